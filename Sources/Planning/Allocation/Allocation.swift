public import Land

/// A set of placements that respects capacities at every date, with the proof of how good it is.
public struct Allocation: Sendable {
  public enum Status: String, Hashable, Sendable {
    /// Within the asked tolerance of the bound.
    case optimal
    /// The time ran out: the bound says how far off it may be.
    case gap
    /// No allocation satisfies the hard rules.
    case infeasible
  }

  /// What a department gets.
  public struct Share: Hashable, Sendable {
    public let department: String
    /// U: the sum of the worths of its placements.
    public let utility: Double
    /// U*: what it would get if it were alone.
    public let ideal: Double
    /// Proven: alone it could not get more. Equal to `ideal` but for the tolerance of the solver.
    public let idealBound: Double
    /// U / U*; nil where U* = 0.
    public let u: Double?
    public let met: [String]
    public let unmet: [String]

    public init(
      department: String, utility: Double, ideal: Double, idealBound: Double? = nil, u: Double?,
      met: [String], unmet: [String]
    ) {
      self.department = department
      self.utility = utility
      self.ideal = ideal
      self.idealBound = idealBound ?? ideal
      self.u = u
      self.met = met
      self.unmet = unmet
    }
  }

  public let rule: Rule
  public let status: Status
  /// The value that the rule makes as great as possible: for silo, priority and utilitarian Σ voice × u; for
  /// leximin the least u / voice; for nash the geometric mean of gains, weighted by voices; for
  /// kalai-smorodinsky the share of the way. Voices as parts of the greatest, except in Σ voice × u.
  public let objective: Double
  /// Proven: no allocation under this rule has a greater value.
  public let bound: Double
  /// (bound − objective) / max(|objective|, 1e-9); 0 when optimal within the solver's tolerance. For leximin
  /// the greatest of its levels.
  public let gap: Double
  /// Sorted by demand in the scenario's order, then by site.
  public let placements: [Placement]
  /// In the scenario's order of departments.
  public let shares: [Share]
  /// Placements that were lost to a clash (rule silo), with what they clashed on.
  public let clashes: [Clash]
  /// Why demands stay without a site, in the scenario's order.
  public let unmet: [UnmetDemand]
  /// What a rule of fairness says of its result; nil for the other rules.
  public let fairness: FairnessAccount?
  /// Which rules exclude each other; nil unless `status` is infeasible.
  public let infeasibility: Infeasibility?

  public init(
    rule: Rule, status: Status, objective: Double, bound: Double, gap: Double,
    placements: [Placement], shares: [Share], clashes: [Clash] = [], unmet: [UnmetDemand] = [],
    fairness: FairnessAccount? = nil, infeasibility: Infeasibility? = nil
  ) {
    self.rule = rule
    self.status = status
    self.objective = objective
    self.bound = bound
    self.gap = gap
    self.placements = placements
    self.shares = shares
    self.clashes = clashes
    self.unmet = unmet
    self.fairness = fairness
    self.infeasibility = infeasibility
  }
}

/// A common rule that placements chosen without coordination break together; all of them are lost.
public struct Clash: Hashable, Sendable {
  public enum Cause: Hashable, Sendable {
    /// More is asked of a site, from a date on, than it holds: square metres.
    case capacity(site: String, resource: Resource, from: CalendarDate, asked: Double, held: Double)
    /// Two uses nearer than they must be: metres.
    case apart(distance: Double, required: Double)
    /// More land artificialised than the limit: square metres.
    case artificialised(asked: Double, limit: Double)
    /// More spent by all together than the limit: euros.
    case totalBudget(asked: Double, limit: Double)
    /// Other parts of the demand were lost, and what is left is less than its minimum: square metres.
    case remainder(demand: String, left: Double, minimum: Double)
  }

  public let cause: Cause
  public let placements: [Placement]

  public init(cause: Cause, placements: [Placement]) {
    self.cause = cause
    self.placements = placements
  }
}
