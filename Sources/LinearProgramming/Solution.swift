/// What a solver found out about a linear program.
public struct Solution: Hashable, Sendable {
  public enum Status: Hashable, Sendable {
    /// Within the asked gap of the bound.
    case optimal
    /// A limit struck first; ``Solution/values`` hold the best solution found.
    case gap
    /// A limit struck before any solution was found.
    case noSolutionFound
    /// Nothing satisfies all rows. `confirmed` when a second, different computation says so too.
    case infeasible(confirmed: Bool)
    case unbounded
    /// Nothing is better than ``SolveOptions/objectiveBound``.
    case nothingBetter
  }

  public var status: Status
  /// Of the best solution found; nil without one.
  public var objective: Double?
  /// No solution is better than this; infinite in the sense of the program where nothing is proven.
  public var bound: Double
  /// One for each column; empty without a solution. Integer columns hold whole numbers.
  public var values: [Double]
  /// Of the branch-and-bound tree; 0 for a program without integers.
  public var nodeCount: Int
  /// Seconds spent in the solver.
  public var seconds: Double

  /// |bound − objective| / max(|objective|, 1e-9); nil without a solution.
  public var gap: Double? {
    objective.map { abs(bound - $0) / max(abs($0), 1e-9) }
  }
}
