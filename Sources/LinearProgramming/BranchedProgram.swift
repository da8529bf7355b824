/// A program with 0-or-1 columns that is solved again and again for other objectives: one linear program that
/// keeps its basis, and a tree above it that learns which columns to branch on.
///
/// For programs of a few hundred columns, where a full solver spends its time before the first node. What takes
/// more than a stated number of nodes is left to ``LinearProgram/solve(_:)``. One thread.
public struct BranchedProgram: ~Copyable {
  /// Where a search ended.
  public struct Outcome: Sendable {
    /// The best values found that are better than what was known; nil for none.
    public let values: [Double]?
    /// Proven: nothing is better than this.
    public let bound: Double
    /// Whether the tree was searched to its end.
    public let isComplete: Bool
    public let nodeCount: Int
  }

  private let relaxation: ReusedProgram
  private let sense: LinearProgram.Sense
  private let whole: [Int]
  private let bounds: [(lower: Double, upper: Double)]
  private var fixed: [Int: Double] = [:]
  private var gains: [Int: (down: Gain, up: Gain)] = [:]

  /// By how much the objective fell for each unit that a column was moved (Benichou and others 1971).
  private struct Gain {
    var sum = 0.0
    var count = 0.0
    var mean: Double? { count > 0 ? sum / count : nil }
  }

  /// What a node adds to the one above it.
  private struct Branch {
    let column: Int
    let isUp: Bool
    /// How far the column moves.
    let distance: Double
  }

  private struct Node {
    let fixed: [Int: Double]
    /// Of the node above, in the sense of maximising.
    let bound: Double
    let branch: Branch?
  }

  private static let integrality = 1e-6

  public init(_ program: LinearProgram) throws(LinearProgramError) {
    relaxation = try ReusedProgram(program)
    sense = program.sense
    whole = program.columns.indices.filter { program.columns[$0].kind != .continuous }
    bounds = program.columns.map { ($0.lower, $0.upper) }
  }

  /// Adds a row for all objectives to come. Terms name columns, each at most once.
  public func addRow(
    _ terms: [LinearProgram.Term], upper: Double
  ) throws(LinearProgramError) {
    try relaxation.addRow(terms, upper: upper)
  }

  /// The optimum where 0-or-1 columns may take values between.
  public mutating func relaxed(
    _ objective: [Double]
  ) throws(LinearProgramError) -> (value: Double, values: [Double])? {
    try fix([:])
    return try relaxation.optimum(of: objective)
  }

  /// Searches for whole values better than `known` by more than `gap`.
  ///
  /// - Parameters:
  ///   - importance: What the columns are worth, one for each: a column that was never branched on is judged by it.
  ///   - known: The objective of a known solution; nil for none.
  ///   - gap: In units of the objective.
  ///   - nodeLimit: When to stop before the end.
  public mutating func search(
    _ objective: [Double], importance: [Double], betterThan known: Double?, gap: Double,
    nodeLimit: Int
  ) throws(LinearProgramError) -> Outcome {
    let sign: Double = sense == .maximize ? 1 : -1
    var best = known.map { $0 * sign } ?? -.infinity
    var values: [Double]?
    var closed = -Double.infinity
    var open = [Node(fixed: [:], bound: .infinity, branch: nil)]
    var nodeCount = 0
    while let node = open.popLast() {
      guard node.bound > best + gap else {
        closed = max(closed, node.bound)
        continue
      }
      guard nodeCount < nodeLimit else {
        open.append(node)
        break
      }
      nodeCount += 1
      try fix(node.fixed)
      let optimum = try relaxation.optimum(of: objective)
      let reached = optimum.map { $0.value * sign }
      if optimum == nil, !relaxation.isInfeasible {
        // No answer is no proof: the node stays open, and with it the search.
        open.append(node)
        break
      }
      learn(node, reached, best)
      guard let optimum, let reached else { continue }
      guard reached > best + gap else {
        closed = max(closed, reached)
        continue
      }
      guard let column = branching(optimum.values, importance) else {
        best = reached
        values = optimum.values
        continue
      }
      let value = optimum.values[column]
      let sides = [
        Node(
          fixed: node.fixed.merging([column: 0]) { $1 }, bound: reached,
          branch: Branch(column: column, isUp: false, distance: value)),
        Node(
          fixed: node.fixed.merging([column: 1]) { $1 }, bound: reached,
          branch: Branch(column: column, isUp: true, distance: 1 - value)),
      ]
      // The nearer side last, as it is looked at first.
      open += value > 0.5 ? sides : sides.reversed()
    }
    let bound = max(best, closed, open.map(\.bound).max() ?? -.infinity)
    return Outcome(
      values: values, bound: bound * sign, isComplete: open.isEmpty, nodeCount: nodeCount)
  }

  /// Sets the bounds of a node, changing no more than differs from the last one.
  private mutating func fix(_ wanted: [Int: Double]) throws(LinearProgramError) {
    for column in fixed.keys where wanted[column] == nil {
      try relaxation.setBounds(
        ofColumn: column, lower: bounds[column].lower, upper: bounds[column].upper)
    }
    for (column, value) in wanted where fixed[column] != value {
      try relaxation.setBounds(ofColumn: column, lower: value, upper: value)
    }
    fixed = wanted
  }

  /// A node without a solution counts as falling to what is known already.
  private mutating func learn(_ node: Node, _ reached: Double?, _ best: Double) {
    guard let branch = node.branch, branch.distance > BranchedProgram.integrality else { return }
    let fall = node.bound - (reached ?? (best.isFinite ? best : node.bound))
    var gain = gains[branch.column] ?? (Gain(), Gain())
    if branch.isUp {
      gain.up.sum += max(0, fall) / branch.distance
      gain.up.count += 1
    } else {
      gain.down.sum += max(0, fall) / branch.distance
      gain.down.count += 1
    }
    gains[branch.column] = gain
  }

  /// The column on which both sides are expected to fall most; nil where all are whole.
  private func branching(_ values: [Double], _ importance: [Double]) -> Int? {
    var best: (column: Int, score: Double)?
    for column in whole {
      let value = values[column]
      let (down, up) = (value - value.rounded(.down), value.rounded(.up) - value)
      guard min(down, up) > BranchedProgram.integrality else { continue }
      let gain = gains[column]
      let usual = abs(importance[column]) + 1
      let score =
        max(down * (gain?.down.mean ?? usual), 1e-9) * max(up * (gain?.up.mean ?? usual), 1e-9)
      if best.map({ score > $0.score }) ?? true { best = (column, score) }
    }
    return best?.column
  }
}
