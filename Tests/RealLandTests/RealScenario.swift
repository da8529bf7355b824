import Foundation
import TestSupport
import Testing

/// One scenario over real land, with what its data's SOURCE.md says of them.
struct RealScenario: CustomTestStringConvertible, Sendable {
  /// The file in Scenarios, without `.yaml`.
  var name: String
  /// A file of the shared data without which it cannot run.
  var needs: String
  /// How many sites SOURCE.md, or its filter, gives.
  var sites: Int
  /// Codes of problems that must be told, because SOURCE.md or the data show the defect.
  var tells: Set<String> = []

  var testDescription: String { name }

  static let all = [
    RealScenario(
      name: "ennezat", needs: "ennezat-63148/ennezat.gpkg", sites: 1680,
      tells: ["rows-without-geometry"]),
    RealScenario(
      name: "ennezat-merge", needs: "ennezat-63148/ennezat.gpkg", sites: 1670,
      tells: ["parcels-without-owner", "contenance-differs"]),
    RealScenario(
      name: "gennes", needs: "gennes-25267/zoning.gpkg", sites: 851,
      tells: ["rows-without-geometry", "parcel-id-composed", "code-unknown"]),
    RealScenario(
      name: "friches-ardennes", needs: "friches-ardennes/friches.geojson", sites: 98,
      tells: ["bow-tie-repaired", "surface-differs", "code-respelled"]),
    RealScenario(name: "zae-nantes", needs: "zae-nantes/zae.geojson", sites: 191),
    RealScenario(
      name: "epinay", needs: "epinay-sur-orge-91216/rail-stations.geojson", sites: 407),
    RealScenario(name: "arcachon", needs: "arcachon-population/population-200m.gpkg", sites: 27),
    RealScenario(
      name: "plu-30014", needs: "plu-gpu/30014_plu_20171013.gpkg", sites: 8,
      tells: ["rights-not-stated"]),
  ]

  static let scenarios = SharedData.packageRoot.appending(path: "Tests/RealLandTests/Scenarios")

  /// The scenario with the places of the data written out, in a folder of its own.
  func written(in folder: URL) throws -> URL {
    let made = folder.appending(path: "made")
    try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
    if name == "zae-nantes" { try MadeFiles.numberedParks(in: made) }
    if name == "ennezat-merge" { try MadeFiles.ownedParcels(in: made) }
    let text = try String(
      contentsOf: Self.scenarios.appending(path: "\(name).yaml"), encoding: .utf8)
    let data = try SharedData.url("").path(percentEncoded: false)
    let file = folder.appending(path: "\(name).yaml")
    try text.replacing("$DATA", with: data.hasSuffix("/") ? String(data.dropLast()) : data)
      .replacing("$MADE", with: made.path(percentEncoded: false))
      .write(to: file, atomically: true, encoding: .utf8)
    return file
  }
}
