import Land

/// Who takes part in a question of relaxation: guests, whose own rules may give, and hosts, who are placed
/// and may make room; with every pair of demand, site and period that they could take.
struct RelaxationParties {
  /// A rule that may give, or a host that may make room.
  enum Rule: Hashable {
    /// How a condition gives; labels are told apart, numbers are not.
    enum Way: Hashable {
      case upper, lower
      case accept(String)
      case stopExcluding(String)
      case either
    }

    case requirement(demand: Int, Int, Way)
    case charter(String, Int, Way)
    case datum(demand: Int, site: Int, Finding.Origin)
    case lock(Int)
    case artificialised
    case budget(Int)
    case totalBudget
    case minimum(Int)
    case dates(Int)
    /// Uses, lesser first.
    case apart(Int, Int)
    case parts(Int)
    case cede(Int)
    case move(Int)
    case leave(Int)
  }

  struct Pair {
    let demand: Int
    let site: Int
    let period: Period
    let isGuest: Bool
    let score: Double
    /// Square decimetres; the least of a guest's may give with its minimum.
    let least: Int
    let upper: Int
    /// What has to give for the pair to be allowed, with the share of the rule that is given up.
    let conditions: [(rule: Rule, share: Double)]
  }

  struct Host {
    let demand: Int
    /// Square decimetres by site.
    let held: [Int: Int]
    var area: Int { held.values.reduce(0, +) }
  }

  let problem: AllocationProblem
  let guests: [Int]
  let hosts: [Host]
  private(set) var pairs: [Pair] = []
  /// Measured as if guests could go anywhere.
  let separations: Separations
  private let mayMove: Bool

  /// Up to so many pairs hosts may also move to other sites; beyond they stay, shrink or leave.
  static let movablePairs = 400

  /// - Parameters:
  ///   - sites: Where guests may go; nil for everywhere.
  ///   - placed: Square decimetres by pair of the problem, for hosts.
  init(
    _ problem: AllocationProblem, guests: [Int], sites allowed: [Int: Set<Int>]?,
    placed: [Int: Int]
  ) throws(Problems) {
    self.problem = problem
    self.guests = guests
    let instance = problem.instance
    var held: [Int: [Int: Int]] = [:]
    for (p, area) in placed where !guests.contains(instance.pairs[p].demand) {
      held[instance.pairs[p].demand, default: [:]][instance.pairs[p].site] = area
    }
    hosts = held.keys.sorted().map { Host(demand: $0, held: held[$0]!) }
    mayMove =
      hosts.reduce(0) { $0 + instance.pairsOfDemand[$1.demand].count }
      <= RelaxationParties.movablePairs
    let names = Set(guests.map { problem.scenario.demands[$0].id })
    separations = try Separations(
      scenario: problem.scenario, sites: problem.sites,
      problem.suitabilities.map { pair in
        names.contains(pair.demand)
          ? Suitability(
            demand: pair.demand, site: pair.site, findings: [], score: pair.score,
            scoreLow: pair.scoreLow, scoreHigh: pair.scoreHigh) : pair
      })
    addGuestPairs(allowed)
    addHostPairs()
  }

  // MARK: Guests

  private mutating func addGuestPairs(_ allowed: [Int: Set<Int>]?) {
    let names = Names(problem.scenario, problem.sites)
    for suitability in problem.suitabilities {
      guard let d = names.demands[suitability.demand], guests.contains(d),
        let s = names.sites[suitability.site], allowed.map({ $0[d]?.contains(s) ?? false }) ?? true
      else { continue }
      addGuestPair(d, s, suitability, allowed)
    }
  }

  private mutating func addGuestPair(
    _ d: Int, _ s: Int, _ suitability: Suitability, _ allowed: [Int: Set<Int>]?
  ) {
    let data = problem.instance.demands[d]
    let site = problem.sites[s]
    let capacity = problem.instance.capacity(of: data.resource, at: s)
    let cut = Double(data.least) * (1 - RelaxationCosts.greatestCut)
    guard capacity > 0, Double(capacity) >= cut, let conditions = conditions(d, s, suitability),
      let whole = data.period.within(site)
    else { return }
    var others: [Period] = []
    for host in hosts where touches(d, s, host.demand, sites(of: host)) {
      others.append(problem.instance.demands[host.demand].period)
    }
    for guest in guests where guest != d {
      if touches(d, s, guest, Array(allowed?[guest] ?? [])) {
        others.append(problem.instance.demands[guest].period)
      }
    }
    for period in [whole] + whole.partsBeside(others) {
      let share = RelaxationCosts.share(from: data.period, to: period)
      pairs.append(
        Pair(
          demand: d, site: s, period: period, isGuest: true, score: suitability.score,
          least: data.least, upper: min(data.target, capacity),
          conditions: conditions + (share > 0 ? [(.dates(d), share)] : [])))
    }
  }

