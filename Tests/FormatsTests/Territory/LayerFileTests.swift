import Foundation
import Land
import Testing

@testable import Formats

@Suite struct LayerFileTests {
  private func fault(_ path: String, _ files: [String: [UInt8]]) throws -> Problem? {
    let fixture = try TerritoryFixture()
    for (name, bytes) in files { _ = try fixture.scratch.file(name, bytes) }
    return try fixture.faults(layers: [("a", Source(path: path))]).errors.first
  }

  @Test func aMissingFileNamesTheNearest() throws {
    let fault = try #require(
      try fault("zonning.geojson", ["zoning.geojson": Array("{}".utf8)]))
    #expect(fault.code == "file-missing")
    #expect(fault.fault == .file)
    #expect(fault.remedy?.en.contains("zoning.geojson") == true)
    let nowhere = try #require(try self.fault("nowhere/a.geojson", [:]))
    #expect(nowhere.remedy?.en.contains("nowhere") == true)
  }

  @Test func foldersWithBlanksAndAccents() throws {
    let fixture = try TerritoryFixture()
    let folder = fixture.scratch.path + "/Données 2026 (50 %)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Lambert.collection([Lambert.feature(Lambert.square(0, 0))])
      .write(toFile: folder + "/zones é.geojson", atomically: true, encoding: .utf8)
    let read = try TerritoryReader.readLayer(
      name: "a", source: Source(path: "Données 2026 (50 %)/zones é.geojson"),
      folder: fixture.scratch.path, workingCRS: "EPSG:2154")
    #expect(read.layer.features.count == 1)
    let faults = try fixture.faults(layers: [
      ("a", Source(path: "Données 2026 (50 %)/zone é.geojson"))
    ])
    #expect(faults.first?.remedy?.en.contains("zones é.geojson") == true)
  }

  @Test func aFolderIsNoFile() throws {
    let fixture = try TerritoryFixture()
    try FileManager.default.createDirectory(
      atPath: fixture.scratch.path + "/data.gdb", withIntermediateDirectories: true)
    let faults = try fixture.faults(layers: [("a", Source(path: "data.gdb"))])
    #expect(faults.map(\.code) == ["file-is-folder"])
    #expect(faults.first?.fault == .file)
  }

  @Test(arguments: [
    ("a.geojson", [], "file-empty"), ("a.csv", [0x20, 0x0A], "file-empty"),
    ("a.geojson", [0x1F, 0x8B, 8, 0], "format-not-read"),
    ("a.gpkg", [0x50, 0x4B, 3, 4, 0, 0], "format-not-read"),
    ("a.shp", [0, 0, 0x27, 0x0A, 0, 0], "format-not-read"),
    ("a.bin", [1, 2, 3, 0, 255], "format-unknown"),
  ])
  func refused(_ name: String, _ bytes: [UInt8], _ code: String) throws {
    #expect(try fault(name, [name: bytes])?.code == code)
  }

  @Test func contentGoesBeforeTheName() throws {
    func format(_ text: String, _ name: String) throws -> LayerFile.Format {
      try LayerFile.format(of: Array(text.utf8), named: name)
    }
    #expect(try format("SQLite format 3\0....", "zones.geojson") == .geoPackage)
    #expect(try format("\u{FEFF}  {\"type\":", "zones.csv") == .geoJSON)
    #expect(try format("\u{1E}{\"type\":", "zones.geojson") == .geoJSONSequence)
    #expect(try format("{\"type\":", "zones.geojsonl") == .geoJSONSequence)
    #expect(try format("id;nom\n1;a", "zones") == .delimitedText)
    #expect(try format("id", "zones.csv") == .delimitedText)
  }

  @Test func aTableOfAnotherFormat() throws {
    #expect(
      try fault("a.geojson#zones", ["a.geojson": Array("{}".utf8)])?.code
        == "table-of-no-geopackage")
  }

  /// The vector of FIPS 180-2, and one longer than a piece.
  @Test func fingerprints() throws {
    let fixture = try TerritoryFixture(["abc": "abc"])
    let input = try FileFingerprint.sha256(of: fixture.scratch.path + "/abc", named: "abc")
    #expect(
      input.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let million = try fixture.scratch.file("a", [UInt8](repeating: 0x61, count: 1_000_000))
    #expect(
      try FileFingerprint.sha256(of: million, named: "a").sha256
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func eachFileIsAnInputOnce() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([
        Lambert.feature(Lambert.square(0, 0), #""kind":"x""#, id: "1")
      ])
    ])
    let territory = try fixture.territory(
      layers: [("a", Source(path: "a.geojson"))],
      sites: [SiteSource(kind: .parcel, source: Source(path: "a.geojson"))])
    #expect(territory.inputs.map(\.path) == ["a.geojson"])
  }

  @Test func everySourceIsReportedNotOnlyTheFirst() throws {
    let fixture = try TerritoryFixture()
    let faults = try fixture.faults(
      layers: [("a", Source(path: "a.geojson")), ("b", Source(path: "b.csv"))],
      sites: [SiteSource(kind: .parcel, source: Source(path: "c.gpkg"))])
    #expect(faults.map(\.code) == ["file-missing", "file-missing", "file-missing"])
    #expect(faults.compactMap(\.place.file) == ["a.geojson", "b.csv", "c.gpkg"])
  }
}
