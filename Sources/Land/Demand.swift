/// A department's programme: how much land or floor, when, what it requires, prefers and provides.
public struct Demand: Identifiable, Hashable, Sendable {
  /// How far a programme has come.
  public enum Commitment: String, CaseIterable, Hashable, Sendable {
    case idea, study, funded, contract

    /// Whether a programme has come at least as far as `other`.
    public func reaches(_ other: Commitment) -> Bool {
      let order = Commitment.allCases
      return order.firstIndex(of: self)! >= order.firstIndex(of: other)!
    }
  }

  public let id: String
  public var label: String
  public var department: String
  public var use: String
  public var resource: Resource
  /// Square metres below which the programme makes no sense, over all its parts together.
  public var minimum: Double
  /// Square metres that it would like, not less than `minimum`.
  public var target: Double
  /// On how many sites at most it may be spread.
  public var parts: Int
  public var period: Period
  /// Weight of the demand within its department, positive.
  public var importance: Double
  public var commitment: Commitment?
  /// Euros, whatever the area.
  public var fixedCost: Double
  /// Euros per square metre taken.
  public var costPerSquareMetre: Double
  /// What it yields when met in full: `heat_mwh`, `jobs`, `dwellings`…
  public var provides: [String: Double]
  /// What charters ask of it: `operator`, `jobs_per_ha`…
  public var attributes: [String: AttributeValue]
  public var requirements: [Requirement]
  public var preferences: [Preference]

  public init(
    id: String, label: String? = nil, department: String, use: String, resource: Resource = .land,
    minimum: Double, target: Double? = nil, parts: Int = 1, period: Period,
    importance: Double = 1, commitment: Commitment? = nil, fixedCost: Double = 0,
    costPerSquareMetre: Double = 0, provides: [String: Double] = [:],
    attributes: [String: AttributeValue] = [:], requirements: [Requirement] = [],
    preferences: [Preference] = []
  ) {
    self.id = id
    self.label = label ?? id
    self.department = department
    self.use = use
    self.resource = resource
    self.minimum = minimum
    self.target = target ?? minimum
    self.parts = parts
    self.period = period
    self.importance = importance
    self.commitment = commitment
    self.fixedCost = fixedCost
    self.costPerSquareMetre = costPerSquareMetre
    self.provides = provides
    self.attributes = attributes
    self.requirements = requirements
    self.preferences = preferences
  }

  /// An attribute as charters read it: stated, else what the demand provides, else `X_per_ha` worked
  /// out from what it provides and its target area.
  public func attribute(_ name: String) -> AttributeValue {
    if let stated = attributes[name] { return stated }
    if let provided = provides[name] { return .number(provided) }
    let suffix = "_per_ha"
    if name.hasSuffix(suffix), target > 0,
      let provided = provides[String(name.dropLast(suffix.count))]
    {
      return .number(provided / (target / 10_000))
    }
    return .missing
  }
}
