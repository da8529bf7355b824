internal import CGEOS

/// The GEOS context of the current thread, made on first use and freed when the thread ends
/// (``PerThread`` says why).
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
  static var current: GEOSContext { unsafe GEOSContext(record: perThread.current) }

  private init(record: UnsafeMutablePointer<Record>) {
    unsafe self.record = unsafe record
  }

  private static let perThread = unsafe PerThread<Record>(
    make: { record in
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
    },
    end: { record in unsafe GEOS_finish_r(record.pointee.handle) })
}
