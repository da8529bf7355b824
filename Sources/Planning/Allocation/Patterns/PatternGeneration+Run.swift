import LinearProgramming

extension PatternGeneration {
  struct Result {
    /// Proven, on the objective of the program.
    var bound: Double
    /// Values of the columns x and z by pair: square metres; nil where nothing better than what was known was found.
    var areas: [Int: Double]?
    /// Of these areas, or of what was known; on the objective of the program.
    var value: Double
    var rounds: Int
    var cuts: Int
  }

  /// Phases of choosing and cutting, and steps of exchange in each, by site.
  private static let phases = 6
  private static let steps = 4
  /// Rounds of cuts in one phase, and cuts in one round.
  private static let cutRounds = 3
  private static let cutsInRound = 40

  /// Bound and choice of whole patterns, until they are near enough to each other.
  ///
  /// - Parameters:
  ///   - known: Square decimetres by pair, keeping all rules.
  ///   - value: What they are worth, on the objective of the program.
  ///   - nearEnough: In units of the objective.
  mutating func run(
    known: [Int: Int], value: Double, nearEnough: Double, isOutOfTime: () -> Bool
  ) throws(LinearProgramError) -> Result {
    let start = Choice(columns: try addPatterns(of: known), value: value)
    var best = start
    guard var root = try converge(nearEnough: nearEnough / 20, isOutOfTime: isOutOfTime) else {
      return Result(bound: bound, areas: nil, value: value, rounds: rounds, cuts: 0)
    }
    for phase in 0..<PatternGeneration.phases {
      guard bound - best.value > nearEnough, !isOutOfTime() else { break }
      if let found = try dive(floor: best.value, isOutOfTime: isOutOfTime) { best = found }
      best = try exchange(
        from: best, root, target: bound - nearEnough,
        steps: PatternGeneration.steps * sites.count, seed: phase, isOutOfTime: isOutOfTime)
      guard bound - best.value > nearEnough else { break }
      if let mixture = try cutAndConverge(nearEnough / 20, isOutOfTime) { root = mixture }
    }
    return Result(
      bound: bound, areas: best.columns == start.columns ? nil : areas(of: best.columns),
      value: best.value, rounds: rounds, cuts: cuts.count)
  }

  /// Adds the cuts that the master's mixture breaks, prices again, a few times over.
  ///
  /// - Returns: The new mixture; nil where no cut was broken.
  private mutating func cutAndConverge(
    _ nearEnough: Double, _ isOutOfTime: () -> Bool
  ) throws(LinearProgramError) -> PatternPool.Master? {
    try pool.fix(Array(repeating: nil, count: sites.count))
    var master: PatternPool.Master?
    for _ in 0..<PatternGeneration.cutRounds {
      guard !isOutOfTime(), let current = try pool.solve() else { break }
      let broken = TripleCut.broken(
        by: mixture(current), known: Set(cuts), count: PatternGeneration.cutsInRound)
      if broken.isEmpty { break }
      for cut in broken { try addCut(cut) }
      master = try converge(nearEnough: nearEnough, isOutOfTime: isOutOfTime)
    }
    return master
  }
}
