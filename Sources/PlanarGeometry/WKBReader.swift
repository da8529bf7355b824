internal import CGEOS

/// Reads well-known binary, many geometries with one reader; bound to the thread that made it.
///
/// Accepts both byte orders, ISO and extended (PostGIS) codes; heights are kept, measures dropped,
/// a spatial reference number ignored. Bytes after the geometry are not looked at.
@safe public struct WKBReader: ~Copyable {
  private let reader: OpaquePointer

  /// A reader for the current thread.
  public init() {
    guard let reader = unsafe GEOSWKBReader_create_r(GEOSContext.current.handle) else {
      fatalError("GEOS: out of memory")
    }
    unsafe self.reader = unsafe reader
  }

  deinit { unsafe GEOSWKBReader_destroy_r(GEOSContext.current.handle, reader) }

  /// Reads one geometry, in place.
  ///
  /// - Throws: ``TopologyError`` for bytes that are truncated, of an unknown type, nested deeper than 32
  ///   levels, or whose rings are not closed.
  public func read(_ bytes: UnsafeRawBufferPointer) throws(TopologyError) -> Geometry {
    do throws(WKBScan.Fault) {
      try unsafe WKBScan.check(bytes)
    } catch {
      throw TopologyError(
        operation: "read WKB", operand: "\(bytes.count) bytes", reason: error.reason)
    }
    let context = GEOSContext.current
    _ = context.takeMessage()
    let pointer = unsafe GEOSWKBReader_read_r(
      context.handle, reader, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
    guard let pointer = unsafe pointer else {
      throw TopologyError(
        operation: "read WKB", operand: "\(bytes.count) bytes",
        message: context.takeMessage())
    }
    return unsafe Geometry(owning: pointer)
  }

  /// Reads one geometry.
  public func read(_ bytes: [UInt8]) throws(TopologyError) -> Geometry {
    let result: Result<Geometry, TopologyError> = unsafe bytes.withUnsafeBytes { buffer in
      do throws(TopologyError) {
        return .success(try unsafe read(buffer))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

extension Geometry {
  /// Reads well-known binary; ``WKBReader`` is faster for many.
  public init(wkb: UnsafeRawBufferPointer) throws(TopologyError) {
    self = try unsafe WKBReader().read(wkb)
  }

  /// Reads well-known binary; ``WKBReader`` is faster for many.
  public init(wkb: [UInt8]) throws(TopologyError) {
    self = try WKBReader().read(wkb)
  }
}
