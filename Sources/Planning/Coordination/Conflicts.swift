public import Land

/// What goes wrong where each department takes its optimum as if it were alone: every clash, and what each
/// department loses by them.
public struct Conflicts: Hashable, Sendable {
  /// What a department hoped for and what the clashes leave it.
  public struct Loss: Hashable, Sendable {
    public let department: String
    /// U*: what it counted on.
    public let hoped: Double
    /// U: what is left.
    public let left: Double
    /// The same as shares of U*; nil where U* = 0.
    public let u: Double?
    /// Demands without a site because of a clash, in the scenario's order.
    public let lost: [String]
  }

  /// In the order in which they were found: capacities by site and date, distances, common limits, remainders.
  public let clashes: [Clash]
  /// In the scenario's order of departments.
  public let losses: [Loss]

  /// - Returns: Nil without an allocation under rule silo.
  init?(allocations: [Allocation]) {
    guard let silo = allocations.first(where: { $0.rule == .silo }) else { return nil }
    clashes = silo.clashes
    let clashing = Set(silo.clashes.flatMap(\.placements).map(\.demand))
    losses = silo.shares.map { share in
      Loss(
        department: share.department, hoped: share.ideal, left: share.utility, u: share.u,
        lost: share.unmet.filter(clashing.contains))
    }
  }
}

extension Clash {
  /// When all placements of the clash are there together; nil where they never are (a common limit counts
  /// placements whatever their dates).
  public var period: Period? {
    guard let from = placements.map(\.period.from).max() else { return nil }
    let until = placements.compactMap(\.period.until).min()
    if let until, until <= from { return nil }
    return Period(from: from, until: until)
  }
}
