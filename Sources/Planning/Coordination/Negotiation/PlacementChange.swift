import Land

/// What becomes of a demand from one allocation to another.
public struct PlacementChange: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// Had no site and gets one.
    case placed
    /// Had a site and loses it.
    case withdrawn
    /// Goes to another site, or to other sites.
    case moved
    /// Stays and gets more, or less.
    case grown
    case shrunk
  }

  public let demand: String
  public let department: String
  /// Its parts; empty where it has no site.
  public let before: [Placement]
  public let after: [Placement]

  public var kind: Kind {
    if before.isEmpty { return .placed }
    if after.isEmpty { return .withdrawn }
    if Set(before.map(\.site)) != Set(after.map(\.site)) { return .moved }
    return areaDifference > 0 ? .grown : .shrunk
  }

  /// Square metres more, or less where negative.
  public var areaDifference: Double {
    after.reduce(0) { $0 + $1.area } - before.reduce(0) { $0 + $1.area }
  }

  /// Areas that differ by less are the same to people: square metres.
  public static let leastArea = 1.0

  /// In the order of the scenario's demands.
  static func between(_ before: [Placement], _ after: [Placement], _ scenario: Scenario)
    -> [PlacementChange]
  {
    scenario.demands.compactMap { demand in
      let change = PlacementChange(
        demand: demand.id, department: demand.department,
        before: before.filter { $0.demand == demand.id },
        after: after.filter { $0.demand == demand.id })
      let sitesDiffer = Set(change.before.map(\.site)) != Set(change.after.map(\.site))
      return sitesDiffer || abs(change.areaDifference) >= leastArea ? change : nil
    }
  }
}
