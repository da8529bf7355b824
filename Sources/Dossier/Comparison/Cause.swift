internal import Formats
internal import Land

/// What in the inputs, or in what others do, explains that a demand moved.
///
/// These are the facts that bear on the demand itself, the nearest first; where there are none, the move follows
/// from what changed for others.
enum Cause: Hashable, Sendable {
  /// Something of the scenario that names the demand or a site of the move.
  case scenario(ScenarioDifference)
  case eligibility(EligibilityChange)
  /// The demand's mark at a site of the move.
  case score(site: String, before: Double, after: Double)
  /// Others came to a site that it left or shrank on.
  case taken(site: String, by: [String])
  /// Others left a site that it came to or grew on.
  case freed(site: String, by: [String])
  /// Why it has no site now, as the run itself tells.
  case unmet(Message)

  static func of(
    _ move: Comparison.Move, _ before: RunRecord, _ after: RunRecord,
    _ allocations: (old: RunRecord.Allocation, new: RunRecord.Allocation),
    changes: [ScenarioDifference], eligibility: [EligibilityChange]
  ) -> [Cause] {
    let demand = move.demand
    let left = sites(move.before, butNot: move.after)
    let reached = sites(move.after, butNot: move.before)
    var causes = changes.filter { $0.bears(on: demand, sites: left + reached) }.map(Cause.scenario)
    let own = eligibility.filter {
      $0.demand == demand
        && ($0.isEligible ? reached : left).contains($0.site)
    }
    causes += own.map(Cause.eligibility)
    for site in left + reached {
      let pair = RunRecord.Pair(demand: demand, site: site)
      guard let was = before.fits[pair], let now = after.fits[pair], was.isEligible,
        now.isEligible, abs(was.score - now.score) > 1e-6
      else { continue }
      causes.append(.score(site: site, before: was.score, after: now.score))
    }
    for site in left {
      let others = newcomers(
        site, demand, before, after, from: allocations.old, to: allocations.new)
      if !others.isEmpty { causes.append(.taken(site: site, by: others)) }
    }
    for site in reached {
      let others = newcomers(
        site, demand, after, before, from: allocations.new, to: allocations.old)
      if !others.isEmpty { causes.append(.freed(site: site, by: others)) }
    }
    if move.kind == .lost, causes.isEmpty {
      causes += (allocations.new.unmet[demand] ?? []).map(Cause.unmet)
    }
    return causes
  }

  /// The sites where it has less than before, in order.
  private static func sites(_ spots: [RunRecord.Spot], butNot others: [RunRecord.Spot])
    -> [String]
  {
    spots.filter { spot in
      (others.first { $0.site == spot.site }?.area ?? 0) < spot.area
    }.map(\.site)
  }

  /// Demands that hold more of a site in the second allocation than in the first.
  private static func newcomers(
    _ site: String, _ demand: String, _ first: RunRecord, _ second: RunRecord,
    from old: RunRecord.Allocation, to new: RunRecord.Allocation
  ) -> [String] {
    func area(_ other: String, _ allocation: RunRecord.Allocation) -> Double {
      (allocation.spots[other] ?? []).filter { $0.site == site }.reduce(0) { $0 + $1.area }
    }
    return Comparison.merged(first.demands.map(\.id), second.demands.map(\.id)).filter {
      $0 != demand && area($0, new) > area($0, old)
    }
  }
}

extension ScenarioDifference {
  fileprivate func bears(on demand: String, sites: [String]) -> Bool {
    switch self {
    case .term(let id, _, _, _), .demand(let id, _): id == demand
    case .lock(let lock, _): lock["demand"]?.text == demand
    case .site(let id, _), .capacity(let id, _, _, _): sites.contains(id)
    case .voice, .department, .limit, .priority: false
    }
  }
}
