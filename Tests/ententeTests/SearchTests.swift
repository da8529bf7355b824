import Foundation
import TestSupport
import Testing

@Suite("entente search")
struct SearchTests {
  private func found(_ folder: CadastreFolder, _ options: String...) throws -> [[String: Any]] {
    let ended = try Program.run(
      ["search", "cadastre.yaml", "--demand", "plant", "--json"] + options, in: folder.path)
    try #require(ended.status == 0, "\(ended.errors)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [[String: Any]])
  }

  @Test("ranks the parcels that meet every requirement, and says what is around")
  func parcels() throws {
    let folder = try CadastreFolder()
    let rows = try found(folder, "--top", "7", "--near", "stops=100 m")
    #expect(rows.count == 7)
    let scores = rows.compactMap { $0["score"] as? Double }
    #expect(scores == scores.sorted(by: >))
    for (rank, row) in rows.enumerated() {
      #expect(row["rank"] as? Int == rank + 1)
      let distance = try #require(row["distance_stops_m"] as? Double)
      #expect(distance <= 300)
      #expect((row["near_distance_stops_m"] as? Double) == distance)
      #expect(((row["near_count_stops_100m"] as? Int) ?? -1 > 0) == (distance <= 100))
      #expect((row["reasons"] as? String)?.isEmpty == false)
    }
  }

  /// Parcels are 12 m wide and lie side by side, three of one owner: units of 540 m².
  @Test("finds land units where no parcel is large enough")
  func landUnits() throws {
    let folder = try CadastreFolder(parcels: 120)
    let scenario = CadastreFolder.scenario(columns: CadastreFolder.columns)
      .replacingOccurrences(of: "150 m2", with: "500 m2")
    try folder.write(scenario, to: "cadastre.yaml")
    #expect(try found(folder).isEmpty)
    let units = try found(folder, "--merge", "owner")
    #expect(!units.isEmpty)
    for unit in units {
      #expect(unit["kind"] as? String == "land-unit")
      #expect((unit["parcels"] as? String)?.split(separator: ";").count ?? 0 >= 3)
      #expect(unit["usable_land"] as? Double ?? 0 >= 500)
    }
  }

  @Test(
    "says in words what ruled the others out, each of them once, and what each preference is worth")
  func words() throws {
    let folder = try CadastreFolder(parcels: 200)
    let scenario = CadastreFolder.scenario(columns: CadastreFolder.columns)
      .replacingOccurrences(of: "at_most: 300 m", with: "at_most: 60 m")
    try folder.write(scenario, to: "cadastre.yaml")
    let ended = try folder.entente("search", "cadastre.yaml", "--demand", "plant", "--lang", "en")
    #expect(ended.status == 0, "\(ended.errors)")
    let lines = ended.errors.replacing("\u{A0}", with: " ").split(separator: "\n")
    let told = lines.filter { $0.contains("•") }
    #expect(!told.isEmpty && told.allSatisfy { !$0.contains("=") })
    let ruledOut = told.compactMap { $0.split(separator: "— ").last?.split(separator: " ").first }
      .compactMap { Int($0) }.reduce(0, +)
    let summary = try #require(lines.first { $0.contains("200 sites looked at") })
    let eligible = try #require(
      summary.split(separator: ", ").last?.split(separator: " ").first.flatMap { Int($0) })
    #expect(eligible + ruledOut == 200)
    let rows = try found(folder, "--lang", "en")
    #expect(rows.allSatisfy { ($0["reasons"] as? String)?.contains("suitability: ") == true })
  }

  @Test("names a layer that is not there once, and those that are")
  func unknownLayer() throws {
    let folder = try CadastreFolder(parcels: 20)
    let ended = try folder.entente(
      "search", "cadastre.yaml", "--demand", "plant", "--near", "nurseries=500 m", "--lang", "en")
    #expect(ended.status == 65)
    #expect(ended.errors.components(separatedBy: "there is no layer").count == 2)
    #expect(ended.errors.contains("The layers are: "), "\(ended.errors)")
  }

  @Test("writes maps and tables")
  func files() throws {
    let folder = try CadastreFolder(parcels: 200)
    let ended = try folder.entente(
      "search", "cadastre.yaml", "--demand", "plant", "--out", "c.geojson", "--out", "c.gpkg",
      "--out", "c.csv", "--lang", "fr")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.errors.contains("200\u{A0}sites passés en revue"))
    #expect(folder.names.filter { $0.hasPrefix("c.") } == ["c.csv", "c.geojson", "c.gpkg"])
  }

  @Test(
    "refuses what it does not know",
    arguments: [
      (["--demand", "nobody"], 65), (["--demand", "plant", "--near", "stops"], 64),
      (["--demand", "plant", "--top", "0"], 64),
      (["--demand", "plant", "--near", "none=10 m"], 65),
      (["--demand", "plant", "--out", "c.shp"], 64),
    ])
  func refusals(_ options: [String], _ status: Int) throws {
    let folder = try CadastreFolder(parcels: 20)
    #expect(
      try Program.run(["search", "cadastre.yaml"] + options, in: folder.path).status
        == Int32(status))
  }
}
