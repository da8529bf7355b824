import Land
import LinearProgramming
import PlanarGeometry

@testable import Planning

/// Solves an allocation problem by trying every assignment of demands to sets of sites, straight from the
/// words of `docs/allocation.md`; for each assignment the areas are a linear program without integers.
///
/// Shares nothing with the model under test but the solver of linear programs.
struct BruteForce {
  let scenario: Scenario
  let sites: [Site]
  let suitabilities: [Suitability]
  /// Demands that may be placed.
  var demands: [Int]
  /// Placements of other demands that stay: demand, site, square metres.
  var fixed: [Placed] = []

  struct Placed: Hashable {
    var demand: Int
    var site: Int
    var area: Double
  }

  struct Best {
    var value = -Double.infinity
    var placed: [Placed] = []
    /// Value of the best assignment whose sites differ.
    var runnerUp = -Double.infinity
  }

  init(_ scenario: Scenario, _ sites: [Site], _ suitabilities: [Suitability]) {
    self.scenario = scenario
    self.sites = sites
    self.suitabilities = suitabilities
    demands = Array(scenario.demands.indices)
  }

  func score(_ d: Int, _ s: Int) -> Double? {
    let pair = suitabilities.first {
      $0.demand == scenario.demands[d].id && $0.site == sites[s].id
    }
    guard let pair, pair.isEligible else { return nil }
    let demand = scenario.demands[d]
    let site = sites[s]
    guard site.isAvailable(during: demand.period),
      site.capacity(of: demand.resource) >= demand.minimum / Double(demand.parts)
    else { return nil }
    for lock in scenario.locks where lock.demand == demand.id {
      if case .never(let sites) = lock.order, sites.contains(site.id) { return nil }
    }
    return pair.score
  }

  /// Every set of at most `parts` eligible sites that holds all sites of `always` locks.
  private func choices(_ d: Int) -> [[Int]] {
    let demand = scenario.demands[d]
    let open = sites.indices.filter { score(d, $0) != nil }
    var always: Set<Int> = []
    for lock in scenario.locks where lock.demand == demand.id {
      if case .always(let names) = lock.order {
        for name in names { always.insert(sites.firstIndex { $0.id == name }!) }
      }
    }
    var result: [[Int]] = [[]]
    for s in open { result += result.map { $0 + [s] } }
    return result.filter { $0.count <= demand.parts && always.isSubset(of: $0) }
  }

  /// - Parameter weights: By department.
  /// - Returns: Nil where no assignment satisfies the hard rules.
  func best(_ weights: [Double]) throws -> Best? {
    var best = Best()
    try visitAssignments { here in
      guard let (value, placed) = try evaluate(here, weights) else { return }
      if value > best.value {
        best.runnerUp = max(best.runnerUp, best.value)
        best.value = value
        best.placed = placed
      } else {
        best.runnerUp = max(best.runnerUp, value)
      }
    }
    return best.value == -.infinity ? nil : best
  }

  /// Every assignment of demands to sites that keeps distances and locks, by pairs of demand and site.
  func visitAssignments(_ body: ([(d: Int, s: Int)]) throws -> Void) throws {
    let all = demands.map(choices)
    var chosen: [[Int]] = []
    func visit(_ index: Int) throws {
      if index == demands.count { return try body(pairs(chosen)) }
      for choice in all[index] {
        chosen.append(choice)
        if fits(chosen) { try visit(index + 1) }
        chosen.removeLast()
      }
    }
    try visit(0)
  }

  private func pairs(_ chosen: [[Int]]) -> [(d: Int, s: Int)] {
    zip(demands, chosen).flatMap { d, sites in sites.map { (d, $0) } }
  }

  /// Distances and least areas, which need no linear program; prunes what cannot be.
  private func fits(_ chosen: [[Int]]) -> Bool {
    let here = pairs(chosen)
    let placed = here + fixed.map { ($0.demand, $0.site) }
    for (index, a) in placed.enumerated() {
      for b in placed[(index + 1)...] where a.d != b.d {
        let (first, second) = (scenario.demands[a.d], scenario.demands[b.d])
        guard first.period.overlaps(second.period) else { continue }
        let asked = [
          scenario.use(first.use)!.apart[second.use], scenario.use(second.use)!.apart[first.use],
        ].compactMap { $0 }.max()
        guard let asked else { continue }
        if a.s == b.s { return false }
        if BruteForce.distance(sites[a.s], sites[b.s]) < asked { return false }
      }
    }
    return true
  }

  /// The test's sites are axis-parallel squares: their distance needs no library.
  static func distance(_ a: Site, _ b: Site) -> Double {
    let (first, second) = (a.geometry.envelope!, b.geometry.envelope!)
    let dx = max(0, second.minX - first.maxX, first.minX - second.maxX)
    let dy = max(0, second.minY - first.maxY, first.minY - second.maxY)
    return (dx * dx + dy * dy).squareRoot()
  }

