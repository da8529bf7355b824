/// What it would take to put a demand on a site where it is not.
public struct Swap: Hashable, Sendable {
  /// How a department fares.
  public struct Change: Hashable, Sendable {
    public let department: String
    public let utilityBefore: Double
    public let utilityAfter: Double
    /// u; nil where U* = 0.
    public let before: Double?
    public let after: Double?

    public init(
      department: String, utilityBefore: Double, utilityAfter: Double, before: Double?,
      after: Double?
    ) {
      self.department = department
      self.utilityBefore = utilityBefore
      self.utilityAfter = utilityAfter
      self.before = before
      self.after = after
    }
  }

  public let demand: String
  public let site: String
  /// The best allocation under the same rule with the demand on the site.
  public let status: Allocation.Status
  /// What the rule's objective loses: not negative for rule utilitarian, but for the gap.
  public let loss: Double
  /// In the scenario's order.
  public let changes: [Change]
  /// Placements that are gone.
  public let displaced: [Placement]
  /// Placements that are new, the demand's own included; a placement of another area is both gone and new.
  public let placed: [Placement]
  /// Which rules forbid it; nil unless `status` is infeasible.
  public let infeasibility: Infeasibility?

  public init(
    demand: String, site: String, status: Allocation.Status, loss: Double, changes: [Change],
    displaced: [Placement], placed: [Placement], infeasibility: Infeasibility? = nil
  ) {
    self.demand = demand
    self.site = site
    self.status = status
    self.loss = loss
    self.changes = changes
    self.displaced = displaced
    self.placed = placed
    self.infeasibility = infeasibility
  }
}
