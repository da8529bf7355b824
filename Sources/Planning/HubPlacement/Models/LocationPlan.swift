/// A choice of hubs with the proof of how good it is.
public struct LocationPlan: Hashable, Sendable {
  public enum Status: String, Hashable, Sendable {
    /// No plan is better, within the tolerance asked for.
    case optimal
    /// The time ran out: the bound says how far off the plan may be.
    case gap
    /// No plan keeps all the rules; confirmed by a second computation.
    case infeasible
    /// The time ran out before any plan was found, which proves nothing.
    case unknown
  }

  /// A part of a demand point's weight that a hub serves.
  public struct Service: Hashable, Sendable {
    public var demand: Int
    public var candidate: Int
    /// 0...1; 1 but for split service.
    public var share: Double
    /// Of the pair, as in ``TravelCosts``.
    public var cost: Double

    public init(demand: Int, candidate: Int, share: Double, cost: Double) {
      self.demand = demand
      self.candidate = candidate
      self.share = share
      self.cost = cost
    }
  }

  /// Seconds of one stage of the computation.
  public struct StageTime: Hashable, Sendable {
    /// A stable word: `start`, `bound`, `tree`.
    public var stage: String
    public var seconds: Double

    public init(stage: String, seconds: Double) {
      self.stage = stage
      self.seconds = seconds
    }
  }

  /// The hubs of one step of a plan over time.
  public struct Step: Hashable, Sendable {
    public var period: String
    /// Positions of candidates, ascending.
    public var chosen: [Int]
    /// Of this step alone, by the model's own measure.
    public var objective: Double

    public init(period: String, chosen: [Int], objective: Double) {
      self.period = period
      self.chosen = chosen
      self.objective = objective
    }
  }

  public var model: LocationModel
  public var status: Status
  /// Positions of candidates, ascending; of the last step where there are periods.
  public var chosen: [Int] = []
  /// Sorted by demand point, then by candidate. Points that nobody can serve or that are not covered are
  /// not among them.
  public var assignment: [Service] = []
  /// Σ weight × cost, Σ weight × credit, the greatest cost, the number or cost of hubs; nil without a plan.
  /// Over periods: Σ period weight × objective of the step.
  public var objective: Double?
  /// Proven: no plan is better than this.
  public var bound: Double?
  /// Positions of demand points out of reach of every candidate.
  public var outOfReach: [Int] = []
  /// Positions of demand points that the chosen hubs do not cover, those out of reach among them.
  public var uncovered: [Int] = []
  /// In the order of the periods; empty without.
  public var steps: [Step] = []
  /// Lets anybody prove a bound again without a solver; nil where the method has none.
  public var certificate: LocationCertificate?
  /// Where there is no plan: so many hubs at least bring one within reach of every point, more than were asked for.
  public var leastHubs: Int?
  public var times: [StageTime] = []
  /// Nodes of the branch-and-bound trees.
  public var nodes = 0

  public init(model: LocationModel, status: Status) {
    self.model = model
    self.status = status
  }

  /// |bound − objective| / max(|objective|, 1e-9); nil without a plan or a bound.
  public var gap: Double? {
    guard let objective, let bound, bound.isFinite else { return nil }
    return abs(bound - objective) / max(abs(objective), 1e-9)
  }
}
