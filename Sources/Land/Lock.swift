/// A decision that every allocation must respect.
public struct Lock: Hashable, Sendable {
  public enum Order: Hashable, Sendable {
    /// The demand must not be on any of these sites.
    case never([String])
    /// The demand must be on each of these sites.
    case always([String])
  }

  public var demand: String
  public var order: Order
  /// The department that holds it.
  public var by: String?
  public var reason: String?
  /// The line of the scenario file, for messages.
  public var line: Int?

  public init(
    demand: String, _ order: Order, by: String? = nil, reason: String? = nil, line: Int? = nil
  ) {
    self.demand = demand
    self.order = order
    self.by = by
    self.reason = reason
    self.line = line
  }
}
