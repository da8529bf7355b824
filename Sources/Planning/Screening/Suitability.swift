/// Whether a demand can go on a site, why not, and how well.
public struct Suitability: Hashable, Sendable {
  public let demand: String
  public let site: String
  /// Every rule that was applied, in order: availability, capacity, requirements, charters, locks.
  public let findings: [Finding]
  /// The score in [0, 1] that the optimiser uses, chosen from the interval by the scenario's `missing`.
  public let score: Double
  /// The least and the greatest score that the missing data allow.
  public let scoreLow: Double
  public let scoreHigh: Double

  public init(
    demand: String, site: String, findings: [Finding], score: Double, scoreLow: Double,
    scoreHigh: Double
  ) {
    self.demand = demand
    self.site = site
    self.findings = findings
    self.score = score
    self.scoreLow = scoreLow
    self.scoreHigh = scoreHigh
  }

  /// Whether all rules allow the pair.
  public var isEligible: Bool { findings.allSatisfy(\.allows) }

  /// The rules that forbid the pair.
  public var failures: [Finding] { findings.filter { !$0.allows } }
}
