import Land
import PlanarGeometry
import TestSupport
import Testing

@testable import Planning

@Suite("The search for land")
struct LandSearchTests {
  @Test("finds what screening finds, the best first", arguments: 1...10 as ClosedRange<UInt64>)
  func sameAsScreening(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let sites = try (0..<120).map { number in
      let x = Double.random(in: 0...5000, using: &random).rounded()
      let side = Double(Int.random(in: 5...40, using: &random))
      return try SmallTerritory.site("\(number)", SmallTerritory.box(x, 0, x + side, side))
    }
    let layer = try SmallTerritory.layer("stops", [], [("1", "POINT(2500 0)", [])])
    let near = Measure(.distance, layer: "stops")
    let demand = ScreeningTests.demand(
      [Requirement(near, Condition(atMost: 1500))],
      [Preference(near, best: 0, worst: 2000), Preference(Measure(.area), best: 1600, worst: 0)],
      minimum: 300)
    let scenario = ScreeningTests.scenario([demand])
    let territory = SmallTerritory.territory(sites, [layer])
    let screening = try await Screening(scenario, territory)
    let expected = zip(sites, screening.suitabilities).filter(\.1.isEligible)
      .sorted {
        ($1.1.score, $1.0.usableLand, $0.0.id) < ($0.1.score, $0.0.usableLand, $1.0.id)
      }
    let search = LandSearch(demand, in: scenario)
    let measurer = try SiteMeasurer(search.columns.map(\.measure), in: territory)
    // In chunks, as the command does.
    var found = SearchFindings()
    var worker = SiteMeasurer.Worker(measurer)
    for first in stride(from: 0, to: sites.count, by: 17) {
      let chunk = Array(sites[first..<min(first + 17, sites.count)])
      found.add(search.findings(on: chunk, worker.values(of: chunk)), keeping: 8)
    }
    #expect(!expected.isEmpty)
    #expect(found.searched == 120)
    #expect(found.eligible == expected.count)
    #expect(found.refusals.values.reduce(0, +) == 120 - expected.count)
    #expect(found.candidates.map(\.site.id) == expected.prefix(8).map(\.0.id))
    #expect(found.candidates.map(\.suitability) == expected.prefix(8).map(\.1))
  }
}
