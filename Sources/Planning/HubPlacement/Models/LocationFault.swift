/// Why a location problem makes no sense or can have no plan, found by arithmetic alone.
public enum LocationFault: Error, Hashable, Sendable {
  case noDemand
  case noCandidates
  /// Fewer candidates than hubs.
  case tooFewCandidates(hubs: Int, candidates: Int)
  /// Fewer than one hub is asked for.
  case noHubs(Int)
  /// More hubs are there already than are asked for.
  case tooManyExisting(existing: Int, hubs: Int)
  /// Two hubs that are there already exclude each other.
  case existingInConflict(String, String)
  case duplicateDemand(String)
  case duplicateCandidate(String)
  /// A weight that is not a finite number above 0.
  case badWeight(demand: String, weight: Double)
  /// A capacity that is negative or not a number.
  case badCapacity(candidate: String, capacity: Double)
  /// An opening cost that is negative or not a finite number.
  case badOpeningCost(candidate: String, cost: Double)
  /// A travel cost that is negative or not a finite number.
  case badTravel(demand: String, candidate: String, cost: Double)
  /// Rows of travel costs for another number of demand points.
  case rowsMissing(rows: Int, demand: Int)
  /// No demand point can be served by any candidate.
  case nothingInReach
  /// All hubs that may be open together hold less than what must be served.
  case capacityBelowDemand(capacity: Double, demand: Double)
  /// With whole service, a point is heavier than every hub in its reach can hold.
  case pointAboveCapacity(demand: String, weight: Double, capacity: Double)
  /// A limit of cost, a share or a weight of a step that is no such thing.
  case badNumber(what: String, value: Double)
  /// Equity by group is asked for, and no demand point has a group.
  case noGroups
  /// A step of a plan over time has fewer hubs than the step before.
  case shrinkingPeriod(String)
  /// The model, or one of its rules, cannot be combined with another.
  case unsupported(Combination)

  public enum Combination: String, Hashable, Sendable {
    /// Set cover finds the number of hubs itself, and p-centre has no sum over steps.
    case periodsWithoutSum
    /// Steps and capacities.
    case periodsWithCapacities
  }
}

/// What a computation could not do.
public enum LocationError: Error, Hashable, Sendable {
  case faults([LocationFault])
  /// The solver failed: a bug of this program or of the solver.
  case solver(String)
  /// A plan broke a rule when it was checked again: a bug of this program.
  case brokenPlan([String])
}
