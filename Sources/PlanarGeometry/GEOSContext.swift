internal import CGEOS

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The GEOS context of the current thread, made on first use and freed when the thread ends.
///
/// GEOS lets one thread at a time use a context. One per thread therefore needs no lock, and costs
/// one thread-specific read on each call.
@safe struct GEOSContext {
  /// What belongs to one thread; its address never changes, so GEOS may hold it as user data.
  @safe private struct Record {
    let handle: GEOSContextHandle_t
    var message: String?
  }

  private let record: UnsafeMutablePointer<Record>

  var handle: GEOSContextHandle_t { unsafe record.pointee.handle }

  /// What GEOS said since the last call, once.
  func takeMessage() -> String? {
    guard let message = unsafe record.pointee.message else { return nil }
    unsafe record.pointee.message = nil
    return message
  }

  /// The context of the calling thread.
  ///
  /// Not available to `async` code: no `await` may fall between fetching and using it.
  @available(*, noasync)
  static var current: GEOSContext {
    if let known = unsafe pthread_getspecific(key) {
      return unsafe GEOSContext(record: known.assumingMemoryBound(to: Record.self))
    }
    return makeCurrent()
  }

  private init(record: UnsafeMutablePointer<Record>) {
    unsafe self.record = unsafe record
  }

  private static func makeCurrent() -> GEOSContext {
    let record = UnsafeMutablePointer<Record>.allocate(capacity: 1)
    guard let handle = unsafe GEOS_init_r() else { fatalError("GEOS_init_r: out of memory") }
    unsafe record.initialize(to: Record(handle: handle, message: nil))
    _ = unsafe GEOSContext_setErrorMessageHandler_r(
      handle,
      { text, user in
        guard let text = unsafe text, let user = unsafe user else { return }
        // Only records: nothing may be thrown through C.
        unsafe user.assumingMemoryBound(to: Record.self).pointee.message =
          unsafe String(cString: text)
      }, record)
    unsafe pthread_setspecific(key, record)
    return unsafe GEOSContext(record: record)
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let status = unsafe pthread_key_create(&key) { value in
      #if canImport(Darwin)
        unsafe GEOSContext.destroy(value)
      #else
        if let value = unsafe value { unsafe GEOSContext.destroy(value) }
      #endif
    }
    precondition(status == 0, "no thread-specific key is left")
    return key
  }()

  private static func destroy(_ value: UnsafeMutableRawPointer) {
    let record = unsafe value.assumingMemoryBound(to: Record.self)
    unsafe GEOS_finish_r(record.pointee.handle)
    unsafe record.deinitialize(count: 1)
    unsafe record.deallocate()
  }
}
