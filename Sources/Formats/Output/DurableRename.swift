internal import Foundation
internal import Land

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Gives a finished file its name so that a power cut leaves the old file or the new one.
enum DurableRename {
  /// - Throws: `Problem`.
  static func move(_ draft: String, to path: String) throws {
    guard rename(draft, path) == 0 else {
      let words = String(cString: strerror(errno))
      throw Problem(
        .error, "output-not-written", at: .init(file: path), fault: .file,
        fr: "le fichier ne peut être mis en place : \(words).",
        en: "the file cannot be put in place: \(words).")
    }
    syncFolder(of: path)
  }

  /// Brings a file's name to the disk. Some file systems cannot, which is no reason to fail.
  static func syncFolder(of path: String) {
    let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    let descriptor = open(folder, O_RDONLY)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }
}
