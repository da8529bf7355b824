internal import CPROJ

/// One way of getting from a coordinate system to another, as PROJ's database describes it.
public struct CoordinateOperation: Hashable, Sendable {
  /// The names of its steps, joined by `+`.
  public let name: String
  /// In metres: 0 for a conversion within one datum, which is exact; nil where the database does not know it.
  public let accuracy: Double?
  /// Whether it only pretends that the two datums are the same.
  public let isBallpark: Bool
  /// The grids it reads: `fr_ign_ntf_r93.tif`, `ntf_r93.gsb`…
  public let grids: [String]
  /// Those that are not installed.
  public let missingGrids: [String]

  init(of operation: OpaquePointer, _ context: OpaquePointer) {
    name = unsafe SystemFacts.text(proj_get_name(operation)) ?? "unnamed"
    let accuracy = unsafe proj_coordoperation_get_accuracy(context, operation)
    isBallpark = unsafe proj_coordoperation_has_ballpark_transformation(context, operation) == 1
    if accuracy >= 0 {
      self.accuracy = accuracy
    } else {
      let isExact = unsafe !isBallpark && Self.isConversion(operation, context)
      self.accuracy = isExact ? 0 : nil
    }
    var grids: [String] = []
    var missing: [String] = []
    let count = unsafe proj_coordoperation_get_grid_used_count(context, operation)
    for index in 0..<max(0, count) {
      var name: UnsafePointer<CChar>?
      var available: Int32 = 0
      guard
        unsafe proj_coordoperation_get_grid_used(
          context, operation, index, &name, nil, nil, nil, nil, nil, &available) == 1
      else { continue }
      let text = unsafe SystemFacts.text(name) ?? "unnamed grid"
      grids.append(text)
      if available == 0 { missing.append(text) }
    }
    self.grids = grids
    missingGrids = missing
  }

  /// Whether it stays within one datum: a map projection, a change of axes or units, or several of them.
  private static func isConversion(_ operation: OpaquePointer, _ context: OpaquePointer) -> Bool {
    switch unsafe proj_get_type(operation) {
    case PJ_TYPE_CONVERSION: return true
    case PJ_TYPE_CONCATENATED_OPERATION:
      let count = unsafe proj_concatoperation_get_step_count(context, operation)
      for index in 0..<count {
        guard let step = unsafe proj_concatoperation_get_step(context, operation, index) else {
          return false
        }
        defer { _ = unsafe proj_destroy(step) }
        if unsafe !isConversion(step, context) { return false }
      }
      return count > 0
    default: return false
    }
  }

  /// The usable operations between two systems in PROJ's order of preference, and the grids that those
  /// which rank above the first of them lack.
  static func all(
    from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem
  ) throws(ProjectionError) -> (usable: [CoordinateOperation], missingGrids: [String]) {
    let context = PROJContext.current
    _ = context.takeMessage()
    let handle = unsafe context.handle
    let from = unsafe proj_create(handle, source.definition)
    let to = unsafe proj_create(handle, target.definition)
    let settings = unsafe proj_create_operation_factory_context(handle, nil)
    defer {
      _ = unsafe proj_destroy(from)
      _ = unsafe proj_destroy(to)
      unsafe proj_operation_factory_context_destroy(settings)
    }
    unsafe proj_operation_factory_context_set_spatial_criterion(
      handle, settings, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
    unsafe proj_operation_factory_context_set_grid_availability_use(
      handle, settings, PROJ_GRID_AVAILABILITY_IGNORED)
    guard let list = unsafe proj_create_operations(handle, from, to, settings) else {
      throw .noOperation(
        source: source.identifier, target: target.identifier,
        reason: context.takeMessage() ?? "PROJ knows none")
    }
    defer { unsafe proj_list_destroy(list) }
    var usable: [CoordinateOperation] = []
    var missing: [String] = []
    let count = unsafe proj_list_get_count(list)
    for index in 0..<count {
      guard let item = unsafe proj_list_get(handle, list, index) else { continue }
      defer { _ = unsafe proj_destroy(item) }
      let operation = unsafe CoordinateOperation(of: item, handle)
      if operation.missingGrids.isEmpty {
        usable.append(operation)
      } else if usable.isEmpty {
        missing += operation.missingGrids.filter { !missing.contains($0) }
      }
    }
    guard !usable.isEmpty else {
      throw .noOperation(
        source: source.identifier, target: target.identifier,
        reason: missing.isEmpty
          ? "PROJ knows none" : "grids are not installed: \(missing.joined(separator: ", "))")
    }
    return (usable, missing)
  }
}
