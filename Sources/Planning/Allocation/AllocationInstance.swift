import Land

/// An allocation problem in positions and whole numbers: what the model, the search and the explanations read.
///
/// Letters as in `docs/allocation.md`: d a demand, s a site, p an eligible pair (d, s).
struct AllocationInstance: Sendable {
  struct DemandData: Sendable {
    /// Square decimetres.
    let minimum: Int
    let target: Int
    /// Least area of one part: minimum / parts, at least 1.
    let least: Int
    let parts: Int
    let period: Period
    let importance: Double
    let department: Int
    let use: Int
    let resource: Resource
    let fixedCost: Int128
    /// Bonus shares by use of the neighbour, ascending.
    let together: [(use: Int, share: Double)]
  }

  struct Pair: Sendable {
    let demand: Int
    let site: Int
    let score: Double
    /// Square decimetres: least area here if chosen, and greatest.
    let least: Int
    let upper: Int
    /// Billionths of the area that are newly artificialised.
    let artificialisation: Int
    /// Millionths of a euro for a square metre.
    let unitPrice: Int
    /// importance × score / target: worth of a square decimetre.
    let worthDensity: Double
  }

  /// A greatest set of demands that are active together on a site.
  struct ActiveSet: Sendable {
    let site: Int
    let resource: Resource
    let from: CalendarDate
    let pairs: [Int]
    /// Square decimetres.
    let capacity: Int
  }

  let demands: [DemandData]
  private(set) var pairs: [Pair]
  /// Pairs of a demand, by ascending site.
  let pairsOfDemand: [[Int]]
  let pairsOfSite: [[Int]]
  let activeSets: [ActiveSet]
  let activeSetsOfPair: [[Int]]
  /// Pairs that must be chosen.
  let required: Set<Int>
  /// Locks and forced placements on pairs that are not there.
  let unreachable: [(demand: Int, site: Int)]
  /// Square decimetres by site.
  let land: [Int]
  let floor: [Int]
  let artificialisedLimit: Int128?
  /// By department.
  let budgets: [Int128?]
  let totalBudget: Int128?
  let voices: [Double]
  let useCount: Int
  private let separations: Separations
  private let separationsOff: Set<[Int]>

  /// - Parameter relaxed: Rules to leave out, to find out which of them clash.
  init(
    scenario: Scenario, sites: [Site], suitabilities: [Suitability],
    forced: [AllocationProblem.ForcedPlacement], separations: Separations,
    relaxing relaxed: Set<ClashingRule> = []
  ) {
    self.separations = separations
    let names = Names(scenario, sites)
    useCount = scenario.uses.count
    voices = scenario.departments.map(\.voice)
    var off: Set<[Int]> = []
    for case .apart(let u, let v, _) in relaxed {
      if let u = names.uses[u], let v = names.uses[v] { off.insert([min(u, v), max(u, v)]) }
    }
    separationsOff = off

    let limits = scenario.limits
    let isOff = { (rule: ClashingRule) in relaxed.contains(rule) }
    artificialisedLimit = limits.artificialised.flatMap {
      isOff(.artificialised(limit: $0)) ? nil : ExactNumbers.weighted(squareMetres: $0)
    }
    totalBudget = limits.totalBudget.flatMap {
      isOff(.totalBudget(limit: $0)) ? nil : ExactNumbers.euroUnits($0)
    }
    budgets = scenario.departments.map { department in
      limits.budget[department.id].flatMap {
        isOff(.budget(department: department.id, limit: $0)) ? nil : ExactNumbers.euroUnits($0)
      }
    }
    func held(_ resource: Resource) -> [Int] {
      sites.map { site in
        let held = site.capacity(of: resource)
        return isOff(.capacity(site: site.id, resource: resource, held: held))
          ? 1 << 52 : ExactNumbers.squareDecimetres(held)
      }
    }
    let land = held(.land)
    let floor = held(.floor)
    self.land = land
    self.floor = floor

    let wanted = AllocationInstance.wantedSites(scenario, forced)
    let demands = scenario.demands.map { demand in
      // Without the rule on parts, a demand may be on all sites that it is locked on, and no more.
      let parts =
        isOff(.parts(demand: demand.id, atMost: demand.parts))
        ? max(demand.parts, wanted[demand.id]?.count ?? 0) : demand.parts
      return DemandData(demand, scenario.uses, names, parts: parts)
    }
    self.demands = demands

    let eligible = Eligibility(
      scenario: scenario, sites: sites, suitabilities: suitabilities, relaxing: relaxed)
    var pairs: [Pair] = []
    var pairsOfDemand = [[Int]](repeating: [], count: demands.count)
    var pairsOfSite = [[Int]](repeating: [], count: sites.count)
    for (d, demand) in demands.enumerated() {
      for (s, score) in eligible.scores[d] {
        let capacity = demand.resource == .land ? land[s] : floor[s]
        pairsOfDemand[d].append(pairs.count)
        pairsOfSite[s].append(pairs.count)
        pairs.append(
          Pair(d, s, score, demand, scenario.demands[d], sites[s], capacity: capacity))
      }
    }
    self.pairs = pairs
    self.pairsOfDemand = pairsOfDemand
    self.pairsOfSite = pairsOfSite

    var required: Set<Int> = []
    var unreachable: [(demand: Int, site: Int)] = []
    func require(_ demand: String, _ site: String) {
      guard let d = names.demands[demand], let s = names.sites[site] else { return }
      if let pair = pairsOfDemand[d].first(where: { pairs[$0].site == s }) {
        required.insert(pair)
      } else {
        unreachable.append((d, s))
      }
    }
    for (index, lock) in scenario.locks.enumerated() where !isOff(.lock(index)) {
      if case .always(let sites) = lock.order { for site in sites { require(lock.demand, site) } }
    }
    for pair in forced where !isOff(.forced(demand: pair.demand, site: pair.site)) {
      require(pair.demand, pair.site)
    }
    self.required = required
    self.unreachable = unreachable

    activeSets = AllocationInstance.activeSets(demands, pairs, pairsOfSite, land, floor)
    var activeSetsOfPair = [[Int]](repeating: [], count: pairs.count)
    for (index, set) in activeSets.enumerated() {
      for pair in set.pairs { activeSetsOfPair[pair].append(index) }
    }
    self.activeSetsOfPair = activeSetsOfPair
  }

