import Foundation
import GRDB
import TestSupport
import Testing

@testable import Formats
@testable import Land

@Suite("A session file that was tampered with")
struct SessionTamperTests {
  private static let columns = [
    "kind", "time", "department", "author", "reason", "scenario", "content", "previous", "hash",
  ]

  /// Changes rows behind the triggers' back, and puts the triggers there again: what an intruder would do.
  private func tamper(_ path: String, _ change: (Database) throws -> Void) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { database in
      let triggers = SessionSchema.statements.filter { $0.name != "entry" }
      for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger.name)") }
      try change(database)
      for trigger in triggers { try database.execute(sql: trigger.sql) }
    }
    try queue.close()
  }

  private func copy(_ path: String, in folder: ScratchFolder) throws -> String {
    let copy = folder.path + "/copie.sqlite"
    try? FileManager.default.removeItem(atPath: copy)
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    return copy
  }

  @Test(
    "shows a flip of any byte of any field, and which entry (every byte of 8 entries, one bit each)"
  )
  func flippedFields() throws {
    let folder = try ScratchFolder()
    let path = try SessionExample.file(in: folder, decisions: 7, seed: 11)
    let whole = try SessionLog.read(path: path)
    var generator = SeededGenerator(seed: 12)
    let target = try copy(path, in: folder)
    let queue = try DatabaseQueue(path: target)
    var flips = 0
    try queue.inDatabase { database in
      for trigger in SessionSchema.statements where trigger.name != "entry" {
        try database.execute(sql: "DROP TRIGGER \(trigger.name)")
      }
      for number in 1...8 {
        for column in Self.columns {
          let stored = try #require(
            try Data.fetchOne(
              database, sql: "SELECT CAST(\(column) AS BLOB) FROM entry WHERE number = ?",
              arguments: [number]))
          let bytes = [UInt8](stored)
          // The opening holds the whole scenario: one byte in twenty of that will do.
          for place in bytes.indices where number > 1 || column != "content" || place % 20 == 0 {
            var changed = bytes
            changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            func put(_ value: [UInt8]) throws {
              try database.execute(
                sql: "UPDATE entry SET \(column) = CAST(? AS TEXT) WHERE number = ?",
                arguments: [Data(value), number])
            }
            try put(changed)
            var log = SessionLog(path: target)
            try log.add(rowsOf: database, after: 0)
            #expect(log.fault != nil, "\(column) of \(number), byte \(place)")
            #expect(log.entries == Array(whole.entries.prefix(number - 1)))
            try put(bytes)
            flips += 1
          }
        }
      }
    }
    #expect(flips > 2000)
  }

  @Test("shows entries that were removed, swapped, inserted or renumbered (120 cases, seed 13)")
  func rearranged() throws {
    let folder = try ScratchFolder()
    let path = try SessionExample.file(in: folder, decisions: 9, seed: 13)
    let whole = try SessionLog.read(path: path)
    var generator = SeededGenerator(seed: 13)
    for round in 0..<120 {
      let target = try copy(path, in: folder)
      let first = Int.random(in: 1...9, using: &generator)
      let second = Int.random(in: (first + 1)...10, using: &generator)
      try tamper(target) { database in
        func execute(_ sql: String) throws { try database.execute(sql: sql) }
        switch round % 4 {
        case 0: try execute("DELETE FROM entry WHERE number = \(first)")
        case 1:
          try execute("UPDATE entry SET number = 99 WHERE number = \(first)")
          try execute("UPDATE entry SET number = \(first) WHERE number = \(second)")
          try execute("UPDATE entry SET number = \(second) WHERE number = 99")
        case 2:
          try execute("UPDATE entry SET number = -number WHERE number >= \(second)")
          try execute("UPDATE entry SET number = 1 - number WHERE number < 0")
          try execute(
            "INSERT INTO entry SELECT \(second), kind, time, department, author, reason, "
              + "scenario, content, previous, hash FROM entry WHERE number = \(first)")
        default:
          try execute("DELETE FROM entry WHERE number = \(first)")
          try execute("UPDATE entry SET number = -number WHERE number > \(first)")
          try execute("UPDATE entry SET number = -number - 1 WHERE number < 0")
        }
      }
      let log = try SessionLog.read(path: target)
      #expect(log.fault != nil, "round \(round): \(first), \(second)")
      // What comes before the place is still good, and nothing else.
      let good = round % 4 == 2 ? second - 1 : first - 1
      #expect(
        log.entries == Array(whole.entries.prefix(good)), "round \(round): \(first), \(second)")
      #expect(throws: Problem.self) { _ = try SessionFile(path: target) }
    }
  }

  /// Warnings left out: the example's clocks are drawn, and some go backwards.
  private func errors(_ log: SessionLog, against head: String) -> [String] {
    log.problems(against: head).filter { $0.severity == .error }.map(\.code)
  }

  @Test("shows against printed minutes that the end was cut off or all was made anew")
  func anchored() throws {
    let folder = try ScratchFolder()
    let path = try SessionExample.file(in: folder, decisions: 9, seed: 14)
    let whole = try SessionLog.read(path: path)
    for count in 1...9 {
      let target = try copy(path, in: folder)
      try tamper(target) { try $0.execute(sql: "DELETE FROM entry WHERE number > \(count)") }
      let log = try SessionLog.read(path: target)
      #expect(log.fault == nil, "the chain alone cannot tell")
      #expect(errors(log, against: whole.head) == ["head-unknown"])
      #expect(errors(log, against: log.head).isEmpty)
    }
    // An entry changed and every hash after it computed anew: a whole chain, but another one.
    let target = try copy(path, in: folder)
    try tamper(target) { database in
      var previous = whole.entries[3].hash
      for number in 5...10 {
        try database.execute(
          sql: "UPDATE entry SET previous = ?, reason = reason || ? WHERE number = ?",
          arguments: [previous, number == 5 ? "!" : "", number])
        let fields = try #require(
          try Row.fetchOne(
            database, sql: "SELECT * FROM entry WHERE number = ?", arguments: [number]))
        let row = SessionRow(
          number: number, kind: fields["kind"], time: fields["time"],
          department: fields["department"], author: fields["author"], reason: fields["reason"],
          scenario: fields["scenario"], content: fields["content"], previous: previous)
        previous = row.sealed.hash
        try database.execute(
          sql: "UPDATE entry SET hash = ? WHERE number = ?", arguments: [previous, number])
      }
    }
    let log = try SessionLog.read(path: target)
    #expect(log.fault == nil)
    #expect(log.entries.count == 10)
    #expect(errors(log, against: whole.head) == ["head-unknown"])
    #expect(errors(log, against: whole.entries[3].hash).isEmpty, "up to there nothing changed")
  }

  @Test("shows entries of another scenario, and a scenario that is not the one of its fingerprint")
  func otherScenario() throws {
    let folder = try ScratchFolder()
    let path = try SessionExample.file(in: folder, decisions: 3, seed: 15)
    var opening = SessionExample.opening
    opening.inputs[1] = InputFile(path: "sites.geojson", sha256: SessionExample.sha256("autres"))
    let other = folder.path + "/autre.sqlite"
    try SessionFile.create(at: other, opening)
    let fingerprint = try SessionLog.read(path: other).scenario
    let whole = try SessionLog.read(path: path)
    try tamper(path) { database in
      let row = SessionRow(
        whole.entries[1].content, number: 2, scenario: fingerprint,
        previous: whole.entries[0].hash
      ).sealed
      try database.execute(
        sql: "UPDATE entry SET scenario = ?, hash = ? WHERE number = 2",
        arguments: [fingerprint, row.hash])
      try database.execute(sql: "DELETE FROM entry WHERE number > 2")
    }
    #expect(try SessionLog.read(path: path).fault?.code == "other-scenario")

    opening.text += "# autre\n"
    let changed = folder.path + "/texte.sqlite"
    try SessionFile.create(at: changed, opening)
    #expect(try SessionLog.read(path: changed).fault?.code == "scenario-altered")
  }

  @Test(
    "never passes as whole with other entries, whatever byte of the file is flipped (2,000 flips, seed 16)"
  )
  func flippedFile() throws {
    let folder = try ScratchFolder()
    let path = try SessionExample.file(in: folder, decisions: 6, seed: 16)
    let whole = try SessionLog.read(path: path)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    var generator = SeededGenerator(seed: 16)
    var found = 0
    for _ in 0..<2000 {
      var changed = bytes
      let place = Int.random(in: bytes.indices, using: &generator)
      changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      let target = try folder.file("flip.sqlite", changed)
      guard let log = try? SessionLog.read(path: target) else {
        found += 1
        continue
      }
      if log.fault != nil { found += 1 }
      #expect(Array(whole.entries.prefix(log.entries.count)) == log.entries, "byte \(place)")
      // Bytes that say nothing (free space, counters of SQLite) may change; the entries then are the same.
      #expect(log.fault != nil || log.entries == whole.entries, "byte \(place)")
    }
    #expect(found > 500)
  }

  @Test("is reported when it was cut short, wherever, with what is still good")
  func truncated() throws {
    let folder = try ScratchFolder()
    let path = try SessionExample.file(in: folder, decisions: 40, seed: 17)
    let whole = try SessionLog.read(path: path)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    var good: Set<Int> = []
    for cut in stride(from: 0, to: bytes.count, by: 509) {
      let target = try folder.file("court.sqlite", Array(bytes.prefix(cut)))
      guard let log = try? SessionLog.read(path: target) else { continue }
      #expect(log.fault != nil, "cut at \(cut)")
      #expect(log.entries == Array(whole.entries.prefix(log.entries.count)), "cut at \(cut)")
      good.insert(log.entries.count)
    }
    #expect(good.contains { $0 > 0 }, "some entries are read from a file without its end")
  }

  @Test("shows tables or triggers that were changed")
  func schema() throws {
    let folder = try ScratchFolder()
    let path = try SessionExample.file(in: folder, decisions: 2, seed: 18)
    for (index, sql) in [
      "DROP TRIGGER entry_update", "CREATE TABLE other(x)",
      "CREATE TRIGGER extra AFTER INSERT ON entry BEGIN SELECT 1; END",
    ].enumerated() {
      let target = try copy(path, in: folder)
      let queue = try DatabaseQueue(path: target)
      try queue.inDatabase { try $0.execute(sql: sql) }
      try queue.close()
      let log = try SessionLog.read(path: target)
      #expect(log.fault?.code == "session-schema", "\(index)")
      #expect(log.entries.count == 3)
    }
  }
}
