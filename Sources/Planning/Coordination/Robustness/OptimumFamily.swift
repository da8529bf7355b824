import Land
import LinearProgramming

/// The best allocations of one problem for many weightings: the same rows, other coefficients.
///
/// Whatever was found for one weighting is kept. An allocation has a value under every weighting; and what
/// is proven for one weighting c, that no allocation is worth more than B, is the cut c·z ≤ B for all
/// others. So most weightings are answered without a search: the relaxation with the cuts, solved again
/// from its last basis, says that a known allocation, or one read off the relaxation itself, is the best,
/// or as near to it as was asked for.
struct OptimumFamily: ~Copyable {
  /// What each pair is worth when its demand is met in full and of importance 1.
  struct Weighting: Sendable {
    /// Weight of the department × score.
    let pairs: [Double]
    /// By department, where only these differ from the problem's own scores.
    let departments: [Double]?
  }

  struct Answer {
    /// Position in ``solutions``.
    var solution: Int
    var value: Double
    var bound: Double
    /// Whether it took a search.
    var isSolved: Bool
    /// Whether it is as near to the best as was asked for.
    var isProven = false

    var gap: Double { bound <= value ? 0 : (bound - value) / max(abs(value), 1e-12) }
  }

  /// An allocation, as what it is worth for each unit of weight of its pairs.
  struct Solution {
    /// Square decimetres by pair.
    let areas: [Int: Int]
    let worths: [(pair: Int, factor: Double)]
    /// Settles ties: greater is preferred.
    let tie: Double
    /// Its pairs, ascending.
    let pairs: [Int]

    func value(_ weighting: Weighting) -> Double {
      worths.reduce(0) { $0 + $1.factor * weighting.pairs[$1.pair] }
    }
  }

  private let columns: FamilyColumns
  private var tree: BranchedProgram
  /// Utilities of departments alone with the cuts between them, where scores are fixed: a few numbers, which
  /// often prove enough.
  private let outer: ReusedProgram
  private(set) var solutions: [Solution] = []
  let tolerance: Double
  private let nodeLimit: Int

  /// What rounding areas to whole square decimetres and settling ties cost at most, as a share.
  static let rounding = 1e-5

  init(
    _ problem: AllocationProblem, demands: Set<Int>? = nil, hasFixedScores: Bool,
    tolerance: Double, nodeLimit: Int
  ) throws(LinearProgramError) {
    let columns = FamilyColumns(problem, demands: demands, hasFixedScores: hasFixedScores)
    // Both before either is kept: a noncopyable value cannot be half made.
    let tree = try BranchedProgram(columns.relaxed)
    let outer = try ReusedProgram(columns.outer)
    self.tree = tree
    self.outer = outer
    self.columns = columns
    self.tolerance = max(tolerance, OptimumFamily.rounding)
    self.nodeLimit = nodeLimit
  }

  // MARK: Known allocations

  /// Keeps an allocation and returns its position.
  @discardableResult
  mutating func keep(_ areas: [Int: Int]) -> Int {
    if let known = solutions.firstIndex(where: { $0.areas == areas }) { return known }
    solutions.append(columns.solution(areas))
    return solutions.count - 1
  }

  private func best(_ weighting: Weighting) -> (solution: Int, value: Double)? {
    let scale = columns.greatest(weighting)
    var best: (solution: Int, value: Double, ranked: Double)?
    for (index, solution) in solutions.enumerated() {
      let value = solution.value(weighting)
      let ranked = value + scale * solution.tie
      if best.map({ ranked > $0.ranked }) ?? true { best = (index, value, ranked) }
    }
    return best.map { ($0.solution, $0.value) }
  }

  // MARK: Answers

