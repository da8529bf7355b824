import Land

extension AllocationProblem {
  /// Placements in the scenario's order of demands, then by site.
  func placements(_ areas: [Int: Int], worths given: [Int: Double]? = nil) -> [Placement] {
    let worths = given ?? instance.worths(of: areas)
    let order = areas.keys.sorted { a, b in
      let (p, q) = (instance.pairs[a], instance.pairs[b])
      return p.demand == q.demand
        ? sites[p.site].id < sites[q.site].id : p.demand < q.demand
    }
    return order.map { p in
      let pair = instance.pairs[p]
      let demand = scenario.demands[pair.demand]
      return Placement(
        demand: demand.id, department: demand.department, site: sites[pair.site].id,
        area: ExactNumbers.squareMetres(areas[p]!), resource: demand.resource,
        period: demand.period, score: pair.score, worth: worths[p] ?? 0)
    }
  }

  /// Writes an outcome out: objective worked out again from the rounded placements, shares, reasons.
  func allocation(
    _ rule: Rule, _ outcome: RuleOutcome, _ ideals: Ideals, _ options: AllocationOptions
  ) -> Allocation {
    let figures = RuleFigures(self, outcome, ideals)
    let utilities = instance.utilities(of: outcome.areas)
    let met = Set(outcome.areas.keys.map { scenario.demands[instance.pairs[$0].demand].id })
    let shares = scenario.departments.enumerated().map { k, department in
      let own = scenario.demands.filter { $0.department == department.id }.map(\.id)
      let ideal = ideals.all[k]
      return Allocation.Share(
        department: department.id, utility: utilities[k], ideal: ideal.utility,
        idealBound: ideal.bound, u: ideal.utility > 0 ? utilities[k] / ideal.utility : nil,
        met: own.filter(met.contains), unmet: own.filter { !met.contains($0) })
    }
    let worths = instance.worths(of: outcome.chosen)
    let clashes = outcome.clashes.map { clash in
      Clash(cause: clash.cause, placements: placements(clash.areas, worths: worths))
    }
    let isNear = figures.gap <= options.tolerance || figures.difference <= figures.rounding
    let status: Allocation.Status = outcome.isProven && isNear ? .optimal : .gap
    return Allocation(
      rule: rule, status: status, objective: figures.objective, bound: figures.bound,
      gap: figures.gap,
      placements: placements(outcome.areas), shares: shares, clashes: clashes,
      unmet: unmetDemands(outcome.areas, clashes), fairness: outcome.fairness)
  }
}

extension AllocationOptions {
  /// Relative gap up to which a result counts as optimal: what was asked for, and what settling ties costs.
  var tolerance: Double { relativeGap + 1e-5 }
}
