import Formats
import Foundation
import Land
import Planning
import TestSupport
import Testing

/// Sheets of real parcels against figures that geopandas derived from the same files (Tests/peers/sheets/README.md).
@Suite("Sheets of real parcels agree with geopandas")
struct RealSheetTests {
  @Test(
    "every column of every expected row", .enabled(if: SharedData.has("gennes-25267/parcel.gpkg")),
    arguments: ["ennezat", "gennes"])
  func agrees(name: String) async throws {
    let data = try #require(SharedData.folder)
    let folder = SharedData.packageRoot.appending(path: "Tests/peers/sheets")
    let request = try SheetRequest(
      text: String(contentsOf: folder.appending(path: "\(name).yaml"), encoding: .utf8))
    let territory = try TerritoryReader.read(
      layers: request.layers, sites: request.sites, folder: data.path(percentEncoded: false),
      workingCRS: #require(request.crs))
    let sheets = try await SiteSheets(measuring: request.columns, of: territory)
    let values = Dictionary(uniqueKeysWithValues: sheets.sheets.map { ($0.site, $0.values) })

    let rows = try String(
      contentsOf: folder.appending(path: "expected/\(name).csv"), encoding: .utf8
    ).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows[0].dropFirst() == sheets.columns.map(\.name)[...])
    #expect(rows.count > 40)
    for row in rows.dropFirst() {
      let measured = try #require(values[row[0]])
      for (index, column) in sheets.columns.enumerated() {
        let expected = row[index + 1]
        let isShare = column.measure.dimension == .share || column.measure.kind == .compactness
        if case .number(let number) = measured[index], let wanted = Double(expected) {
          let tolerance = max(isShare ? 1e-8 : 1e-6, 1e-9 * abs(wanted))
          #expect(abs(number - wanted) <= tolerance, "\(column.name) of \(row[0])")
        } else {
          #expect((measured[index].label ?? "") == expected, "\(column.name) of \(row[0])")
        }
      }
    }
  }
}
