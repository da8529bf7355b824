public import Land

/// What becomes of a hub whose site departments also want: the second pass.
public struct HubRival: Hashable, Sendable {
  /// A programme that an allocation puts on the site while the hub is there.
  public struct Occupation: Hashable, Sendable {
    public var rule: Rule
    public var placement: Placement
    /// Whether what is left of the site still carries the hub.
    public var leavesRoom: Bool
  }

  public var site: String
  /// In the order of the allocations.
  public var occupations: [Occupation]
  /// Demands that could go on the site, whether or not an allocation puts them there.
  public var suitors: [String]
}

/// The plan under one allocation: without the sites that it leaves no room on.
public struct HubPlanUnderRule: Sendable {
  public var rule: Rule
  /// Sites of candidates that the allocation takes.
  public var taken: [String]
  /// The best plan on the others; nil where none keeps all rules.
  public var objective: Double?
  public var chosen: [String]
}

extension HubInstance {
  /// Who else wants the hubs of a plan.
  func rivals(
    of plan: LocationPlan, _ scenario: Scenario, allocations: [Allocation],
    suitabilities: [Suitability]
  ) -> [HubRival] {
    let wanted = Dictionary(grouping: suitabilities.filter(\.isEligible), by: \.site)
    return plan.chosen.map { index in
      let site = candidates[index].site
      return HubRival(
        site: site.id,
        occupations: allocations.flatMap { allocation in
          let there = placements(of: allocation, on: site, scenario)
          let hasRoom = hasRoom(on: site, beside: there)
          return there.map {
            HubRival.Occupation(rule: allocation.rule, placement: $0, leavesRoom: hasRoom)
          }
        },
        suitors: (wanted[site.id] ?? []).map(\.demand))
    }
  }

  /// The best plan on what each allocation leaves.
  func plans(
    under allocations: [Allocation], _ scenario: Scenario, _ options: LocationOptions
  ) throws(LocationError) -> [HubPlanUnderRule] {
    var found: [HubPlanUnderRule] = []
    for allocation in allocations where allocation.status != .infeasible {
      let taken = Set(
        candidates.indices.filter { index in
          guard !candidates[index].isExisting else { return false }
          let site = candidates[index].site
          let there = placements(of: allocation, on: site, scenario)
          return !there.isEmpty && !hasRoom(on: site, beside: there)
        })
      let rest = without(taken)
      var under = HubPlanUnderRule(
        rule: allocation.rule, taken: taken.sorted().map { candidates[$0].site.id }, chosen: [])
      if rest.faults.isEmpty {
        let plan = try rest.solve(options)
        under.objective = plan.objective
        under.chosen = plan.chosen.map { rest.candidates[$0].id }
      }
      found.append(under)
    }
    return found
  }

  private func placements(
    of allocation: Allocation, on site: Site, _ scenario: Scenario
  ) -> [Placement] {
    let period = plan.terms.period ?? Period(from: scenario.referenceDate)
    return allocation.placements.filter {
      $0.site == site.id && $0.period.overlaps(period)
    }
  }

  /// Whether the site still holds the least surface of a hub beside programmes that are all there at once: a careful
  /// reading, since some may follow each other.
  private func hasRoom(on site: Site, beside placements: [Placement]) -> Bool {
    plan.needs.allSatisfy { resource, least in
      let used = placements.filter { $0.resource == resource }.reduce(0) { $0 + $1.area }
      return site.capacity(of: resource) - used >= least * (1 - 1e-9)
    }
  }
}
