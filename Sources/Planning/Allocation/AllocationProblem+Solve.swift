public import Land

extension AllocationProblem {
  /// The rules that ``solve(_:ideals:options:)`` knows.
  public static let supportedRules = Rule.allCases

  /// Chooses a joint allocation under a rule, with the proof of how good it is.
  ///
  /// The result was checked again in whole numbers by ``AllocationCheck``, which knows nothing of the model.
  /// The same problem and options give the same result, byte for byte, unless the time limit strikes.
  ///
  /// - Parameter ideals: What ``ideals(options:)`` gave for this problem, to save computing it again.
  /// - Returns: Also where no allocation satisfies the hard rules: then with status `infeasible` and the
  ///   rules that clash.
  /// - Throws: ``AllocationError/outOfTime(seconds:)``, ``AllocationError/infeasibleStatusQuo(_:shortfall:isProven:)``,
  ///   or a bug.
  public func solve(
    _ rule: Rule, ideals known: Ideals? = nil, options: AllocationOptions = AllocationOptions()
  ) throws(AllocationError) -> Allocation {
    let required: [Int: Int]
    switch try requiredPlacements(options) {
    case .infeasible(let infeasibility):
      return infeasible(rule, infeasibility, ideals: known)
    case .placed(let areas): required = areas
    }
    let ideals: Ideals
    if let known { ideals = known } else { ideals = try self.ideals(options: options) }
    let outcome: RuleOutcome
    switch rule {
    case .utilitarian: outcome = try utilitarian(ideals, required, options)
    case .priority: outcome = try priority(ideals, required, options)
    case .silo: outcome = try silo(ideals, required, options)
    case .leximin: outcome = try leximin(ideals, required, options)
    case .nash: outcome = try nash(ideals, required, options)
    case .kalaiSmorodinsky: outcome = try kalaiSmorodinsky(ideals, required, options)
    }
    let allocation = allocation(rule, outcome, ideals, options)
    let faults = AllocationCheck(self).faults(in: allocation)
    guard faults.isEmpty else { throw .brokenSolution(faults) }
    return allocation
  }

  func infeasible(_ rule: Rule, _ infeasibility: Infeasibility?, ideals: Ideals?)
    -> Allocation
  {
    let shares = scenario.departments.map { department in
      let ideal = ideals?[department.id]
      return Allocation.Share(
        department: department.id, utility: 0, ideal: ideal?.utility ?? 0, idealBound: ideal?.bound,
        u: nil, met: [],
        unmet: scenario.demands.filter { $0.department == department.id }.map(\.id))
    }
    return Allocation(
      rule: rule, status: .infeasible, objective: 0, bound: 0, gap: 0, placements: [],
      shares: shares, infeasibility: infeasibility)
  }
}

/// What applying a rule gives, before it is written out.
struct RuleOutcome {
  /// Square decimetres by pair.
  var areas: [Int: Int]
  /// Proven for the rule's objective; nil where it equals the objective.
  var bound: Double?
  var isProven: Bool
  /// Square decimetres by pair, for each clash.
  var clashes: [(cause: Clash.Cause, areas: [Int: Int])] = []
  /// Areas and worths before anything was lost.
  var chosen: [Int: Int] = [:]
  /// What a rule of fairness says of it.
  var fairness: FairnessAccount? = nil
}
