/// A plan of proximity logistics hubs, as a scenario asks for it.
public struct HubPlan: Identifiable, Hashable, Sendable {
  public enum Travel: Hashable, Sendable {
    /// Along the lines of a layer; metres per second.
    case network(layer: String, speed: Double)
    /// Straight line × `factor`; metres per second.
    case detour(factor: Double, speed: Double)
  }

  public enum Model: Hashable, Sendable {
    case pMedian(hubs: Int)
    case pCenter(hubs: Int)
    /// `within` seconds of travel.
    case coverage(hubs: Int, within: Double)
    case setCover(within: Double)
  }

  public let id: String
  public var kinds: [Site.Kind]
  /// Least square metres that a hub needs, by resource.
  public var needs: [Resource: Double]
  public var demandLayer: String
  public var weightField: String?
  public var travel: Travel
  public var model: Model
  /// Weight that one hub can serve.
  public var capacity: Double?

  public init(
    id: String, kinds: [Site.Kind], needs: [Resource: Double] = [:], demandLayer: String,
    weightField: String? = nil, travel: Travel, model: Model, capacity: Double? = nil
  ) {
    self.id = id
    self.kinds = kinds
    self.needs = needs
    self.demandLayer = demandLayer
    self.weightField = weightField
    self.travel = travel
    self.model = model
    self.capacity = capacity
  }
}
