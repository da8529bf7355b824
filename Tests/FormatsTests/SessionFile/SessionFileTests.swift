import Foundation
import GRDB
import TestSupport
import Testing

@testable import Formats
@testable import Land

@Suite("A session file")
struct SessionFileTests {
  private let vote = Decision(
    .vote(Vote(.yes, on: .rule(.leximin))), department: "housing", author: "B. Leroy",
    time: Moment("2026-11-28T17:05:00+01:00")!, reason: "par équité")

  private func codes(_ body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch let problem as Problem {
      return [problem.code]
    } catch let problems as Problems {
      return problems.all.map(\.code)
    } catch {
      return ["\(error)"]
    }
  }

  private func raw(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test("gives back what was recorded, byte for byte, over 60 random decisions (seed 20261128)")
  func roundTrip() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/seance.sqlite"
    try SessionFile.create(at: path, SessionExample.opening)
    let file = try SessionFile(path: path)
    var generator = SeededGenerator(seed: 20_261_128)
    try SessionExample.fill(file, 60, &generator)
    let read = try SessionLog.read(path: path)
    #expect(read == file.log)
    #expect(read.fault == nil)
    #expect(read.entries.map(\.number) == Array(1...61))
    #expect(read.opening == SessionExample.opening)
    // Encoding what was decoded gives the same hash: the canonical form is stable.
    var previous = SessionRow.noEntry
    for entry in read.entries {
      let row = SessionRow(
        entry.content, number: entry.number, scenario: entry.scenario, previous: previous)
      #expect(row.sealed.hash == entry.hash)
      previous = entry.hash
    }
  }

  @Test("is hashed as documented: the example of docs/session.md")
  func documentedHash() {
    let row = SessionRow(
      number: 2, kind: "vote", time: "2026-11-28T17:05:00+01:00", department: "housing",
      author: "B. Leroy", reason: "par équité", scenario: String(repeating: "a", count: 64),
      content: #"{"rule":"leximin","ballot":"for"}"#, previous: String(repeating: "b", count: 64))
    #expect(
      String(decoding: row.canonical, as: UTF8.self)
        == "17:entente-session-1,1:2,4:vote,25:2026-11-28T17:05:00+01:00,7:housing,8:B. Leroy,"
        + "12:par équité,64:\(row.scenario),33:{\"rule\":\"leximin\",\"ballot\":\"for\"},"
        + "64:\(row.previous),")
    #expect(
      row.sealed.hash == "ebdaac4d4e42cdc858c41409116ecdeecc7938d6b6293fade04f4e3c01db3687")
  }

  @Test("lets nobody change, remove, replace or insert entries through SQL")
  func appendOnly() throws {
    let folder = try ScratchFolder()
    let path = try SessionExample.file(in: folder, decisions: 4, seed: 1)
    let before = try SessionLog.read(path: path)
    for statement in [
      "UPDATE entry SET reason = 'autre' WHERE number = 3",
      "UPDATE entry SET number = 9 WHERE number = 3",
      "DELETE FROM entry WHERE number = 5", "DELETE FROM entry",
      """
      INSERT OR REPLACE INTO entry SELECT 3, kind, time, department, author, 'autre', scenario, content, previous, hash
      FROM entry WHERE number = 3
      """,
      """
      INSERT INTO entry SELECT 6, kind, time, department, author, reason, scenario, content, previous, hash
      FROM entry WHERE number = 3
      """,
      """
      INSERT INTO entry SELECT 7, kind, time, department, author, reason, scenario, content, hash, hash
      FROM entry WHERE number = 5
      """,
    ] {
      #expect(throws: DatabaseError.self, "\(statement)") { try raw(path, statement) }
    }
    #expect(try SessionLog.read(path: path) == before)
  }

  @Test("is opened durable: rollback journal, synchronous EXTRA, as read back")
  func durable() throws {
    let folder = try ScratchFolder()
    let path = try SessionExample.file(in: folder, decisions: 1, seed: 2)
    let connection = try SessionConnection(path: path, .writing)
    let settings = try connection.queue.inDatabase { database in
      (
        try String.fetchOne(database, sql: "PRAGMA journal_mode"),
        try Int.fetchOne(database, sql: "PRAGMA synchronous")
      )
    }
    #expect(settings.0 == "delete")
    #expect(settings.1 == 3)
  }

  @Test("takes decisions of several writers in turn, each on top of the others'")
  func severalWriters() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/seance.sqlite"
    try SessionFile.create(at: path, SessionExample.opening)
    let writers = try [SessionFile(path: path), SessionFile(path: path)]
    for round in 0..<10 {
      let entry = try writers[round % 2].append { log in
        #expect(log.entries.count == round + 1)
        return vote
      }
      #expect(entry.number == round + 2)
    }
    #expect(try SessionLog.read(path: path).entries.count == 11)
  }

  @Test("writes nothing when the decision is refused under the lock")
  func refused() throws {
    let folder = try ScratchFolder()
    let path = try SessionExample.file(in: folder, decisions: 2, seed: 3)
    let file = try SessionFile(path: path)
    let before = file.log
    #expect(throws: CancellationError.self) { try file.append { _ in throw CancellationError() } }
    #expect(file.log == before)
    #expect(try SessionLog.read(path: path) == before)
    try file.append { _ in vote }
    #expect(try SessionLog.read(path: path).entries.count == 4)
  }

  @Test("never takes the place of a file that is there")
  func exists() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("notes.sqlite", "à garder")
    #expect(
      codes { try SessionFile.create(at: path, SessionExample.opening) } == ["session-exists"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "à garder")
    #expect(OutputFile.names(in: folder.path) == ["notes.sqlite"])
    let nowhere = folder.path + "/absent/seance.sqlite"
    let problems = codes { try SessionFile.create(at: nowhere, SessionExample.opening) }
    #expect(problems == ["session-inaccessible"])
  }

  @Test("is told from everything else")
  func foreign() throws {
    let folder = try ScratchFolder()
    let whole = try SessionExample.file(in: folder, decisions: 3, seed: 4)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: whole)))
    let other = folder.path + "/autre.sqlite"
    try raw(other, "CREATE TABLE t(x)")
    let later = try folder.file("futur.sqlite", bytes)
    try raw(later, "PRAGMA user_version = 2")
    let cases = [
      (folder.path + "/absent.sqlite", "file-missing"), (folder.path, "file-unreadable"),
      (try folder.file("vide.sqlite", [UInt8]()), "not-a-session"),
      (try folder.file("texte.sqlite", "bonjour"), "not-a-session"), (other, "not-a-session"),
      (later, "session-version"),
      (try folder.file("bref.sqlite", Array(bytes.prefix(50))), "session-truncated"),
    ]
    for (path, code) in cases {
      #expect(codes { _ = try SessionLog.read(path: path) } == [code], "\(path)")
      #expect(codes { _ = try SessionFile(path: path) } == [code], "\(path)")
    }
  }

  @Test("copies its whole entries into a new file that goes on with the same chain")
  func extract() throws {
    let folder = try ScratchFolder()
    let path = try SessionExample.file(in: folder, decisions: 12, seed: 5)
    let log = try SessionLog.read(path: path).upTo(8)
    let copy = folder.path + "/copie.sqlite"
    try SessionFile.extract(log, to: copy)
    let read = try SessionLog.read(path: copy)
    #expect(read.entries == log.entries)
    let entry = try SessionFile(path: copy).append { _ in vote }
    #expect(entry.number == 9)
  }
}
