import Land
import LinearProgramming

extension AllocationProblem {
  /// The cheapest ways to let in a demand that an allocation leaves without a site, beside everybody who has
  /// one: which rule would have to give, by how much, or who would have to make room.
  ///
  /// Found by optimisation over all rules together, not by trial; each way after the first touches other
  /// rules than those before it. Each was applied to the problem and checked in whole numbers.
  ///
  /// - Returns: Cheapest first; one without changes where the demand would fit as things are; empty where
  ///   nothing that may give lets it in.
  /// - Throws: ``AllocationError/unknown(demand:site:)``, or a bug.
  public func relaxations(
    for demand: String, beside allocation: Allocation, count: Int = 3,
    costs: RelaxationCosts = RelaxationCosts()
  ) throws(AllocationError) -> [Relaxation] {
    guard let d = scenario.demands.firstIndex(where: { $0.id == demand }) else {
      throw .unknown(demand: demand, site: "")
    }
    let parties = try parties([d], sites: nil, areas(of: allocation.placements))
    return try relaxations(parties, count: count, costs, mustPlace: true)
  }

  /// The cheapest ways to lift the contradiction between locks and other rules.
  ///
  /// - Returns: Cheapest first; empty where no change that may be made lifts it.
  public func repairs(
    count: Int = 3, costs: RelaxationCosts = RelaxationCosts()
  ) throws(AllocationError) -> [Relaxation] {
    let names = Names(scenario, sites)
    var wanted: [Int: Set<Int>] = [:]
    for lock in scenario.locks {
      guard case .always(let locked) = lock.order, let d = names.demands[lock.demand] else {
        continue
      }
      wanted[d, default: []].formUnion(locked.compactMap { names.sites[$0] })
    }
    let parties = try parties(wanted.keys.sorted(), sites: wanted, [:])
    return try relaxations(parties, count: count, costs, mustPlace: false)
  }

  private func parties(
    _ guests: [Int], sites: [Int: Set<Int>]?, _ placed: [Int: Int]
  ) throws(AllocationError) -> RelaxationParties {
    do {
      return try RelaxationParties(self, guests: guests, sites: sites, placed: placed)
    } catch {
      throw .brokenSolution(error.all.map(\.message.en))
    }
  }

  /// Branch-and-bound nodes for one way: unlike seconds, the same on every machine.
  private static let nodeLimit = 20_000

  private func relaxations(
    _ parties: RelaxationParties, count: Int, _ costs: RelaxationCosts, mustPlace: Bool
  ) throws(AllocationError) -> [Relaxation] {
    var model = RelaxationModel(parties, costs, mustPlace: mustPlace)
    var result: [Relaxation] = []
    var isProven = true
    while result.count < count {
      let solution: Solution
      do {
        solution = try model.program.solve(
          SolveOptions(
            relativeGap: 0, absoluteGap: 1e-6, nodeLimit: AllocationProblem.nodeLimit,
            isLean: instance.isSmall))
      } catch {
        throw .solver(error.description)
      }
      guard !solution.values.isEmpty else { break }
      isProven = isProven && solution.status == .optimal
      let reading = RelaxationReading(
        parties, chosen: model.x.map { solution.values[$0] > 0.5 },
        areas: model.a.map { solution.values[$0] })
      let changes = reading.changes
      let changed = try applying(changes)
      guard let areas = reading.areas(in: changed), changed.holds(areas) else {
        throw .brokenSolution(["a relaxation does not let the demand in: \(changes)"])
      }
      result.append(
        Relaxation(
          changes: changes, cost: changes.reduce(0) { $0 + costs.cost(of: $1, in: scenario) },
          isProven: isProven,
          placements: changed.placements(changed.grown(areas, parties.guests)).filter { placement in
            parties.guests.contains { scenario.demands[$0].id == placement.demand }
              || changes.contains { $0.isCession(of: placement.demand) }
          }))
      let touched = model.touched(by: solution.values)
      guard !touched.isEmpty else { break }
      model.exclude(touched)
    }
    return result
  }

  /// Guests with what room their sites and the rules leave them, up to their targets.
  private func grown(_ areas: [Int: Int], _ guests: [Int]) -> [Int: Int] {
    var ledger = Ledger(instance, areas)
    for p in areas.keys.sorted() where guests.contains(instance.pairs[p].demand) {
      ledger.add(ledger.room(p), to: p)
    }
    return ledger.areas
  }

  /// Whether every hard rule holds for placements.
  private func holds(_ areas: [Int: Int]) -> Bool {
    instance.unreachable.isEmpty && instance.required.allSatisfy { areas[$0] != nil }
      && Ledger(instance, areas).isFeasible
  }
}

extension ScenarioChange {
  fileprivate func isCession(of demand: String) -> Bool {
    switch self {
    case .cede(let id, _, _), .move(let id, _, _), .leave(let id, _): id == demand
    default: false
    }
  }
}

/// The ways to let in one demand that an allocation leaves without a site.
public struct DemandRelaxations: Hashable, Sendable {
  public let demand: String
  public let department: String
  /// Cheapest first; empty where nothing that may give lets it in.
  public let ways: [Relaxation]
}

extension AllocationProblem {
  /// The cheapest ways for each demand that an allocation leaves without a site, one demand at a time, in the
  /// order of the scenario.
  public func relaxations(
    beside allocation: Allocation, count: Int = 3, costs: RelaxationCosts = RelaxationCosts(),
    threads: Int = 1
  ) throws(AllocationError) -> [DemandRelaxations] {
    try inOrder(allocation.unmet, threads: threads) { unmet throws(AllocationError) in
      DemandRelaxations(
        demand: unmet.demand, department: unmet.department,
        ways: try relaxations(
          for: unmet.demand, beside: allocation, count: count, costs: costs))
    }
  }
}
