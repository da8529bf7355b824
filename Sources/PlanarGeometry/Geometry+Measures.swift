internal import CGEOS

extension Geometry {
  /// The area in square units of the coordinate system; 0 for points and lines.
  public var area: Double {
    var result = 0.0
    _ = unsafe GEOSArea_r(GEOSContext.current.handle, storage.pointer, &result)
    return result
  }

  /// The length of lines, or of all rings of polygons, in units of the coordinate system; 0 for points.
  public var length: Double {
    var result = 0.0
    _ = unsafe GEOSLength_r(GEOSContext.current.handle, storage.pointer, &result)
    return result
  }

  /// The length of the boundary of polygons, holes included; the word for ``length`` where there is an area.
  public var perimeter: Double { length }

  /// How round it is: 4πA / P² with area A and perimeter P (Polsby and Popper 1991), 1 for a disc,
  /// 0 for what has no area; nil when it is empty.
  public var compactness: Double? {
    if isEmpty { return nil }
    let perimeter = perimeter
    return perimeter > 0 ? 4 * .pi * area / (perimeter * perimeter) : 0
  }

  /// The centre of gravity of the parts of the greatest dimension; nil when it is empty. It may lie outside.
  public var centroid: Coordinate? {
    get throws(TopologyError) {
      try derive("centroid") { unsafe GEOSGetCentroid_r($0, $1) }.coordinate
    }
  }

  /// A position that lies inside the polygons, else on the lines; nil when it is empty.
  public var pointOnSurface: Coordinate? {
    get throws(TopologyError) {
      try derive("point on surface") { unsafe GEOSPointOnSurface_r($0, $1) }.coordinate
    }
  }
}
