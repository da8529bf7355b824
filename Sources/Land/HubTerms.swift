/// What a site must satisfy to carry a hub, beyond its kind and surface, and which sites are settled by hand.
public struct HubTerms: Hashable, Sendable {
  /// The use of a hub, for land-use rights.
  public var use: String
  /// When the hub is there; nil: from the reference date on, for ever.
  public var period: Period?
  /// Conditions on columns of the sites: owner, tenure, rent…; all must hold.
  public var filter: [String: Condition]
  public var requirements: [Requirement]
  /// What charters ask of it.
  public var attributes: [String: AttributeValue]
  /// Sites that are hubs already: kept, whatever the other rules say.
  public var existing: [String]
  /// Sites that never are.
  public var excluded: [String]
  /// Groups of sites of which at most one becomes a hub.
  public var exclusive: [[String]]
  /// Pairs of a site and a demand point that it may not serve.
  public var forbidden: [Pair]
  /// Metres between hubs in a straight line, at least.
  public var spacing: Double?

  public struct Pair: Hashable, Sendable {
    public var site: String
    public var demand: String

    public init(site: String, demand: String) {
      self.site = site
      self.demand = demand
    }
  }

  public init(
    use: String = "logistics-hub", period: Period? = nil, filter: [String: Condition] = [:],
    requirements: [Requirement] = [], attributes: [String: AttributeValue] = [:],
    existing: [String] = [], excluded: [String] = [], exclusive: [[String]] = [],
    forbidden: [Pair] = [], spacing: Double? = nil
  ) {
    self.use = use
    self.period = period
    self.filter = filter
    self.requirements = requirements
    self.attributes = attributes
    self.existing = existing
    self.excluded = excluded
    self.exclusive = exclusive
    self.forbidden = forbidden
    self.spacing = spacing
  }
}

/// How the lines of a layer become streets.
public struct HubStreets: Hashable, Sendable {
  public enum Noding: String, CaseIterable, Hashable, Sendable {
    /// Where they end at one place.
    case ends
    /// Also where they share a vertex.
    case vertices
    /// Also where they cross without one at one level.
    case crossings
  }

  /// Metres per second by class of way.
  public var speeds: [String: Double]
  /// Metres from a point to its street, at most.
  public var snap: Double
  public var noding: Noding
  /// Vertices closer than this are one. Metres.
  public var tolerance: Double
  /// The column of the rise, in per cent.
  public var gradientField: String?

  public init(
    speeds: [String: Double] = [:], snap: Double = 200, noding: Noding = .vertices,
    tolerance: Double = 0.1, gradientField: String? = nil
  ) {
    self.speeds = speeds
    self.snap = snap
    self.noding = noding
    self.tolerance = tolerance
    self.gradientField = gradientField
  }
}

/// The polygons by which demand points are counted.
public struct HubCommunes: Hashable, Sendable {
  public var layer: String
  /// The column of the name; nil: the feature's id.
  public var field: String?

  public init(layer: String, field: String? = nil) {
    self.layer = layer
    self.field = field
  }
}

/// What hubs and travel cost, in euros a year.
public struct HubCosts: Hashable, Sendable {
  /// Of one hub, whatever the site.
  public var opening: Double
  /// Whether the rent of the least surface counts too.
  public var countsRent: Bool
  /// Of one minute of travel for one unit of weight.
  public var minute: Double

  public init(opening: Double = 0, countsRent: Bool = false, minute: Double = 0) {
    self.opening = opening
    self.countsRent = countsRent
    self.minute = minute
  }
}

/// No more than `share` of the weight may lie beyond `within` seconds.
public struct HubEquity: Hashable, Sendable {
  public var within: Double
  public var share: Double
  /// Whether it holds in each commune by itself.
  public var byCommune: Bool

  public init(within: Double, share: Double, byCommune: Bool = false) {
    self.within = within
    self.share = share
    self.byCommune = byCommune
  }
}

/// A step of a plan over time; hubs of the steps before are kept.
public struct HubPeriod: Hashable, Sendable {
  public var name: String
  public var hubs: Int
  /// How much the step counts.
  public var weight: Double

  public init(name: String, hubs: Int, weight: Double = 1) {
    self.name = name
    self.hubs = hubs
    self.weight = weight
  }
}
