/// Which of the candidates become hubs, and whom each serves: a value, made from streets, from tables or
/// by hand.
public struct LocationProblem: Hashable, Sendable {
  public struct DemandPoint: Hashable, Sendable {
    public var id: String
    /// Inhabitants, parcels a day…; more than 0.
    public var weight: Double
    /// The commune or other part of the territory that ``Equity`` looks at; nil for none.
    public var group: String?

    public init(id: String, weight: Double, group: String? = nil) {
      self.id = id
      self.weight = weight
      self.group = group
    }
  }

  public struct Candidate: Hashable, Sendable {
    public var id: String
    /// The weight that it can serve; nil for no limit.
    public var capacity: Double?
    /// Opening cost or rent, in the unit of weight × travel cost; counts under
    /// ``LocationModel/facilityLocation(hubs:)`` and, alone, under ``LocationModel/setCover(within:)``.
    public var openingCost: Double
    /// A hub that is there already and stays; it counts among the hubs asked for.
    public var isExisting: Bool

    public init(
      id: String, capacity: Double? = nil, openingCost: Double = 0, isExisting: Bool = false
    ) {
      self.id = id
      self.capacity = capacity
      self.openingCost = openingCost
      self.isExisting = isExisting
    }
  }

  /// Two candidates of which at most one becomes a hub: too near to each other, or excluded by hand.
  public struct Conflict: Hashable, Sendable {
    public var first: Int
    public var second: Int

    public init(_ first: Int, _ second: Int) {
      self.first = min(first, second)
      self.second = max(first, second)
    }
  }

  /// How the demand of a point may be served where hubs have capacities.
  public enum Service: String, Hashable, Sendable {
    /// Whole, by one hub.
    case single
    /// Shared out among several hubs.
    case split
  }

  /// No more than `share` of the weight of each group, or of all demand, may lie beyond `within`.
  public struct Equity: Hashable, Sendable {
    public var within: Double
    /// 0...1.
    public var share: Double
    /// Whether the limit holds for each group by itself; points without a group are then bound by none.
    public var byGroup: Bool

    public init(within: Double, share: Double, byGroup: Bool) {
      self.within = within
      self.share = share
      self.byGroup = byGroup
    }
  }

  /// A step of a plan over time: from `name` on there are `hubs` hubs, those of the steps before among them.
  public struct Period: Hashable, Sendable {
    public var name: String
    public var hubs: Int
    /// How much the step counts: its years, for example.
    public var weight: Double

    public init(name: String, hubs: Int, weight: Double = 1) {
      self.name = name
      self.hubs = hubs
      self.weight = weight
    }
  }

  public var demand: [DemandPoint]
  public var candidates: [Candidate]
  /// One row for each demand point.
  public var travel: TravelCosts
  public var model: LocationModel
  public var service: Service
  public var conflicts: [Conflict]
  public var equity: Equity?
  /// Steps in their order; empty for a plan at one date. Replaces the number of hubs of the model.
  public var periods: [Period]

  public init(
    demand: [DemandPoint], candidates: [Candidate], travel: TravelCosts, model: LocationModel,
    service: Service = .single, conflicts: [Conflict] = [], equity: Equity? = nil,
    periods: [Period] = []
  ) {
    self.demand = demand
    self.candidates = candidates
    self.travel = travel
    self.model = model
    self.service = service
    self.conflicts = conflicts
    self.equity = equity
    self.periods = periods
  }

  /// Demand points that no candidate can serve: named in every plan, counted in no objective.
  public var outOfReach: [Int] {
    demand.indices.filter { travel.range(ofRow: $0).isEmpty }
  }

  /// Whether some candidate has a capacity.
  public var isCapacitated: Bool { candidates.contains { $0.capacity != nil } }

  /// The pairs of candidates nearer to each other than `distance` along a straight line.
  ///
  /// - Parameter places: x and y of each candidate, in the unit of `distance`.
  public static func conflicts(
    places: [(x: Double, y: Double)], nearerThan distance: Double
  ) -> [Conflict] {
    var result: [Conflict] = []
    for first in places.indices {
      for second in places.indices where second > first {
        let dx = places[first].x - places[second].x
        let dy = places[first].y - places[second].y
        if dx * dx + dy * dy < distance * distance { result.append(Conflict(first, second)) }
      }
    }
    return result
  }
}
