internal import CGEOS

extension Geometry {
  /// The least distance between points of the two, edge to edge, in units of the coordinates.
  ///
  /// 0 where they meet, infinity when one of them is empty.
  public func distance(to other: Geometry) throws(TopologyError) -> Double {
    if envelope == nil || other.envelope == nil { return .infinity }
    let context = GEOSContext.current
    var result = 0.0
    guard
      unsafe GEOSDistance_r(context.handle, storage.pointer, other.storage.pointer, &result) == 1
    else {
      throw TopologyError(
        operation: "distance", operand: "\(self) and \(other)", message: context.takeMessage())
    }
    return result
  }

  /// Whether ``distance(to:)`` is at most `distance`; faster than computing it.
  public func isWithinDistance(_ distance: Double, of other: Geometry) throws(TopologyError) -> Bool
  {
    guard let mine = envelope, let its = other.envelope, mine.distance(to: its) <= distance else {
      return false
    }
    return try test("is within distance", with: other) {
      unsafe GEOSDistanceWithin_r($0, $1, $2, distance)
    }
  }

  /// One position of each at the least distance, this geometry's first; nil when one of them is empty.
  public func nearestPoints(
    to other: Geometry
  ) throws(TopologyError) -> (here: Coordinate, there: Coordinate)? {
    if envelope == nil || other.envelope == nil { return nil }
    let context = GEOSContext.current
    guard
      let sequence = unsafe GEOSNearestPoints_r(
        context.handle, storage.pointer, other.storage.pointer)
    else {
      throw TopologyError(
        operation: "nearest points", operand: "\(self) and \(other)", message: context.takeMessage()
      )
    }
    defer { unsafe GEOSCoordSeq_destroy_r(context.handle, sequence) }
    let pair = unsafe CoordinateSequence.copy(sequence, context.handle)
    return (pair[0], pair[1])
  }
}
