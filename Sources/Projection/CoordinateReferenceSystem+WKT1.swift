internal import CPROJ

extension CoordinateReferenceSystem {
  /// Well-known text, version 1 in GDAL's dialect and on one line, as GeoPackage and older programs expect
  /// it; nil where version 1 has no words for the system.
  public var wkt1: String? {
    let context = unsafe PROJContext.current.handle
    guard let object = unsafe proj_create(context, definition) else { return nil }
    defer { _ = unsafe proj_destroy(object) }
    let text = unsafe "MULTILINE=NO".withCString { option in
      unsafe [option, nil].withUnsafeBufferPointer { options in
        unsafe proj_as_wkt(context, object, PJ_WKT1_GDAL, options.baseAddress)
      }
    }
    return unsafe text.map { unsafe String(cString: $0) }
  }
}
