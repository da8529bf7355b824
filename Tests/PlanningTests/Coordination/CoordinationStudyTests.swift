import Land
import Testing

@testable import Planning

@Suite("what coordination brings")
struct CoordinationStudyTests {
  /// Two departments that want the same site, a third that nobody disturbs, and a lot for who comes second.
  private func contested() throws -> HandMade {
    var made = HandMade(departments: ["energy", "housing", "economy"])
    try made.site("friche", land: 100, price: 10, artificialised: 0.5)
    try made.site("lot", land: 100, x: 100)
    try made.site("far", land: 50, x: 900)
    made.demand("plant", "energy", min: 80)
    made.demand("homes", "housing", min: 80)
    made.demand("shops", "economy", min: 50)
    made.scores = ["homes lot": 0.5, "plant lot": 0.25]
    for pair in ["shops friche", "shops lot", "plant far", "homes far"] {
      made.failures[pair] = [Finding(origin: .requirement(0), outcome: .failed)]
    }
    made.scenario.demands[0].provides = ["heat_mwh": 100]
    made.scenario.demands[1].provides = ["dwellings": 20, "jobs": 1]
    made.scenario.demands[2].provides = ["jobs": 9]
    return made
  }

  private func study(_ made: HandMade) throws -> CoordinationStudy {
    let problem = try made.problem()
    let ideals = try problem.ideals()
    let allocations = try Rule.allCases.map { try problem.solve($0, ideals: ideals) }
    var study = CoordinationStudy(problem, ideals: ideals, allocations: allocations)
    study.orders = try problem.priorityOrders(ideals: ideals)
    return study
  }

  @Test("conflicts") func conflicts() throws {
    let conflicts = try #require(try study(contested()).conflicts)
    #expect(conflicts.clashes.count == 1)
    #expect(
      conflicts.clashes[0].cause
        == .capacity(
          site: "friche", resource: .land, from: HandMade.year(2028), asked: 160, held: 100))
    #expect(conflicts.clashes[0].period == Period(from: HandMade.year(2028), until: nil))
    #expect(conflicts.losses.map(\.u) == [0, 0, 1])
    #expect(conflicts.losses.map(\.lost) == [["plant"], ["homes"], []])
    #expect(conflicts.losses.map(\.hoped) == [1, 1, 1])
  }

  @Test("the cost of no coordination") func costs() throws {
    let costs = try study(contested()).costs
    #expect(costs.map(\.rule) == [.silo, .priority])
    // Joint: plant on the friche, homes on the lot. Priority: energy first, the same.
    #expect(costs[0].changes.map(\.difference) == [1, 0.5, 0])
    #expect(costs[0].totalWithout == 1 && costs[0].totalWith == 2.5)
    #expect(costs[1].changes.map(\.difference) == [0, 0, 0])
    var late = try contested()
    late.scenario.coordination.priority = ["housing"]
    // Housing first sends the plant to the lot: it gains three quarters by coordination, housing loses half.
    let second = try study(late).costs[1]
    #expect(second.changes.map(\.difference) == [0.75, -0.5, 0])
    #expect(second.totalDifference == 0.25)
  }

  @Test("who gains from going first") func orders() throws {
    let orders = try #require(try study(contested()).orders)
    #expect(orders.isComplete && orders.orders.count == 6)
    #expect(orders.orders[0].departments == ["energy", "housing", "economy"])
    #expect(orders.places.map(\.first) == [1, 1, 1])
    #expect(orders.places.map(\.last) == [0.25, 0.5, 1])
    #expect(orders.best.total == 2.5 && orders.worst.total == 2.25)
    #expect(orders.given == orders.orders[0])
  }

  @Test("rules side by side") func comparison() throws {
    let comparison = try study(contested()).comparison
    let joint = try #require(comparison.totals.first { $0.rule == .utilitarian })
    #expect(joint.met == 3 && joint.unmet == 0)
    #expect(joint.land == 210 && joint.floor == 0)
    #expect(joint.artificialised == 40 + 80 + 50 && joint.cost == 800)
    #expect(joint.provides.map(\.name) == ["dwellings", "heat_mwh", "jobs"])
    #expect(joint.provides.map(\.amount) == [20, 100, 10])
    #expect(joint.dissatisfied == [])
    let silo = try #require(comparison.totals.first { $0.rule == .silo })
    #expect(silo.dissatisfied == ["energy", "housing"] && silo.met == 1)
    #expect(comparison.preferences[2].rules == Rule.allCases)
  }

  /// Each order is what rule priority gives when the scenario asks for that order; two threads change nothing.
  @Test("all orders equal one by one", arguments: 0..<3) func ordersOneByOne(block: Int) throws {
    for seed in (block * 5)..<((block + 1) * 5) {
      let random = try RandomScenario(
        seed: UInt64(50_000 + seed), locksAlways: seed % 2 == 1, parties: 3...4)
      let problem = try random.problem()
      let options = AllocationOptions(timeLimit: nil)
      guard let ideals = try? problem.ideals(options: options) else { continue }
      let orders = try #require(try problem.priorityOrders(ideals: ideals, options: options))
      var two = options
      two.threads = 2
      #expect(try problem.priorityOrders(ideals: ideals, options: two) == orders, "seed \(seed)")
      let count = random.scenario.departments.count
      #expect(orders.orders.count == (1...count).reduce(1, *))
      for order in orders.orders.enumerated().filter({ $0.offset % 5 == 0 }).map(\.element) {
        var asked = random
        asked.scenario.coordination.priority = order.departments
        let alone = try asked.problem().solve(.priority, ideals: ideals, options: options)
        for (u, share) in zip(order.u, alone.shares) {
          #expect(abs((u ?? 0) - (share.u ?? 0)) < 1e-9, "seed \(seed): \(order.departments)")
        }
      }
    }
  }
}
