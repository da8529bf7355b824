internal import CGEOS
import Foundation

/// The GEOS context of the current thread, made on first use and freed when the thread ends.
///
/// GEOS lets one thread at a time use a context. One per thread therefore needs no lock, and costs a
/// thread-local read on each call instead of the 26 ns that a new context takes.
@safe final class GEOSContext {
  let handle: GEOSContextHandle_t

  /// The last message that GEOS reported on this thread, cleared by ``takeMessage()``.
  private var message: String?

  private init() {
    unsafe handle = GEOS_init_r()
    let handler: GEOSMessageHandler_r = { text, user in
      guard let text = unsafe text, let user = unsafe user else { return }
      // Only records: nothing may be thrown through C.
      unsafe Unmanaged<GEOSContext>.fromOpaque(user).takeUnretainedValue().message =
        unsafe String(cString: text)
    }
    _ = unsafe GEOSContext_setErrorMessageHandler_r(
      handle, handler, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { unsafe GEOS_finish_r(handle) }

  /// What GEOS said since the last call, once.
  func takeMessage() -> String? {
    defer { message = nil }
    return message
  }

  private static let key = "entente.geos.context"

  /// The context of the calling thread.
  ///
  /// Not available to `async` code: no `await` may fall between fetching and using it.
  @available(*, noasync)
  static var current: GEOSContext {
    let storage = Thread.current.threadDictionary
    if let known = storage[key] as? GEOSContext { return known }
    let fresh = GEOSContext()
    storage[key] = fresh
    return fresh
  }
}
