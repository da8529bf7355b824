internal import CPROJ

/// An operation written as a PROJ string, bound to the thread that made it.
///
/// Not public: the program speaks of coordinate systems. It is the seam at which the test files of PROJ
/// itself (`gie`) are run through this module's contexts.
@safe struct Pipeline: ~Copyable {
  enum Direction {
    case forward
    case inverse

    var opposite: Direction { self == .forward ? .inverse : .forward }
  }

  /// Up to four numbers: x, y, z, t; angles in degrees.
  typealias Numbers = SIMD4<Double>

  private let operation: OpaquePointer

  /// - Parameter usesInitRules: Lets `+init=epsg:…` mean what it meant in PROJ 4.
  /// - Throws: PROJ's error number.
  init(_ definition: String, usesInitRules: Bool = false) throws(Failure) {
    let context = PROJContext.current
    unsafe proj_context_use_proj4_init_rules(context.handle, usesInitRules ? 1 : 0)
    defer { unsafe proj_context_use_proj4_init_rules(context.handle, 0) }
    guard let made = unsafe proj_create(context.handle, definition) else {
      throw Failure(number: unsafe proj_context_errno(context.handle))
    }
    unsafe operation = unsafe made
  }

  /// The operation from one system to another, axes in the order of their definitions.
  init(from source: String, to target: String) throws(Failure) {
    let context = unsafe PROJContext.current.handle
    guard let made = unsafe proj_create_crs_to_crs(context, source, target, nil) else {
      throw Failure(number: unsafe proj_context_errno(context))
    }
    unsafe operation = unsafe made
  }

  deinit { _ = unsafe proj_destroy(operation) }

  struct Failure: Error {
    let number: Int32
  }

  /// Transforms one position.
  func transform(_ numbers: Numbers, _ direction: Direction) throws(Failure) -> Numbers {
    _ = unsafe proj_errno_reset(operation)
    let input = isAngular(entering: direction) ? Self.scaled(numbers, proj_torad) : numbers
    let output = unsafe proj_trans(operation, Self.code(direction), PJ_COORD(v: Self.tuple(input)))
    let result = unsafe Numbers(output.v.0, output.v.1, output.v.2, output.v.3)
    let status = unsafe proj_errno(operation)
    guard result.x.isFinite, result.y.isFinite, status == 0 else { throw Failure(number: status) }
    return isAngular(leaving: direction) ? Self.scaled(result, proj_todeg) : result
  }

  /// How far `a` and `b`, as this operation gives them in `direction`, lie apart, in metres where it can be said.
  func distance(_ a: Numbers, _ b: Numbers, _ direction: Direction) -> Double {
    if isAngular(leaving: direction) {
      return unsafe proj_lpz_dist(
        operation, PJ_COORD(v: Self.tuple(Self.scaled(a, proj_torad))),
        PJ_COORD(v: Self.tuple(Self.scaled(b, proj_torad))))
    }
    if unsafe proj_degree_output(operation, Self.code(direction)) == 1 {
      // A degree of a great circle on the mean radius of the Earth.
      let degree = 111_195.0
      let away = (a - b) * Numbers(degree, degree, 1, 0)
      return (away * away).sum().squareRoot()
    }
    return proj_xyz_dist(PJ_COORD(v: Self.tuple(a)), PJ_COORD(v: Self.tuple(b)))
  }

  /// How far from `numbers` the position is after going there and back `count` times, in metres.
  func roundTrip(_ numbers: Numbers, _ direction: Direction, count: Int) -> Double {
    let input = isAngular(entering: direction) ? Self.scaled(numbers, proj_torad) : numbers
    var position = PJ_COORD(v: Self.tuple(input))
    return unsafe proj_roundtrip(operation, Self.code(direction), Int32(count), &position)
  }

  private func isAngular(entering direction: Direction) -> Bool {
    unsafe proj_angular_input(operation, Self.code(direction)) == 1
  }

  private func isAngular(leaving direction: Direction) -> Bool {
    unsafe proj_angular_output(operation, Self.code(direction)) == 1
  }

  private static func code(_ direction: Direction) -> PJ_DIRECTION {
    direction == .forward ? PJ_FWD : PJ_INV
  }

  private static func scaled(_ numbers: Numbers, _ convert: (Double) -> Double) -> Numbers {
    Numbers(convert(numbers.x), convert(numbers.y), numbers.z, numbers.w)
  }

  private static func tuple(_ numbers: Numbers) -> (Double, Double, Double, Double) {
    (numbers.x, numbers.y, numbers.z, numbers.w)
  }
}
