internal import CGEOS

// The relations of Simple Features (OGC 06-103r4 §6.1.15). Two polygons that share only an edge
// intersect and touch, but do not overlap. Collections: see `relatable`.
extension Geometry {
  /// Whether the two share at least one point.
  public func intersects(_ other: Geometry) throws(TopologyError) -> Bool {
    if kind == .geometryCollection || other.kind == .geometryCollection {
      return try anyAtomIntersects(other)
    }
    return try test("intersects", with: other) { unsafe GEOSIntersects_r($0, $1, $2) }
  }

  /// Whether the two share no point.
  public func isDisjoint(from other: Geometry) throws(TopologyError) -> Bool {
    try !intersects(other)
  }

  /// Whether `other` lies within this geometry and not only on its boundary.
  public func contains(_ other: Geometry) throws(TopologyError) -> Bool {
    try relate("contains", to: other) { unsafe GEOSContains_r($0, $1, $2) }
  }

  /// Whether no point of `other` lies outside this geometry.
  public func covers(_ other: Geometry) throws(TopologyError) -> Bool {
    try relate("covers", to: other) { unsafe GEOSCovers_r($0, $1, $2) }
  }

  /// Whether no point of this geometry lies outside `other`.
  public func isCovered(by other: Geometry) throws(TopologyError) -> Bool {
    try relate("covered by", to: other) { unsafe GEOSCoveredBy_r($0, $1, $2) }
  }

  /// Whether this geometry lies in `other` and not only on its boundary.
  public func isWithin(_ other: Geometry) throws(TopologyError) -> Bool {
    try relate("within", to: other) { unsafe GEOSWithin_r($0, $1, $2) }
  }

  /// Whether they meet on their boundaries only.
  public func touches(_ other: Geometry) throws(TopologyError) -> Bool {
    try relate("touches", to: other) { unsafe GEOSTouches_r($0, $1, $2) }
  }

  /// Whether the interiors meet in a figure of lower dimension than the greater of the two.
  public func crosses(_ other: Geometry) throws(TopologyError) -> Bool {
    try relate("crosses", to: other) { unsafe GEOSCrosses_r($0, $1, $2) }
  }

  /// Whether the interiors of two figures of one dimension meet in that dimension, and neither holds the other.
  public func overlaps(_ other: Geometry) throws(TopologyError) -> Bool {
    try relate("overlaps", to: other) { unsafe GEOSOverlaps_r($0, $1, $2) }
  }

  /// Whether both are the same set of points, whatever their vertices.
  public func equals(_ other: Geometry) throws(TopologyError) -> Bool {
    try relate("equals", to: other) { unsafe GEOSEquals_r($0, $1, $2) }
  }

  /// Whether both have the same structure and vertices in the same order, each coordinate within `tolerance`.
  public func equalsExactly(_ other: Geometry, tolerance: Double = 0) -> Bool {
    unsafe GEOSEqualsExact_r(
      GEOSContext.current.handle, storage.pointer, other.storage.pointer, tolerance) == 1
  }

  /// The nine intersections (DE-9IM, Clementini and Di Felice 1993) as GEOS writes them: `212101212`.
  public func relate(_ other: Geometry) throws(TopologyError) -> String {
    let left = try relatable("relate")
    let right = try other.relatable("relate")
    let context = GEOSContext.current
    guard
      let matrix = unsafe GEOSRelate_r(
        context.handle, left.storage.pointer, right.storage.pointer)
    else {
      throw TopologyError(
        operation: "relate", operand: "\(self) and \(other)", message: context.takeMessage())
    }
    defer { unsafe GEOSFree_r(context.handle, matrix) }
    return unsafe String(cString: matrix)
  }

  /// Whether the nine intersections match `pattern`: nine of `0`, `1`, `2`, `T`, `F`, `*`.
  public func relates(to other: Geometry, pattern: String) throws(TopologyError) -> Bool {
    try relate("relate \(pattern)", to: other) {
      unsafe GEOSRelatePattern_r($0, $1, $2, pattern)
    }
  }
}
