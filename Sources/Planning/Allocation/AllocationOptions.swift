public import Land

/// How exactly and how long to solve.
public struct AllocationOptions: Hashable, Sendable {
  /// Optimal means (bound − objective) / objective no greater than this. Problems of up to
  /// ``exactPairs`` pairs are solved to the last digit whatever it says, so that ties are settled.
  public var relativeGap: Double
  /// Seconds for each rule, ideals not included; nil for no limit. When it strikes, the result says
  /// how far it may be from the best.
  public var timeLimit: Double?
  /// Departments' ideals computed at a time. The answer does not depend on it.
  public var threads: Int

  public init(relativeGap: Double = 1e-4, timeLimit: Double? = 60, threads: Int = 1) {
    self.relativeGap = relativeGap
    self.timeLimit = timeLimit
    self.threads = threads
  }

  /// Up to so many eligible pairs of demand and site a problem counts as small.
  public static let exactPairs = 400
}

/// Why no allocation was computed.
public enum AllocationError: Error, Hashable, Sendable {
  /// The rule is not there yet.
  case unsupported(Rule)
  /// The time ran out before any allocation was found: seconds.
  case outOfTime(seconds: Double)
  /// A solution broke a rule when it was checked again in whole numbers: a bug of this program.
  case brokenSolution([String])
  /// The solver failed: a bug of this program or of the solver.
  case solver(String)
  /// No allocation satisfies the hard rules.
  case infeasible(Infeasibility)
  /// No such demand, site, or pair that could be asked about.
  case unknown(demand: String, site: String)
}
