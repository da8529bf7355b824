internal import CGEOS

extension Geometry {
  /// The area in square units of the coordinate system; 0 for points and lines.
  public var area: Double {
    var result = 0.0
    _ = unsafe GEOSArea_r(GEOSContext.current.handle, storage.pointer, &result)
    return result
  }
}
