internal import CGEOS

// Overlays are computed by OverlayNG. Without a grid it works in full double precision, then with
// snapping if that fails. With a grid all coordinates of the result are multiples of its size.
extension Geometry {
  /// The points in both.
  ///
  /// - Parameter grid: The precision of the result in units of the coordinates; nil for doubles.
  /// - Throws: ``TopologyError``, mostly where an operand is not valid.
  public func intersection(
    _ other: Geometry, grid: Double? = nil
  ) throws(TopologyError) -> Geometry {
    try derive("intersection", with: other) {
      if let grid { return unsafe GEOSIntersectionPrec_r($0, $1, $2, grid) }
      return unsafe GEOSIntersection_r($0, $1, $2)
    }
  }

  /// The points in one or both.
  ///
  /// - Parameter grid: The precision of the result in units of the coordinates; nil for doubles.
  public func union(_ other: Geometry, grid: Double? = nil) throws(TopologyError) -> Geometry {
    try derive("union", with: other) {
      if let grid { return unsafe GEOSUnionPrec_r($0, $1, $2, grid) }
      return unsafe GEOSUnion_r($0, $1, $2)
    }
  }

  /// The points here that are not in `other`.
  ///
  /// - Parameter grid: The precision of the result in units of the coordinates; nil for doubles.
  public func difference(_ other: Geometry, grid: Double? = nil) throws(TopologyError) -> Geometry {
    try derive("difference", with: other) {
      if let grid { return unsafe GEOSDifferencePrec_r($0, $1, $2, grid) }
      return unsafe GEOSDifference_r($0, $1, $2)
    }
  }

  /// The points in exactly one of the two.
  ///
  /// - Parameter grid: The precision of the result in units of the coordinates; nil for doubles.
  public func symmetricDifference(
    _ other: Geometry, grid: Double? = nil
  ) throws(TopologyError) -> Geometry {
    try derive("symmetric difference", with: other) {
      if let grid { return unsafe GEOSSymDifferencePrec_r($0, $1, $2, grid) }
      return unsafe GEOSSymDifference_r($0, $1, $2)
    }
  }

  /// The union of its own parts: overlaps merged, lines noded, doubles removed.
  ///
  /// - Parameter grid: The precision of the result in units of the coordinates; nil for doubles.
  public func unaryUnion(grid: Double? = nil) throws(TopologyError) -> Geometry {
    try derive("union") {
      if let grid { return unsafe GEOSUnaryUnionPrec_r($0, $1, grid) }
      return unsafe GEOSUnaryUnion_r($0, $1)
    }
  }

  /// The union of many geometries at once, cascaded over a tree: far cheaper than one after the other.
  ///
  /// - Parameter grid: The precision of the result in units of the coordinates; nil for doubles.
  /// - Returns: An empty collection where `geometries` is empty.
  public static func unaryUnion(
    _ geometries: [Geometry], grid: Double? = nil
  ) throws(TopologyError) -> Geometry {
    try collection(geometries).unaryUnion(grid: grid)
  }

  /// The part inside a box.
  ///
  /// A polygon that only touches the box leaves a line or a point; see ``polygonalParts()``.
  /// Computed as an intersection: GEOS's own rectangle clipping is faster, but loses a piece now and then.
  public func clipped(to box: Envelope) throws(TopologyError) -> Geometry {
    guard let envelope else { return self }
    if box.contains(envelope) { return self }
    return try intersection(Geometry.box(box))
  }
}
