import Land
import Testing

@testable import Planning

@Suite("relaxations: what would have to give")
struct RelaxationTests {
  private func made() throws -> HandMade {
    var made = HandMade()
    try made.site("mill", land: 1000)
    made.demand("plant", "energy", min: 600, target: 800, importance: 5)
    made.demand("homes", "housing", min: 500)
    return made
  }

  @Test("by hand: two demands on a site that is a hundred square metres short") func byHand() throws
  {
    let problem = try made().problem()
    let allocation = try problem.solve(.utilitarian)
    #expect(allocation.summary == ["plant@mill:800"])
    let found = try problem.relaxations(for: "homes", beside: allocation)
    // The plant keeps 800 m² of 1000: the homes would have to make do with 200, which is less than half of
    // their minimum. Both together: the plant falls to 600 m² (a quarter), the homes to 400 (a fifth).
    #expect(
      found.first?.changes == [
        .minimum(demand: "homes", from: 500, to: 400), .cede(demand: "plant", from: 800, to: 600),
      ])
    #expect(abs((found.first?.cost ?? 0) - (0.2 + 0.25 + 0.04)) < 1e-9)
    #expect(found.first?.isProven == true)
    #expect(found.dropFirst().first?.changes == [.leave(demand: "plant", from: ["mill"])])
  }

  @Test("a signed place is dearer than an idea") func commitment() throws {
    var made = try made()
    made.scenario.demands[0].commitment = .idea
    let idea = try made.problem()
    let cheap = try idea.relaxations(for: "homes", beside: try idea.solve(.utilitarian))
    made.scenario.demands[0].commitment = .contract
    let signed = try made.problem()
    let dear = try signed.relaxations(for: "homes", beside: try signed.solve(.utilitarian))
    #expect(abs(cheap[0].cost - (0.2 + 0.125 + 0.04)) < 1e-9)
    // Twice as dear to give up, the plant gives as little as the homes' half minimum asks for: 50 m².
    #expect(abs(dear[0].cost - (0.5 + 2 * 50 / 800 + 0.04)) < 1e-9)
  }

  @Test("a lock, a limit and a weight of the scenario's own") func weights() throws {
    var made = HandMade()
    try made.site("mill", land: 1000, artificialised: 0)
    made.demand("plant", min: 600)
    made.scenario.locks = [Lock(demand: "plant", .never(["mill"]), by: "housing")]
    made.scenario.limits.artificialised = 500
    let problem = try made.problem()
    let allocation = try problem.solve(.utilitarian)
    let found = try problem.relaxations(for: "plant", beside: allocation)
    #expect(
      found.map(\.changes) == [
        [.lock(0), .minimum(demand: "plant", from: 600, to: 500)],
        [.lock(0), .artificialised(from: 500, to: 600)],
      ])
    let costs = RelaxationCosts(weights: [.minimum: 3])
    let other = try problem.relaxations(for: "plant", beside: allocation, costs: costs)
    #expect(other.first?.changes == [.lock(0), .artificialised(from: 500, to: 600)])
  }

  /// Nothing cheaper exists, and what is proposed does let the demand in beside all others.
  @Test("equal to trying every way", arguments: 0..<6) func cheapest(block: Int) throws {
    var count = 0
    var single = 0
    for seed in (block * 24)..<((block + 1) * 24) {
      let drawn = try DemandingScenario(seed: UInt64(seed))
      let problem = try drawn.problem()
      let allocation = try problem.solve(.utilitarian)
      for unmet in allocation.unmet {
        let found = try problem.relaxations(for: unmet.demand, beside: allocation)
        let oracle = RelaxationOracle(
          scenario: drawn.scenario, sites: drawn.sites, suitabilities: drawn.suitabilities,
          guest: drawn.scenario.demand(unmet.demand)!, placed: allocation.placements)
        let cheapest = try oracle.cheapest()
        #expect((found.first == nil) == (cheapest == nil), "seed \(seed) \(unmet.demand)")
        guard let first = found.first, let cheapest else { continue }
        count += 1
        // A preference among equals of at most a ten-thousandth, and whole square decimetres.
        #expect(
          abs(first.cost - cheapest) < 5e-4,
          "seed \(seed) \(unmet.demand) \(first.changes) \(cheapest)")
        let areProven = found.allSatisfy { $0.isProven }
        #expect(areProven)
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.cost < $1.cost + 5e-4 })
        for relaxation in found {
          try expectLetIn(unmet.demand, relaxation, problem, allocation, seed)
        }
        if first.changes.count == 1 { single += 1 }
        try expectNoLess(unmet.demand, first, problem, allocation, seed)
      }
    }
    #expect(count > 12 && single > 3)
  }

  /// Brute force on the changed scenario, everybody else where the relaxation has them.
  private func expectLetIn(
    _ demand: String, _ relaxation: Relaxation, _ problem: AllocationProblem,
    _ allocation: Allocation, _ seed: Int
  ) throws {
    let changed = try problem.applying(relaxation.changes)
    let gone = relaxation.changes.flatMap { change -> [String] in
      switch change {
      case .leave(let id, _), .cede(let id, _, _), .move(let id, _, _): [id]
      default: []
      }
    }
    var brute = BruteForce(changed.scenario, changed.sites, changed.suitabilities)
    let stay =
      allocation.placements.filter { !gone.contains($0.demand) }
      + relaxation.placements
      .filter { $0.demand != demand }
    let position = { (id: String) in problem.scenario.demands.firstIndex { $0.id == id }! }
    brute.demands = [position(demand)]
    brute.fixed = stay.map { placement in
      BruteForce.Placed(
        demand: position(placement.demand),
        site: problem.sites.firstIndex { $0.id == placement.site }!, area: placement.area)
    }
    let best = try brute.best([1, 1])
    #expect(best?.placed.isEmpty == false, "seed \(seed): \(demand) \(relaxation.changes)")
  }

  /// A single change by a thousandth less lets nobody in, whatever the others do within their rules.
  private func expectNoLess(
    _ demand: String, _ relaxation: Relaxation, _ problem: AllocationProblem,
    _ allocation: Allocation, _ seed: Int
  ) throws {
    guard relaxation.changes.count == 1, let less = relaxation.changes[0].slightlyLess else {
      return
    }
    let changed = try problem.applying([less])
    let again = try changed.relaxations(for: demand, beside: allocation, count: 1)
    #expect(again.first?.changes.isEmpty != true, "seed \(seed): \(less) is enough for \(demand)")
  }

  @Test("impossible locks: the repair repairs", arguments: 0..<4) func repairs(block: Int) throws {
    var count = 0
    for seed in (block * 24)..<((block + 1) * 24) {
      let problem = try DemandingScenario(seed: UInt64(5000 + seed), locksAlways: true).problem()
      guard
        case .infeasible(let contradiction) = try problem.requiredPlacements(AllocationOptions())
      else { continue }
      count += 1
      let found = try problem.repairs()
      #expect(!found.isEmpty, "seed \(seed)")
      for repair in found {
        #expect(repair.isProven && !repair.changes.isEmpty)
        let mended = try problem.applying(repair.changes)
        guard case .placed = try mended.requiredPlacements(AllocationOptions()) else {
          Issue.record("seed \(seed): \(repair.changes) does not repair")
          continue
        }
        if let less = repair.changes.first?.slightlyLess {
          let almost = try problem.applying([less] + repair.changes.dropFirst())
          guard case .infeasible = try almost.requiredPlacements(AllocationOptions()) else {
            Issue.record("seed \(seed): less than \(repair.changes) repairs")
            continue
          }
        }
      }
      // Lifting all locks that clash is one way; nothing dearer is proposed.
      let locks = contradiction.rules.count {
        if case .lock = $0 { true } else { false }
      }
      #expect(found[0].cost <= 1.02 * Double(problem.scenario.locks.count) + 1e-3, "\(locks) locks")
    }
    #expect(count > 5)
  }
}

extension ScenarioChange {
  /// The same change by a thousandth of a rule less; nil where it has no amount.
  fileprivate var slightlyLess: ScenarioChange? {
    func less(_ old: Double, _ new: Double) -> Double {
      new - (new - old) * 0.001 - (new > old ? 0.02 : -0.02)
    }
    switch self {
    case .requirement(let id, let index, .raiseLimit(let old, let new)):
      return .requirement(
        demand: id, index, .raiseLimit(from: old, to: new - (new - old) * 0.001))
    case .minimum(let id, let old, let new):
      return .minimum(demand: id, from: old, to: less(old, new))
    case .artificialised(let old, let new):
      return .artificialised(from: old, to: less(old, new))
    case .budget(let id, let old, let new):
      return .budget(department: id, from: old, to: less(old, new))
    default: return nil
    }
  }
}
