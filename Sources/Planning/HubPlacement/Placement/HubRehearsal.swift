import Land

/// What a plan would be with one candidate more, less or fixed: « pourquoi pas ici ».
public struct HubRehearsal: Hashable, Sendable {
  public enum Change: String, Hashable, Sendable {
    /// A candidate that the plan leaves out becomes a hub.
    case added
    /// A hub of the plan is lost, and the best of the others takes over.
    case lost
    /// A site that screening refuses is let in.
    case admitted
  }

  /// How the figure was found.
  public enum Proof: String, Hashable, Sendable {
    /// Solved again to the optimum.
    case exact
    /// A bound from below, by the multipliers of the plan's certificate, and a plan that reaches `most`.
    case bounded
    /// A plan that reaches `most`; a better one may exist.
    case reached
    /// No plan keeps all rules after the change.
    case impossible
    /// Too large to be solved again, and no bound at hand; or the time ran out.
    case notComputed = "not-computed"
  }

  public var site: String
  public var change: Change
  public var proof: Proof
  /// How much worse the objective gets, in its own unit: seconds × weight, weight covered, seconds, hubs; negative
  /// where it gets better. At least and at most; equal where ``proof`` is exact; nil where impossible or not computed.
  public var least: Double?
  public var most: Double?
  /// Sites that are hubs after the change and not before, and the other way round.
  public var joins: [String] = []
  public var leaves: [String] = []
}

extension HubInstance {
  /// Rehearses every change of one site: exactly where that is cheap, else by bounds.
  ///
  /// - Parameter options: For each of the plans that are solved again.
  func rehearsals(
    of plan: LocationPlan, _ options: LocationOptions
  ) throws(LocationError) -> [HubRehearsal] {
    guard let objective = plan.objective else { return [] }
    var found: [HubRehearsal] = []
    let chosen = Set(plan.chosen)
    let isCheap = problem.demand.count * candidates.count <= Self.pairsSolvedAgain
    for index in candidates.indices where !chosen.contains(index) {
      if isCheap {
        found.append(
          try rehearse(.added, candidates[index].site.id, with(added: index), plan, options))
      } else {
        found.append(bounds(ofAdding: index, to: plan, objective))
      }
    }
    for index in plan.chosen where !candidates[index].isExisting && isCheap {
      found.append(
        try rehearse(.lost, candidates[index].site.id, without([index]), plan, options))
    }
    for (index, refusal) in refusals.enumerated()
    where isCheap && refusal.candidate.isReachable(travel) {
      found.append(
        try rehearse(.admitted, refusal.site.id, with(admitted: index), plan, options))
    }
    return found
  }

  /// As many pairs of demand point and candidate are solved again for each candidate; a few milliseconds each.
  static let pairsSolvedAgain = 20_000

  /// Solves the problem again without some candidates.
  func without(_ lost: Set<Int>) -> LocationProblem { problem.keeping { !lost.contains($0) } }

  private func with(added index: Int) -> LocationProblem {
    var changed = problem
    changed.candidates[index].isExisting = true
    return changed
  }

  private func with(admitted index: Int) -> LocationProblem {
    let candidate = refusals[index].candidate
    var changed = problem
    changed.candidates.append(
      .init(
        id: candidate.site.id, capacity: candidate.capacity,
        openingCost: candidate.cost / plan.euros))
    var travel = TravelCosts()
    for row in problem.demand.indices {
      var entries = problem.travel.range(ofRow: row).map {
        TravelCosts.Entry(
          candidate: Int(problem.travel.candidates[$0]), cost: problem.travel.costs[$0])
      }
      let seconds = refusedSeconds[index][row]
      if seconds.isFinite { entries.append(.init(candidate: candidates.count, cost: seconds)) }
      travel.append(row: entries)
    }
    changed.travel = travel
    return changed
  }

  private func rehearse(
    _ change: HubRehearsal.Change, _ site: String, _ changed: LocationProblem,
    _ plan: LocationPlan, _ options: LocationOptions
  ) throws(LocationError) -> HubRehearsal {
    let impossible = HubRehearsal(site: site, change: change, proof: .impossible)
    guard changed.faults.isEmpty else { return impossible }
    let again = try changed.solve(options)
    guard let before = plan.objective, let after = again.objective else {
      return HubRehearsal(
        site: site, change: change, proof: again.status == .infeasible ? .impossible : .notComputed)
    }
    let worse = plan.model.isMaximised ? before - after : after - before
    let earlier = Set(plan.chosen.map { candidates[$0].site.id })
    let now = Set(again.chosen.map { changed.candidates[$0].id })
    let best = again.bound.map { plan.model.isMaximised ? before - $0 : $0 - before }
    return HubRehearsal(
      site: site, change: change, proof: again.status == .optimal ? .exact : .bounded,
      least: again.status == .optimal ? worse : best, most: worse,
      joins: now.subtracting(earlier).sorted(), leaves: earlier.subtracting(now).sorted())
  }