  /// The best allocation for a weighting, from all that was asked before.
  mutating func answer(_ weighting: Weighting) throws(AllocationError) -> Answer {
    do {
      var bound = Double.infinity
      if let known = best(weighting) {
        bound = columns.greatest(weighting)
        if let answer = accepted(known, bound) { return answer }
        bound = min(bound, try outerBound(weighting))
        if let answer = accepted(known, bound) { return answer }
      }
      let (objective, scale) = columns.relaxed(weighting)
      if let optimum = try tree.relaxed(objective) {
        bound = min(bound, optimum.value / scale)
        if let known = best(weighting), let answer = accepted(known, bound) { return answer }
        if let areas = columns.rounded(optimum.values, weighting) { keep(areas) }
        if let known = best(weighting), let answer = accepted(known, bound) { return answer }
      }
      return try search(weighting, bound)
    } catch let error as LinearProgramError {
      throw .solver(error.description)
    } catch let error as AllocationError {
      throw error
    } catch {
      throw .solver("\(error)")
    }
  }

  private func accepted(_ known: (solution: Int, value: Double), _ bound: Double) -> Answer? {
    let answer = Answer(
      solution: known.solution, value: known.value, bound: max(known.value, bound),
      isSolved: false, isProven: true)
    return answer.gap <= tolerance ? answer : nil
  }

  private func outerBound(_ weighting: Weighting) throws(LinearProgramError) -> Double {
    guard let weights = weighting.departments, let optimum = try outer.optimum(of: weights) else {
      return .infinity
    }
    return optimum.value
  }

  /// Looks for whole numbers from the best known allocation, and keeps what it finds and proves.
  private mutating func search(
    _ weighting: Weighting, _ before: Double
  ) throws -> Answer {
    let (objective, scale) = columns.relaxed(weighting)
    let known = best(weighting)?.value
    let outcome = try tree.search(
      objective, importance: columns.importance(weighting), betterThan: known.map { $0 * scale },
      gap: tolerance / 2 * (known ?? 0) * scale, nodeLimit: OptimumFamily.treeNodes)
    if let values = outcome.values, let areas = columns.settled(values, weighting) { keep(areas) }
    guard outcome.isComplete, let known = best(weighting) else {
      return try searchAtLength(weighting, before)
    }
    let bound = min(before, outcome.bound / scale)
    try cut(weighting, bound)
    var answer = Answer(
      solution: known.solution, value: known.value, bound: max(known.value, bound), isSolved: true)
    answer.isProven = answer.gap <= tolerance
    return answer
  }

  /// Nodes after which a full solver, with cuts and heuristics, is the faster one.
  private static let treeNodes = 600

  private mutating func searchAtLength(
    _ weighting: Weighting, _ before: Double
  ) throws -> Answer {
    let start = best(weighting).map { columns.values(solutions[$0.solution].areas) }
    let (program, scale) = columns.whole(weighting)
    let gap = tolerance > OptimumFamily.rounding ? tolerance / 2 : 0
    let outcome = try program.solve(
      SolveOptions(
        relativeGap: gap, absoluteGap: gap > 0 ? 0 : 1e-6, nodeLimit: nodeLimit, start: start,
        isLean: columns.isSmall))
    if !outcome.values.isEmpty, let areas = columns.settled(outcome.values, weighting) {
      keep(areas)
    }
    guard let known = best(weighting) else {
      throw AllocationError.outOfTime(seconds: outcome.seconds)
    }
    if outcome.bound.isFinite { try cut(weighting, outcome.bound / scale) }
    var answer = Answer(
      solution: known.solution, value: known.value,
      bound: max(known.value, min(before, outcome.bound / scale)), isSolved: true)
    answer.isProven = answer.gap <= tolerance
    return answer
  }

  /// No allocation is worth more under any weighting than what this one proves. Where each pair has a weight of
  /// its own the next draw is too far away for that to tell anything.
  private func cut(_ weighting: Weighting, _ bound: Double) throws(LinearProgramError) {
    guard let weights = weighting.departments else { return }
    let (objective, scale) = columns.relaxed(weighting)
    // Loosened by more than rounding and ties, so that a cut never takes away an optimum.
    let limit = bound * (1 + 1e-6)
    try tree.addRow(
      objective.enumerated().filter { $0.element != 0 }.map { .init($0.element, $0.offset) },
      upper: limit * scale)
    try outer.addRow(
      weights.enumerated().filter { $0.element != 0 }.map { .init($0.element, $0.offset) },
      upper: limit)
  }
}
