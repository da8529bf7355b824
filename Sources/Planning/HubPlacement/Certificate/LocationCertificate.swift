/// Numbers from which anybody proves a bound again, in milliseconds and without a solver.
///
/// For costs to be made small, with one multiplier u for each demand point (`docs/hubs.md`):
/// L(u) = Σ u + least Σ over the hubs j of (opening cost + v_j(u)), where v_j(u) ≤ 0 is the most that j
/// can take off by serving points for less than their u. L(u) is a bound for any u, so a wrong number
/// can only make the bound weaker.
public struct LocationCertificate: Hashable, Sendable {
  /// One for each demand point, in the unit of weight × cost; for set cover and p-centre in hubs or their
  /// opening cost. 0 for points out of reach that need not be served.
  public var multipliers: [Double]
  /// For p-centre: the radius within which the multipliers prove that the hubs do not cover every point.
  public var radius: Double?
  /// What the multipliers prove about the objective, in the model's own sense: the bound before the tree
  /// of choices was searched.
  public var provenBound: Double

  public init(multipliers: [Double], radius: Double? = nil, provenBound: Double) {
    self.multipliers = multipliers
    self.radius = radius
    self.provenBound = provenBound
  }

  /// With the bound that the multipliers prove.
  init(multipliers: [Double], radius: Double? = nil, of problem: LocationProblem) {
    self.multipliers = multipliers
    self.radius = radius
    provenBound = CertificateCheck(problem).bound(multipliers, radius: radius)
  }
}
