/// What a rule of fairness says of its result, beyond the objective and its bound.
public enum FairnessAccount: Hashable, Sendable {
  /// The sums of the least shares, one level after the other.
  case leximin([Level])
  /// The gains over the status quo.
  ///
  /// - Parameters:
  ///   - gaining: Departments whose gains are multiplied: as many as can gain at once.
  ///   - cannotGain: Departments that nothing could make better off together with those, by at least
  ///     ``leastGain``.
  case nash(StatusQuo, gaining: [String], cannotGain: [String])
  /// How far beyond its equal share of the way each department came: u − (b + t × voice × (1 − b)), voices as
  /// parts of the greatest; nil where u is undefined or the department has no voice.
  case kalaiSmorodinsky(StatusQuo, beyond: [Double?])

  /// The sum of the `rank` least shares u / voice (voices as parts of the greatest), among allocations that
  /// have the greatest sums of fewer.
  public struct Level: Hashable, Sendable {
    public let rank: Int
    public let value: Double
    /// Proven, given the values of the levels before.
    public let bound: Double
    public let isProven: Bool

    public init(rank: Int, value: Double, bound: Double, isProven: Bool) {
      self.rank = rank
      self.value = value
      self.bound = bound
      self.isProven = isProven
    }
  }

  /// A gain of u smaller than this is none: ten times what rounding areas to the square decimetre can cost.
  public static let leastGain = 1e-3

  /// Where the rule started from; nil for leximin, which looks at no status quo.
  public var statusQuo: StatusQuo? {
    switch self {
    case .leximin: nil
    case .nash(let statusQuo, _, _), .kalaiSmorodinsky(let statusQuo, _): statusQuo
    }
  }
}
