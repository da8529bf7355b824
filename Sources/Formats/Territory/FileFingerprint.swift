import Crypto
import Foundation
public import Land

/// The fingerprint of a file's bytes.
public enum FileFingerprint {
  /// The SHA-256 of a file, read in pieces of a mebibyte.
  ///
  /// - Parameters:
  ///   - location: Where the file is.
  ///   - path: How results and messages name it.
  /// - Throws: `Problem` where the file cannot be read to its end.
  public static func sha256(of location: String, named path: String) throws -> InputFile {
    func unreadable() -> Problem {
      Problem(
        .error, "file-unreadable", at: .init(file: path), fault: .file,
        fr: "le fichier ne peut pas être lu jusqu'au bout.",
        en: "the file cannot be read to its end.")
    }
    guard let handle = FileHandle(forReadingAtPath: location) else { throw unreadable() }
    defer { try? handle.close() }
    var hash = SHA256()
    while true {
      let piece: Data?
      do { piece = try handle.read(upToCount: 1 << 20) } catch { throw unreadable() }
      guard let piece, !piece.isEmpty else { break }
      hash.update(data: piece)
    }
    let digits = hash.finalize().map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    return InputFile(path: path, sha256: digits.joined())
  }

  /// The fingerprints of all that a reader takes from a file: a GeoPackage's write-ahead log holds rows too.
  ///
  /// - Parameter known: A file that is among them is not read again.
  static func inputs(of file: LayerFile, known: [InputFile]) throws -> [InputFile] {
    if known.contains(where: { $0.path == file.path }) { return [] }
    var inputs = [try sha256(of: file.location, named: file.path)]
    let log = file.location + "-wal"
    if file.format == .geoPackage,
      let size = try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int, size > 0
    {
      inputs.append(try sha256(of: log, named: file.path + "-wal"))
    }
    return inputs
  }
}
