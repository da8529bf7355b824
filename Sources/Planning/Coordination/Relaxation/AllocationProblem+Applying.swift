import Land

extension AllocationProblem {
  /// The problem with rules loosened. Cessions change no rule and are left to the allocation.
  ///
  /// - Throws: ``AllocationError/unknown(demand:site:)`` for a change that names what the scenario lacks.
  public func applying(_ changes: [ScenarioChange]) throws(AllocationError) -> AllocationProblem {
    var scenario = scenario
    var waived: Set<ScenarioChange> = []
    for change in changes {
      guard scenario.apply(change) else { throw .unknown(demand: "\(change)", site: "") }
      if case .datum = change { waived.insert(change) }
    }
    let sites = Dictionary(
      self.sites.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let demands = Dictionary(
      scenario.demands.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let suitabilities = suitabilities.map { pair -> Suitability in
      guard let demand = demands[pair.demand], let site = sites[pair.site] else { return pair }
      return Suitability(
        demand: pair.demand, site: pair.site,
        findings: pair.findings.map { $0.judged(demand, site, scenario, waived) },
        score: pair.score, scoreLow: pair.scoreLow, scoreHigh: pair.scoreHigh)
    }
    do {
      return try AllocationProblem(
        scenario: scenario, sites: self.sites, suitabilities: suitabilities)
    } catch {
      throw .brokenSolution(error.all.map(\.message.en))
    }
  }
}

extension Finding {
  /// The same rule held again against the same measured value, after the scenario has changed.
  fileprivate func judged(
    _ demand: Demand, _ site: Site, _ scenario: Scenario, _ waived: Set<ScenarioChange>
  ) -> Finding {
    guard !allows else { return self }
    var condition = condition
    var passes = false
    switch origin {
    case .availability: passes = site.isAvailable(during: demand.period)
    case .capacity:
      condition = Condition(atLeast: demand.leastPart)
      passes =
        ExactNumbers.squareDecimetres(site.capacity(of: demand.resource))
        >= max(1, max(1, ExactNumbers.squareDecimetres(demand.minimum)) / demand.parts)
    case .lock(let index): passes = !scenario.locks[index].forbids(site.id)
    case .requirement(let index):
      if self.condition != nil, demand.requirements.indices.contains(index) {
        condition = demand.requirements[index].condition
      }
      passes =
        waived.contains(.datum(demand: demand.id, site: site.id, origin))
        || condition?.holds(for: measured) == true
    case .charter(let id, let index):
      condition = scenario.charters.first { $0.id == id }?.accepts[index].condition ?? condition
      passes =
        waived.contains(.datum(demand: demand.id, site: site.id, origin))
        || condition?.holds(for: measured) == true
    }
    return Finding(
      origin: origin, outcome: passes ? .passed : outcome, measure: measure, attribute: attribute,
      resource: resource, condition: condition, measured: measured,
      margin: condition?.margin(of: measured) ?? margin)
  }
}

extension Lock {
  fileprivate func forbids(_ site: String) -> Bool {
    if case .never(let sites) = order { sites.contains(site) } else { false }
  }
}

extension Scenario {
  /// - Returns: False where the scenario has no such rule.
  fileprivate mutating func apply(_ change: ScenarioChange) -> Bool {
    switch change {
    case .requirement(let id, let index, let change):
      guard let d = demands.firstIndex(where: { $0.id == id }),
        demands[d].requirements.indices.contains(index)
      else { return false }
      demands[d].requirements[index].condition.apply(change)
    case .charter(let id, let index, let change):
      guard let c = charters.firstIndex(where: { $0.id == id }),
        charters[c].accepts.indices.contains(index)
      else { return false }
      charters[c].accepts[index].condition.apply(change)
    case .datum, .cede, .move, .leave: break
    case .lock(let index):
      guard locks.indices.contains(index) else { return false }
      // Emptied, not taken out: findings name locks by their position.
      locks[index].order = .never([])
    case .artificialised(_, let limit): limits.artificialised = limit
    case .budget(let department, _, let limit): limits.budget[department] = limit
    case .totalBudget(_, let limit): limits.totalBudget = limit
    case .minimum(let id, _, let area): return edit(id) { $0.minimum = area }
    case .period(let id, _, let period): return edit(id) { $0.period = period }
    case .parts(let id, _, let count): return edit(id) { $0.parts = count }
    case .apart(let first, let second, _, let distance):
      for index in uses.indices where uses[index].id == first || uses[index].id == second {
        let other = uses[index].id == first ? second : first
        if let asked = uses[index].apart[other] {
          uses[index].apart[other] = distance.map { min(asked, $0) }
        }
      }
    }
    return true
  }

  private mutating func edit(_ id: String, _ change: (inout Demand) -> Void) -> Bool {
    guard let d = demands.firstIndex(where: { $0.id == id }) else { return false }
    change(&demands[d])
    return true
  }
}

extension Condition {
  fileprivate mutating func apply(_ change: SmallestChange) {
    switch change {
    case .raiseLimit(_, let limit): atMost = max(atMost ?? limit, limit)
    case .lowerLimit(_, let limit): atLeast = min(atLeast ?? limit, limit)
    case .accept(let label): oneOf?.append(label)
    case .stopExcluding(let label): noneOf?.removeAll { $0 == label }
    case .acceptEither: isTrue = nil
    default: break
    }
  }
}
