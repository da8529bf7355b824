import Foundation
import PlanarGeometry
import Projection
import TestSupport
import Testing

/// The systems of French administrations against tables that were made without this module.
@Suite(.enabled(if: SharedData.has("peer-proj")))
struct ReferenceTableTests {
  @Test("Lambert-93 and the nine CC zones, computed with 50 digits from the defining parameters")
  func computedTable() throws {
    let rows = try table("lambert-computed-50-digits.csv")
    #expect(rows.count == 22)
    // RGF93 itself, so that the map projection alone is tested.
    let source = try CoordinateReferenceSystem("EPSG:4171")
    var zones: Set<String> = []
    for row in rows {
      let target = try CoordinateReferenceSystem(row["to_crs"]!)
      zones.insert(target.identifier)
      let transformation = try Transformation(from: source, to: target)
      let from = Coordinate(x: Double(row["lon_rgf93"]!)!, y: Double(row["lat_rgf93"]!)!)
      let found = try transformation.transform(from)
      // The table gives eight decimals of a metre, PROJ works to some nanometres: a micrometre is ample.
      #expect(found.distance(to: Coordinate(x: Double(row["x"]!)!, y: Double(row["y"]!)!)) < 1e-6)
      let back = try transformation.inverse.transform(found)
      #expect(back.distance(to: from) < 1e-11)
      #expect(transformation.accuracy == 0 && !transformation.isBallpark)
    }
    #expect(zones.count == 7)
  }

  @Test("the origin of each CC zone is where its number says", arguments: 42...50)
  func originOfZone(number: Int) throws {
    let transformation = try Transformation(
      from: CoordinateReferenceSystem("EPSG:4171"),
      to: CoordinateReferenceSystem(epsg: 3900 + number))
    // IGN: zone n has its origin at 3° E, n° N, with x = 1 700 000 m and y = (n − 41) 000 000 + 200 000 m.
    let found = try transformation.transform(Coordinate(x: 3, y: Double(number)))
    let expected = Coordinate(x: 1_700_000, y: Double(number - 41) * 1_000_000 + 200_000)
    #expect(found.distance(to: expected) < 1e-6)
  }

  @Test("the reference of IGN's validator: metropolitan France and four systems overseas")
  func validatorTable() throws {
    let rows = try table("ign-validator-reference.csv")
    #expect(rows.count == 50)
    var worst = 0.0
    for row in rows {
      let transformation = try Transformation(
        from: .wgs84, to: CoordinateReferenceSystem(row["to_crs"]!))
      let found = try transformation.transform(
        Coordinate(x: Double(row["lon"]!)!, y: Double(row["lat"]!)!))
      worst = max(
        worst, found.distance(to: Coordinate(x: Double(row["x"]!)!, y: Double(row["y"]!)!)))
      // WGS 84 and the legal systems agree within a metre at best, and the operation says so.
      #expect(transformation.accuracy.map { $0 <= 1 } ?? false, "\(row["to_crs"]!)")
    }
    // Degrees are given with nine decimals (0.1 mm), metres with five.
    #expect(worst < 1e-3, "\(worst) m")
  }

  @Test("Lambert II étendu to Lambert-93 through IGN's grid")
  func gridTable() throws {
    let rows = try table("ignf-lambert2e-to-lambert93.csv")
    #expect(rows.count == 4)
    for row in rows {
      let transformation = try Transformation(
        from: CoordinateReferenceSystem(row["from"]!), to: CoordinateReferenceSystem(row["to"]!))
      let from = Coordinate(x: Double(row["x_from"]!)!, y: Double(row["y_from"]!)!)
      let expected = Coordinate(x: Double(row["x_to"]!)!, y: Double(row["y_to"]!)!)
      let used = try transformation.operation(at: from)
      #expect(!used.grids.isEmpty && !used.isBallpark)
      // The table gives millimetres.
      #expect(try transformation.transform(from).distance(to: expected) < 1e-3)
    }
  }

  private func table(_ name: String) throws -> [[String: String]] {
    let text = try String(contentsOf: SharedData.url("peer-proj/\(name)"), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline)
    let columns = lines[0].split(separator: ",").map(String.init)
    return lines.dropFirst().map { line in
      let values = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(zip(columns, values), uniquingKeysWith: { first, _ in first })
    }
  }
}
