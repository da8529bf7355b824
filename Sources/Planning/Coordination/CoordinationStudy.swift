public import Land

/// All that is known about how the departments of a scenario could come to terms: what happens without
/// coordination, what each rule of fairness gives, and what follows from both.
///
/// A value that is filled section by section. A section is a type of its own in a file of its own, made by a
/// pure function of the problem, the ideals and the allocations; it is nil where it was not asked for. Each has
/// its text in `Dossier/Terminal/Coordination`, its members of `result.json` in
/// `Dossier/Result/Coordination`, and its line in `Chain.study` of the command line. `docs/coordination.md` has
/// the formulas.
public struct CoordinationStudy: Sendable {
  /// What each department would get alone.
  public let ideals: Ideals
  /// One for each rule, in the order asked for; none is infeasible.
  public let allocations: [Allocation]
  /// Where nobody coordinates: the clashes of rule silo and what each department loses by them; nil without
  /// that rule.
  public let conflicts: Conflicts?
  /// What it costs each department that nobody coordinates, by the rule that stands for it.
  public let costs: [CoordinationCost]
  /// What each rule hands out and who would rather have another.
  public let comparison: RuleComparison
  /// Every order of choosing under rule priority; nil where it was not asked for or there are too many.
  public var orders: PriorityOrders?
  /// What would let in each demand that the joint optimum leaves without a site; nil without that rule.
  public var relaxations: [DemandRelaxations]?
  /// What each lock costs in the joint optimum.
  public var lockPrices: [LockPrice]?
  /// How firmly the joint optimum stands.
  public var robustness: Robustness?
  /// The agreements that no other dominates; nil where it was not asked for.
  public var front: Front?
  /// How the departments come to one of them; nil without a front.
  public var negotiation: Negotiation?
  /// Who could share contested sites; nil where it was not asked for.
  public var sharing: Sharing?

  /// The sections that follow from the allocations alone.
  ///
  /// - Parameter allocations: Of this problem, none infeasible.
  public init(_ problem: AllocationProblem, ideals: Ideals, allocations: [Allocation]) {
    self.ideals = ideals
    self.allocations = allocations
    conflicts = Conflicts(allocations: allocations)
    costs = CoordinationCost.all(among: allocations, voices: problem.instance.voices)
    comparison = RuleComparison(problem, allocations)
  }

  /// The allocation of a rule; nil where it was not asked for.
  public subscript(rule: Rule) -> Allocation? { allocations.first { $0.rule == rule } }
}
