import Land
import LinearProgramming
import TestSupport
import Testing

@testable import Planning

@Suite("the best pattern of one site")
struct PatternSearchTests {
  /// Seeds 50000 and up: all sets of demands of a site, with penalties drawn at random, areas by the simplex table.
  @Test("search and enumeration agree, with penalties", arguments: 0..<4)
  func enumeration(block: Int) throws {
    var compared = 0
    for seed in (block * 25)..<((block + 1) * 25) {
      let problem = try RandomScenario(seed: UInt64(50_000 + seed)).problem()
      let model = AllocationModel(problem.instance, Labels(problem))
      var random = SeededGenerator(seed: UInt64(seed))
      let profits = model.program.columns.map { _ in Double.random(in: -0.5...1, using: &random) }
      for s in problem.instance.pairsOfSite.indices {
        let site = SiteProblem(model, site: s)
        guard site.items.count > 1, site.items.count < 12 else { continue }
        let penalties = (0..<4).map { _ in
          SitePricing.Penalty(
            items: Array(site.items.indices.shuffled(using: &random).prefix(3)).sorted(),
            atLeast: .random(in: 1...2, using: &random),
            price: .random(in: 0...2, using: &random))
        }
        var pricing = SitePricing(site)
        let found = pricing.best(profits, penalties, tolerance: 0)
        let best = enumerated(site, profits, penalties)
        #expect(abs(found.value - best) <= 1e-6 * max(1, best), "seed \(seed), site \(s)")
        #expect(found.bound >= best - 1e-6 * max(1, best), "seed \(seed), site \(s)")
        compared += 1
      }
    }
    #expect(compared > 20)
  }

  private func enumerated(
    _ site: SiteProblem, _ profits: [Double], _ penalties: [SitePricing.Penalty]
  ) -> Double {
    var best = 0.0
    for set in 0..<(1 << site.items.count) {
      let items = site.items.indices.filter { set >> $0 & 1 == 1 }
      var room = site.capacities
      for i in items { for active in site.items[i].sets { room[active] -= site.items[i].least } }
      guard room.allSatisfy({ $0 >= -1e-9 }),
        items.allSatisfy({ i in !items.contains(where: site.excludes[i].contains) })
      else { continue }
      let extras = AreaProgram.solve(
        items.map { site.items[$0].z.map { max(0, profits[$0]) } ?? 0 },
        items.map { site.items[$0].extra }, items.map { Array(site.items[$0].sets) },
        room.map { max(0, $0) })
      let pattern = SiteProblem.Pattern(items: items, extras: extras)
      var value = site.columns(of: pattern, profits).reduce(0) {
        $0 + profits[$1.column] * $1.value
      }
      for penalty in penalties
      where penalty.items.count(where: items.contains) >= penalty.atLeast {
        value -= penalty.price
      }
      best = max(best, value)
    }
    return best
  }
}
