/// A plan of proximity logistics hubs, as a scenario asks for it.
public struct HubPlan: Identifiable, Hashable, Sendable {
  public enum Travel: Hashable, Sendable {
    /// Along the lines of a layer; metres per second.
    case network(layer: String, speed: Double)
    /// Straight line × `factor`; metres per second.
    case detour(factor: Double, speed: Double)

    public var speed: Double {
      switch self {
      case .network(_, let speed), .detour(_, let speed): speed
      }
    }
  }

  public enum Model: Hashable, Sendable {
    case pMedian(hubs: Int)
    case pCenter(hubs: Int)
    /// `within` seconds of travel; where `until` is given, the credit falls from 1 there to 0 at `until`.
    case coverage(hubs: Int, within: Double, until: Double? = nil)
    case setCover(within: Double)
    /// Opening costs, rents and travel weighed in money; at most `hubs`, nil for any number.
    case facilityLocation(hubs: Int? = nil)
  }

  public let id: String
  public var label: String
  public var kinds: [Site.Kind]
  /// Least square metres that a hub needs, by resource.
  public var needs: [Resource: Double]
  /// What a site must satisfy besides.
  public var terms: HubTerms
  public var demandLayer: String
  public var weightField: String?
  /// The column that names demand points in messages.
  public var nameField: String?
  /// Demand points are counted by the polygons of this layer: communes, quarters.
  public var communes: HubCommunes?
  public var travel: Travel
  public var streets: HubStreets
  /// Seconds beyond which nobody is served; nil for no limit.
  public var limit: Double?
  public var model: Model
  /// Weight that one hub can serve.
  public var capacity: Double?
  /// The column of the sites that says it; comes before ``capacity``.
  public var capacityField: String?
  /// Whether the demand of a point may be shared out among hubs that have capacities.
  public var splitsDemand: Bool
  public var costs: HubCosts
  public var equity: HubEquity?
  /// Steps over time; empty for a plan at one date.
  public var periods: [HubPeriod]
  /// Seconds of the isochrones that are drawn.
  public var isochrones: [Double]

  public init(
    id: String, label: String? = nil, kinds: [Site.Kind], needs: [Resource: Double] = [:],
    terms: HubTerms = HubTerms(), demandLayer: String, weightField: String? = nil,
    nameField: String? = nil, communes: HubCommunes? = nil, travel: Travel,
    streets: HubStreets = HubStreets(), limit: Double? = nil, model: Model,
    capacity: Double? = nil, capacityField: String? = nil, splitsDemand: Bool = false,
    costs: HubCosts = HubCosts(), equity: HubEquity? = nil, periods: [HubPeriod] = [],
    isochrones: [Double] = [300, 600, 900]
  ) {
    self.id = id
    self.label = label ?? id
    self.kinds = kinds
    self.needs = needs
    self.terms = terms
    self.demandLayer = demandLayer
    self.weightField = weightField
    self.nameField = nameField
    self.communes = communes
    self.travel = travel
    self.streets = streets
    self.limit = limit
    self.model = model
    self.capacity = capacity
    self.capacityField = capacityField
    self.splitsDemand = splitsDemand
    self.costs = costs
    self.equity = equity
    self.periods = periods
    self.isochrones = isochrones
  }
}
