internal import CGEOS

extension Geometry {
  /// Reads well-known text.
  public init(wkt: String) throws(TopologyError) {
    let context = GEOSContext.current
    let reader = unsafe GEOSWKTReader_create_r(context.handle)
    defer { unsafe GEOSWKTReader_destroy_r(context.handle, reader) }
    guard let pointer = unsafe GEOSWKTReader_read_r(context.handle, reader, wkt) else {
      throw TopologyError(
        operation: "read WKT", operand: "'\(wkt.prefix(40))'",
        reason: context.takeMessage() ?? "not well-known text")
    }
    unsafe self.init(owning: pointer)
  }
}
