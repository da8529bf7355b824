import Land
import PlanarGeometry
import Planning
import Testing

/// Shares where edges are so many that a site is measured in parts.
@Suite("Shares of heavy parcels and of crowded layers")
struct CoveredAreaTests {
  private func share(_ site: Geometry, under cover: [Geometry]) throws -> Double {
    let features = cover.enumerated().map { Feature(id: "\($0)", geometry: $1, values: []) }
    let site = Site(id: "s", kind: .parcel, geometry: site)
    let layer = Layer(name: "flood", fields: [], features: features)
    let territory = Territory(sites: [site], layers: [layer], problems: [], inputs: [])
    let measurer = try SiteMeasurer([Measure(.share, layer: "flood")], in: territory)
    return try #require(measurer.values(of: site)[0].number)
  }

  private func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) throws
    -> Geometry
  {
    let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return try Geometry.polygon(shell: corners.map { Coordinate(x: $0.0, y: $0.1) })
  }

  /// Teeth of 1 m with gaps of 1 m, 10 m high, on a back of 1 m.
  private func comb(teeth: Int, _ x: Double, _ y: Double) throws -> Geometry {
    var shell: [Coordinate] = [Coordinate(x: x, y: y)]
    for tooth in (0..<teeth).reversed() {
      let left = x + 2 * Double(tooth)
      for (dx, dy) in [(1.0, 1.0), (1, 11), (0, 11), (0, 1)] {
        shell.append(Coordinate(x: left + dx, y: y + dy))
      }
    }
    shell.removeLast()
    shell.insert(Coordinate(x: x + 2 * Double(teeth) - 1, y: y), at: 1)
    shell.append(shell[0])
    return try Geometry.polygon(shell: shell)
  }

  @Test("agree with GEOS's union on random shapes of thousands of edges", arguments: UInt64(1)...6)
  func random(seed: UInt64) throws {
    var shapes = RandomShapes(seed: seed)
    let site = try shapes.polygon(
      around: 700_500, 7_050_500, radius: 400, vertices: seed.isMultiple(of: 2) ? 3000 : 9)
    let cover = try (0..<120).map { _ in try shapes.polygon(radius: 5...80, vertices: 40...90) }
    let covered = try Geometry.unaryUnion(cover).intersection(site).area
    let share = try share(site, under: cover)
    #expect(abs(share - covered / site.area) < 1e-9)
    #expect(share > 0.1 && share < 1)
  }

  /// 25,000 teeth; squares of 4 m, 2.5 m apart and so overlapping, cover the lower 6 m of teeth and back.
  @Test("measure a parcel of 100,000 vertices under 20,000 overlapping squares")
  func heavy() throws {
    let teeth = 25_000
    let site = try comb(teeth: teeth, 700_000, 7_050_000)
    let cover = try (0..<20_002).map { number in
      try rectangle(699_998 + 2.5 * Double(number), 7_049_999, 4, 8)
    }
    let back = 2 * Double(teeth) - 1
    let expected = (back + 6 * Double(teeth)) / (back + 10 * Double(teeth))
    #expect(abs(try share(site, under: cover) - expected) < 1e-9)
  }

  @Test("count ground once where 2,100 features are the same")
  func repeated() throws {
    let site = try rectangle(700_000, 7_050_000, 10, 10)
    let triangle = try Geometry.polygon(
      shell: [(0.0, 0.0), (10, 0), (0, 10), (0, 0)].map {
        Coordinate(x: 700_000 + $0.0, y: 7_050_000 + $0.1)
      })
    let share = try share(site, under: Array(repeating: triangle, count: 2100))
    #expect(abs(share - 0.5) < 1e-9)
  }

  @Test("find all of a heavy parcel covered by one feature, and none by a far one")
  func wholly() throws {
    let site = try comb(teeth: 2000, 700_000, 7_050_000)
    #expect(try share(site, under: [rectangle(699_000, 7_049_000, 9000, 9000)]) == 1)
    #expect(try share(site, under: [rectangle(600_000, 7_049_000, 9000, 9000)]) == 0)
    // Between two teeth and above the back.
    #expect(try share(site, under: [rectangle(700_001, 7_050_001, 1, 20)]) < 1e-12)
  }
}
