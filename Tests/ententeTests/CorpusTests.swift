import Foundation
import TestSupport
import Testing

/// Every file of the peer suites, good and bad, as a layer of a sheet: read, or refused with a message.
@Suite("The peer corpora through the command line")
struct CorpusTests {
  private static let layers: Set = ["geojson", "json", "geojsons", "topojson", "gpkg"]

  private static func files(_ corpus: String) -> [String] {
    guard SharedData.has(corpus), let folder = SharedData.folder?.appending(path: corpus) else {
      return []
    }
    let names = FileManager.default.enumerator(atPath: folder.path(percentEncoded: false))?
      .compactMap { $0 as? String }
    return (names ?? []).filter { layers.contains(URL(filePath: $0).pathExtension) }.sorted()
      .map { corpus + "/" + $0 }
  }

  @Test("GeoJSON", .enabled(if: SharedData.has("peer-geojson")), arguments: files("peer-geojson"))
  func geoJSON(_ file: String) throws { try readOrRefuse(file) }

  @Test("GeoPackage", .enabled(if: SharedData.has("peer-gpkg")), arguments: files("peer-gpkg"))
  func geoPackage(_ file: String) throws { try readOrRefuse(file) }

  private func readOrRefuse(_ file: String) throws {
    let folder = try TutorialFolder()
    let place = try SharedData.url(file).path(percentEncoded: false)
    // A copy: opening a GeoPackage must not touch what the suites share.
    let name = URL(filePath: file).lastPathComponent
    try FileManager.default.copyItem(atPath: place, toPath: folder.path + "/" + name)
    let before = try folder.bytes(name)
    let ended = try folder.entente(
      "sheet", "--sites", "geodata/tutorial/sites.geojson", "--layer", "peer=\(name)",
      "--measure", "as: n, measure: count, layer: peer, within: 1000 km",
      "--measure", "as: d, measure: distance, layer: peer", "--out", "fiches.csv")
    #expect(ended.signal == nil)
    #expect(ended.status == 0 || ended.status == 65 || ended.status == 66, "\(ended.errors)")
    #expect(folder.has("fiches.csv") == (ended.status == 0))
    if ended.status != 0 {
      #expect(ended.errors.contains(name), "the file in: \(ended.errors)")
      #expect(ended.errors.hasPrefix("erreur :") || ended.errors.contains("\nerreur :"))
      #expect(ended.errors.utf8.count < 20_000)
    }
    #expect(try folder.bytes(name) == before)
  }
}
