import Foundation
import Land
import TestSupport
import Testing

@testable import Formats

@Suite("Corpora of GeoJSON", .enabled(if: SharedData.has("peer-geojson")))
struct GeoJSONCorpusTests {
  /// Invalid by the RFC, yet nothing is lost or guessed in reading them.
  private static let readAlthoughInvalid: [String: String] = [
    "geojsonhint/bad/bad-polygon-interiorring-rhr.geojson": "any orientation is accepted",
    "geojsonhint/bad/bbox-4or6elements.geojson": "bbox is not used",
    "geojsonhint/bad/different-first-last.geojson": "the ring is closed, with a warning",
    "geojsonhint/bad/excessive_precision_truncated.geojson": "digits are no fault",
    "geojsonhint/bad/geometrycollection_nested.geojson": "advice against, not a fault",
    "geojsonhint/bad/geometrycollection_single.geojson": "advice against, not a fault",
    "invalid-geojson/invalid_geometries/invalid_exterior_not_ccw.geojson":
      "any orientation is accepted",
    "invalid-geojson/invalid_geometries/invalid_inner_and_exterior_ring_intersect.geojson":
      "validity is the territory's to repair",
    "invalid-geojson/invalid_geometries/invalid_unclosed.geojson":
      "the ring is closed, with a warning",
    "invalid-geojson/invalid_structure/invalid_feature_no_properties.geojson": "with a warning",
    "invalid-geojson/invalid_structure/invalid_featurecollection_crs_defined.geojson":
      "the legacy member is honoured",
    "invalid-geojson/invalid_structure/invalid_geometry_coordinates_4d.geojson":
      "further numbers are left out, with a notice",
    "invalid-geojson/invalid_structure/invalid_geometry_geometrycollection_nested.geojson":
      "advice against, not a fault",
  ]

  private enum Outcome: Hashable {
    case read(rows: Int, codes: [String])
    case refused([String])
  }

  private static func files() throws -> [String] {
    let root = try SharedData.url("peer-geojson").path()
    return OutputFile.tree(root).files.filter {
      !$0.hasSuffix(".md") && !$0.hasSuffix(".result.json") && !$0.hasSuffix(".txt")
    }
  }

  private static func outcome(_ file: String) throws -> Outcome {
    do {
      let sample = try GeoJSONSample(path: SharedData.url("peer-geojson").path() + "/" + file)
      return .read(rows: sample.rows.count, codes: sample.table.problems.map(\.code))
    } catch let problems as Problems {
      return .refused(problems.all.map(\.code))
    }
  }

  @Test func everyFileIsReadOrRefusedAsItShould() throws {
    var read = 0
    var refused = 0
    for file in try Self.files() {
      let outcome = try Self.outcome(file)
      switch outcome {
      case .read: read += 1
      case .refused: refused += 1
      }
      if ProcessInfo.processInfo.environment["ENTENTE_LIST_CORPUS"] != nil { print(file, outcome) }
      let isValid =
        file.contains("/good/") || file.contains("/valid/") || file.contains("canonical/")
      let isInvalid = file.contains("/bad/") || file.contains("/invalid_")
      switch outcome {
      case .refused(let codes): #expect(!isValid, "\(file) is valid but refused: \(codes)")
      case .read(_, let codes):
        #expect(
          !isInvalid || Self.readAlthoughInvalid[file] != nil,
          "\(file) is invalid but read: \(codes)")
      }
      if Self.readAlthoughInvalid[file] != nil, case .refused(let codes) = outcome {
        Issue.record("\(file) is listed as read but refused: \(codes)")
      }
    }
    #expect(read + refused > 90)
    print("peer-geojson: \(read) files read, \(refused) refused with a message")
  }

  @Test(
    "other formats are named",
    arguments: [
      ("gdal/esrijson/esrizlinestring.json", "esri-json"),
      ("gdal/topojson/topojson3.topojson", "topojson"),
      ("gdal/jsonfg/CurvePolygon.json", "unknown-type"),
    ])
  func otherFormats(file: String, code: String) throws {
    let outcome = try Self.outcome(file)
    guard case .refused(let codes) = outcome else {
      Issue.record("\(file) was read: \(outcome)")
      return
    }
    #expect(codes.contains(code), "\(file): \(codes)")
  }

  @Test(
    "real layers are read whole",
    arguments: [
      ("ennezat-63148/PLU_Zone_U-epsg2154.geojson", 16), ("friches-ardennes/friches.geojson", 98),
      ("zae-nantes/zae.geojson", 191), ("mel-lille/metro-osm.geojson", 160),
      ("epinay-sur-orge-91216/cadastre-91216-parcelles.json", 4241),
      ("stops-montpellier-gtfs/stops.geojson", 2083), ("lyon-iris/iris.geojson", 358),
    ])
  func realLayers(file: String, rows: Int) throws {
    guard SharedData.has(file) else { return }
    let sample = try GeoJSONSample(path: SharedData.url(file).path())
    #expect(sample.rows.count == rows)
    #expect(sample.rows.allSatisfy { $0.geometry != nil })
  }

  @Test("a legacy crs is found in a real plan")
  func realCRS() throws {
    let path = try SharedData.url("ennezat-63148/PLU_Zone_U-epsg2154.geojson").path()
    #expect(try GeoJSONSample(path: path).table.crs == .code("EPSG:2154"))
  }
}
