public import Land

/// The rules side by side: what each hands out to all together, and which departments would rather have another.
public struct RuleComparison: Hashable, Sendable {
  /// What a rule hands out, over all departments.
  public struct Totals: Hashable, Sendable {
    public let rule: Rule
    /// Demands with a site.
    public let met: Int
    public let unmet: Int
    /// Square metres of all placements, whenever they are.
    public let land: Double
    public let floor: Double
    /// Square metres of land newly artificialised.
    public let artificialised: Double
    /// Euros: fixed costs, and areas by cost, price and a year's rent.
    public let cost: Double
    /// What the demands provide, in proportion to area / target; every name that some demand provides,
    /// sorted.
    public let provides: [Provision]
    /// Departments that get more under another of the rules, in the scenario's order.
    public let dissatisfied: [String]
  }

  /// An amount of what demands provide: jobs, dwellings, MWh…
  public struct Provision: Hashable, Sendable {
    public let name: String
    public let amount: Double
  }

  /// The rules that suit a department best.
  public struct Preference: Hashable, Sendable {
    public let department: String
    /// All rules under which it gets the most, within ``leastDifference``; empty where u is undefined.
    public let rules: [Rule]
    /// What it gets under them.
    public let u: Double?
  }

  /// In the order of the allocations.
  public let totals: [Totals]
  /// In the scenario's order of departments.
  public let preferences: [Preference]

  /// Differences of u below this are those of rounding areas.
  public static let leastDifference = 1e-3

  init(_ problem: AllocationProblem, _ allocations: [Allocation]) {
    let shares = problem.scenario.departments.indices.map { k in allocations.map { $0.shares[k].u }
    }
    let best = shares.map { $0.compactMap { $0 }.max() }
    func isBest(_ k: Int, _ u: Double?) -> Bool {
      guard let u, let best = best[k] else { return false }
      return u >= best - RuleComparison.leastDifference
    }
    preferences = problem.scenario.departments.enumerated().map { k, department in
      Preference(
        department: department.id,
        rules: allocations.filter { isBest(k, $0.shares[k].u) }.map(\.rule),
        u: best[k])
    }
    totals = allocations.map { allocation in
      Totals(
        problem, allocation,
        dissatisfied: allocation.shares.enumerated()
          .filter { k, share in share.u != nil && !isBest(k, share.u) }.map(\.element.department))
    }
  }
}

extension RuleComparison.Totals {
  fileprivate init(_ problem: AllocationProblem, _ allocation: Allocation, dissatisfied: [String]) {
    let scenario = problem.scenario
    let instance = problem.instance
    let areas = problem.areas(of: allocation.placements)
    rule = allocation.rule
    met = allocation.shares.reduce(0) { $0 + $1.met.count }
    unmet = allocation.shares.reduce(0) { $0 + $1.unmet.count }
    func taken(_ resource: Resource) -> Double {
      allocation.placements.filter { $0.resource == resource }.reduce(0) { $0 + $1.area }
    }
    land = taken(.land)
    floor = taken(.floor)
    artificialised = ExactNumbers.squareMetres(
      weighted: areas.reduce(Int128(0)) { $0 + instance.artificialised($1.key, area: $1.value) })
    cost = ExactNumbers.euros(instance.cost(of: areas))
    let names = Set(scenario.demands.flatMap(\.provides.keys)).sorted()
    provides = names.map { name in
      let amount = scenario.demands.reduce(0.0) { sum, demand in
        let area = allocation.placements.filter { $0.demand == demand.id }
          .reduce(0) { $0 + $1.area }
        return sum + (demand.provides[name] ?? 0) * area / demand.target
      }
      return RuleComparison.Provision(name: name, amount: amount)
    }
    self.dissatisfied = dissatisfied
  }
}
