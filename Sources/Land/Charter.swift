/// Rules of a ZAE, an owner or a foncière on the demands that they accept: eligibility is two-sided.
public struct Charter: Identifiable, Hashable, Sendable {
  public struct Rule: Hashable, Sendable {
    /// An attribute of the demand (``Demand/attribute(_:)``).
    public var attribute: String
    public var condition: Condition

    public init(attribute: String, condition: Condition) {
      self.attribute = attribute
      self.condition = condition
    }
  }

  public let id: String
  public var label: String
  /// Site properties, each with the values it may have; all must match.
  public var appliesTo: [String: [String]]
  /// All must hold.
  public var accepts: [Rule]

  public init(
    id: String, label: String? = nil, appliesTo: [String: [String]], accepts: [Rule]
  ) {
    self.id = id
    self.label = label ?? id
    self.appliesTo = appliesTo
    self.accepts = accepts
  }

  public func applies(to site: Site) -> Bool {
    appliesTo.allSatisfy { property, values in
      site.attribute(property).label.map(values.contains) ?? false
    }
  }
}
