internal import CGEOS

extension Geometry {
  /// The parts of a multi-geometry or collection; the geometry itself otherwise, nothing when it is a
  /// collection of nothing. Parts share the handle of the whole.
  public var parts: [Geometry] {
    let context = unsafe GEOSContext.current.handle
    if kind.rawValue < GeometryKind.multiPoint.rawValue { return [self] }
    let count = unsafe GEOSGetNumGeometries_r(context, storage.pointer)
    return (0..<count).compactMap { index in
      guard let part = unsafe GEOSGetGeometryN_r(context, storage.pointer, index) else {
        return nil
      }
      return unsafe Geometry(borrowing: part, from: self)
    }
  }

  /// All points, lines and polygons, however deep they lie in collections.
  public var atoms: [Geometry] {
    if kind.rawValue < GeometryKind.multiPoint.rawValue { return [self] }
    return parts.flatMap(\.atoms)
  }

  /// The outer ring of a polygon as a linear ring; nil when it is empty or no polygon.
  public var shell: Geometry? {
    guard kind == .polygon, !isEmpty,
      let ring = unsafe GEOSGetExteriorRing_r(GEOSContext.current.handle, storage.pointer)
    else { return nil }
    return unsafe Geometry(borrowing: ring, from: self)
  }

  /// The inner rings of a polygon as linear rings.
  public var holes: [Geometry] {
    guard kind == .polygon else { return [] }
    let context = unsafe GEOSContext.current.handle
    let count = unsafe GEOSGetNumInteriorRings_r(context, storage.pointer)
    return (0..<count).compactMap { index in
      guard let ring = unsafe GEOSGetInteriorRingN_r(context, storage.pointer, index) else {
        return nil
      }
      return unsafe Geometry(borrowing: ring, from: self)
    }
  }

  /// Only the polygons of a collection, as a polygon or multi-polygon; empty where there is none.
  public func polygonalParts() throws(TopologyError) -> Geometry {
    if kind.isPolygonal { return self }
    let polygons = atoms.filter { $0.kind == .polygon && !$0.isEmpty }
    switch polygons.count {
    case 0: return .empty(.polygon)
    case 1: return polygons[0]
    default: return try .multiPolygon(polygons)
    }
  }
}
