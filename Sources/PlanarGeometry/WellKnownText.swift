internal import CGEOS

/// The deepest nesting that is read: collections in collections of about a thousand levels overflow
/// the stack of GEOS, and no honest file nests more than three.
let maximumNesting = 32

extension Geometry {
  /// Reads well-known text.
  ///
  /// - Throws: ``TopologyError`` for text that is not a geometry, or nested deeper than 32 levels.
  public init(wkt: String) throws(TopologyError) {
    let sample = "'\(wkt.prefix(40))\(wkt.utf8.count > 40 ? "…" : "")'"
    var depth = 0
    for byte in wkt.utf8 {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth > maximumNesting {
        throw TopologyError(
          operation: "read WKT", operand: sample,
          reason: "nested deeper than \(maximumNesting) levels")
      }
    }
    let context = GEOSContext.current
    _ = context.takeMessage()
    let reader = unsafe GEOSWKTReader_create_r(context.handle)
    defer { unsafe GEOSWKTReader_destroy_r(context.handle, reader) }
    guard let pointer = unsafe GEOSWKTReader_read_r(context.handle, reader, wkt) else {
      throw TopologyError(
        operation: "read WKT", operand: sample, reason: context.takeMessage() ?? "no geometry")
    }
    unsafe self.init(owning: pointer)
  }

  /// Well-known text with the shortest numbers that read back the same.
  public var wkt: String { wkt(decimals: nil) }

  /// Well-known text.
  ///
  /// - Parameter decimals: The most decimals of a number; nil for as many as it takes to read back the same.
  public func wkt(decimals: Int?) -> String {
    let context = unsafe GEOSContext.current.handle
    let writer = unsafe GEOSWKTWriter_create_r(context)
    defer { unsafe GEOSWKTWriter_destroy_r(context, writer) }
    unsafe GEOSWKTWriter_setTrim_r(context, writer, 1)
    unsafe GEOSWKTWriter_setRoundingPrecision_r(context, writer, Int32(decimals ?? -1))
    unsafe GEOSWKTWriter_setOutputDimension_r(context, writer, 3)
    guard let text = unsafe GEOSWKTWriter_write_r(context, writer, storage.pointer) else {
      fatalError("GEOS could not write a geometry as text")
    }
    defer { unsafe GEOSFree_r(context, text) }
    return unsafe String(cString: text)
  }
}
