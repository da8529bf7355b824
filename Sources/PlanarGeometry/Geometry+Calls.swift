internal import CGEOS

// How every operation meets GEOS: fetch this thread's context, call, turn a failure into an error
// that names operation and operands. They are safe to call, though the closure sees pointers: these are
// alive for the length of the call. A stale message of an earlier, swallowed failure is dropped first.
extension Geometry {
  typealias UnaryCall = (GEOSContextHandle_t, OpaquePointer) -> OpaquePointer?
  typealias BinaryCall = (GEOSContextHandle_t, OpaquePointer, OpaquePointer) -> OpaquePointer?
  typealias BinaryTest = (GEOSContextHandle_t, OpaquePointer, OpaquePointer) -> CChar

  @safe func derive(_ operation: String, _ call: UnaryCall) throws(TopologyError) -> Geometry {
    let context = GEOSContext.current
    _ = context.takeMessage()
    guard let result = unsafe call(context.handle, storage.pointer) else {
      throw TopologyError(
        operation: operation, operand: description, message: context.takeMessage())
    }
    return unsafe Geometry(owning: result)
  }

  @safe func derive(
    _ operation: String, with other: Geometry, _ call: BinaryCall
  ) throws(TopologyError) -> Geometry {
    let context = GEOSContext.current
    _ = context.takeMessage()
    guard let result = unsafe call(context.handle, storage.pointer, other.storage.pointer) else {
      throw TopologyError(
        operation: operation, operand: "\(self) and \(other)", message: context.takeMessage())
    }
    return unsafe Geometry(owning: result)
  }

  @safe func test(
    _ operation: String, with other: Geometry, _ call: BinaryTest
  ) throws(TopologyError) -> Bool {
    let context = GEOSContext.current
    switch unsafe call(context.handle, storage.pointer, other.storage.pointer) {
    case 0: return false
    case 1: return true
    default:
      throw TopologyError(
        operation: operation, operand: "\(self) and \(other)", message: context.takeMessage())
    }
  }
}