  /// The sites on which each demand must be.
  static func wantedSites(
    _ scenario: Scenario, _ forced: [AllocationProblem.ForcedPlacement]
  ) -> [String: Set<String>] {
    var result: [String: Set<String>] = [:]
    for lock in scenario.locks {
      if case .always(let sites) = lock.order { result[lock.demand, default: []].formUnion(sites) }
    }
    for pair in forced { result[pair.demand, default: []].insert(pair.site) }
    return result
  }

  /// The distance that two demands must keep, with the sites that are nearer; nil where they need not.
  func separation(_ first: Int, _ second: Int) -> Separations.Separation? {
    let (u, v) = (demands[first].use, demands[second].use)
    guard first != second, !separationsOff.contains([min(u, v), max(u, v)]),
      let separation = separations.between(u, v),
      demands[first].period.overlaps(demands[second].period)
    else { return nil }
    return separation
  }

  /// Whether it is solved to the last digit, and the solver's tree alone is the fastest way to do so.
  var isSmall: Bool { pairs.count <= AllocationOptions.exactPairs }

  func capacity(of resource: Resource, at site: Int) -> Int {
    resource == .land ? land[site] : floor[site]
  }
}

/// Positions by id.
struct Names: Sendable {
  let departments: [String: Int]
  let uses: [String: Int]
  let demands: [String: Int]
  let sites: [String: Int]

  init(_ scenario: Scenario, _ sites: [Site]) {
    func positions(_ ids: [String]) -> [String: Int] {
      Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
    departments = positions(scenario.departments.map(\.id))
    uses = positions(scenario.uses.map(\.id))
    demands = positions(scenario.demands.map(\.id))
    self.sites = positions(sites.map(\.id))
  }
}

extension AllocationInstance.DemandData {
  init(_ demand: Demand, _ uses: [Use], _ names: Names, parts: Int) {
    minimum = max(1, ExactNumbers.squareDecimetres(demand.minimum))
    target = max(minimum, ExactNumbers.squareDecimetres(demand.target))
    self.parts = parts
    least = max(1, minimum / parts)
    period = demand.period
    importance = demand.importance
    department = names.departments[demand.department]!
    use = names.uses[demand.use]!
    resource = demand.resource
    fixedCost = ExactNumbers.euroUnits(demand.fixedCost)
    together = uses[use].together.compactMap { name, share in
      share > 0 ? names.uses[name].map { (use: $0, share: share) } : nil
    }.sorted { $0.use < $1.use }
  }
}

extension AllocationInstance.Pair {
  init(
    _ d: Int, _ s: Int, _ score: Double, _ data: AllocationInstance.DemandData, _ demand: Demand,
    _ site: Site, capacity: Int
  ) {
    self.init(
      demand: d, site: s, score: score, least: data.least,
      upper: max(data.least, min(data.target, capacity)),
      artificialisation: data.resource == .land
        ? 1_000_000_000 - ExactNumbers.billionths(site.artificialised ?? 0) : 0,
      unitPrice: ExactNumbers.unitPrice(
        demand.costPerSquareMetre + (site.price ?? 0) + (site.rent ?? 0)),
      worthDensity: data.importance * score / Double(data.target))
  }
}

extension AllocationInstance {
  /// The same problem with other scores, one for each pair.
  func scored(_ scores: [Double]) -> AllocationInstance {
    var result = self
    result.pairs = zip(pairs, scores).map { pair, score in
      Pair(
        demand: pair.demand, site: pair.site, score: score, least: pair.least, upper: pair.upper,
        artificialisation: pair.artificialisation, unitPrice: pair.unitPrice,
        worthDensity: demands[pair.demand].importance * score
          / Double(demands[pair.demand].target))
    }
    return result
  }
}
