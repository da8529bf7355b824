public import Land

/// b: what each department has where no agreement is reached. Rules that share gains start from here.
public struct StatusQuo: Hashable, Sendable {
  public let source: Coordination.StatusQuo
  /// By department, in the scenario's order; nil where U* = 0.
  public let u: [Double?]
  /// An allocation that gives every department at least that much; nil where only figures were given.
  public let placements: [Placement]?

  public init(source: Coordination.StatusQuo, u: [Double?], placements: [Placement]?) {
    self.source = source
    self.u = u
    self.placements = placements
  }

  /// Whether every department has at least as much, rounding of areas aside.
  func isKept(by u: [Double?]) -> Bool {
    zip(u, self.u).allSatisfy { ($0 ?? 0) >= ($1 ?? 0) - StatusQuo.tolerance }
  }
}
