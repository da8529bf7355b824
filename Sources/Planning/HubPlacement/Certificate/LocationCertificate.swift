/// Numbers from which anybody proves a bound again, in milliseconds and without a solver.
///
/// For costs to be made small, with one multiplier u for each demand point (`docs/hubs.md`):
/// L(u) = Σ u + least Σ over the hubs j of (opening cost + v_j(u)), where v_j(u) ≤ 0 is the most that j
/// can take off by serving points for less than their u. L(u) is a bound for any u, so a wrong number
/// can only make the bound weaker.
public struct LocationCertificate: Hashable, Sendable {
  /// One for each demand point, in the unit of weight × cost; 0 for points out of reach that need not be
  /// served.
  public var multipliers: [Double]
  /// What the multipliers prove about the objective, in the model's own sense.
  public var provenBound: Double

  public init(multipliers: [Double], provenBound: Double) {
    self.multipliers = multipliers
    self.provenBound = provenBound
  }
}
