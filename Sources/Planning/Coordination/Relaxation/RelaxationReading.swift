import Land

/// Reads a solution of the elastic program: whole areas first, then the changes that these areas need, worked
/// out again from the placements and not from the solver's numbers.
struct RelaxationReading {
  private let parties: RelaxationParties
  private let problem: AllocationProblem
  private let instance: AllocationInstance
  private let chosen: [(pair: RelaxationParties.Pair, area: Int)]

  /// - Parameters:
  ///   - chosen: By pair of the parties, whether it is taken.
  ///   - areas: Square metres.
  init(_ parties: RelaxationParties, chosen: [Bool], areas: [Double]) {
    self.parties = parties
    problem = parties.problem
    instance = parties.problem.instance
    var taken: [(pair: RelaxationParties.Pair, area: Int)] = []
    for (index, pair) in parties.pairs.enumerated() where chosen[index] {
      // The solver's tolerance is 1e-6 m².
      let area = Int((areas[index] * 100 + 0.005).rounded(.down))
      taken.append((pair, min(max(area, pair.isGuest ? 1 : pair.least), pair.upper)))
    }
    self.chosen = taken
  }

  private func own(_ d: Int) -> [(pair: RelaxationParties.Pair, area: Int)] {
    chosen.filter { $0.pair.demand == d }
  }

  private func id(_ d: Int) -> String { problem.scenario.demands[d].id }
  private func site(_ s: Int) -> String { problem.sites[s].id }

  /// All changes, rules before cessions, in the order of the scenario.
  var changes: [ScenarioChange] {
    var result = parties.guests.flatMap(conditionChanges)
    result = merged(result)
    result += lockChanges
    result += parties.guests.flatMap(demandChanges)
    result += distanceChanges + limitChanges
    return result + parties.hosts.flatMap(cessions)
  }

  // MARK: Guests

  private func conditionChanges(_ d: Int) -> [ScenarioChange] {
    let demand = problem.scenario.demands[d]
    return own(d).flatMap { pair, _ -> [ScenarioChange] in
      let suitability = problem.suitabilities.first {
        $0.demand == demand.id && $0.site == site(pair.site)
      }
      guard let suitability else { return [] }
      return Eligibility.failures(suitability, demand, problem.sites[pair.site]).flatMap {
        finding -> [ScenarioChange] in
        switch finding.origin {
        case .availability, .capacity, .lock: return []
        case .requirement, .charter: break
        }
        guard finding.outcome == .failed else {
          return [.datum(demand: demand.id, site: site(pair.site), finding.origin)]
        }
        let changes = finding.condition?.changes(toAllow: finding.measured) ?? []
        switch finding.origin {
        case .requirement(let index):
          return changes.map { .requirement(demand: demand.id, index, $0) }
        case .charter(let id, let index): return changes.map { .charter(id, index, $0) }
        case .availability, .capacity, .lock: return []
        }
      }
    }
  }

  /// Of changes to the same number the furthest.
  private func merged(_ changes: [ScenarioChange]) -> [ScenarioChange] {
    var result: [ScenarioChange] = []
    for change in changes {
      guard let same = result.firstIndex(where: { $0.isSameNumber(as: change) }) else {
        result.append(change)
        continue
      }
      if change.reach > result[same].reach { result[same] = change }
    }
    return result
  }

  private var lockChanges: [ScenarioChange] {
    problem.scenario.locks.enumerated().compactMap { index, lock in
      let participates =
        parties.guests.contains { id($0) == lock.demand }
        || parties.hosts.contains { id($0.demand) == lock.demand }
      guard participates else { return nil }
      let here = Set(chosen.filter { id($0.pair.demand) == lock.demand }.map { site($0.pair.site) })
      switch lock.order {
      case .never(let sites): return here.isDisjoint(with: sites) ? nil : .lock(index)
      case .always(let sites): return here.isSuperset(of: sites) ? nil : .lock(index)
      }
    }
  }

  private func demandChanges(_ d: Int) -> [ScenarioChange] {
    let own = own(d)
    let demand = instance.demands[d]
    guard !own.isEmpty else { return [] }
    var result: [ScenarioChange] = []
    let area = own.reduce(0) { $0 + $1.area }
    let parts = max(demand.parts, own.count)
    // Where a part is short, the minimum has to fall until a part of it fits.
    let shortest = own.map(\.area).min()!
    var minimum = min(demand.minimum, area)
    if max(1, minimum / parts) > shortest { minimum = min(area, shortest * parts + parts - 1) }
    if minimum < demand.minimum {
      result.append(
        .minimum(
          demand: id(d), from: problem.scenario.demands[d].minimum,
          to: ExactNumbers.squareMetres(minimum)))
    }
    if let period = period(of: d), period != demand.period {
      result.append(.period(demand: id(d), from: demand.period, to: period))
    }
    if own.count > demand.parts {
      result.append(.parts(demand: id(d), from: demand.parts, to: own.count))
    }
    return result
  }

  /// What the periods of all its parts have in common.
  private func period(of d: Int) -> Period? {
    let periods = own(d).map(\.pair.period)
    guard let from = periods.map(\.from).max() else { return nil }
    return Period(from: from, until: periods.compactMap(\.until).min())
  }

  // MARK: Common rules

