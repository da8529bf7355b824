import Foundation

/// Lets two names of a file system change places in one step.
enum ExchangeNames {
  /// False where the system or the file system cannot.
  static func exchange(_ one: String, _ other: String) -> Bool {
    #if canImport(Darwin)
      renamex_np(one, other, UInt32(RENAME_SWAP)) == 0
    #else
      renameat2.map { $0(AT_FDCWD, one, AT_FDCWD, other, exchangeFlag) == 0 } ?? false
    #endif
  }

  #if !canImport(Darwin)
    private typealias Function =
      @convention(c) (
        Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
      ) -> Int32

    /// `RENAME_EXCHANGE` of linux/fs.h.
    private static let exchangeFlag: UInt32 = 2

    /// Looked up by name: the header shows it to C only with `_GNU_SOURCE`, and old libraries lack it.
    private static let renameat2: Function? = dlsym(nil, "renameat2").map {
      unsafeBitCast($0, to: Function.self)
    }
  #endif
}
