import PlanarGeometry
import TestSupport
import Testing

/// Bulk measures against the same measure one at a time.
struct BulkMeasureTests {
  @Test(arguments: 1...20)
  func bulkAgreesWithSingle(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let items = try (0..<60).map { _ in try shape(&random) }
    let probe = try shape(&random).buffer(12)
    #expect(Geometry.areas(of: items) == items.map(\.area))
    #expect(Geometry.lengths(of: items) == items.map(\.length))
    let expected = try items.map { try probe.intersection($0).area }
    let areas = try probe.intersectionAreas(with: items)
    for (found, expected) in zip(areas, expected) { #expect(abs(found - expected) < 1e-9) }
    let index = SpatialIndex(items)
    let pairs = try index.intersectionAreas(with: probe)
    #expect(pairs.map(\.index) == areas.indices.filter { areas[$0] > 0 })
    #expect(pairs.map(\.area) == areas.filter { $0 > 0 })
    let distances = try index.distances(from: [probe, .point(x: -50, y: 0)])
    for (from, distance) in zip([probe, .point(x: -50, y: 0)], distances) {
      let least = try items.map { try from.distance(to: $0) }.min()
      #expect(distance == least)
    }
    #expect(try index.distances(from: [.point(x: -50, y: 0)], within: 1) == [.infinity])
  }

  private func shape(_ random: inout SeededGenerator) throws -> Geometry {
    let points = (0..<6).map { _ in
      Coordinate(
        x: Double.random(in: 0...20, using: &random), y: Double.random(in: 0...20, using: &random))
    }
    let shift = Coordinate(
      x: Double.random(in: 0...80, using: &random), y: Double.random(in: 0...80, using: &random))
    return try Geometry.multiPoint(points).convexHull.mapCoordinates { positions in
      for index in positions.indices {
        positions[index].x += shift.x
        positions[index].y += shift.y
      }
    }
  }
}
