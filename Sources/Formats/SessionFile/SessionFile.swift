internal import Foundation
internal import GRDB
public import Land

/// A session file that decisions are added to; nothing in it is ever changed or removed.
///
/// Several programs may have it open: each entry is written under SQLite's one lock for writers, on top of
/// whatever the others wrote meanwhile.
public final class SessionFile {
  private let connection: SessionConnection
  /// All entries seen so far.
  public private(set) var log: SessionLog

  /// Opens a file to add to it.
  ///
  /// - Throws: `Problem` where it is no session file, cannot be written, or is not whole: nothing is added to what
  ///   nobody can trust.
  public init(path: String) throws {
    connection = try SessionConnection(path: path, .writing)
    log = connection.checkedLog()
    if let fault = log.fault { throw fault }
  }

  /// Starts a session in a new file, which appears whole or not at all.
  ///
  /// - Throws: `Problem` where there is a file of that name already or it cannot be written.
  public static func create(at path: String, _ opening: SessionOpening) throws {
    let row = SessionRow(
      .opening(opening), number: 1, scenario: ScenarioFingerprint.of(opening.inputs),
      previous: SessionRow.noEntry)
    try create(at: path, rows: [row.sealed])
  }

  /// Copies the whole entries of a log into a new file, hashes included: how to go on from a damaged one.
  ///
  /// - Throws: `Problem` where there is a file of that name already or it cannot be written.
  public static func extract(_ log: SessionLog, to path: String) throws {
    var previous = SessionRow.noEntry
    let rows = log.entries.map { entry in
      defer { previous = entry.hash }
      return SessionRow(
        entry.content, number: entry.number, scenario: entry.scenario, previous: previous
      ).sealed
    }
    // An entry that this version writes in other bytes would get another hash.
    for (row, entry) in zip(rows, log.entries) where row.hash != entry.hash {
      throw SessionProblems(path: log.path).entry(
        entry.number, "entry-unreadable",
        fr: "cette version ne sait pas la recopier à l'identique.",
        en: "this version cannot copy it as it is.")
    }
    try create(at: path, rows: rows)
  }

  private static func create(at path: String, rows: [SessionRow]) throws {
    let problems = SessionProblems(path: path)
    if OutputFile.kind(path) != nil { throw problems.exists }
    let draft = path + ".\(getpid()).part"
    unlink(draft)
    defer { unlink(draft) }
    try fill(draft, rows, problems)
    // A link, unlike a rename, never takes the place of a file that came up meanwhile.
    if link(draft, path) != 0 {
      if errno == EEXIST { throw problems.exists }
      // Some file systems have no links.
      try DurableRename.move(draft, to: path)
    }
    DurableRename.syncFolder(of: path)
  }

  private static func fill(_ draft: String, _ rows: [SessionRow], _ problems: SessionProblems)
    throws
  {
    do {
      let connection = try SessionConnection(creating: draft)
      try connection.queue.inDatabase { database in
        try database.inTransaction(.exclusive) {
          try SessionSchema.create(in: database)
          for row in rows { try row.insert(in: database) }
          return .commit
        }
      }
    } catch let error as DatabaseError {
      throw problems.sqlite(error)
    } catch let problem as Problem {
      // The reader knows the file by its own name.
      var named = problem
      named.place.file = problems.path
      throw named
    }
  }

  /// Adds a decision; when this returns, it is on the disk.
  ///
  /// - Parameter make: Gets the log with what others added meanwhile, under the lock: what it checks still holds
  ///   when the decision is written. What it throws is thrown on, and nothing is written.
  /// - Throws: `Problem` where the file cannot be written or is not whole any more; what `make` throws.
  @discardableResult
  public func append(_ make: (SessionLog) throws -> Decision) throws -> SessionEntry {
    var extended = log
    do {
      try connection.queue.inDatabase { database in
        try database.inTransaction(.immediate) {
          try extended.add(rowsOf: database, after: extended.entries.count)
          if let fault = extended.fault { throw fault }
          let row = SessionRow(
            .decision(try make(extended)), number: extended.entries.count + 1,
            scenario: extended.scenario, previous: extended.head
          ).sealed
          try row.insert(in: database)
          extended.add(row)
          if let fault = extended.fault { throw fault }
          return .commit
        }
      }
    } catch let error as DatabaseError {
      throw connection.problems.sqlite(error)
    }
    log = extended
    return extended.entries[extended.entries.count - 1]
  }
}

extension SessionRow {
  fileprivate func insert(in database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO entry (number, kind, time, department, author, reason, scenario, content,
          previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        number, kind, time, department, author, reason, scenario, content, previous, hash,
      ])
  }
}
