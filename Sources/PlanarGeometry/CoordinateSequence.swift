internal import CGEOS

/// Coordinates cross to and from GEOS in one call, never one by one.
enum CoordinateSequence {
  /// Copies the positions of a GEOS sequence, x and y only.
  static func copy(_ sequence: OpaquePointer, _ context: GEOSContextHandle_t) -> [Coordinate] {
    var result: [Coordinate] = []
    unsafe append(sequence, to: &result, context)
    return result
  }

  /// Appends the positions of a GEOS sequence to `result`, x and y only.
  static func append(
    _ sequence: OpaquePointer, to result: inout [Coordinate], _ context: GEOSContextHandle_t
  ) {
    var size: UInt32 = 0
    _ = unsafe GEOSCoordSeq_getSize_r(context, sequence, &size)
    if size == 0 { return }
    let fresh = unsafe [Coordinate](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      // A coordinate is two doubles in memory, which is the layout that GEOS fills.
      unsafe buffer.withMemoryRebound(to: Double.self) { doubles in
        _ = unsafe GEOSCoordSeq_copyToBuffer_r(context, sequence, doubles.baseAddress, 0, 0)
      }
      count = Int(size)
    }
    if result.isEmpty { result = fresh } else { result += fresh }
  }

  /// The numbers of a point, line or ring as they lie in GEOS: x, y and perhaps z.
  static func ordinates(of geometry: Geometry, withZ: Bool) -> [Double] {
    let context = unsafe GEOSContext.current.handle
    guard
      let sequence = unsafe GEOSGeom_getCoordSeq_r(context, geometry.storage.pointer)
    else { return [] }
    let count = geometry.pointCount * (withZ ? 3 : 2)
    return unsafe [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      _ = unsafe GEOSCoordSeq_copyToBuffer_r(
        context, sequence, buffer.baseAddress, withZ ? 1 : 0, 0)
      filled = count
    }
  }

  /// A new GEOS sequence with these positions, owned by the caller.
  static func make(
    _ coordinates: ArraySlice<Coordinate>, _ context: GEOSContextHandle_t
  ) -> OpaquePointer? {
    unsafe coordinates.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, buffer.count > 0 else {
        return unsafe GEOSCoordSeq_create_r(context, 0, 2)
      }
      return unsafe base.withMemoryRebound(to: Double.self, capacity: buffer.count * 2) {
        unsafe GEOSCoordSeq_copyFromBuffer_r(context, $0, UInt32(buffer.count), 0, 0)
      }
    }
  }
}
