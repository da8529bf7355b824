#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One value for each thread, made when the thread first asks for it and ended when the thread ends.
///
/// The C libraries let one thread at a time use a context and what was made with it. One context per
/// thread needs no lock, and costs one thread-specific read on each call; a context per call would cost
/// opening a database (PROJ, tens of milliseconds), one behind a lock would make threads wait.
///
/// The value stays at one address for as long as its thread lives, so C code may hold that address. It is
/// the thread's own: nothing may carry the pointer to another thread, or keep it across an `await`, after
/// which a task may go on elsewhere.
///
/// Each instance takes one of the process's thread-specific keys (1,024 on Linux) and never gives it
/// back: keep it in a `static let`.
@safe package struct PerThread<Value>: Sendable {
  private let key: pthread_key_t
  private let make: @Sendable (UnsafeMutablePointer<Value>) -> Void
  private let end: @Sendable (UnsafeMutablePointer<Value>) -> Void

  /// A storage that is empty in every thread.
  ///
  /// - Parameters:
  ///   - make: Initializes the memory that it is given; called once for each thread that asks.
  ///   - end: Frees what Swift does not free by itself; called as the thread ends, before the memory is
  ///     deinitialized and deallocated. Not called for threads that live when the process exits.
  package init(
    make: @escaping @Sendable (UnsafeMutablePointer<Value>) -> Void,
    end: @escaping @Sendable (UnsafeMutablePointer<Value>) -> Void
  ) {
    var key = pthread_key_t()
    let status = unsafe pthread_key_create(&key) { occupant in
      #if canImport(Darwin)
        unsafe finish(occupant)
      #else
        if let occupant = unsafe occupant { unsafe finish(occupant) }
      #endif
    }
    precondition(status == 0, "no thread-specific key is left")
    self.key = key
    unsafe self.make = unsafe make
    unsafe self.end = unsafe end
  }

  /// The calling thread's value.
  ///
  /// Not available to `async` code: no `await` may fall between fetching and using it.
  @available(*, noasync)
  package var current: UnsafeMutablePointer<Value> {
    if let known = unsafe pthread_getspecific(key) {
      return unsafe known.assumingMemoryBound(to: Occupant.self).pointee.value
        .assumingMemoryBound(to: Value.self)
    }
    return unsafe makeCurrent()
  }

  private func makeCurrent() -> UnsafeMutablePointer<Value> {
    let value = UnsafeMutablePointer<Value>.allocate(capacity: 1)
    unsafe make(value)
    let occupant = UnsafeMutablePointer<Occupant>.allocate(capacity: 1)
    unsafe occupant.initialize(
      to: Occupant(value: value) { [end] memory in
        let value = unsafe memory.assumingMemoryBound(to: Value.self)
        unsafe end(value)
        unsafe value.deinitialize(count: 1)
        unsafe value.deallocate()
      })
    let status = unsafe pthread_setspecific(key, occupant)
    precondition(status == 0, "no memory for what belongs to a thread")
    return unsafe value
  }
}

/// What stands in a thread's slot. Not generic, because what pthread calls as a thread ends is a C
/// function, which cannot know `Value`.
@safe private struct Occupant {
  let value: UnsafeMutableRawPointer
  let end: (UnsafeMutableRawPointer) -> Void
}

private func finish(_ slot: UnsafeMutableRawPointer) {
  let occupant = unsafe slot.assumingMemoryBound(to: Occupant.self)
  unsafe occupant.pointee.end(occupant.pointee.value)
  unsafe occupant.deinitialize(count: 1)
  unsafe occupant.deallocate()
}
