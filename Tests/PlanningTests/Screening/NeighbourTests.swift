import Land
import PlanarGeometry
import TestSupport
import Testing

@testable import Planning

@Suite("Sites measured one after the other")
struct NeighbourTests {
  /// What one site is measured with speeds up the next; nothing of it may show.
  @Test("have the values that each has alone", arguments: 1...20 as ClosedRange<UInt64>)
  func order(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func place() -> Double { Double.random(in: 0...2000, using: &random).rounded() }
    let sites = try (0..<40).map { number in
      let (x, y) = (place(), place())
      return try SmallTerritory.site(
        "\(number)", SmallTerritory.box(x, y, x + 1 + place() / 50, y + 9))
    }
    let lines = try SmallTerritory.layer(
      "lines", [],
      (0..<60).map { ("\($0)", "LINESTRING(\(place()) \(place()),\(place()) \(place()))", []) })
    let points = try SmallTerritory.layer(
      "points", [], (0..<60).map { ("\($0)", "POINT(\(place()) \(place()))", []) })
    let measurer = try SiteMeasurer(
      [Measure(.distance, layer: "lines"), Measure(.distance, layer: "points")],
      in: SmallTerritory.territory([], [lines, points]))
    var worker = SiteMeasurer.Worker(measurer)
    let together = worker.values(of: sites)
    for (site, values) in zip(sites, together) {
      #expect(measurer.values(of: site) == values)
      for (layer, value) in zip([lines, points], values) {
        let least = try layer.features.compactMap(\.geometry)
          .map { try $0.distance(to: site.geometry) }.min()
        #expect(value.isClose(to: try #require(least)))
      }
    }
  }

  @Test("a point on the site, in degrees, where somebody says how")
  func places() throws {
    let site = try SmallTerritory.site("s", SmallTerritory.square)
    var territory = SmallTerritory.territory([site])
    let measures = [Measure(.longitude), Measure(.latitude)]
    #expect(
      try SiteMeasurer(measures, in: territory).values(of: site) == [.missing, .missing])
    territory.degrees = { $0.map { Coordinate(x: $0.x / 10, y: $0.y / 100) } }
    #expect(
      try SiteMeasurer(measures, in: territory).values(of: site) == [.number(0.5), .number(0.05)])
  }
}
