import PlanarGeometry
import TestSupport
import Testing

/// The index against brute force.
struct SpatialIndexTests {
  @Test("queries agree with brute force", arguments: [0, 1, 2, 15, 16, 17, 255, 256, 257, 1000])
  func bruteForce(count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count) + 7)
    let items = (0..<count).map { _ in box(&random, size: 6) }
    let index = SpatialIndex(items)
    #expect(index.count == count)
    for _ in 0..<40 {
      let probe = box(&random, size: 15)
      let envelope = try #require(probe.envelope)
      #expect(
        index.query(envelope) == items.indices.filter { items[$0].envelope!.intersects(envelope) })
      for predicate in [Predicate.intersects, .contains, .touches] {
        let prepared = PreparedGeometry(probe)
        var expected: [Int] = []
        for item in items.indices where try prepared.test(predicate, items[item]) {
          expected.append(item)
        }
        #expect(try index.query(probe, predicate) == expected)
      }
      var near: [Int] = []
      var best: (index: Int, distance: Double)?
      for item in items.indices {
        let distance = try probe.distance(to: items[item])
        if distance <= 5 { near.append(item) }
        if best.map({ distance < $0.distance }) ?? true { best = (item, distance) }
      }
      #expect(try index.query(within: 5, of: probe) == near)
      let found = try index.nearest(to: probe)
      #expect(found?.index == best?.index && found?.distance == best?.distance)
    }
  }

  @Test func ofEquallyNearItemsTheLeastIndexIsTaken() throws {
    let items = (0..<50).map { Geometry.point(x: Double($0 % 2 == 0 ? -3 : 3), y: 0) }
    let index = SpatialIndex(items)
    let origin = Geometry.point(x: 0, y: 0)
    #expect(try index.nearest(to: origin)?.index == 0)
    #expect(try index.nearest(to: origin, where: { $0 > 10 })?.index == 11)
    #expect(try index.nearest(to: origin, within: 2.9) == nil)
    #expect(try index.nearest(to: origin, within: 3)?.distance == 3)
  }

  @Test func emptyGeometriesAreNeverFound() throws {
    let index = SpatialIndex([.empty(.polygon), .point(x: 1, y: 1), .empty()])
    #expect(index.query(Envelope(minX: -9, minY: -9, maxX: 9, maxY: 9)) == [1])
    #expect(try index.nearest(to: .empty()) == nil)
    #expect(try index.query(.empty(.polygon)).isEmpty)
  }

  @Test func oneIndexServesManyTasks() async throws {
    var random = SeededGenerator(seed: 11)
    let items = (0..<400).map { _ in box(&random, size: 4) }
    let probes = (0..<64).map { _ in box(&random, size: 12) }
    let index = SpatialIndex(items)
    let expected = try index.query(probes)
    let answers = try await withThrowingTaskGroup(of: (Int, [[Int]]).self) { group in
      for task in 0..<8 {
        group.addTask { (task, try index.query(probes)) }
      }
      var all: [Int: [[Int]]] = [:]
      for try await (task, answer) in group { all[task] = answer }
      return all
    }
    #expect(answers.count == 8 && answers.values.allSatisfy { $0 == expected })
  }

  @Test func geometriesAreReadByManyTasks() async throws {
    var random = SeededGenerator(seed: 12)
    let collection = try Geometry.collection((0..<30).map { _ in box(&random, size: 30) })
    let union = try Geometry.unaryUnion(collection.parts).reducedPrecision(grid: 0.25)
    let expected = try union.intersection(.box(Envelope(minX: 20, minY: 20, maxX: 80, maxY: 80)))
      .area
    try await withThrowingTaskGroup(of: Double.self) { group in
      for _ in 0..<16 {
        group.addTask {
          // Copies, parts and derived geometries made and freed on whatever thread this is.
          let parts = union.parts + collection.parts
          let merged = try Geometry.unaryUnion(parts)
          return try merged.intersection(.box(Envelope(minX: 20, minY: 20, maxX: 80, maxY: 80)))
            .area
        }
      }
      for try await area in group { #expect(abs(area - expected) < 0.05 * expected) }
    }
  }

  private func box(_ random: inout SeededGenerator, size: Double) -> Geometry {
    // On a grid of quarters, so that touching and ties occur.
    func quarter(_ range: ClosedRange<Double>) -> Double {
      (Double.random(in: range, using: &random) * 4).rounded() / 4
    }
    let x = quarter(0...100)
    let y = quarter(0...100)
    return .box(
      Envelope(minX: x, minY: y, maxX: x + quarter(0.25...size), maxY: y + quarter(0.25...size)))
  }
}
