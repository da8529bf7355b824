import Foundation
import TestSupport
import Testing

@Suite("Sheets of a whole cadastre")
struct CadastreSheetTests {
  private func sheet(
    _ folder: CadastreFolder, _ name: String, _ options: [String] = []
  ) throws -> (text: Data, table: Data) {
    let ended = try Program.run(
      [
        "sheet", "cadastre.yaml", "--quiet", "--out", "\(name).csv", "--out", "\(name).gpkg",
      ] + options, in: folder.path)
    try #require(ended.status == 0, "\(ended.errors)")
    return (try folder.bytes("\(name).csv"), try folder.bytes("\(name).gpkg"))
  }

  @Test("are the same bytes on one core and on several, in the order of the ids")
  func cores() throws {
    let folder = try CadastreFolder()
    let one = try sheet(folder, "one", ["--threads", "1"])
    for threads in ["2", "5"] {
      let several = try sheet(folder, "several", ["--threads", threads])
      #expect(several.text == one.text)
      #expect(several.table == one.table)
    }
    let ids = String(decoding: one.text, as: UTF8.self).split(separator: "\n").dropFirst()
      .map { $0.prefix { $0 != "," } }
    #expect(ids.count == 1300)
    #expect(ids == ids.sorted())
  }

  @Test("come from the cache as they would without it, whatever has changed")
  func cache() throws {
    let folder = try CadastreFolder()
    let kept = ["--cache", "cache"]
    func expectFresh(_ what: Comment) throws {
      let fresh = try sheet(folder, "fresh", ["--no-cache"])
      for _ in 0..<2 {
        let cached = try sheet(folder, "cached", kept)
        #expect(cached.text == fresh.text, what)
        #expect(cached.table == fresh.table, what)
      }
    }
    try expectFresh("nothing has changed")
    let columns = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/cache")
    #expect(columns.count == 5)
    try folder.write(CadastreFolder.zones(shift: 50), to: "zones.geojson")
    try expectFresh("a layer has changed")
    try folder.write(
      CadastreFolder.scenario(
        columns: CadastreFolder.columns + [
          "{as: stops_200m, measure: count, layer: stops, within: 200 m}"
        ]), to: "cadastre.yaml")
    try expectFresh("a criterion came")
    try folder.write(
      CadastreFolder.scenario(
        columns: CadastreFolder.columns + [
          "{as: stops_200m, measure: count, layer: stops, within: 150 m}"
        ]), to: "cadastre.yaml")
    try expectFresh("a radius has changed")
    try folder.write(CadastreFolder.parcels(1200, seed: 5), to: "parcels.geojson")
    try expectFresh("the parcels have changed")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path + "/cache") {
      var bytes = try folder.bytes("cache/\(file)")
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: URL(filePath: folder.path + "/cache/" + file))
    }
    try expectFresh("the cache is damaged")
  }

  @Test("are measured anew where a layer changed within the same size and the same date")
  func sameSizeAndDate() throws {
    let folder = try CadastreFolder(parcels: 200)
    let layer = folder.path + "/zones.geojson"
    try folder.write(CadastreFolder.zones(shift: 10), to: "zones.geojson")
    let size = try folder.bytes("zones.geojson").count
    let date = Date(timeIntervalSince1970: 1_700_000_000)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: layer)
    let before = try sheet(folder, "before", ["--cache", "cache"])
    try folder.write(CadastreFolder.zones(shift: 60), to: "zones.geojson")
    try #require(try folder.bytes("zones.geojson").count == size)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: layer)
    let cached = try sheet(folder, "cached", ["--cache", "cache"])
    #expect(cached.text == (try sheet(folder, "fresh", ["--no-cache"])).text)
    #expect(cached.text != before.text)
  }

  @Test("interrupted, leave the last files as they were and nothing beside them")
  func interrupted() throws {
    let folder = try CadastreFolder(parcels: 6000)
    try folder.write("old", to: "s.csv")
    try folder.write("old", to: "s.gpkg")
    let names = folder.names
    let process = try Program.start(
      ["sheet", "cadastre.yaml", "--quiet", "--out", "s.csv", "--out", "s.gpkg"], in: folder.path)
    let deadline = Date(timeIntervalSinceNow: 30)
    while folder.names == names, process.isRunning, Date() < deadline { usleep(1000) }
    try #require(process.isRunning && folder.names != names)
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(folder.names == names)
    #expect(try folder.bytes("s.csv") == Data("old".utf8))
    #expect(try folder.bytes("s.gpkg") == Data("old".utf8))
  }

  @Test("of two programs at once on one cache are those of one alone")
  func sharedCache() throws {
    let folder = try CadastreFolder()
    let alone = try sheet(folder, "alone", ["--no-cache"])
    for _ in 0..<2 {
      let both = try ["a", "b"].map { name in
        try Program.start(
          [
            "sheet", "cadastre.yaml", "--quiet", "--cache", "cache", "--out", "\(name).csv",
            "--out", "\(name).gpkg",
          ], in: folder.path)
      }
      for process in both {
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
      }
      for name in ["a", "b"] {
        #expect(try folder.bytes("\(name).csv") == alone.text)
        #expect(try folder.bytes("\(name).gpkg") == alone.table)
      }
    }
  }

  @Test("are not written where an id comes twice or a parcel lies far away, and it is said")
  func badParcels() throws {
    let folder = try CadastreFolder(parcels: 40)
    for (features, code) in [
      (
        [
          CadastreFolder.feature(CadastreFolder.box(0, 0, 9, 9), #""id":"a""#),
          CadastreFolder.feature(CadastreFolder.box(20, 0, 9, 9), #""id":"a""#),
        ], "« a »"
      ),
      (
        [
          CadastreFolder.feature(CadastreFolder.box(0, 0, 9, 9), #""id":"a""#),
          CadastreFolder.feature(CadastreFolder.box(90_000_000, 0, 9, 9), #""id":"b""#),
        ], "EPSG:2154"
      ),
    ] {
      try folder.write(CadastreFolder.collection(features), to: "parcels.geojson")
      let ended = try folder.entente("sheet", "cadastre.yaml", "--out", "bad.csv", "--lang", "fr")
      #expect(ended.status == 65)
      #expect(ended.errors.contains(code), "\(ended.errors)")
      #expect(!folder.names.contains { $0.hasPrefix("bad") })
    }
  }

  @Test("have no distance to a layer that is empty, and it is said")
  func emptyLayer() throws {
    let folder = try CadastreFolder(parcels: 40)
    try folder.write(CadastreFolder.collection([]), to: "stops.geojson")
    let ended = try folder.entente("sheet", "cadastre.yaml", "--out", "s.csv", "--lang", "fr")
    #expect(ended.status == 0)
    #expect(ended.errors.contains("la couche est vide"))
    let row = String(decoding: try folder.bytes("s.csv"), as: UTF8.self).split(separator: "\n")[1]
      .split(separator: ",", omittingEmptySubsequences: false)
    #expect(row[4].isEmpty)
  }

  @Test("tell of a layer that lies wholly elsewhere")
  func elsewhere() throws {
    let folder = try CadastreFolder(parcels: 40)
    try folder.write(
      CadastreFolder.collection([
        CadastreFolder.feature(#"{"type":"Point","coordinates":[900000,6300000]}"#, "")
      ]), to: "stops.geojson")
    let ended = try folder.entente("sheet", "cadastre.yaml", "--out", "s.csv", "--lang", "fr")
    #expect(ended.status == 0)
    #expect(ended.errors.contains("783 km des sites"), "\(ended.errors)")
  }
}
