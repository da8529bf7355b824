import Foundation
import TestSupport
import Testing

/// The command line over the open data of the shared folder: what it writes, and what it says of their defects.
@Suite("Scenarios over real land", .serialized)
struct RealLandTests {
  private static func available(_ scenario: RealScenario) -> Bool {
    SharedData.has(scenario.needs)
      && Command.isThere(Command.entente, orSkip: "no entente beside the test bundle")
  }

  private static let present = RealScenario.all.filter(available)

  private func run(_ scenario: RealScenario, in folder: URL) throws -> (file: URL, out: URL) {
    let file = try scenario.written(in: folder)
    let out = folder.appending(path: "out")
    let run = try Command(
      Command.entente, ["run", file.path(), "--out", out.path(), "--lang", "en"], in: folder)
    try #require(run.status == 0, "\(run.errors)")
    return (file, out)
  }

  @Test("run finishes, allocates, and its files agree with the data", arguments: present)
  func runs(_ scenario: RealScenario) throws {
    try inScratchFolder { folder in
      let (file, out) = try run(scenario, in: folder)
      for name in [
        "result.json", "entente.gpkg", "sites.geojson", "allocation.geojson", "sheets.csv",
        "suitability.csv", "allocation.csv", "departments.csv",
      ] {
        let size = try out.appending(path: name).resourceValues(forKeys: [.fileSizeKey]).fileSize
        #expect((size ?? 0) > 0, "\(name)")
      }
      #expect(try rows(out.appending(path: "sheets.csv")).count == scenario.sites)
      let placements = try rows(out.appending(path: "allocation.csv"))
      #expect(placements.contains { $0.hasPrefix("utilitarian,") })
      try told(scenario, file, folder)
      try openedByOGR(out.appending(path: "entente.gpkg"), scenario, folder)
      try agreesWithGeopandas(file, out, folder)
    }
  }

  /// Every defect that SOURCE.md names is told by `check`.
  private func told(_ scenario: RealScenario, _ file: URL, _ folder: URL) throws {
    let check = try Command(Command.entente, ["check", file.path(), "--json"], in: folder)
    #expect(check.status == 0, "\(check.errors)")
    let problems = try JSONSerialization.jsonObject(with: Data(check.output.utf8))
    let codes = Set((problems as? [[String: Any]] ?? []).compactMap { $0["code"] as? String })
    #expect(scenario.tells.isSubset(of: codes), "told: \(codes.sorted())")
  }

  private func openedByOGR(_ file: URL, _ scenario: RealScenario, _ folder: URL) throws {
    guard Command.isThere(Command.ogrinfo, orSkip: "ogrinfo is not installed") else { return }
    let info = try Command(
      Command.ogrinfo, ["-ro", "-so", "-al", file.path()], in: folder)
    #expect(info.status == 0)
    let said = info.output + info.errors
    #expect(!said.contains("Warning") && !said.contains("ERROR"), "\(said)")
    #expect(said.contains("Feature Count: \(scenario.sites)"))
  }

  private func agreesWithGeopandas(_ file: URL, _ out: URL, _ folder: URL) throws {
    guard let python = Command.peerPython else {
      _ = Command.isThere(nil, orSkip: "no Python with geopandas (ENTENTE_PEER_PYTHON)")
      return
    }
    let peer = try Command(
      python,
      [
        SharedData.packageRoot.appending(path: "Tests/peers/sheets_geopandas.py").path(),
        file.path(), "--data", SharedData.url("").path(), "--compare",
        out.appending(path: "sheets.csv").path(),
      ], in: folder)
    #expect(peer.status == 0, "\(peer.output)\(peer.errors)")
  }

  @Test(
    "business parks without any id are refused, with the way out",
    .enabled(if: SharedData.has("zae-nantes/zae.geojson")))
  func refusesParksWithoutIds() throws {
    try inScratchFolder { folder in
      let scenario = try #require(RealScenario.all.first { $0.name == "zae-nantes" })
      let file = try scenario.written(in: folder)
      let parks = try SharedData.url("zae-nantes/zae.geojson").path(percentEncoded: false)
      let text = try String(contentsOf: file, encoding: .utf8)
      try text.replacing(folder.appending(path: "made").path() + "/zae.geojson", with: parks)
        .write(to: file, atomically: true, encoding: .utf8)
      let run = try Command(Command.entente, ["check", file.path(), "--json"], in: folder)
      #expect(run.status == 65)
      #expect(run.output.contains("site-without-id") && run.output.contains("GeoPackage"))
    }
  }

  private func rows(_ file: URL) throws -> [Substring] {
    Array(try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst())
  }

  private func inScratchFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "entente-real-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }
}