  /// Without solving: the best plan that swaps the candidate for one hub, and what the certificate says of any plan
  /// with the candidate (Lagrangian bound: with multipliers u, the candidate's own v_j and the p − 1 least of the others).
  private func bounds(
    ofAdding index: Int, to plan: LocationPlan, _ objective: Double
  ) -> HubRehearsal {
    var rehearsal = HubRehearsal(site: candidates[index].site.id, change: .added, proof: .reached)
    let conflicting = Set(
      problem.conflicts.filter { $0.first == index || $0.second == index }.map {
        $0.first == index ? $0.second : $0.first
      })
    guard case .pMedian(let hubs) = plan.model, !problem.isCapacitated, problem.equity == nil,
      problem.periods.isEmpty
    else {
      rehearsal.proof = .notComputed
      return rehearsal
    }
    var best: (value: Double, leaves: Int)?
    for hub in plan.chosen where !candidates[hub].isExisting {
      let open = Set(plan.chosen).subtracting([hub]).union([index])
      guard conflicting.isDisjoint(with: open), let value = problem.travelSum(open: open) else {
        continue
      }
      if best.map({ value < $0.value }) ?? true { best = (value, hub) }
    }
    rehearsal.most = best.map { $0.value - objective }
    if let leaves = best?.leaves {
      rehearsal.joins = [candidates[index].site.id]
      rehearsal.leaves = [candidates[leaves].site.id]
    }
    if let multipliers = plan.certificate?.multipliers, multipliers.count == demand.count {
      rehearsal.least = max(
        0, problem.lagrangian(multipliers, with: index, hubs: hubs) - objective)
      if rehearsal.most != nil { rehearsal.proof = .bounded }
    }
    if rehearsal.least == nil, rehearsal.most == nil { rehearsal.proof = .notComputed }
    return rehearsal
  }
}

extension HubCandidate {
  /// Whether a way leads from it.
  fileprivate func isReachable(_ travel: StreetTravel?) -> Bool { travel == nil || street != nil }
}

extension LocationProblem {
  /// The same problem with some of the candidates only, numbered anew.
  func keeping(_ isKept: (Int) -> Bool) -> LocationProblem {
    var changed = self
    var number = [Int](repeating: -1, count: candidates.count)
    changed.candidates = []
    for index in candidates.indices where isKept(index) {
      number[index] = changed.candidates.count
      changed.candidates.append(candidates[index])
    }
    var rows = TravelCosts()
    for row in demand.indices {
      rows.append(
        row: travel.range(ofRow: row).compactMap {
          let index = number[Int(travel.candidates[$0])]
          return index < 0 ? nil : .init(candidate: index, cost: travel.costs[$0])
        })
    }
    changed.travel = rows
    changed.conflicts = conflicts.compactMap {
      number[$0.first] < 0 || number[$0.second] < 0
        ? nil : .init(number[$0.first], number[$0.second])
    }
    return changed
  }

  /// Σ weight × least cost; nil where a point that could be served is not.
  fileprivate func travelSum(open hubs: Set<Int>) -> Double? {
    var open = [Bool](repeating: false, count: candidates.count)
    for hub in hubs { open[hub] = true }
    var sum = 0.0
    for row in demand.indices where !travel.range(ofRow: row).isEmpty {
      guard let nearest = travel.nearest(row: row, open: open) else { return nil }
      sum += demand[row].weight * nearest.cost
    }
    return sum
  }

  /// L(u) with `candidate` open and so many hubs in all.
  fileprivate func lagrangian(_ multipliers: [Double], with candidate: Int, hubs: Int) -> Double {
    var values = [Double](repeating: 0, count: candidates.count)
    for row in demand.indices {
      for index in travel.range(ofRow: row) {
        let reduced = demand[row].weight * travel.costs[index] - multipliers[row]
        if reduced < 0 { values[Int(travel.candidates[index])] += reduced }
      }
    }
    let forced = candidates.indices.filter { candidates[$0].isExisting || $0 == candidate }
    let free = candidates.indices.filter { !candidates[$0].isExisting && $0 != candidate }
    let others = free.map { values[$0] }.sorted().prefix(max(0, hubs - forced.count))
    return multipliers.reduce(0, +) + forced.reduce(0) { $0 + values[$1] } + others.reduce(0, +)
  }
}
