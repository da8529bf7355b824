/// How long and how exactly to solve. One thread always: parallelism belongs above a solve, and one
/// thread and one seed give the same answer twice.
public struct SolveOptions: Hashable, Sendable {
  /// Stop once |bound − objective| / |objective| is no greater.
  public var relativeGap: Double
  /// Stop once |bound − objective| is no greater.
  public var absoluteGap: Double
  /// Seconds; nil for no limit.
  public var timeLimit: Double?
  /// Nodes of the branch-and-bound tree; unlike seconds, the same on every machine. Nil for no limit.
  public var nodeLimit: Int?
  public var randomSeed: Int
  public var usesPresolve: Bool
  /// Only solutions strictly better than this are wanted.
  public var objectiveBound: Double?
  /// Values of all columns to start from. If they break a row, the solver repairs or ignores them.
  public var start: [Double]?
  /// Share of the work spent on finding solutions rather than on the bound, in [0, 1].
  public var heuristicEffort: Double?
  /// Leaves out what pays on large programs only: solutions by smaller programs, restarts, symmetry. With some
  /// hundred columns and a good start they take ten times as long as the tree itself.
  public var isLean: Bool

  public init(
    relativeGap: Double = 1e-4, absoluteGap: Double = 1e-9, timeLimit: Double? = nil,
    nodeLimit: Int? = nil, randomSeed: Int = 0, usesPresolve: Bool = true,
    objectiveBound: Double? = nil, start: [Double]? = nil, heuristicEffort: Double? = nil,
    isLean: Bool = false
  ) {
    self.relativeGap = relativeGap
    self.absoluteGap = absoluteGap
    self.timeLimit = timeLimit
    self.nodeLimit = nodeLimit
    self.randomSeed = randomSeed
    self.usesPresolve = usesPresolve
    self.objectiveBound = objectiveBound
    self.start = start
    self.heuristicEffort = heuristicEffort
    self.isLean = isLean
  }

  func validate(for program: LinearProgram) throws(LinearProgramError) {
    func check(_ name: String, _ value: Double?, _ isGood: (Double) -> Bool)
      throws(LinearProgramError)
    {
      if let value, !isGood(value) { throw .badOption(name, value: "\(value)") }
    }
    try check("relativeGap", relativeGap) { $0 >= 0 && $0.isFinite }
    try check("absoluteGap", absoluteGap) { $0 >= 0 && $0.isFinite }
    try check("timeLimit", timeLimit) { $0 >= 0 }
    try check("objectiveBound", objectiveBound) { $0.isFinite }
    try check("heuristicEffort", heuristicEffort) { (0...1).contains($0) }
    try check("nodeLimit", nodeLimit.map(Double.init)) { $0 >= 0 }
    if let start {
      guard start.count == program.columns.count else {
        throw .badStart("\(start.count) values for \(program.columns.count) columns")
      }
      if let bad = start.firstIndex(where: { !$0.isFinite }) {
        throw .badStart("column '\(program.columns[bad].name)' is \(start[bad])")
      }
    }
  }
}
