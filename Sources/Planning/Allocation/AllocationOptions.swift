/// How exactly and how long to solve.
public struct AllocationOptions: Hashable, Sendable {
  /// Optimal means (bound − objective) / objective no greater than this. Problems of up to
  /// ``exactPairs`` pairs are solved to the last digit unless a wider gap than the default is asked for, so that
  /// ties are settled.
  public var relativeGap: Double
  /// Seconds for each rule, ideals not included; nil for no limit. When it strikes, the result says
  /// how far it may be from the best.
  public var timeLimit: Double?
  /// Departments' ideals computed at a time, and sites searched at a time in large problems. The answer does
  /// not depend on it.
  public var threads: Int
  /// Whether large problems are decomposed by site before the solver goes on. Without, the solver is alone: there
  /// to compare with.
  public var isDecomposed: Bool

  public init(
    relativeGap: Double = 1e-4, timeLimit: Double? = 60, threads: Int = 1,
    isDecomposed: Bool = true
  ) {
    self.relativeGap = relativeGap
    self.timeLimit = timeLimit
    self.threads = threads
    self.isDecomposed = isDecomposed
  }

  /// Up to so many eligible pairs of demand and site a problem counts as small.
  public static let exactPairs = 400
}

extension AllocationOptions {
  /// Whether a problem is small enough to be solved to the last digit. A gap that was asked for is heeded.
  func isExact(pairs: Int) -> Bool {
    pairs <= AllocationOptions.exactPairs && relativeGap <= AllocationOptions().relativeGap
  }
}

/// Why no allocation was computed.
public enum AllocationError: Error, Hashable, Sendable {
  /// The time ran out before any allocation was found: seconds.
  case outOfTime(seconds: Double)
  /// A solution broke a rule when it was checked again in whole numbers: a bug of this program.
  case brokenSolution([String])
  /// The solver failed: a bug of this program or of the solver.
  case solver(String)
  /// No allocation satisfies the hard rules.
  case infeasible(Infeasibility)
  /// No allocation gives everybody the status quo: at best somebody is `shortfall` of u below it. Not proven
  /// where the time ran out before one was found.
  case infeasibleStatusQuo(StatusQuo, shortfall: Double, isProven: Bool)
  /// No such demand, site, or pair that could be asked about.
  case unknown(demand: String, site: String)
}
