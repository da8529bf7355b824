import Foundation

/// A file that is written piece by piece beside its place, and takes it once it is complete.
///
/// Whoever drops the draft unfinished leaves nothing behind. One task at a time may use it.
public final class FileDraft {
  private let path: String
  private let temporary: String
  private var descriptor: Int32
  private var pending: [UInt8] = []

  /// - Throws: `Problems` with fault `file` where the place cannot be written.
  public init(path: String) throws {
    self.path = path
    temporary = path + ".\(getpid()).part"
    unlink(temporary)
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputFault.system(path, errno) }
    DraftNames.add(temporary)
  }

  deinit { discard() }

  public func append(_ bytes: [UInt8]) throws {
    pending += bytes
    if pending.count >= 1 << 20 { try flush() }
  }

  /// Brings the file to the disk and puts it in its place.
  ///
  /// - Throws: `Problems` with fault `file`; nothing is left behind then.
  public func finish() throws {
    do {
      try flush()
      close(descriptor)
      descriptor = -1
      try OutputFile.sync(temporary)
      guard rename(temporary, path) == 0 else { throw OutputFault.system(path, errno) }
      DraftNames.remove(temporary)
      DurableRename.syncFolder(of: path)
    } catch {
      discard()
      throw error
    }
  }

  private func flush() throws {
    try OutputFile.write(pending, to: descriptor, at: path)
    pending.removeAll(keepingCapacity: true)
  }

  private func discard() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
    if DraftNames.remove(temporary) { unlink(temporary) }
  }
}
