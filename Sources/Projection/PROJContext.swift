internal import CPROJ

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The PROJ context of the current thread, made on first use and freed when the thread ends.
///
/// PROJ lets one thread at a time use a context and what was made with it. Opening its database takes
/// tens of milliseconds and planning a transformation some more, so both are kept for the thread.
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
  static var current: PROJContext {
    if let known = unsafe pthread_getspecific(key) {
      return unsafe PROJContext(record: known.assumingMemoryBound(to: Record.self))
    }
    return makeCurrent()
  }

  private init(record: UnsafeMutablePointer<Record>) {
    unsafe self.record = unsafe record
  }

  private static func makeCurrent() -> PROJContext {
    let record = UnsafeMutablePointer<Record>.allocate(capacity: 1)
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
    unsafe pthread_setspecific(key, record)
    return unsafe PROJContext(record: record)
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let status = unsafe pthread_key_create(&key) { value in
      #if canImport(Darwin)
        unsafe PROJContext.destroy(value)
      #else
        if let value = unsafe value { unsafe PROJContext.destroy(value) }
      #endif
    }
    precondition(status == 0, "no thread-specific key is left")
    return key
  }()

  private static func destroy(_ value: UnsafeMutableRawPointer) {
    let record = unsafe value.assumingMemoryBound(to: Record.self)
    let operations = unsafe Array(record.pointee.operations.values)
    let count = unsafe operations.count
    for index in 0..<count { _ = unsafe proj_destroy(operations[index]) }
    _ = unsafe proj_context_destroy(record.pointee.handle)
    unsafe record.deinitialize(count: 1)
    unsafe record.deallocate()
  }
}
