internal import Foundation
internal import GRDB
internal import Land

/// An open GeoPackage that belongs to somebody else: nothing is written to it or left beside it.
///
/// SQLite leaves `-shm` and `-wal` files when it reads a database in WAL mode that no other program has
/// open, cannot do so in a read-only folder, and would have to roll back what a killed program left
/// behind. In these cases a copy in the temporary folder is read instead, edits that still lie in the
/// `-wal` file included.
struct GeoPackageConnection: ~Copyable {
  /// How long to wait for another program's lock, in seconds.
  private static let patience = 2.0

  let queue: DatabaseQueue
  private let copy: TemporaryCopy?

  /// - Throws: `Problem`.
  init(path: String) throws {
    let problems = GeoPackageProblems(path: path)
    let isWAL = try Self.isWAL(problems)
    let isLive = Self.isNotEmpty(path + "-wal") && Self.exists(path + "-shm")
    do {
      if isWAL && !isLive {
        (queue, copy) = try Self.openCopy(problems)
        return
      }
      do {
        queue = try Self.open(path, readonly: true)
        copy = nil
      } catch let error as DatabaseError where Self.needsCopy(error, path: path) {
        (queue, copy) = try Self.openCopy(problems)
      }
    } catch let error as DatabaseError {
      throw problems.sqlite(error)
    }
  }

  deinit {
    // Closed before the folder goes; a failure to close has nobody left to tell.
    try? queue.close()
    copy?.remove()
  }

  private static func open(_ path: String, readonly: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.busyMode = .timeout(patience)
    configuration.foreignKeysEnabled = false
    // The schema comes from a stranger: its views may call no function with side effects, and a cell
    // that does not fit its page is an error instead of a wrong answer.
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  private static func openCopy(_ problems: GeoPackageProblems) throws
    -> (DatabaseQueue, TemporaryCopy)
  {
    let copy = try TemporaryCopy(problems)
    do {
      // Writable: a journal left by a killed program is rolled back in the copy.
      return (try open(copy.path, readonly: false), copy)
    } catch {
      copy.remove()
      throw error
    }
  }

  private static func needsCopy(_ error: DatabaseError, path: String) -> Bool {
    guard isNotEmpty(path + "-wal") || isNotEmpty(path + "-journal") else { return false }
    return error.resultCode == .SQLITE_READONLY || error.resultCode == .SQLITE_CANTOPEN
  }

  // MARK: - The file before SQLite sees it

  private static func isWAL(_ problems: GeoPackageProblems) throws -> Bool {
    let path = problems.path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw problems.error(
        "file-missing", fault: .file, fr: "le fichier n'existe pas.", en: "there is no such file.")
    }
    if isFolder.boolValue {
      throw problems.error(
        "file-is-folder", fault: .file, fr: "c'est un dossier, pas un fichier.",
        en: "this is a folder, not a file.")
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw problems.error(
        "file-unreadable", fault: .file, fr: "le fichier ne peut pas être lu (droits d'accès ?).",
        en: "the file cannot be read (permissions?).")
    }
    defer { try? handle.close() }
    let bytes = [UInt8]((try? handle.read(upToCount: SQLiteHeader.length)) ?? Data())
    // SQLite would take a file of no bytes for a database without tables.
    if bytes.isEmpty {
      throw problems.error(
        "not-a-geopackage", fr: "le fichier est vide.", en: "the file is empty.")
    }
    guard let header = SQLiteHeader(bytes) else { throw problems.notSQLite }
    try checkLength(header, problems)
    return header.isWAL
  }

  private static func checkLength(_ header: SQLiteHeader, _ problems: GeoPackageProblems) throws {
    // What lies in a side file makes up for what the file does not have yet.
    let sideFiles = ["-wal", "-journal"].map { problems.path + $0 }
    guard let size = FileStamp(problems.path)?.size, !sideFiles.contains(where: isNotEmpty) else {
      return
    }
    if header.isTruncated(size: size) {
      throw problems.error(
        "geopackage-damaged", fr: "le fichier est tronqué (\(size) octets).",
        en: "the file is truncated (\(size) bytes).",
        remedy: Message(fr: "Récupérez-le de nouveau.", en: "Fetch it again."))
    }
  }

  private static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  fileprivate static func isNotEmpty(_ path: String) -> Bool {
    FileStamp(path).map { $0.size > 0 } ?? false
  }
}

/// A database and its side files, copied to a folder of their own.
private struct TemporaryCopy {
  let folder: URL
  let path: String

  /// - Throws: `Problem` when another program changes the files meanwhile, or there is no room.
  init(_ problems: GeoPackageProblems) throws {
    let sideFiles = ["", "-wal", "-journal"].filter {
      $0.isEmpty || GeoPackageConnection.isNotEmpty(problems.path + $0)
    }
    folder = FileManager.default.temporaryDirectory
      .appending(path: "entente-\(UUID().uuidString)", directoryHint: .isDirectory)
    path = folder.appending(path: "copy.gpkg").path(percentEncoded: false)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let before = sideFiles.map { FileStamp(problems.path + $0) }
      for suffix in sideFiles {
        try FileManager.default.copyItem(atPath: problems.path + suffix, toPath: path + suffix)
        // A read-only original would make a read-only copy.
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o600], ofItemAtPath: path + suffix)
      }
      guard before == sideFiles.map({ FileStamp(problems.path + $0) }) else {
        throw problems.error(
          "geopackage-locked", fault: .file,
          fr: "un autre programme (QGIS ?) y écrit en ce moment.",
          en: "another program (QGIS?) is writing to it.")
      }
    } catch let problem as Problem {
      remove()
      throw problem
    } catch {
      remove()
      throw problems.error(
        "geopackage-inaccessible", fault: .file,
        fr: "ne peut être copié dans le dossier temporaire : \(error.localizedDescription)",
        en: "cannot be copied to the temporary folder: \(error.localizedDescription)")
    }
  }

  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }
}

/// What changes when a file is written to.
private struct FileStamp: Equatable {
  let size: Int
  let modified: Date?

  init?(_ path: String) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
      return nil
    }
    size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    modified = attributes[.modificationDate] as? Date
  }
}
