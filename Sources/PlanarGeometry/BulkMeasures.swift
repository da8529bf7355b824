internal import CGEOS

// Measures over arrays: one context for the whole loop, the constant side prepared once, and the cheap
// answers (boxes apart, one inside the other) given before GEOS is asked to overlay.
extension Geometry {
  /// The area of each, in square units of the coordinates.
  public static func areas(of geometries: [Geometry]) -> [Double] {
    let context = unsafe GEOSContext.current.handle
    return geometries.map { geometry in
      var area = 0.0
      _ = unsafe GEOSArea_r(context, geometry.storage.pointer, &area)
      return area
    }
  }

  /// The length of each, in units of the coordinates: of lines, or of all rings of polygons.
  public static func lengths(of geometries: [Geometry]) -> [Double] {
    let context = unsafe GEOSContext.current.handle
    return geometries.map { geometry in
      var length = 0.0
      _ = unsafe GEOSLength_r(context, geometry.storage.pointer, &length)
      return length
    }
  }

  /// The area that this geometry shares with each of `others`.
  public func intersectionAreas(with others: [Geometry]) throws(TopologyError) -> [Double] {
    var areas: [Double] = []
    areas.reserveCapacity(others.count)
    let prepared = PreparedGeometry(self)
    for other in others { areas.append(try prepared.intersectionArea(with: other)) }
    return areas
  }
}

extension PreparedGeometry {
  /// The area shared with `other`; an overlay only where the two truly cross.
  public func intersectionArea(with other: Geometry) throws(TopologyError) -> Double {
    guard let mine = base.envelope, let its = other.envelope, mine.intersects(its),
      try intersects(other)
    else { return 0 }
    if try containsProperly(other) { return other.area }
    return try base.intersection(other).area
  }
}

extension SpatialIndex {
  /// The items that share area with `geometry`, ascending, and how much.
  public func intersectionAreas(
    with geometry: Geometry
  ) throws(TopologyError) -> [(index: Int, area: Double)] {
    guard let envelope = geometry.envelope else { return [] }
    let candidates = query(envelope)
    if candidates.isEmpty { return [] }
    let prepared = PreparedGeometry(geometry)
    var found: [(index: Int, area: Double)] = []
    for candidate in candidates {
      let area = try prepared.intersectionArea(with: geometries[candidate])
      if area > 0 { found.append((candidate, area)) }
    }
    return found
  }

  /// The distance from each of `geometries` to the nearest item, edge to edge; infinity where there is none
  /// within the limit.
  public func distances(
    from geometries: [Geometry], within limit: Double = .infinity
  ) throws(TopologyError) -> [Double] {
    var distances: [Double] = []
    distances.reserveCapacity(geometries.count)
    for geometry in geometries {
      distances.append(try nearest(to: geometry, within: limit)?.distance ?? .infinity)
    }
    return distances
  }
}
