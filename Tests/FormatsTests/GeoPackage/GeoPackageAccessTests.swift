import Formats
import Foundation
import GRDB
import Land
import TestSupport
import Testing

/// Files in the state in which other programs leave them.
struct GeoPackageAccessTests {
  private let folder: ScratchFolder
  private let fixture: GeoPackageFixture

  init() throws {
    folder = try ScratchFolder()
    fixture = try GeoPackageFixture(folder.place("in.gpkg"))
    try fixture.add(GeoPackageFixture.header() + GeoPackageFixture.square())
  }

  private func count(_ path: String? = nil) throws -> Int {
    var count = 0
    _ = try GeoPackageReader.read(path: path ?? fixture.path, table: nil) { _ in count += 1 }
    return count
  }

  private func refusal(_ path: String? = nil) -> Problem? {
    do {
      _ = try count(path)
      return nil
    } catch { return error as? Problem }
  }

  @Test(
    "files that are no GeoPackage",
    arguments: [
      ([], "not-a-geopackage"),
      (Array("{\"type\": \"FeatureCollection\"}".utf8), "not-a-geopackage"),
      (GeoPackageFixture.magic, "not-a-geopackage"),
      (GeoPackageFixture.magic + Array(repeating: 120, count: 5000), "geopackage-damaged"),
    ] as [([UInt8], String)])
  func strangers(content: [UInt8], code: String) throws {
    #expect(refusal(try folder.file("other.gpkg", content))?.code == code)
  }

  @Test("missing file, folder, plain SQLite")
  func others() throws {
    #expect(refusal(folder.place("no.gpkg"))?.fault == .file)
    #expect(refusal(folder.path)?.code == "file-is-folder")
    let plain = folder.place("plain.sqlite")
    try DatabaseQueue(path: plain).write { try $0.execute(sql: "CREATE TABLE t (x)") }
    #expect(refusal(plain)?.code == "not-a-geopackage")
  }

  @Test("truncated at any page or in between: an error, never a crash", arguments: 1...20)
  func truncated(step: Int) throws {
    try fixture.add(GeoPackageFixture.header() + GeoPackageFixture.square(), times: 200)
    let whole = try Data(contentsOf: URL(filePath: fixture.path))
    let cut = try folder.file("cut.gpkg", [UInt8](whole.prefix(whole.count * step / 21)))
    let problem = try #require(refusal(cut))
    #expect(["geopackage-damaged", "not-a-geopackage"].contains(problem.code))
  }

  @Test("damaged inside: SQLite's words are in the message")
  func damaged() throws {
    try fixture.add(GeoPackageFixture.header() + GeoPackageFixture.square(), times: 200)
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: fixture.path)))
    for index in (bytes.count / 2)..<bytes.count { bytes[index] = 0xFF }
    let problem = try #require(refusal(try folder.file("bad.gpkg", bytes)))
    #expect(problem.code == "geopackage-damaged")
    #expect(problem.message.en.contains("SQLite: database disk image is malformed"))
  }

  @Test("another program holds the file: an error after a while")
  func locked() throws {
    let other = try DatabaseQueue(path: fixture.path)
    try other.inDatabase { database in
      try database.execute(sql: "BEGIN EXCLUSIVE")
      let problem = refusal()
      #expect(problem?.code == "geopackage-locked")
      #expect(problem?.fault == .file)
      #expect(problem?.message.fr.contains("verrouillé par un autre programme (QGIS ?)") == true)
      try database.execute(sql: "ROLLBACK")
    }
    #expect(try count() == 1)
  }

  @Test("edits that still lie in the -wal file are read while another program has it open")
  func liveWAL() throws {
    let editor = try DatabaseQueue(path: fixture.path)
    try editor.inDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "INSERT INTO parcels (name) VALUES ('edited')")
      #expect(try count() == 2)
    }
    let before = try folder.contents
    #expect(before == ["in.gpkg", "in.gpkg-shm", "in.gpkg-wal"])
    #expect(try count() == 2)
    #expect(try folder.contents == before)
  }

  @Test("a WAL file that nobody has open is read, and nothing is left or changed beside it")
  func orphanedWAL() throws {
    // Copied away under the editor's hands, as after a crash: the edit is only in the -wal file.
    let editor = try DatabaseQueue(path: fixture.path)
    let left = folder.place("left.gpkg")
    try editor.inDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "INSERT INTO parcels (name) VALUES ('edited')")
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: fixture.path + suffix, toPath: left + suffix)
      }
    }
    try editor.close()
    let names = try folder.contents
    let bytes = try Data(contentsOf: URL(filePath: left))
    #expect(try count(left) == 2)
    #expect(try folder.contents == names)
    #expect(try Data(contentsOf: URL(filePath: left)) == bytes)
    // Without its -wal file, the edit is lost; the rest is there, and still nothing appears.
    try FileManager.default.removeItem(atPath: left + "-wal")
    #expect(try count(left) == 1)
    #expect(try folder.contents == names.filter { $0 != "left.gpkg-wal" })
  }

  @Test("what a killed program left half written is rolled back, in a copy")
  func hotJournal() throws {
    try fixture.add(GeoPackageFixture.header() + GeoPackageFixture.square(), times: 50)
    let left = folder.place("left.gpkg")
    let editor = try DatabaseQueue(path: fixture.path)
    try editor.inDatabase { database in
      // A cache of one page forces half-finished work into the file.
      try database.execute(
        sql: "PRAGMA cache_size = 1; BEGIN; UPDATE parcels SET name = hex(randomblob(900));")
      for suffix in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: fixture.path + suffix, toPath: left + suffix)
      }
      try database.execute(sql: "ROLLBACK")
    }
    let bytes = try Data(contentsOf: URL(filePath: left))
    var names: Set<AttributeValue> = []
    _ = try GeoPackageReader.read(path: left, table: nil) { names.insert($0.values[0]) }
    #expect(names == [.text("x")])
    #expect(try Data(contentsOf: URL(filePath: left)) == bytes)
  }

  @Test("a read-only file in a read-only folder, also in WAL mode", arguments: ["DELETE", "WAL"])
  func readOnly(mode: String) throws {
    let editor = try DatabaseQueue(path: fixture.path)
    try editor.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = \(mode)") }
    try editor.close()
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o444], ofItemAtPath: fixture.path)
    try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
    #expect(try count() == 1)
    #expect(try folder.contents == ["in.gpkg"])
  }
}
