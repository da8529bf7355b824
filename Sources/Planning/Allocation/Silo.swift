import Land

extension AllocationProblem {
  /// Silo: each department takes its own optimum as if alone; wherever these together break a capacity, a
  /// distance or a common limit, all placements that take part in the breach are lost to all.
  func silo(
    _ ideals: Ideals, _ required: [Int: Int], _ options: AllocationOptions
  ) throws(AllocationError) -> RuleOutcome {
    var outcome = RuleOutcome(areas: [:], bound: nil, isProven: true)
    if forced.isEmpty {
      for ideal in ideals.all {
        outcome.areas.merge(areas(of: ideal.placements)) { own, _ in own }
        let isProven = ideal.bound - ideal.utility <= options.tolerance * abs(ideal.utility)
        outcome.isProven = outcome.isProven && isProven
      }
    } else {
      for optimum in try optimaAlone(required, options) {
        outcome.areas.merge(optimum.areas) { own, _ in own }
        outcome.isProven = outcome.isProven && optimum.isProven
      }
    }
    outcome.chosen = outcome.areas
    outcome.clashes = clashes(outcome.areas)
    let lost = Set(outcome.clashes.flatMap(\.areas.keys))
    outcome.areas = outcome.areas.filter { !lost.contains($0.key) }
    loseRemainders(&outcome)
    if !outcome.isProven {
      // Nobody gets more than alone, except what sharing with others adds at most.
      let weights = voiceWeights(ideals)
      var most = zip(weights, ideals.all).reduce(0) { $0 + $1.0 * $1.1.bound }
      for demand in instance.demands {
        let shares = demand.together.reduce(0) { $0 + $1.share }
        most += weights[demand.department] * demand.importance * shares
      }
      outcome.bound = max(most, weightedUtility(outcome.areas, weights))
    }
    return outcome
  }

  /// Square decimetres by pair.
  func areas(of placements: [Placement]) -> [Int: Int] {
    let names = Names(scenario, sites)
    var result: [Int: Int] = [:]
    for placement in placements {
      let d = names.demands[placement.demand]!
      let s = names.sites[placement.site]!
      let pair = instance.pairsOfDemand[d].first { instance.pairs[$0].site == s }!
      result[pair] = ExactNumbers.squareDecimetres(placement.area)
    }
    return result
  }

  /// What the placements of all departments together break.
  private func clashes(_ areas: [Int: Int]) -> [(cause: Clash.Cause, areas: [Int: Int])] {
    var result: [(cause: Clash.Cause, areas: [Int: Int])] = []
    func add(_ cause: Clash.Cause, _ pairs: [Int]) {
      let taking = areas.filter { pairs.contains($0.key) }
      // The same placements may pass the same capacity at several dates.
      if !result.contains(where: { $0.areas == taking && sameKind($0.cause, cause) }) {
        result.append((cause, taking))
      }
    }
    let ledger = Ledger(instance, areas)
    for (index, set) in instance.activeSets.enumerated() where ledger.free[index] < 0 {
      let active = set.pairs.filter { areas[$0] != nil }
      let from = active.map { instance.demands[instance.pairs[$0].demand].period.from }.max()!
      add(
        .capacity(
          site: sites[set.site].id, resource: set.resource, from: from,
          asked: ExactNumbers.squareMetres(set.capacity - ledger.free[index]),
          held: ExactNumbers.squareMetres(set.capacity)), active)
    }
    let chosen = areas.keys.sorted()
    for (index, p) in chosen.enumerated() {
      for q in chosen[(index + 1)...] where instance.areTooNear(p, q) {
        let (distance, required) = instance.distance(p, q)!
        add(.apart(distance: distance, required: required), [p, q])
      }
    }
    if let left = ledger.artificialisedLeft, left < 0, let limit = instance.artificialisedLimit {
      add(
        .artificialised(
          asked: ExactNumbers.squareMetres(weighted: limit - left),
          limit: ExactNumbers.squareMetres(weighted: limit)),
        chosen.filter { instance.pairs[$0].artificialisation > 0 })
    }
    if let left = ledger.totalBudgetLeft, left < 0, let limit = instance.totalBudget {
      add(
        .totalBudget(asked: ExactNumbers.euros(limit - left), limit: ExactNumbers.euros(limit)),
        chosen.filter { instance.cost(of: [$0: areas[$0]!]) > 0 })
    }
    return result
  }

  private func sameKind(_ a: Clash.Cause, _ b: Clash.Cause) -> Bool {
    guard case .capacity(let site, let resource, _, _, _) = a,
      case .capacity(let otherSite, let otherResource, _, _, _) = b
    else { return false }
    return site == otherSite && resource == otherResource
  }

  /// A demand in parts that lost some may be left with less than its minimum: then it is lost whole.
  private func loseRemainders(_ outcome: inout RuleOutcome) {
    for (d, demand) in instance.demands.enumerated() where demand.parts > 1 {
      let left = outcome.areas.filter { instance.pairs[$0.key].demand == d }
      let area = left.values.reduce(0, +)
      guard !left.isEmpty, area < demand.minimum else { continue }
      outcome.clashes.append(
        (
          .remainder(
            demand: scenario.demands[d].id, left: ExactNumbers.squareMetres(area),
            minimum: ExactNumbers.squareMetres(demand.minimum)), left
        ))
      for p in left.keys { outcome.areas[p] = nil }
    }
  }
}

extension AllocationInstance {
  /// How near two placements are, and how near they may be; nil where nothing is asked or they are far enough.
  func distance(_ p: Int, _ q: Int) -> (distance: Double, required: Double)? {
    guard let separation = separation(pairs[p].demand, pairs[q].demand),
      let near = separation.near[pairs[p].site].first(where: { $0.site == pairs[q].site })
    else { return nil }
    return (near.distance, separation.distance)
  }
}
