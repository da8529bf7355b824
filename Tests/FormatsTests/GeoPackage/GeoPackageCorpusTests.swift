import Formats
import Foundation
import GRDB
import Land
import PlanarGeometry
import TestSupport
import Testing

/// Files of other makers: each is read, or refused with a message.
struct GeoPackageCorpusTests {
  private struct Outcome: Equatable {
    var rows = 0
    var geometries = 0
    var refusals: [String] = []
  }

  /// Reads every table of a file.
  private func outcome(_ path: String) throws -> Outcome {
    var outcome = Outcome()
    func told(_ body: () throws -> Void) throws {
      do {
        try body()
      } catch let problem as Problem {
        outcome.refusals.append(problem.code)
      } catch let problems as Problems {
        outcome.refusals += problems.all.map(\.code)
      }
    }
    try told {
      for table in try GeoPackageReader.tables(path) {
        try told {
          _ = try GeoPackageReader.read(path: path, table: table.name) { row in
            outcome.rows += 1
            if row.geometry != nil { outcome.geometries += 1 }
          }
        }
      }
    }
    return outcome
  }

  /// What the corpus holds on purpose that this reader refuses.
  private static let refused = [
    // The text of a GeoPackage, as SQL.
    "gdal/poly_inconsistent_case.gpkg.sql": ["not-a-geopackage"],
    "pdok-validator/test_geometry_spatialite.gpkg": ["unreadable-geometry"],
    "pyogrio/curve.gpkg": ["unreadable-geometry"],
    "pyogrio/curvepolygon.gpkg": ["unreadable-geometry"],
  ]

  @Test(
    "peer-gpkg: 36 files, four refused, the others read", .enabled(if: SharedData.has("peer-gpkg")))
  func peers() throws {
    let root = try SharedData.url("peer-gpkg").path(percentEncoded: false)
    let files = try FileManager.default.subpathsOfDirectory(atPath: root)
      .filter { $0.hasSuffix(".gpkg") || $0.hasSuffix(".gpkg.sql") }.sorted()
    #expect(files.count == 36)
    for file in files {
      let outcome = try outcome("\(root)/\(file)")
      #expect(outcome.refusals == Self.refused[file] ?? [], "\(file)")
    }
  }

  @Test(
    "GDAL's counts agree", .enabled(if: SharedData.has("peer-gpkg")),
    arguments: [
      ("gdal/poly_golden.gpkg", 10, 10), ("gdal/first_geometry_null.gpkg", 2, 1),
      ("gdal/poly_non_conformant.gpkg", 1, 1), ("gdal/huge_feature_count.gpkg", 1, 1),
      ("ogc-ets12/states10.gpkg", 51, 51), ("ogc-ets12/null_geometry.gpkg", 5, 2),
      ("ogc-ets12/emp ty.gpkg", 0, 0), ("pdok-validator/test_db_views.gpkg", 1, 1),
      ("pdok-validator/test_dimensions.gpkg", 11, 11), ("pyogrio/line_zm.gpkg", 1, 1),
      ("pyogrio/test_gpkg_nulls.gpkg", 4, 4), ("ngageoint/attributes.gpkg", 10, 0),
    ])
  func counts(file: String, rows: Int, geometries: Int) throws {
    let path = try SharedData.url("peer-gpkg").path(percentEncoded: false) + "/" + file
    #expect(try outcome(path) == Outcome(rows: rows, geometries: geometries))
  }

  @Test(
    "real files: rows, types, system and extent are those that geopandas found",
    .enabled(if: SharedData.has("INDEX.md")), arguments: DescribedLayer.all)
  func real(_ described: DescribedLayer) throws {
    let url = try SharedData.url(described.file)
    let folder = url.deletingLastPathComponent().path(percentEncoded: false)
    let before = try FileManager.default.contentsOfDirectory(atPath: folder)
    var rows = 0
    var kinds: [String: Int] = [:]
    var extent: Envelope?
    let table = try GeoPackageReader.read(
      path: url.path(percentEncoded: false), table: described.layer
    ) { row in
      rows += 1
      guard let geometry = row.geometry, let envelope = geometry.envelope else { return }
      kinds[geometry.kind.name, default: 0] += 1
      extent = extent?.union(envelope) ?? envelope
    }
    #expect(rows == described.rows)
    #expect(kinds == described.kinds)
    #expect(table.crs == (described.crs.isEmpty ? nil : .code(described.crs)))
    if let wanted = described.extent, let extent {
      for (read, told) in zip([extent.minX, extent.minY, extent.maxX, extent.maxY], wanted) {
        #expect(abs(read - told) <= 0.051)
      }
    } else {
      #expect(described.extent == nil && extent == nil)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == before)
  }

  @Test("the real files are all described", .enabled(if: SharedData.has("INDEX.md")))
  func described() {
    #expect(DescribedLayer.all.count >= 80)
    #expect(Set(DescribedLayer.all.map(\.file)).count == 17)
  }
}
