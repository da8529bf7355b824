import Land
import LinearProgramming

/// Whether the locks can be satisfied at all.
///
/// Without locks that say `always`, placing nothing satisfies every rule. So an allocation exists exactly
/// when the locked demands alone can be placed, which is a far smaller question than the whole problem.
extension AllocationProblem {
  enum RequiredPlacements {
    /// Square decimetres by pair, of the locked demands; empty without locks.
    case placed([Int: Int])
    case infeasible(Infeasibility)
  }

  func requiredPlacements(_ options: AllocationOptions) throws(AllocationError)
    -> RequiredPlacements
  {
    let locks = LockProblem(self)
    switch try locks.check([], options) {
    case .placed(let areas): return .placed(areas)
    case .impossible(let isConfirmed):
      return .infeasible(try locks.explain(options, isConfirmed: isConfirmed))
    case .unknown: throw .outOfTime(seconds: options.timeLimit ?? 0)
    }
  }
}

/// The locked demands alone, with rules that can be left out to find which of them clash.
struct LockProblem {
  private let problem: AllocationProblem
  /// Only the locked demands; the other lists as they are, so that positions of locks stay.
  private let suitabilities: [Suitability]
  private let locked: Set<String>

  enum Answer {
    case placed([Int: Int])
    case impossible(isConfirmed: Bool)
    case unknown
  }

  init(_ problem: AllocationProblem) {
    self.problem = problem
    var locked = Set(problem.forced.map(\.demand))
    for lock in problem.scenario.locks {
      if case .always = lock.order { locked.insert(lock.demand) }
    }
    self.locked = locked
    suitabilities =
      locked.isEmpty ? [] : problem.suitabilities.filter { locked.contains($0.demand) }
  }

  /// Whether the locks hold together with all rules but `relaxed`.
  func check(
    _ relaxed: Set<ClashingRule>, _ options: AllocationOptions
  ) throws(AllocationError) -> Answer {
    guard !locked.isEmpty else { return .placed([:]) }
    let instance = AllocationInstance(
      scenario: problem.scenario, sites: problem.sites, suitabilities: suitabilities,
      forced: problem.forced, separations: problem.separations, relaxing: relaxed)
    guard instance.unreachable.isEmpty else { return .impossible(isConfirmed: true) }
    guard !instance.required.isEmpty else { return .placed([:]) }
    let demands = Set(instance.required.map { instance.pairs[$0].demand })
    let maximisation = Maximisation(
      instance: instance,
      labels: Labels(problem.scenario, problem.sites.map(\.id), instance),
      weights: [Double](repeating: 0, count: instance.voices.count), demands: demands)
    let outcome: Maximisation.Outcome
    do {
      outcome = try maximisation.solve(options, timeLimit: options.timeLimit)
    } catch .outOfTime {
      return .unknown
    }
    switch outcome {
    case .infeasible(let confirmed): return .impossible(isConfirmed: confirmed)
    case .optimum(let optimum):
      return relaxed.isEmpty ? .placed(translated(optimum.areas, instance)) : .placed([:])
    }
  }

