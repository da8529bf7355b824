/// How firmly an allocation stands when the weights behind it are in doubt: stochastic multicriteria
/// acceptability (Lahdelma and Salminen 2001) of each placement, and the voices at which it changes.
///
/// For rule utilitarian, which is the one that voices decide. Definitions in `docs/explanation.md`.
public struct Robustness: Hashable, Sendable {
  /// How often a demand is on a site.
  public struct Acceptability: Hashable, Sendable {
    public let demand: String
    public let site: String
    /// Whether the allocation itself has it there.
    public let isChosen: Bool
    /// Draws whose best allocation has it there.
    public let count: Int
    public let share: Proportion
  }

  /// What one kind of doubt gives.
  public struct Study: Hashable, Sendable {
    public let draws: Int
    /// Relative distance from the best up to which a draw counts as proven.
    public let tolerance: Double
    /// Draws whose allocation is proven to be the best, up to `tolerance`.
    public let provenDraws: Int
    /// Greatest proven distance from the best of all draws, as a share.
    public let greatestGap: Double
    /// Draws that needed a solver for whole numbers; allocations found for others answer the rest.
    public let solvedDraws: Int
    /// Different sets of placements that were best for some draw.
    public let allocationCount: Int
    /// Those of the allocation first, then others by falling count; ties in the order of the scenario.
    public let placements: [Acceptability]
  }

  /// Where, as one department's voice changes and the others' stay, a placement ceases to be best.
  public struct Flip: Hashable, Sendable {
    public let department: String
    public let demand: String
    public let site: String
    /// Voices below the department's own.
    public let below: Point?
    /// Voices above it.
    public let above: Point?
  }

  /// The voice at which something changes lies in `low...high`.
  public struct Point: Hashable, Sendable {
    public let low: Double
    public let high: Double
    /// Whether it is proven to be one voice, up to rounding, rather than an interval.
    public let isExact: Bool
    /// Where the demand goes then; empty where it is left without a site.
    public let sites: [String]
  }

  public let seed: UInt64
  /// Over the voices of the departments.
  public let voices: Study
  /// Over the weights of each demand's preferences; nil where no demand has two.
  public let preferences: Study?
  /// By department in the scenario's order, then by placement. Only placements that change somewhere.
  public let flips: [Flip]
}

/// A share that was counted, with its 95 % interval (Wilson 1927).
public struct Proportion: Hashable, Sendable {
  public let value: Double
  public let low: Double
  public let high: Double

  /// - Parameter count: Of `total`, which is at least 1.
  public init(_ count: Int, of total: Int) {
    let z = 1.959963984540054
    let n = Double(total)
    let share = Double(count) / n
    let centre = share + z * z / (2 * n)
    let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    value = share
    low = count == 0 ? 0 : max(0, (centre - spread) / (1 + z * z / n))
    high = count == total ? 1 : min(1, (centre + spread) / (1 + z * z / n))
  }
}

/// How many weightings to draw, and how exactly to answer each.
public struct RobustnessOptions: Hashable, Sendable {
  public var draws: Int
  public var seed: UInt64
  /// A draw counts as answered by a known allocation that is this near to the best; nil for ``usualTolerance``,
  /// but for voices at which a placement changes to the last digit, up to ``AllocationOptions/exactPairs`` pairs.
  public var tolerance: Double?
  /// Nodes of the branch-and-bound tree for one draw; unlike seconds, the same on every machine.
  public var nodeLimit: Int
  /// Weightings solved for along each department's voice.
  public var flipSteps: Int
  /// Draws solved at a time. The answer does not depend on it.
  public var threads: Int

  /// Half a hundredth: scores are not known better than that.
  public static let usualTolerance = 5e-3

  public init(
    draws: Int = 1000, seed: UInt64 = 2026, tolerance: Double? = nil, nodeLimit: Int = 2000,
    flipSteps: Int = 40, threads: Int = 1
  ) {
    self.draws = draws
    self.seed = seed
    self.tolerance = tolerance
    self.nodeLimit = nodeLimit
    self.flipSteps = flipSteps
    self.threads = threads
  }
}
