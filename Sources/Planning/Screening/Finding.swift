public import Land

/// One rule applied to one pair of demand and site, with what was measured.
public struct Finding: Hashable, Sendable {
  public enum Outcome: String, Hashable, Sendable {
    case passed
    case failed
    /// The datum is missing: the rule fails, but nobody knows that it is broken.
    case unknown
    /// The datum is missing and the requirement says `if_missing: pass`.
    case waived
  }

  /// Whose rule it is.
  public enum Origin: Hashable, Sendable {
    /// By its position in the demand's list.
    case requirement(Int)
    /// A charter's rule, by its position in the charter.
    case charter(String, Int)
    /// The site is not there, or not free, for the whole period.
    case availability
    /// The site cannot hold the least area of one part.
    case capacity
    /// A lock of the scenario, by its position.
    case lock(Int)
  }

  public let origin: Origin
  public let outcome: Outcome
  /// For requirements, what was measured.
  public let measure: Measure?
  /// For charters, the attribute of the demand.
  public let attribute: String?
  /// For capacity, what the demand takes.
  public let resource: Resource?
  public let condition: Condition?
  /// In base units: the measured value, the demand's attribute, for capacity the site's square metres.
  public let measured: AttributeValue
  /// How far the value is inside the rule (positive) or outside (negative), in base units; nil for labels.
  public let margin: Double?

  public init(
    origin: Origin, outcome: Outcome, measure: Measure? = nil, attribute: String? = nil,
    resource: Resource? = nil, condition: Condition? = nil, measured: AttributeValue = .missing,
    margin: Double? = nil
  ) {
    self.origin = origin
    self.outcome = outcome
    self.measure = measure
    self.attribute = attribute
    self.resource = resource
    self.condition = condition
    self.measured = measured
    self.margin = margin
  }

  /// Whether the pair may go on.
  public var allows: Bool { outcome == .passed || outcome == .waived }
}
