import Land
import Testing

@testable import Planning

@Suite("silo and priority against a direct reimplementation over enumeration")
struct SiloAndPriorityTests {
  @Test("priority", arguments: 0..<8)
  func priority(block: Int) throws {
    for seed in (block * 25)..<((block + 1) * 25) {
      let random = try RandomScenario(seed: UInt64(seed))
      let allocation = try random.problem().solve(
        .priority, options: AllocationOptions(timeLimit: nil))
      guard let expected = try expectedPriority(random.bruteForce, random.tolerance) else {
        continue
      }
      #expect(allocation.status == .optimal, "seed \(seed)")
      for (share, utility) in zip(allocation.shares, expected) {
        #expect(
          abs(share.utility - utility) <= 3 * random.tolerance * max(1, utility),
          "seed \(seed): \(share.department)")
      }
    }
  }

  /// U of each department; nil where ties make the outcome depend on how they are settled.
  private func expectedPriority(_ brute: BruteForce, _ tolerance: Double) throws -> [Double]? {
    let names = brute.scenario.departments.map(\.id)
    var order: [Int] = []
    for name in brute.scenario.coordination.priority + names {
      let k = names.firstIndex(of: name)!
      if !order.contains(k) { order.append(k) }
    }
    var placed: [BruteForce.Placed] = []
    for k in order {
      guard let best = try alone(brute, k, fixed: placed), !isTied(best, tolerance) else {
        return nil
      }
      placed += best.placed
    }
    return brute.utilities(placed)
  }

  @Test("silo", arguments: 0..<8)
  func silo(block: Int) throws {
    for seed in (block * 25)..<((block + 1) * 25) {
      let random = try RandomScenario(seed: UInt64(seed))
      let allocation = try random.problem().solve(.silo, options: AllocationOptions(timeLimit: nil))
      guard let expected = try expectedSilo(random.bruteForce, random.tolerance) else { continue }
      let found = allocation.placements.map { [$0.demand, $0.site] }
      #expect(found == expected, "seed \(seed)")
      let lost = Set(allocation.clashes.flatMap(\.placements).map { [$0.demand, $0.site] })
      #expect(lost.isDisjoint(with: found), "seed \(seed)")
    }
  }

  private func alone(
    _ brute: BruteForce, _ k: Int, fixed: [BruteForce.Placed]
  ) throws -> BruteForce.Best? {
    var own = brute
    own.fixed = fixed
    own.demands = brute.scenario.demands.indices.filter {
      brute.scenario.demands[$0].department == brute.scenario.departments[k].id
    }
    var unit = [Double](repeating: 0, count: brute.scenario.departments.count)
    unit[k] = 1
    return try own.best(unit)
  }

  private func isTied(_ best: BruteForce.Best, _ tolerance: Double) -> Bool {
    best.value - best.runnerUp <= 3 * tolerance * max(1, best.value)
  }

  /// Surviving placements, demand and site; nil where an optimum is not unique.
  private func expectedSilo(_ brute: BruteForce, _ tolerance: Double) throws -> [[String]]? {
    var placed: [BruteForce.Placed] = []
    for k in brute.scenario.departments.indices {
      guard let best = try alone(brute, k, fixed: []), !isTied(best, tolerance) else { return nil }
      placed += best.placed
    }
    var lost: Set<BruteForce.Placed> = []
    let demands = brute.scenario.demands
    for site in brute.sites.indices {
      for resource in Resource.allCases {
        for date in demands.map(\.period.from) {
          let active = placed.filter {
            $0.site == site && demands[$0.demand].resource == resource
              && demands[$0.demand].period.contains(date)
          }
          let asked = active.reduce(0) { $0 + $1.area }
          if asked > brute.sites[site].capacity(of: resource) + 0.02 { lost.formUnion(active) }
        }
      }
    }
    for a in placed {
      for b in placed where a.demand != b.demand {
        let (first, second) = (demands[a.demand], demands[b.demand])
        guard first.period.overlaps(second.period),
          let required = brute.scenario.separation(first.use, second.use)
        else { continue }
        let distance = BruteForce.distance(brute.sites[a.site], brute.sites[b.site])
        if a.site == b.site || distance < required { lost.formUnion([a, b]) }
      }
    }
    if let limit = brute.scenario.limits.artificialised {
      let taking = placed.filter {
        demands[$0.demand].resource == .land && (brute.sites[$0.site].artificialised ?? 0) < 1
      }
      let asked = taking.reduce(0) {
        $0 + $1.area * (1 - (brute.sites[$1.site].artificialised ?? 0))
      }
      if asked > limit + 0.05 { lost.formUnion(taking) }
    }
    if let limit = brute.scenario.limits.totalBudget {
      func cost(_ one: BruteForce.Placed) -> Double {
        one.area * brute.price(one.demand, one.site) + demands[one.demand].fixedCost
      }
      let fixedOnce = Set(placed.map(\.demand)).reduce(0) { $0 + demands[$1].fixedCost }
      let asked =
        placed.reduce(0) { $0 + $1.area * brute.price($1.demand, $1.site) } + fixedOnce
      if asked > limit + 1 { lost.formUnion(placed.filter { cost($0) > 0 }) }
    }
    var left = placed.filter { !lost.contains($0) }
    for d in Set(left.map(\.demand)) {
      let area = left.filter { $0.demand == d }.reduce(0) { $0 + $1.area }
      if area < demands[d].minimum - 0.05 { left.removeAll { $0.demand == d } }
    }
    return left.map { [demands[$0.demand].id, brute.sites[$0.site].id] }
      .sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
  }
}
