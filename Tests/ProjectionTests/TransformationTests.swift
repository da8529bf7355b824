import PlanarGeometry
import Projection
import TestSupport
import Testing

/// Positions and geometries through transformations.
struct TransformationTests {
  @Test(
    "there and back again",
    arguments: [
      "EPSG:2154", "EPSG:3950", "EPSG:27572", "EPSG:32620", "EPSG:2972", "EPSG:2975", "EPSG:4471",
      "EPSG:3857", "EPSG:2193", "EPSG:4807",
    ])
  func roundTrip(code: String) throws {
    let target = try CoordinateReferenceSystem(code)
    let transformation = try Transformation(from: .wgs84, to: target)
    let area = try #require(target.areaOfUse)
    var random = SeededGenerator(seed: 3)
    var positions = (0..<200).map { _ in
      let width = area.east - area.west + (area.east < area.west ? 360 : 0)
      let x = area.west + width * Double.random(in: 0.3...0.7, using: &random)
      let y = Double.random(
        in: area.south + 0.3 * (area.north - area.south)...area.north - 0.3
          * (area.north - area.south), using: &random)
      return Coordinate(x: x > 180 ? x - 360 : x, y: y)
    }
    let before = positions
    try transformation.transform(&positions)
    #expect(zip(before, positions).allSatisfy { $0 != $1 })
    try transformation.inverse.transform(&positions)
    for (a, b) in zip(before, positions) { #expect(a.distance(to: b) < 1e-8, "\(code)") }
  }

  @Test func aGeometryKeepsItsStructure() throws {
    let transformation = try Transformation(from: .lambert93, to: .wgs84)
    let text = """
      GEOMETRYCOLLECTION (POLYGON ((700000 6600000, 700100 6600000, 700100 6600100, 700000 6600000), \
      (700050 6600010, 700060 6600020, 700060 6600010, 700050 6600010)), POINT (652000 6862000), \
      MULTIPOINT EMPTY)
      """
    let geometry = try Geometry(wkt: text)
    let moved = try transformation.transform(geometry)
    #expect(moved.atoms.map(\.kind) == geometry.atoms.map(\.kind))
    #expect(moved.pointCount == geometry.pointCount)
    #expect(moved.parts[0].holes.count == 1)
    let corner = try #require(moved.parts[0].shell?.coordinates.first)
    #expect(corner.distance(to: Coordinate(x: 3, y: 46.5)) < 1e-12)
    let back = try transformation.inverse.transform(moved)
    #expect(back.equalsExactly(geometry, tolerance: 1e-5))
  }

  @Test(arguments: [
    Coordinate(x: 699035, y: 7_056_873), Coordinate(x: 3, y: 95), Coordinate(x: .nan, y: 45),
    Coordinate(x: .infinity, y: 45),
  ])
  func aPositionWithoutImageIsAnErrorWithItsPlace(bad: Coordinate) throws {
    let transformation = try Transformation(from: .wgs84, to: .lambert93)
    var positions = [Coordinate(x: 3, y: 46.5), bad]
    let before = positions
    do throws(ProjectionError) {
      try transformation.transform(&positions)
      Issue.record("\(bad) became \(positions[1])")
    } catch {
      guard case .outside(let place, let index, let source, let target, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(index == 1 && source == "OGC:CRS84" && target == "EPSG:2154")
      #expect(place.y == bad.y || bad.y.isNaN)
    }
    #expect(positions[0] == before[0])
  }

  @Test func accuracyIsReported() throws {
    let plain = try Transformation(from: .wgs84, to: .lambert93)
    #expect(plain.accuracy == 1 && !plain.isBallpark && plain.missingGrids.isEmpty)
    let exact = try Transformation(
      from: CoordinateReferenceSystem("EPSG:4171"), to: .lambert93)
    #expect(exact.accuracy == 0)
    let ntf = try Transformation(from: CoordinateReferenceSystem("EPSG:27572"), to: .lambert93)
    #expect(ntf.operations.last?.isBallpark == true)
  }

  @Test func theSameSystemMovesNothing() throws {
    let identity = try Transformation(from: .lambert93, to: .lambert93)
    let position = Coordinate(x: 699035.7, y: 7056873.2)
    #expect(identity.isIdentity)
    #expect(try identity.transform(position) == position)
  }

  @Test func tasksGetTheSameAnswers() async throws {
    let transformation = try Transformation(from: .wgs84, to: .lambert93)
    var random = SeededGenerator(seed: 5)
    let positions = (0..<500).map { _ in
      Coordinate(
        x: Double.random(in: -4...8, using: &random), y: Double.random(in: 42...51, using: &random))
    }
    var expected = positions
    try transformation.transform(&expected)
    try await withThrowingTaskGroup(of: [Coordinate].self) { group in
      for _ in 0..<8 {
        group.addTask {
          var mine = positions
          try transformation.transform(&mine)
          return mine
        }
      }
      for try await answer in group { #expect(answer == expected) }
    }
  }
}
