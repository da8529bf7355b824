import Land

/// Which pairs of demand and site may be chosen: what screening found, the scenario's locks, and the facts
/// about dates and room once more.
struct Eligibility {
  /// For each demand its eligible sites, ascending, with the score.
  var scores: [[(site: Int, score: Double)]]

  init(
    scenario: Scenario, sites: [Site], suitabilities: [Suitability],
    relaxing relaxed: Set<ClashingRule> = []
  ) {
    let names = Names(scenario, sites)
    var banned: Set<[Int]> = []
    for (index, lock) in scenario.locks.enumerated() where !relaxed.contains(.lock(index)) {
      guard case .never(let never) = lock.order, let d = names.demands[lock.demand] else {
        continue
      }
      for name in never { if let s = names.sites[name] { banned.insert([d, s]) } }
    }
    scores = Array(repeating: [], count: scenario.demands.count)
    for suitability in suitabilities {
      guard let d = names.demands[suitability.demand], let s = names.sites[suitability.site],
        !banned.contains([d, s])
      else { continue }
      let failures = Eligibility.failures(suitability, scenario.demands[d], sites[s])
      let isOpen = failures.allSatisfy {
        relaxed.contains(
          .eligibility(demand: suitability.demand, site: suitability.site, $0))
      }
      if isOpen { scores[d].append((s, suitability.score)) }
    }
    for d in scores.indices { scores[d].sort { $0.site < $1.site } }
  }

  /// The rules that keep the pair apart, locks aside: screening's, then dates and room if screening did not
  /// look at them.
  static func failures(_ suitability: Suitability, _ demand: Demand, _ site: Site) -> [Finding] {
    var failures = suitability.failures.filter {
      if case .lock = $0.origin { false } else { true }
    }
    if !site.isAvailable(during: demand.period),
      !failures.contains(where: { $0.origin == .availability })
    {
      failures.append(Finding(origin: .availability, outcome: .failed))
    }
    let held = ExactNumbers.squareDecimetres(site.capacity(of: demand.resource))
    let least = max(1, max(1, ExactNumbers.squareDecimetres(demand.minimum)) / demand.parts)
    if held < least, !failures.contains(where: { $0.origin == .capacity }) {
      failures.append(
        Finding(
          origin: .capacity, outcome: .failed,
          measured: .number(site.capacity(of: demand.resource)),
          margin: ExactNumbers.squareMetres(held - least)))
    }
    return failures
  }
}
