import Land

extension AllocationProblem {
  /// Why demands without a site have none, in the scenario's order.
  func unmetDemands(_ areas: [Int: Int], _ clashes: [Clash]) -> [UnmetDemand] {
    let ledger = Ledger(instance, areas)
    return scenario.demands.enumerated().compactMap { d, demand in
      guard ledger.parts[d] == 0 else { return nil }
      var reasons: [UnmetReason] = []
      let lost = clashes.indices.filter { index in
        clashes[index].placements.contains { $0.demand == demand.id }
      }
      if !lost.isEmpty {
        reasons.append(.lost(clashes: lost))
      } else if instance.pairsOfDemand[d].isEmpty {
        reasons.append(noEligibleSite(demand))
      } else {
        reasons += whyNotPlaced(d, ledger)
      }
      return UnmetDemand(demand: demand.id, department: demand.department, reasons: reasons)
    }
  }

  /// Counts the failing rules over all sites, in the order in which screening applies them.
  private func noEligibleSite(_ demand: Demand) -> UnmetReason {
    var order: [Finding.Origin] = []
    var failed: [Finding.Origin: Int] = [:]
    var unknown: [Finding.Origin: Int] = [:]
    func count(_ origin: Finding.Origin, _ isUnknown: Bool) {
      if failed[origin] == nil, unknown[origin] == nil { order.append(origin) }
      if isUnknown { unknown[origin, default: 0] += 1 } else { failed[origin, default: 0] += 1 }
    }
    let byID = Dictionary(sites.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var screened = 0
    for suitability in suitabilities where suitability.demand == demand.id {
      guard let site = byID[suitability.site] else { continue }
      screened += 1
      for finding in Eligibility.failures(suitability, demand, site) {
        count(finding.origin, finding.outcome == .unknown)
      }
    }
    for (index, lock) in scenario.locks.enumerated() where lock.demand == demand.id {
      if case .never(let never) = lock.order { for _ in never { count(.lock(index), false) } }
    }
    return .noEligibleSite(
      screened: screened,
      failures: order.map {
        RuleFailures(origin: $0, failed: failed[$0] ?? 0, unknown: unknown[$0] ?? 0)
      })
  }

  private func whyNotPlaced(_ d: Int, _ ledger: Ledger) -> [UnmetReason] {
    let demand = instance.demands[d]
    let needed = demand.parts == 1 ? demand.minimum : demand.least
    var obstacles: [Obstacle] = []
    var open: [Int] = []
    for p in instance.pairsOfDemand[d] {
      let here = self.obstacles(p, ledger, needed: needed)
      if here.isEmpty { open.append(p) } else { obstacles += here }
    }
    let rooms = open.map { ledger.room($0) }.sorted(by: >)
    let together = rooms.prefix(demand.parts).reduce(0, +)
    if !open.isEmpty, together >= demand.minimum {
      return [.notChosen(sites: open.map { sites[instance.pairs[$0].site].id })]
    }
    var reasons: [UnmetReason] = []
    if !open.isEmpty {
      reasons.append(
        .tooLittleTogether(
          fits: ExactNumbers.squareMetres(together),
          minimum: ExactNumbers.squareMetres(demand.minimum)))
    }
    if let limit = limitEverywhere(d, obstacles) {
      reasons.append(.limit(limit))
    } else if !obstacles.isEmpty {
      reasons.append(.displaced(obstacles))
    }
    return reasons
  }

  /// A limit that leaves too little on every eligible site, with the least that would be needed.
  private func limitEverywhere(_ d: Int, _ obstacles: [Obstacle]) -> LimitReached? {
    let reached = obstacles.compactMap { obstacle -> LimitReached? in
      if case .limit(let limit) = obstacle.kind { limit } else { nil }
    }
    let everywhere = reached.filter { one in
      reached.count { $0.limit == one.limit } == instance.pairsOfDemand[d].count
    }
    guard let first = everywhere.first else { return nil }
    return everywhere.filter { $0.limit == first.limit }.min { $0.needed < $1.needed }
  }

  /// What keeps a pair from getting `needed` square decimetres beside the placements of the ledger.
  func obstacles(_ p: Int, _ ledger: Ledger, needed: Int) -> [Obstacle] {
    let pair = instance.pairs[p]
    let demand = instance.demands[pair.demand]
    let site = sites[pair.site].id
    var result: [Obstacle] = []
    let free = instance.activeSetsOfPair[p].map { ledger.free[$0] }.min() ?? Int.max
    if free < needed {
      let occupants = ledger.areas.filter { q, _ in
        let other = instance.demands[instance.pairs[q].demand]
        return instance.pairs[q].site == pair.site && other.resource == demand.resource
          && other.period.overlaps(demand.period)
      }
      result.append(
        Obstacle(
          site: site,
          kind: .occupied(
            free: ExactNumbers.squareMetres(max(0, free)),
            needed: ExactNumbers.squareMetres(needed)),
          placements: placements(ledger.areas).filter { placement in
            occupants.keys.contains { isPair($0, placement) }
          }))
    }
    for q in ledger.tooNear(p) {
      let (distance, required) = instance.distance(p, q)!
      result.append(
        Obstacle(
          site: site, kind: .apart(distance: distance, required: required),
          placements: placements(ledger.areas).filter { isPair(q, $0) }))
    }
    return result
      + limitObstacles(p, ledger, needed: needed).map {
        Obstacle(site: site, kind: .limit($0), placements: [])
      }
  }

  private func isPair(_ p: Int, _ placement: Placement) -> Bool {
    let pair = instance.pairs[p]
    return scenario.demands[pair.demand].id == placement.demand
      && sites[pair.site].id == placement.site
  }

  private func limitObstacles(_ p: Int, _ ledger: Ledger, needed: Int) -> [LimitReached] {
    let pair = instance.pairs[p]
    let demand = instance.demands[pair.demand]
    var result: [LimitReached] = []
    let land = instance.artificialised(p, area: needed)
    if let left = ledger.artificialisedLeft, left < land {
      result.append(
        LimitReached(
          limit: .artificialised, left: ExactNumbers.squareMetres(weighted: left),
          needed: ExactNumbers.squareMetres(weighted: land)))
    }
    let cost = Int128(needed) * Int128(pair.unitPrice) + demand.fixedCost
    if let left = ledger.budgetsLeft[demand.department], left < cost {
      result.append(
        LimitReached(
          limit: .budget(department: scenario.departments[demand.department].id),
          left: ExactNumbers.euros(left), needed: ExactNumbers.euros(cost)))
    }
    if let left = ledger.totalBudgetLeft, left < cost {
      result.append(
        LimitReached(
          limit: .totalBudget, left: ExactNumbers.euros(left), needed: ExactNumbers.euros(cost)))
    }
    return result
  }
}
