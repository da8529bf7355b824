internal import CPROJ
internal import PlanarGeometry

/// The PROJ context of the current thread, made on first use and freed when the thread ends
/// (``PerThread`` says why), with the transformations planned so far: each takes milliseconds to plan.
@safe struct PROJContext {
  /// What belongs to one thread; its address never changes, so PROJ may hold it as user data.
  @safe private struct Record {
    let handle: OpaquePointer
    var message: String?
    var operations: [OperationKey: OpaquePointer] = unsafe [:]
  }

  /// The two systems of a transformation, each as text that PROJ reads.
  struct OperationKey: Hashable {
    let source: String
    let target: String
  }

  private let record: UnsafeMutablePointer<Record>

  var handle: OpaquePointer { unsafe record.pointee.handle }

  /// What PROJ said since the last call, once; it never prints.
  func takeMessage() -> String? {
    defer { unsafe record.pointee.message = nil }
    return unsafe record.pointee.message
  }

  /// The transformation that this thread keeps for `key`, planned by `make` when it is asked for first.
  func operation(
    for key: OperationKey, make: (PROJContext) throws(ProjectionError) -> OpaquePointer
  ) throws(ProjectionError) -> OpaquePointer {
    if let known = unsafe record.pointee.operations[key] { return unsafe known }
    let fresh = unsafe try make(self)
    unsafe record.pointee.operations[key] = unsafe fresh
    return unsafe fresh
  }

  /// The context of the calling thread.
  ///
  /// Not available to `async` code: no `await` may fall between fetching and using it.
  @available(*, noasync)
  static var current: PROJContext { unsafe PROJContext(record: perThread.current) }

  private init(record: UnsafeMutablePointer<Record>) {
    unsafe self.record = unsafe record
  }

  private static let perThread = unsafe PerThread<Record>(
    make: { record in
      guard let handle = unsafe proj_context_create() else {
        fatalError("proj_context_create: out of memory")
      }
      unsafe record.initialize(to: Record(handle: handle, message: nil))
      // Results must not depend on whether a server answers: grids are those that are installed.
      _ = unsafe proj_context_set_enable_network(handle, 0)
      unsafe proj_log_func(handle, record) { user, level, text in
        guard level == PJ_LOG_ERROR.rawValue, let text = unsafe text, let user = unsafe user else {
          return
        }
        let record = unsafe user.assumingMemoryBound(to: Record.self)
        // The first message of a failure is the cause, the others follow from it.
        if unsafe record.pointee.message == nil {
          unsafe record.pointee.message = unsafe String(cString: text)
        }
      }
    },
    end: { record in
      let operations = unsafe Array(record.pointee.operations.values)
      let count = unsafe operations.count
      for index in 0..<count { _ = unsafe proj_destroy(operations[index]) }
      _ = unsafe proj_context_destroy(record.pointee.handle)
    })
}
