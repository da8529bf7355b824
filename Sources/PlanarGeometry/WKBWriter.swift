internal import CGEOS

/// Writes well-known binary (ISO codes, little-endian), many geometries with one writer; bound to the
/// thread that made it.
@safe public struct WKBWriter: ~Copyable {
  private let writer: OpaquePointer

  /// - Parameter keepingZ: Writes heights where there are any; otherwise x and y only.
  public init(keepingZ: Bool = false) {
    let context = unsafe GEOSContext.current.handle
    guard let writer = unsafe GEOSWKBWriter_create_r(context) else {
      fatalError("GEOS: out of memory")
    }
    unsafe GEOSWKBWriter_setByteOrder_r(context, writer, Int32(GEOS_WKB_NDR.rawValue))
    unsafe GEOSWKBWriter_setFlavor_r(context, writer, Int32(GEOS_WKB_ISO.rawValue))
    unsafe GEOSWKBWriter_setOutputDimension_r(context, writer, keepingZ ? 3 : 2)
    unsafe self.writer = unsafe writer
  }

  deinit { unsafe GEOSWKBWriter_destroy_r(GEOSContext.current.handle, writer) }

  /// The bytes of one geometry.
  public func write(_ geometry: Geometry) -> [UInt8] {
    var bytes: [UInt8] = []
    append(geometry, to: &bytes)
    return bytes
  }

  /// Appends the bytes of one geometry, for instance after a GeoPackage header.
  public func append(_ geometry: Geometry, to bytes: inout [UInt8]) {
    let context = unsafe GEOSContext.current.handle
    var size = 0
    guard
      let buffer = unsafe GEOSWKBWriter_write_r(context, writer, geometry.storage.pointer, &size)
    else { fatalError("GEOS could not write a geometry as bytes") }
    defer { unsafe GEOSFree_r(context, buffer) }
    unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: size))
  }
}

extension Geometry {
  /// Well-known binary (ISO codes, little-endian, x and y only); ``WKBWriter`` is faster for many.
  public var wkb: [UInt8] { WKBWriter().write(self) }
}
