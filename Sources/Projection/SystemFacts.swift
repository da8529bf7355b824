internal import CPROJ

/// What PROJ says about a coordinate system.
struct SystemFacts {
  let name: String
  /// Nil where there is no plane.
  let kind: CoordinateReferenceSystem.Kind?
  let unit: CoordinateReferenceSystem.Unit?
  let areaOfUse: CoordinateReferenceSystem.AreaOfUse?
  let identity: (authority: String, code: String)?
  /// Whether the definition states its authority and code; otherwise they were recognised.
  let isNamedByItself: Bool
  let wkt: String

  init(of object: OpaquePointer, _ context: OpaquePointer) {
    name = unsafe Self.text(proj_get_name(object)) ?? "unnamed"
    wkt = unsafe Self.text(proj_as_wkt(context, object, PJ_WKT2_2019, nil)) ?? ""
    areaOfUse = unsafe Self.areaOfUse(of: object, context)
    let stated = unsafe Self.identity(of: object)
    isNamedByItself = stated != nil
    identity = unsafe stated ?? Self.recognized(object, context)
    let horizontal = unsafe Self.horizontal(object, context)
    kind = unsafe Self.kind(of: horizontal)
    unit = unsafe Self.unit(of: horizontal, context)
    _ = unsafe proj_destroy(horizontal)
  }

  /// The system of x and y within one that is compound or bound to a transformation; owned by the caller.
  private static func horizontal(
    _ object: OpaquePointer, _ context: OpaquePointer
  ) -> OpaquePointer? {
    var current = unsafe proj_clone(context, object)
    while let inner = unsafe current {
      switch unsafe proj_get_type(inner) {
      case PJ_TYPE_COMPOUND_CRS: unsafe current = unsafe proj_crs_get_sub_crs(context, inner, 0)
      case PJ_TYPE_BOUND_CRS: unsafe current = unsafe proj_get_source_crs(context, inner)
      default: return unsafe inner
      }
      _ = unsafe proj_destroy(inner)
    }
    return nil
  }

  private static func kind(of object: OpaquePointer?) -> CoordinateReferenceSystem.Kind? {
    switch unsafe proj_get_type(object) {
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: .geographic
    case PJ_TYPE_PROJECTED_CRS: .projected
    case PJ_TYPE_ENGINEERING_CRS, PJ_TYPE_OTHER_CRS: .local
    default: nil
    }
  }

  private static func unit(
    of object: OpaquePointer?, _ context: OpaquePointer
  ) -> CoordinateReferenceSystem.Unit? {
    guard let system = unsafe proj_crs_get_coordinate_system(context, object) else { return nil }
    defer { _ = unsafe proj_destroy(system) }
    var factor = 0.0
    var name: UnsafePointer<CChar>?
    guard unsafe proj_cs_get_axis_count(context, system) >= 2,
      unsafe proj_cs_get_axis_info(
        context, system, 0, nil, nil, nil, &factor, &name, nil, nil) == 1
    else { return nil }
    return CoordinateReferenceSystem.Unit(name: unsafe text(name) ?? "unknown", factor: factor)
  }

  private static func areaOfUse(
    of object: OpaquePointer, _ context: OpaquePointer
  ) -> CoordinateReferenceSystem.AreaOfUse? {
    var west = 0.0
    var south = 0.0
    var east = 0.0
    var north = 0.0
    var name: UnsafePointer<CChar>?
    // PROJ writes -1000 where the box is not known.
    guard
      unsafe proj_get_area_of_use(context, object, &west, &south, &east, &north, &name) == 1,
      west > -1000
    else { return nil }
    return CoordinateReferenceSystem.AreaOfUse(
      west: west, south: south, east: east, north: north, name: unsafe text(name) ?? "")
  }

  private static func identity(of object: OpaquePointer) -> (authority: String, code: String)? {
    guard let authority = unsafe text(proj_get_id_auth_name(object, 0)),
      let code = unsafe text(proj_get_id_code(object, 0))
    else { return nil }
    return (authority, code)
  }

  /// The database's system that a definition without a code describes, where PROJ is sure (name and
  /// parameters agree: 90 % and more on its scale).
  private static func recognized(
    _ object: OpaquePointer, _ context: OpaquePointer
  ) -> (authority: String, code: String)? {
    var confidences: UnsafeMutablePointer<Int32>?
    guard let list = unsafe proj_identify(context, object, nil, nil, &confidences) else {
      return nil
    }
    defer {
      unsafe proj_list_destroy(list)
      unsafe proj_int_list_destroy(confidences)
    }
    guard unsafe proj_list_get_count(list) > 0, let confidences = unsafe confidences,
      unsafe confidences[0] >= 90, let best = unsafe proj_list_get(context, list, 0)
    else { return nil }
    defer { _ = unsafe proj_destroy(best) }
    return unsafe identity(of: best)
  }

  static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    unsafe pointer.map { unsafe String(cString: $0) }
  }
}
