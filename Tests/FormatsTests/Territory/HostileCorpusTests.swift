import Foundation
import Land
import PlanarGeometry
import TestSupport
import Testing

@testable import Formats

/// Every file of the corpora is read or refused with a reason; none crashes the reader or gives a
/// territory that does not hold what is promised of it.
@Suite struct HostileCorpusTests {
  private static func files(_ folder: String, _ endings: Set<String>) -> [String] {
    guard let root = SharedData.folder?.appending(path: folder),
      let walk = FileManager.default.enumerator(atPath: root.path(percentEncoded: false))
    else { return [] }
    var found: [String] = []
    while let path = walk.nextObject() as? String {
      if endings.contains(URL(filePath: path).pathExtension.lowercased()) {
        found.append(folder + "/" + path)
      }
    }
    return found.sorted()
  }

  private func read(_ reference: String) throws {
    let source = Source(path: reference)
    do {
      let read = try TerritoryReader.readLayer(
        name: "layer", source: source, folder: SharedData.path, workingCRS: "EPSG:2154")
      #expect(!read.problems.contains { $0.severity == .error })
      #expect(read.layer.features.allSatisfy { $0.geometry?.isValid ?? false }, "\(reference)")
    } catch let problems as Problems {
      #expect(problems.all.contains { $0.severity == .error }, "\(reference)")
      #expect(problems.all.allSatisfy { $0.place.file != nil || $0.place.key != nil })
    }
    do {
      let read = try TerritoryReader.readSites(
        SiteSource(kind: .parcel, source: source), folder: SharedData.path,
        workingCRS: "EPSG:2154")
      #expect(read.sites.allSatisfy { $0.geometry.kind.isPolygonal && $0.geometry.isValid })
    } catch is Problems {}
  }

  @Test(
    .enabled(if: SharedData.has("peer-geojson")),
    arguments: files("peer-geojson", ["json", "geojson", "geojsons", "geojsonl"]))
  func geoJSON(_ path: String) throws {
    try read(path)
  }

  @Test(.enabled(if: SharedData.has("peer-gpkg")), arguments: files("peer-gpkg", ["gpkg"]))
  func geoPackage(_ path: String) throws {
    try read(path)
    let location = SharedData.path + "/" + path
    guard let tables = try? GeoPackageReader.tables(location) else { return }
    for table in tables.prefix(20) { try read(path + "#" + table.name) }
  }
}
