import Foundation

/// One file that is replaced whole or not at all.
public enum ReplacedFile {
  /// Writes bytes in the place of a file.
  ///
  /// - Throws: `Problems` with fault `file` where the place cannot be written; nothing is left behind then.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    try replace(path) { try OutputFile.write(bytes, to: $0, named: path) }
  }

  /// Has `fill` write a file beside `path`, then moves it there in one step.
  ///
  /// - Parameter fill: Gets the path of the temporary file, which does not exist yet.
  /// - Throws: `Problems` with fault `file` where the place cannot be written; what `fill` throws.
  public static func replace(_ path: String, fill: (String) throws -> Void) throws {
    let temporary = path + ".\(getpid()).part"
    unlink(temporary)
    DraftNames.add(temporary)
    defer { DraftNames.remove(temporary) }
    do {
      try fill(temporary)
      try OutputFile.sync(temporary)
      guard rename(temporary, path) == 0 else { throw OutputFault.system(path, errno) }
      DurableRename.syncFolder(of: path)
    } catch {
      unlink(temporary)
      throw error
    }
  }
}
