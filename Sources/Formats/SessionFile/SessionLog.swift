internal import Foundation
internal import GRDB
public import Land

/// The entries of a session, each checked against the one before.
public struct SessionLog: Hashable, Sendable {
  /// As it was named when it was read.
  public let path: String
  /// Those that are whole, from the first on.
  public private(set) var entries: [SessionEntry] = []
  /// What ends the whole entries before their time; nil where all are whole.
  public private(set) var fault: Problem?

  init(path: String) {
    self.path = path
  }

  /// The hash of the last whole entry: with ``entries``' count, what a printed page anchors.
  public var head: String { entries.last?.hash ?? SessionRow.noEntry }

  /// The fingerprint of the scenario of the session; empty where not even the opening is whole.
  public var scenario: String { entries.first?.scenario ?? "" }

  /// The first entry; nil where it is not whole.
  public var opening: SessionOpening? { entries.first?.opening }

  /// The log up to an entry.
  public func upTo(_ number: Int) -> SessionLog {
    var log = self
    log.entries = Array(entries.prefix(number))
    log.fault = nil
    return log
  }

  /// Adds the next row, or says why it cannot be.
  mutating func add(_ row: SessionRow) {
    guard fault == nil else { return }
    let problems = SessionProblems(path: path)
    let next = entries.count + 1
    func broken(_ code: String, _ fr: String, _ en: String) {
      fault = problems.entry(next, code, fr: fr, en: en)
    }
    if row.number != next {
      broken(
        "entry-missing", "elle manque (la suivante porte le n° \(row.number)).",
        "it is missing (the next one has number \(row.number)).")
    } else if row.sealed.hash != row.hash {
      broken(
        "entry-altered", "elle a été modifiée : son contenu ne correspond plus à son empreinte.",
        "it has been altered: its content does not match its hash any more.")
    } else if row.previous != head {
      broken(
        "chain-broken", "elle ne suit pas l'entrée d'avant : la chaîne est rompue.",
        "it does not follow the entry before it: the chain is broken.")
    } else if let entry = row.entry, (entry.opening != nil) == (next == 1) {
      if let opening = entry.opening, !isTrue(opening, row.scenario) {
        broken(
          "scenario-altered", "le scénario qu'elle contient ne correspond pas à son empreinte.",
          "the scenario that it holds does not match its fingerprint.")
      } else if next > 1, entry.scenario != scenario {
        broken(
          "other-scenario", "elle a été prise sur un autre scénario.",
          "it was taken on another scenario.")
      } else {
        entries.append(entry)
      }
    } else {
      broken(
        "entry-unreadable", "son contenu n'est d'aucune sorte que cette version connaisse.",
        "its content is of no kind that this version knows.")
    }
  }

  private func isTrue(_ opening: SessionOpening, _ fingerprint: String) -> Bool {
    ScenarioFingerprint.of(opening.inputs) == fingerprint
      && Digest.sha256(opening.text.utf8) == opening.inputs.first?.sha256
  }

  mutating func end(with problem: Problem) {
    if fault == nil { fault = problem }
  }
}

extension SessionLog {
  /// Reads and checks a file; it is not changed, but for what a killed writer left half done.
  ///
  /// - Throws: `Problem` where it is no session file at all or cannot be opened; what is wrong with its content is
  ///   the log's ``fault``.
  public static func read(path: String) throws -> SessionLog {
    let connection = try SessionConnection(path: path, .reading)
    return connection.checkedLog()
  }
}

extension SessionConnection {
  /// All entries, each checked, and the file around them.
  borrowing func checkedLog() -> SessionLog {
    var log = SessionLog(path: problems.path)
    func damaged(_ words: String) {
      log.end(
        with: problems.damaged(
          "le fichier est endommagé (SQLite : \(words)).",
          "the file is damaged (SQLite: \(words)).", good: log.entries.count))
    }
    queue.inDatabase { database in
      do {
        try log.add(rowsOf: database, after: 0)
      } catch {
        damaged((error as? DatabaseError)?.message ?? "\(error)")
      }
      if isTruncated {
        log.end(
          with: problems.damaged(
            "le fichier est tronqué.", "the file is truncated.", good: log.entries.count,
            code: "session-truncated"))
      }
      do {
        if try !SessionSchema.isWhole(in: database) {
          log.end(
            with: problems.damaged(
              "les tables ou les verrous du fichier ont été changés.",
              "the tables or the guards of the file have been changed.", good: log.entries.count,
              code: "session-schema"))
        }
        let words = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)")
        if words != "ok" { damaged(words ?? "?") }
      } catch {
        damaged((error as? DatabaseError)?.message ?? "\(error)")
      }
      if log.entries.isEmpty {
        log.end(
          with: problems.damaged("aucune entrée.", "no entry.", good: 0, code: "entry-missing"))
      }
    }
    return log
  }
}

extension SessionLog {
  /// Reads and checks the rows that follow an entry. Bytes, not texts: SQLite would mend or cut what is no UTF-8.
  ///
  /// - Throws: What SQLite says.
  mutating func add(rowsOf database: Database, after number: Int) throws {
    let columns = [
      "kind", "time", "department", "author", "reason", "scenario", "content", "previous", "hash",
    ].map { "CAST(\($0) AS BLOB)" }.joined(separator: ", ")
    let rows = try Row.fetchCursor(
      database, sql: "SELECT number, \(columns) FROM entry WHERE number > ? ORDER BY number",
      arguments: [number])
    while fault == nil, let row = try rows.next() {
      let texts = (1...9).map { index -> String? in
        (row[index] as Data?).flatMap { String(validating: $0, as: UTF8.self) }
      }
      let whole = texts.compactMap { $0 }
      guard whole.count == texts.count, let number = row[0] as Int? else {
        end(
          with: SessionProblems(path: path).entry(
            entries.count + 1, "entry-altered", fr: "un de ses champs n'est plus un texte.",
            en: "one of its fields is no text any more."))
        return
      }
      add(
        SessionRow(
          number: number, kind: whole[0], time: whole[1], department: whole[2], author: whole[3],
          reason: whole[4], scenario: whole[5], content: whole[6], previous: whole[7],
          hash: whole[8]))
    }
  }
}
