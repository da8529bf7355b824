internal import CGEOS

/// A geometry with an index of its own, for many questions against one geometry.
///
/// Not copyable and not sendable, and the compiler sees to it: GEOS fills the index while it answers,
/// and two threads that share one crash. A caller that wants cores prepares one in each task.
@safe public struct PreparedGeometry: ~Copyable {
  /// GEOS borrows it, so it must outlive the pointer.
  public let base: Geometry
  private let pointer: OpaquePointer

  /// Prepares a geometry; its index is filled by the first questions.
  public init(_ base: Geometry) {
    self.base = base
    guard
      let pointer = unsafe GEOSPrepare_r(GEOSContext.current.handle, base.storage.pointer)
    else { fatalError("GEOS could not prepare \(base)") }
    unsafe self.pointer = unsafe pointer
  }

  deinit { unsafe GEOSPreparedGeom_destroy_r(GEOSContext.current.handle, pointer) }

  /// Whether the two share at least one point.
  public func intersects(_ other: Geometry) throws(TopologyError) -> Bool {
    if base.kind == .geometryCollection || other.kind == .geometryCollection {
      return try base.anyAtomIntersects(other)
    }
    return try test("intersects", other) { unsafe GEOSPreparedIntersects_r($0, $1, $2) }
  }

  /// Whether the two share no point.
  public func isDisjoint(from other: Geometry) throws(TopologyError) -> Bool {
    try !intersects(other)
  }

  /// Whether `other` lies within this geometry and not only on its boundary.
  public func contains(_ other: Geometry) throws(TopologyError) -> Bool {
    if isCollection(other) { return try base.contains(other) }
    return try test("contains", other) { unsafe GEOSPreparedContains_r($0, $1, $2) }
  }

  /// Whether `other` lies in the interior, off the boundary; the cheapest of the tests for being inside.
  public func containsProperly(_ other: Geometry) throws(TopologyError) -> Bool {
    if isCollection(other) { return try base.relates(to: other, pattern: "T**FF*FF*") }
    return try test("contains properly", other) {
      unsafe GEOSPreparedContainsProperly_r($0, $1, $2)
    }
  }

  /// Whether no point of `other` lies outside this geometry.
  public func covers(_ other: Geometry) throws(TopologyError) -> Bool {
    if isCollection(other) { return try base.covers(other) }
    return try test("covers", other) { unsafe GEOSPreparedCovers_r($0, $1, $2) }
  }

  /// Whether no point of this geometry lies outside `other`.
  public func isCovered(by other: Geometry) throws(TopologyError) -> Bool {
    if isCollection(other) { return try base.isCovered(by: other) }
    return try test("covered by", other) { unsafe GEOSPreparedCoveredBy_r($0, $1, $2) }
  }

  /// Whether this geometry lies in `other` and not only on its boundary.
  public func isWithin(_ other: Geometry) throws(TopologyError) -> Bool {
    if isCollection(other) { return try base.isWithin(other) }
    return try test("within", other) { unsafe GEOSPreparedWithin_r($0, $1, $2) }
  }

  /// Whether they meet on their boundaries only.
  public func touches(_ other: Geometry) throws(TopologyError) -> Bool {
    if isCollection(other) { return try base.touches(other) }
    return try test("touches", other) { unsafe GEOSPreparedTouches_r($0, $1, $2) }
  }

  /// Whether the interiors meet in a figure of lower dimension than the greater of the two.
  public func crosses(_ other: Geometry) throws(TopologyError) -> Bool {
    if isCollection(other) { return try base.crosses(other) }
    return try test("crosses", other) { unsafe GEOSPreparedCrosses_r($0, $1, $2) }
  }

  /// Whether the interiors of two figures of one dimension meet in that dimension, and neither holds the other.
  public func overlaps(_ other: Geometry) throws(TopologyError) -> Bool {
    if isCollection(other) { return try base.overlaps(other) }
    return try test("overlaps", other) { unsafe GEOSPreparedOverlaps_r($0, $1, $2) }
  }

  /// The least distance between points of the two; 0 where they meet, infinity when one is empty.
  public func distance(to other: Geometry) throws(TopologyError) -> Double {
    if base.envelope == nil || other.envelope == nil { return .infinity }
    let context = GEOSContext.current
    var result = 0.0
    guard
      unsafe GEOSPreparedDistance_r(context.handle, pointer, other.storage.pointer, &result) == 1
    else {
      throw TopologyError(
        operation: "distance", operand: "\(base) and \(other)", message: context.takeMessage())
    }
    return result
  }

  /// Whether ``distance(to:)`` is at most `distance`; faster than computing it.
  public func isWithinDistance(_ distance: Double, of other: Geometry) throws(TopologyError) -> Bool
  {
    guard let mine = base.envelope, let its = other.envelope, mine.distance(to: its) <= distance
    else { return false }
    return try test("is within distance", other) {
      unsafe GEOSPreparedDistanceWithin_r($0, $1, $2, distance)
    }
  }

  /// One position of each at the least distance, this geometry's first; nil when one of them is empty.
  public func nearestPoints(
    to other: Geometry
  ) throws(TopologyError) -> (here: Coordinate, there: Coordinate)? {
    if base.envelope == nil || other.envelope == nil { return nil }
    let context = GEOSContext.current
    guard
      let sequence = unsafe GEOSPreparedNearestPoints_r(
        context.handle, pointer, other.storage.pointer)
    else {
      throw TopologyError(
        operation: "nearest points", operand: "\(base) and \(other)",
        message: context.takeMessage())
    }
    defer { unsafe GEOSCoordSeq_destroy_r(context.handle, sequence) }
    let pair = unsafe CoordinateSequence.copy(sequence, context.handle)
    return (pair[0], pair[1])
  }

  /// Collections are related as ``Geometry`` does it; GEOS prepares nothing for them.
  private func isCollection(_ other: Geometry) -> Bool {
    base.kind == .geometryCollection || other.kind == .geometryCollection
  }

  // Safe to call, though the closure sees pointers: these are alive for the length of the call.
  @safe private func test(
    _ operation: String, _ other: Geometry, _ call: Geometry.BinaryTest
  ) throws(TopologyError) -> Bool {
    let context = GEOSContext.current
    switch unsafe call(context.handle, pointer, other.storage.pointer) {
    case 0: return false
    case 1: return true
    default:
      throw TopologyError(
        operation: operation, operand: "prepared \(base) and \(other)",
        message: context.takeMessage())
    }
  }
}
