internal import Foundation
internal import GRDB
internal import Land

/// An open session file.
struct SessionConnection: ~Copyable {
  enum Access {
    case reading, writing
  }

  /// How long to wait for another writer, in seconds.
  static let patience = 5.0

  let queue: DatabaseQueue
  let problems: SessionProblems
  /// Whether the file lacks its end; what is left is read all the same.
  let isTruncated: Bool

  /// Opens a file that exists.
  ///
  /// - Throws: `Problem`.
  init(path: String, _ access: Access) throws {
    let problems = SessionProblems(path: path)
    let hasJournal = (OutputFile.size(path + "-journal") ?? 0) > 0
    let header = try Self.header(problems)
    let size = OutputFile.size(path) ?? 0
    self.queue = try Self.opened(problems, access, hasJournal: hasJournal)
    self.problems = problems
    // What lies in the journal of a killed writer makes up for what the file does not have.
    isTruncated = header.isTruncated(size: size) && !hasJournal
  }

  /// Makes a new file at a place where there is none.
  ///
  /// - Throws: `Problem`.
  init(creating path: String) throws {
    queue = try Self.opened(SessionProblems(path: path), .writing, hasJournal: false)
    problems = SessionProblems(path: path)
    isTruncated = false
  }

  deinit {
    // A failure to close has nobody left to tell; what was acknowledged is on the disk.
    try? queue.close()
  }

  private static func opened(
    _ problems: SessionProblems, _ access: Access, hasJournal: Bool
  ) throws -> DatabaseQueue {
    do {
      do {
        return try open(problems.path, access)
      } catch let error as DatabaseError where access == .reading && hasJournal && error.isReadOnly
      {
        // A killed writer left half an entry behind: SQLite must be let write to take it back.
        return try open(problems.path, .writing)
      }
    } catch let error as DatabaseError {
      throw problems.sqlite(error)
    }
  }

  private static func open(_ path: String, _ access: Access) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = access == .reading
    configuration.busyMode = .timeout(patience)
    configuration.foreignKeysEnabled = false
    // The file may come from a stranger.
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { database in
      if access == .writing { try makeDurable(database) }
      // Opening is lazy: this is where a journal is rolled back or refused.
      _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema")
    }
    return queue
  }

  /// An acknowledged entry must outlive a power cut. FULL syncs the journal and the file; in the journal mode DELETE
  /// a cut can still bring back a journal whose removal was not synced, and undo the entry: EXTRA syncs the folder
  /// too. Both are read back, as a library in between may have changed them.
  private static func makeDurable(_ database: Database) throws {
    let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
    try database.execute(sql: "PRAGMA synchronous = EXTRA")
    let synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous")
    guard mode == "delete", synchronous == 3 else {
      throw DatabaseError(
        resultCode: .SQLITE_IOERR,
        message: "journal_mode \(mode ?? "?"), synchronous \(synchronous ?? -1)")
    }
  }

  /// What the file says of itself, before SQLite sees it.
  private static func header(_ problems: SessionProblems) throws -> SQLiteHeader {
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.start(of: problems.path, count: SQLiteHeader.length)
    } catch let problems as Problems {
      throw problems.all[0]
    }
    guard let header = SQLiteHeader(bytes) else {
      // A file that was cut short below its header keeps the first letters.
      let isCut = !bytes.isEmpty && Array("SQLite format 3".utf8).starts(with: bytes.prefix(15))
      throw isCut && bytes.count < SQLiteHeader.length
        ? problems.damaged(
          "le fichier est tronqué (\(bytes.count) octets).",
          "the file is truncated (\(bytes.count) bytes).", good: 0, code: "session-truncated")
        : problems.notASession
    }
    guard header.applicationID == SessionSchema.applicationID else { throw problems.notASession }
    guard header.userVersion <= SessionSchema.version else {
      throw problems.error(
        "session-version",
        fr: "écrit par une version plus récente d'Entente (format \(header.userVersion)).",
        en: "written by a later version of Entente (format \(header.userVersion)).",
        remedy: Message(fr: "Mettez Entente à jour.", en: "Update Entente."))
    }
    guard header.userVersion == SessionSchema.version else {
      throw problems.damaged(
        "le numéro de format (\(header.userVersion)) a été changé.",
        "the number of the format (\(header.userVersion)) has been changed.", good: 0)
    }
    return header
  }
}

extension DatabaseError {
  fileprivate var isReadOnly: Bool {
    resultCode == .SQLITE_READONLY || resultCode == .SQLITE_CANTOPEN
  }
}