  private var distanceChanges: [ScenarioChange] {
    var least: [[Int]: Double?] = [:]
    for (index, p) in chosen.enumerated() {
      for q in chosen[(index + 1)...] where p.pair.demand != q.pair.demand {
        let (u, v) = (instance.demands[p.pair.demand].use, instance.demands[q.pair.demand].use)
        guard let separation = parties.separations.between(u, v),
          let first = period(of: p.pair.demand), let second = period(of: q.pair.demand),
          first.overlaps(second),
          let near = separation.near[p.pair.site].first(where: { $0.site == q.pair.site })
        else { continue }
        let uses = [min(u, v), max(u, v)]
        let distance: Double? = p.pair.site == q.pair.site ? nil : near.distance
        if let known = least[uses] {
          least[uses] = .some(known.flatMap { known in distance.map { min(known, $0) } })
        } else {
          least[uses] = .some(distance)
        }
      }
    }
    return least.keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { uses in
      let (u, v) = (problem.scenario.uses[uses[0]].id, problem.scenario.uses[uses[1]].id)
      return .apart(
        u, v, from: problem.scenario.separation(u, v) ?? 0, to: least[uses]!)
    }
  }

  private var limitChanges: [ScenarioChange] {
    var result: [ScenarioChange] = []
    let limits = problem.scenario.limits
    if let limit = limits.artificialised {
      let used = chosen.reduce(Int128(0)) { sum, entry in
        guard instance.demands[entry.pair.demand].resource == .land else { return sum }
        let share = problem.sites[entry.pair.site].artificialised ?? 0
        return sum + Int128(entry.area) * Int128(1_000_000_000 - ExactNumbers.billionths(share))
      }
      if used > ExactNumbers.weighted(squareMetres: limit) {
        // Limits are read in whole square decimetres.
        let needed = (ExactNumbers.squareMetres(weighted: used) * 100).rounded(.up) / 100
        result.append(.artificialised(from: limit, to: needed))
      }
    }
    for department in problem.scenario.departments {
      guard let limit = limits.budget[department.id] else { continue }
      let spent = spending { problem.scenario.demands[$0].department == department.id }
      if spent > ExactNumbers.euroUnits(limit) {
        result.append(.budget(department: department.id, from: limit, to: euros(spent)))
      }
    }
    if let limit = limits.totalBudget {
      let spent = spending { _ in true }
      if spent > ExactNumbers.euroUnits(limit) {
        result.append(.totalBudget(from: limit, to: euros(spent)))
      }
    }
    return result
  }

  /// Rounded up to the cent.
  private func euros(_ units: Int128) -> Double {
    (ExactNumbers.euros(units) * 100).rounded(.up) / 100
  }

  private func spending(_ counts: (Int) -> Bool) -> Int128 {
    let own = chosen.filter { counts($0.pair.demand) }
    let fixed = Set(own.map(\.pair.demand)).reduce(Int128(0)) {
      $0 + instance.demands[$1].fixedCost
    }
    return own.reduce(fixed) { sum, entry in
      let site = problem.sites[entry.pair.site]
      let price = ExactNumbers.unitPrice(
        problem.scenario.demands[entry.pair.demand].costPerSquareMetre + (site.price ?? 0)
          + (site.rent ?? 0))
      return sum + Int128(entry.area) * Int128(price)
    }
  }

  // MARK: Hosts

  private func cessions(_ host: RelaxationParties.Host) -> [ScenarioChange] {
    let own = own(host.demand)
    let before = host.held.keys.sorted().map(site)
    guard !own.isEmpty else { return [.leave(demand: id(host.demand), from: before)] }
    var result: [ScenarioChange] = []
    if own.contains(where: { host.held[$0.pair.site] == nil }) {
      result.append(
        .move(demand: id(host.demand), from: before, to: own.map { site($0.pair.site) }))
    }
    let area = own.reduce(0) { $0 + $1.area }
    if area < host.area {
      result.append(
        .cede(
          demand: id(host.demand), from: ExactNumbers.squareMetres(host.area),
          to: ExactNumbers.squareMetres(area)))
    }
    return result
  }

  // MARK: Where everybody is

  /// Square decimetres by pair of a problem in which the changes are made; nil where it lacks a pair.
  func areas(in changed: AllocationProblem) -> [Int: Int]? {
    var result: [Int: Int] = [:]
    for (pair, area) in chosen {
      let p = changed.instance.pairsOfDemand[pair.demand].first {
        changed.instance.pairs[$0].site == pair.site
      }
      guard let p else { return nil }
      result[p] = area
    }
    return result
  }
}

extension ScenarioChange {
  fileprivate func isSameNumber(as other: ScenarioChange) -> Bool {
    switch (self, other) {
    case (.requirement(let d, let i, let a), .requirement(let e, let j, let b)):
      d == e && i == j && a.isSameNumber(as: b)
    case (.charter(let c, let i, let a), .charter(let e, let j, let b)):
      c == e && i == j && a.isSameNumber(as: b)
    default: self == other
    }
  }

  fileprivate var reach: Double {
    switch self {
    case .requirement(_, _, let change), .charter(_, _, let change):
      switch change {
      case .raiseLimit(_, let to): to
      case .lowerLimit(_, let to): -to
      default: 0
      }
    default: 0
    }
  }
}

extension SmallestChange {
  fileprivate func isSameNumber(as other: SmallestChange) -> Bool {
    switch (self, other) {
    case (.raiseLimit, .raiseLimit), (.lowerLimit, .lowerLimit): true
    default: self == other
    }
  }
}