  /// Pairs by position in the whole problem, where more demands have pairs.
  private func translated(_ areas: [Int: Int], _ instance: AllocationInstance) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for (p, area) in areas {
      let pair = instance.pairs[p]
      let whole = problem.instance.pairsOfDemand[pair.demand].first {
        problem.instance.pairs[$0].site == pair.site
      }
      if let whole { result[whole] = area }
    }
    return result
  }

  /// A set of rules that cannot hold together, as small as probes within the time limit show.
  ///
  /// First what the relaxation says (HiGHS's irreducible subset, by rows), then a deletion filter: leave out
  /// one rule after the other, and keep it only if without it the rest can hold.
  func explain(
    _ options: AllocationOptions, isConfirmed: Bool
  ) throws(AllocationError) -> Infeasibility {
    let candidates = candidates()
    var active = candidates
    var isMinimal = true
    func isImpossible(_ kept: [ClashingRule]) throws(AllocationError) -> Bool {
      let keptSet = Set(kept)
      switch try check(Set(candidates.filter { !keptSet.contains($0) }), options) {
      case .impossible: return true
      case .placed: return false
      case .unknown:
        isMinimal = false
        return false
      }
    }
    if let suspects = linearConflict() {
      let kept = candidates.filter(suspects.contains)
      if kept.count < candidates.count, try isImpossible(kept) { active = kept }
    }
    // Halves, quarters, … before single rules: most rules have nothing to do with the clash.
    var size = active.count / 2
    while size > 1 {
      var start = 0
      while start < active.count {
        var kept = active
        kept.removeSubrange(start..<min(start + size, active.count))
        if try isImpossible(kept) { active = kept } else { start += size }
      }
      size /= 2
    }
    isMinimal = true
    for rule in active {
      let kept = active.filter { $0 != rule }
      if try isImpossible(kept) { active = kept }
    }
    let decisions = active.filter { $0.isDecision }
    let rules = active.filter { !$0.isDecision && !$0.isPhysical }
    return Infeasibility(
      rules: decisions + rules + active.filter(\.isPhysical), isProvenMinimal: isMinimal,
      isConfirmed: isConfirmed)
  }

  /// All rules that could take part, in the order in which they are tried to be left out: those tried last
  /// are the likeliest to stay in the explanation.
  func candidates() -> [ClashingRule] {
    let scenario = problem.scenario
    var result: [ClashingRule] = []
    let limits = scenario.limits
    if let limit = limits.artificialised { result.append(.artificialised(limit: limit)) }
    for department in scenario.departments {
      if let limit = limits.budget[department.id] {
        result.append(.budget(department: department.id, limit: limit))
      }
    }
    if let limit = limits.totalBudget { result.append(.totalBudget(limit: limit)) }
    for (index, lock) in scenario.locks.enumerated() where locked.contains(lock.demand) {
      result.append(.lock(index))
    }
    for pair in problem.forced { result.append(.forced(demand: pair.demand, site: pair.site)) }
    let demands = scenario.demands.filter { locked.contains($0.id) }
    let uses = Set(demands.map(\.use)).sorted()
    for (index, u) in uses.enumerated() {
      for v in uses[index...] {
        if let distance = scenario.separation(u, v) {
          result.append(.apart(u, v, distance: distance))
        }
      }
    }
    for demand in demands { result.append(.parts(demand: demand.id, atMost: demand.parts)) }
    let wanted = AllocationInstance.wantedSites(scenario, problem.forced)
    let bySite = Dictionary(
      problem.sites.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let byDemand = Dictionary(
      demands.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for suitability in suitabilities {
      guard wanted[suitability.demand]?.contains(suitability.site) == true,
        let demand = byDemand[suitability.demand], let site = bySite[suitability.site]
      else { continue }
      for finding in Eligibility.failures(suitability, demand, site) {
        result.append(.eligibility(demand: demand.id, site: site.id, finding))
      }
    }
    let taken = Set(wanted.values.joined())
    for site in problem.sites where taken.contains(site.id) {
      for resource in Resource.allCases {
        result.append(
          .capacity(site: site.id, resource: resource, held: site.capacity(of: resource)))
      }
    }
    return result
  }

  /// Rules behind the rows of the relaxation's irreducible subset; nil where the relaxation is feasible.
  private func linearConflict() -> Set<ClashingRule>? {
    let scenario = problem.scenario
    let instance = AllocationInstance(
      scenario: scenario, sites: problem.sites, suitabilities: suitabilities,
      forced: problem.forced, separations: problem.separations)
    guard instance.unreachable.isEmpty else { return nil }
    let demands = Set(instance.required.map { instance.pairs[$0].demand })
    let labels = Labels(scenario, problem.sites.map(\.id), instance)
    let model = AllocationModel(instance, labels, demands: demands)
    guard let conflict = try? model.program.conflict() else { return nil }
    var result: Set<ClashingRule> = []
    // Bounds of columns are the locks; which ones is for the filter to say.
    for index in scenario.locks.indices { result.insert(.lock(index)) }
    for pair in problem.forced { result.insert(.forced(demand: pair.demand, site: pair.site)) }
    for row in conflict.rows {
      switch model.origins[row] {
      case .demand(let d):
        result.insert(.parts(demand: scenario.demands[d].id, atMost: scenario.demands[d].parts))
      case .activeSet(let index):
        let set = instance.activeSets[index]
        let site = problem.sites[set.site]
        result.insert(
          .capacity(
            site: site.id, resource: set.resource, held: site.capacity(of: set.resource)))
      case .apart(let d, let e):
        let uses = [scenario.demands[d].use, scenario.demands[e].use].sorted()
        if let distance = scenario.separation(uses[0], uses[1]) {
          result.insert(.apart(uses[0], uses[1], distance: distance))
        }
      case .artificialised:
        result.insert(.artificialised(limit: scenario.limits.artificialised!))
      case .budget(let k):
        let id = scenario.departments[k].id
        result.insert(.budget(department: id, limit: scenario.limits.budget[id]!))
      case .totalBudget: result.insert(.totalBudget(limit: scenario.limits.totalBudget!))
      case .bonus: break
      }
    }
    return result
  }
}
