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
    if let fault = Self.textFault(wkt) {
      throw TopologyError(operation: "read WKT", operand: sample, reason: fault)
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

  /// Well-known text with the shortest numbers that read back the same; heights are written where there are any.
  public var wkt: String { wkt(decimals: nil) }

  /// Well-known text.
  ///
  /// - Parameter decimals: The most decimals of a number; nil for as many as it takes to read back the same.
  public func wkt(decimals: Int?) -> String {
    WKTWriting.text(of: self, decimals: decimals)
  }

  /// What GEOS does not check: nesting, which may overflow its stack, and text after the geometry.
  private static func textFault(_ text: String) -> String? {
    var depth = 0
    var isClosed = false
    for byte in text.utf8 where byte != 32 && !(9...13).contains(byte) {
      if isClosed { return "text follows the geometry" }
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: continue
      }
      if depth > maximumNesting { return "nested deeper than \(maximumNesting) levels" }
      if depth < 0 { return "a parenthesis is closed that was not opened" }
      isClosed = depth == 0
    }
    return depth > 0 ? "\(depth) parentheses are not closed" : nil
  }
}
