internal import CPROJ
public import PlanarGeometry

/// Brings positions from one coordinate system into another: x then y on both sides, in bulk.
///
/// A plain value that may be shared: PROJ's own object is planned once for each thread and kept there.
/// PROJ may have several ways from one system to the other and takes, position by position, the most
/// accurate one whose area holds it; ``operations`` lists them, ``operation(at:)`` says which was taken.
public struct Transformation: Sendable {
  /// The system of the positions that are given.
  public let source: CoordinateReferenceSystem
  /// The system of the positions that are returned.
  public let target: CoordinateReferenceSystem
  /// The ways that can be used here, the preferred one first; one at least.
  public let operations: [CoordinateOperation]
  /// Grids of more accurate ways that are not installed, and without which ``operations`` has to do.
  public let missingGrids: [String]
  /// The systems are stored as first given, so that an inverse runs the same object backwards.
  private let isInverted: Bool

  /// - Throws: ``ProjectionError/noOperation(source:target:reason:)``.
  public init(
    from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem
  ) throws(ProjectionError) {
    self.source = source
    self.target = target
    isInverted = false
    (operations, missingGrids) = try CoordinateOperation.all(from: source, to: target)
    _ = unsafe try Self.planned(from: source, to: target)
  }

  private init(inverting other: Transformation) {
    source = other.target
    target = other.source
    operations = other.operations
    missingGrids = other.missingGrids
    isInverted = !other.isInverted
  }

  /// The way back: the same operations run backwards.
  public var inverse: Transformation { Transformation(inverting: self) }

  /// The accuracy in metres of the preferred way; 0 within one datum, nil where the database does not know it.
  public var accuracy: Double? { operations.first?.accuracy }

  /// Whether the preferred way only pretends that the two datums are the same.
  public var isBallpark: Bool { operations.first?.isBallpark ?? false }

  /// Whether both systems are the same, so that nothing moves.
  public var isIdentity: Bool { source == target }

  /// Transforms one position; for many, give them at once.
  public func transform(_ position: Coordinate) throws(ProjectionError) -> Coordinate {
    var positions = [position]
    try transform(&positions)
    return positions[0]
  }

  /// Transforms all positions in place.
  ///
  /// - Throws: ``ProjectionError/outside(position:index:source:target:reason:)`` for the first position
  ///   that is not finite or has no image; the array is then as it was.
  public func transform(_ positions: inout [Coordinate]) throws(ProjectionError) {
    if let index = positions.firstIndex(where: { !$0.isFinite }) {
      throw outside(positions[index], index, "it is not two finite numbers")
    }
    if isIdentity || positions.isEmpty { return }
    let context = PROJContext.current
    _ = context.takeMessage()
    let operation = unsafe try self.planned()
    var moved = positions
    let status = unsafe Self.run(operation, isInverted ? PJ_INV : PJ_FWD, &moved)
    if let index = moved.firstIndex(where: { !$0.isFinite }) {
      let known = unsafe SystemFacts.text(proj_context_errno_string(context.handle, status))
      let reason = context.takeMessage() ?? known ?? "outside the domain of the projection"
      throw outside(positions[index], index, reason)
    }
    positions = moved
  }

  /// The same geometry in the other system; heights stay as they are.
  public func transform(_ geometry: Geometry) throws(ProjectionError) -> Geometry {
    if isIdentity { return geometry }
    return try geometry.mapCoordinates { (positions) throws(ProjectionError) in
      try transform(&positions)
    }
  }

  /// The operation that PROJ takes for a position.
  public func operation(at position: Coordinate) throws(ProjectionError) -> CoordinateOperation {
    if isIdentity { return operations[0] }
    _ = try transform(position)
    let context = unsafe PROJContext.current.handle
    let used = unsafe proj_trans_get_last_used_operation(try planned())
    guard let used = unsafe used else { return operations[0] }
    defer { _ = unsafe proj_destroy(used) }
    return unsafe CoordinateOperation(of: used, context)
  }

  private func outside(_ position: Coordinate, _ index: Int, _ reason: String) -> ProjectionError {
    .outside(
      position: position, index: index, source: source.identifier, target: target.identifier,
      reason: reason)
  }

  private func planned() throws(ProjectionError) -> OpaquePointer {
    unsafe isInverted
      ? try Self.planned(from: target, to: source) : try Self.planned(from: source, to: target)
  }

  private static func planned(
    from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem
  ) throws(ProjectionError) -> OpaquePointer {
    let key = PROJContext.OperationKey(source: source.definition, target: target.definition)
    return unsafe try PROJContext.current.operation(for: key) {
      (context) throws(ProjectionError) in
      _ = context.takeMessage()
      if let raw = unsafe proj_create_crs_to_crs(context.handle, key.source, key.target, nil) {
        defer { _ = unsafe proj_destroy(raw) }
        if let made = unsafe proj_normalize_for_visualization(context.handle, raw) {
          return unsafe made
        }
      }
      throw .noOperation(
        source: source.identifier, target: target.identifier,
        reason: context.takeMessage() ?? "PROJ knows none")
    }
  }

  /// Runs over the array in place and returns PROJ's error number.
  private static func run(
    _ operation: OpaquePointer, _ direction: PJ_DIRECTION, _ positions: inout [Coordinate]
  ) -> Int32 {
    unsafe positions.withUnsafeMutableBufferPointer { buffer in
      let count = buffer.count
      let stride = MemoryLayout<Coordinate>.stride
      _ = unsafe proj_errno_reset(operation)
      // A coordinate is two doubles in memory, so y lies one double after x.
      unsafe buffer.withMemoryRebound(to: Double.self) { doubles in
        let x = doubles.baseAddress!
        _ = unsafe proj_trans_generic(
          operation, direction, x, stride, count, x + 1, stride, count, nil, 0, 0, nil, 0, 0)
      }
      return unsafe proj_errno(operation)
    }
  }
}