  private func evaluate(
    _ here: [(d: Int, s: Int)], _ weights: [Double]
  ) throws -> (Double, [Placed])? {
    var program = areas(here)
    for (column, pair) in here.enumerated() {
      program.setObjective(ofColumn: column, to: weight(pair.d, weights) * density(pair))
    }
    let solution = try program.solve(SolveOptions(usesPresolve: false))
    guard solution.status == .optimal else { return nil }
    let bonus = here.isEmpty ? 0 : bonuses(here, weights)
    return (
      solution.objective! + bonus,
      zip(here, solution.values).map { Placed(demand: $0.0, site: $0.1, area: $1) }
    )
  }

  /// Worth of a square metre.
  func density(_ pair: (d: Int, s: Int)) -> Double {
    let demand = scenario.demands[pair.d]
    return demand.importance * score(pair.d, pair.s)! / demand.target
  }

  /// The areas that an assignment allows: one column for each pair, no objective.
  func areas(_ here: [(d: Int, s: Int)]) -> LinearProgram {
    var program = LinearProgram(.maximize)
    for (d, _) in here {
      let demand = scenario.demands[d]
      program.addColumn(
        // Least areas of a part are whole square decimetres, like all areas.
        "a", lower: (demand.minimum * 100 / Double(demand.parts)).rounded(.down) / 100,
        upper: demand.target)
    }
    for d in Set(here.map(\.d)) {
      let own = here.indices.filter { here[$0].d == d }.map { LinearProgram.Term(1, $0) }
      program.addRow(
        "demand", own, lower: scenario.demands[d].minimum, upper: scenario.demands[d].target)
    }
    for s in sites.indices {
      for resource in Resource.allCases {
        for date in Set(scenario.demands.map(\.period.from)) {
          func isActive(_ d: Int, _ site: Int) -> Bool {
            site == s && scenario.demands[d].resource == resource
              && scenario.demands[d].period.contains(date)
          }
          let own = here.indices.filter { isActive(here[$0].d, here[$0].s) }
          let taken = fixed.filter { isActive($0.demand, $0.site) }.reduce(0) { $0 + $1.area }
          if !own.isEmpty {
            program.addRow(
              "capacity", own.map { .init(1, $0) },
              upper: sites[s].capacity(of: resource) - taken)
          }
        }
      }
    }
    addLimits(&program, here)
    return program
  }

  func weight(_ d: Int, _ weights: [Double]) -> Double {
    weights[scenario.departments.firstIndex { $0.id == scenario.demands[d].department }!]
  }

  func price(_ d: Int, _ s: Int) -> Double {
    scenario.demands[d].costPerSquareMetre + (sites[s].price ?? 0) + (sites[s].rent ?? 0)
  }

  private func addLimits(_ program: inout LinearProgram, _ here: [(d: Int, s: Int)]) {
    if let limit = scenario.limits.artificialised {
      func share(_ d: Int, _ s: Int) -> Double {
        scenario.demands[d].resource == .land ? 1 - (sites[s].artificialised ?? 0) : 0
      }
      let taken = fixed.reduce(0) { $0 + $1.area * share($1.demand, $1.site) }
      program.addRow(
        "artificialised", here.indices.map { .init(share(here[$0].d, here[$0].s), $0) },
        upper: limit - taken)
    }
    func addBudget(_ limit: Double, _ counts: (Int) -> Bool) {
      let own = here.indices.filter { counts(here[$0].d) }
      let others = fixed.filter { counts($0.demand) }
      let demands = Set(own.map { here[$0].d } + others.map(\.demand))
      let spent =
        demands.reduce(0) { $0 + scenario.demands[$1].fixedCost }
        + others.reduce(0) { $0 + $1.area * price($1.demand, $1.site) }
      program.addRow(
        "budget", own.map { .init(price(here[$0].d, here[$0].s), $0) }, upper: limit - spent)
    }
    for (department, limit) in scenario.limits.budget {
      addBudget(limit) { scenario.demands[$0].department == department }
    }
    if let limit = scenario.limits.totalBudget { addBudget(limit) { _ in true } }
  }

  func bonuses(_ here: [(d: Int, s: Int)], _ weights: [Double]) -> Double {
    let all = here + fixed.map { ($0.demand, $0.site) }
    var total = 0.0
    for d in Set(here.map(\.d)) {
      let demand = scenario.demands[d]
      for (other, share) in scenario.use(demand.use)!.together {
        let earned = here.filter { own in
          own.d == d
            && all.contains {
              $0.d != d && $0.s == own.s && scenario.demands[$0.d].use == other
                && scenario.demands[$0.d].period.overlaps(demand.period)
            }
        }.map { score(d, $0.s)! }
        total += weight(d, weights) * share * demand.importance * (earned.max() ?? 0)
      }
    }
    return total
  }

  /// U of each department for given placements.
  func utilities(_ placed: [Placed]) -> [Double] {
    scenario.departments.indices.map { k in
      var unit = [Double](repeating: 0, count: scenario.departments.count)
      unit[k] = 1
      let worths = placed.reduce(0.0) {
        let demand = scenario.demands[$1.demand]
        return $0 + weight($1.demand, unit) * demand.importance
          * score($1.demand, $1.site)! * $1.area / demand.target
      }
      var alone = self
      alone.fixed = []
      return worths + alone.bonuses(placed.map { ($0.demand, $0.site) }, unit)
    }
  }
}
