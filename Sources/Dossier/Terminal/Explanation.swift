public import Land
public import Planning

/// Why a demand is where it is and not elsewhere, under one allocation.
public struct Explanation: Sendable {
  /// What can be said of one site.
  public struct Answer: Sendable {
    public enum Verdict: String, Sendable {
      /// The demand is there.
      case placed
      /// It could be there, and is not.
      case possible
      /// A rule forbids it.
      case excluded
    }

    public let site: String
    public let verdict: Verdict
    public let suitability: Suitability
    public let placement: Placement?
    public let swap: Swap?
  }

  let demand: String
  let territory: Territory
  let pairs: [Suitability]
  let allocation: Allocation
  /// What would let the demand in; nil where that was not asked.
  let relaxations: [Relaxation]?
  let wording: Wording

  public init(
    of demand: String, territory: Territory, screening: Screening, allocation: Allocation,
    relaxations: [Relaxation]? = nil, wording: Wording
  ) {
    self.demand = demand
    self.territory = territory
    self.allocation = allocation
    self.relaxations = relaxations
    self.wording = wording
    pairs = screening.suitabilities.filter { $0.demand == demand }
  }

  /// Ids of all sites: where the demand is, then where it could be, best first, then the others.
  public var sites: [String] {
    pairs.sorted { first, second in
      let keys = [first, second].map { pair in
        (isPlaced(at: pair.site) ? 0 : pair.isEligible ? 1 : 2, pair.failures.count, -pair.score)
      }
      return keys[0] == keys[1] ? first.site < second.site : keys[0] < keys[1]
    }.map(\.site)
  }

  public func isEligible(at site: String) -> Bool {
    pairs.contains { $0.site == site && $0.isEligible }
  }

  public func isPlaced(at site: String) -> Bool { placement(at: site) != nil }

  private func placement(at site: String) -> Placement? {
    allocation.placements.first { $0.demand == demand && $0.site == site }
  }

  public func answer(for site: String, swap: Swap?) -> Answer {
    let pair =
      pairs.first { $0.site == site }
      ?? Suitability(
        demand: demand, site: site, findings: [], score: 0, scoreLow: 0, scoreHigh: 0)
    let placement = placement(at: site)
    return Answer(
      site: site,
      verdict: placement != nil ? .placed : pair.isEligible ? .possible : .excluded,
      suitability: pair, placement: placement, swap: swap)
  }

  /// What would have to change for a failed rule to let the demand in.
  func change(of finding: Finding, at site: String) -> Message? {
    guard let site = territory.site(site), let record = wording.scenario.demand(demand) else {
      return nil
    }
    let changes = finding.changes(toOpen: site, for: record)
    return changes.isEmpty ? nil : wording.sentence(changes, opening: finding)
  }
}