  /// Where a host may be.
  private func sites(of host: Host) -> [Int] {
    mayMove
      ? problem.instance.pairsOfDemand[host.demand].map { problem.instance.pairs[$0].site }
      : host.held.keys.sorted()
  }

  /// Whether another demand on one of `sites` could be in the way of d on s.
  private func touches(_ d: Int, _ s: Int, _ other: Int, _ sites: [Int]) -> Bool {
    let (own, others) = (problem.instance.demands[d], problem.instance.demands[other])
    if own.resource == others.resource, sites.contains(s) { return true }
    guard let separation = separations.between(own.use, others.use) else { return false }
    return separation.near[s].contains { sites.contains($0.site) }
  }

  /// The rules between a guest and a site, dates and room aside; nil where one of them cannot give.
  private func conditions(
    _ d: Int, _ s: Int, _ suitability: Suitability
  ) -> [(rule: Rule, share: Double)]? {
    let (demand, site) = (problem.scenario.demands[d], problem.sites[s])
    var result: [(rule: Rule, share: Double)] = []
    for finding in Eligibility.failures(suitability, demand, site) {
      switch finding.origin {
      case .availability, .capacity, .lock: continue
      case .requirement, .charter: break
      }
      guard finding.outcome == .failed else {
        result.append((.datum(demand: d, site: s, finding.origin), RelaxationCosts.datum))
        continue
      }
      let changes = finding.condition?.changes(toAllow: finding.measured) ?? []
      guard !changes.isEmpty else { return nil }
      for change in changes {
        guard let way = Rule.Way(change) else { return nil }
        let share = RelaxationCosts.share(change)
        switch finding.origin {
        case .requirement(let index):
          result.append((.requirement(demand: d, index, way), share))
        case .charter(let id, let index): result.append((.charter(id, index, way), share))
        case .availability, .capacity, .lock: break
        }
      }
    }
    for (index, lock) in problem.scenario.locks.enumerated() where lock.demand == demand.id {
      if case .never(let sites) = lock.order, sites.contains(site.id) {
        result.append((.lock(index), 1))
      }
    }
    return result
  }

  // MARK: Hosts

  private mutating func addHostPairs() {
    let instance = problem.instance
    for host in hosts {
      for p in instance.pairsOfDemand[host.demand] {
        let pair = instance.pairs[p]
        let isHeld = host.held[pair.site] != nil
        guard isHeld || mayMove else { continue }
        pairs.append(
          Pair(
            demand: host.demand, site: pair.site, period: instance.demands[host.demand].period,
            isGuest: false, score: pair.score, least: pair.least,
            upper: min(pair.upper, host.area),
            conditions: isHeld ? [] : [(.move(host.demand), RelaxationCosts.move)]))
      }
    }
  }
}

extension RelaxationParties.Rule.Way {
  init?(_ change: SmallestChange) {
    switch change {
    case .raiseLimit: self = .upper
    case .lowerLimit: self = .lower
    case .accept(let label): self = .accept(label)
    case .stopExcluding(let label): self = .stopExcluding(label)
    case .acceptEither: self = .either
    default: return nil
    }
  }
}

extension Period {
  /// The part of the period during which a site is free; nil where there is none.
  func within(_ site: Site) -> Period? {
    let start = max(from, site.from ?? from)
    let end = [until, site.until].compactMap { $0 }.min()
    if let end, start >= end { return nil }
    return Period(from: start, until: end)
  }

  /// Parts of the period that begin when another ends, or end when another begins.
  func partsBeside(_ others: [Period]) -> [Period] {
    var result: [Period] = []
    for other in others {
      if let end = other.until, from < end, until.map({ end < $0 }) ?? true {
        result.append(Period(from: end, until: until))
      }
      if from < other.from, until.map({ other.from < $0 }) ?? true {
        result.append(Period(from: from, until: other.from))
      }
    }
    var seen: Set<Period> = []
    return result.filter { seen.insert($0).inserted }
  }
}
