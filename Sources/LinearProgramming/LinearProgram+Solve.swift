extension LinearProgram {
  /// The version of the solver behind ``solve(_:)``, such as `1.15.1`.
  public static var solverVersion: String { Solver.version }

  /// Solves with HiGHS, on the calling thread, silently.
  ///
  /// « Infeasible » is a claim that is checked, since HiGHS has been seen to be wrong about it (its
  /// issue 3258): it is confirmed by the relaxation, else by a second run without presolve and with
  /// another seed. If that run finds a solution, the solution is what is returned.
  ///
  /// - Throws: ``LinearProgramError`` for numbers that make no sense, by column or row, and for a
  ///   solver that fails.
  public func solve(_ options: SolveOptions = SolveOptions()) throws(LinearProgramError) -> Solution
  {
    try validate()
    try options.validate(for: self)
    if let contradiction = contradictoryBounds { return contradiction }
    let solver = try Solver.holding(self)
    var solution = try solver.run(options)
    if solver.isUndecided { solution = try secondOpinion(options, after: solution) }
    guard solution.status == .infeasible(confirmed: false) else { return solution }
    return try confirm(solution, options)
  }

  /// A column whose bounds exclude each other needs no solver.
  private var contradictoryBounds: Solution? {
    let isEmpty = columns.contains {
      $0.kind == .continuous
        ? $0.lower > $0.upper : $0.lower.rounded(.up) > $0.upper.rounded(.down)
    }
    guard isEmpty || rows.contains(where: { $0.lower > $0.upper }) else { return nil }
    return Solution(
      status: .infeasible(confirmed: true), objective: nil,
      bound: sense == .minimize ? .infinity : -.infinity, values: [], nodeCount: 0, seconds: 0)
  }

  private func confirm(_ claim: Solution, _ options: SolveOptions) throws(LinearProgramError)
    -> Solution
  {
    var result = claim
    if hasIntegers {
      let relaxation = try Solver.holding(relaxed()).run(
        SolveOptions(timeLimit: options.timeLimit, randomSeed: options.randomSeed))
      result.seconds += relaxation.seconds
      if relaxation.status == .infeasible(confirmed: false) {
        result.status = .infeasible(confirmed: true)
        return result
      }
    }
    return try secondOpinion(options, after: result)
  }

  /// Another seed, no presolve: a different path through the solver.
  private func secondOpinion(_ options: SolveOptions, after first: Solution)
    throws(LinearProgramError) -> Solution
  {
    var other = options
    other.usesPresolve = false
    other.randomSeed = options.randomSeed + 1
    var second = try Solver.holding(self).run(other)
    second.seconds += first.seconds
    if second.status == .infeasible(confirmed: false) {
      second.status = .infeasible(confirmed: true)
    } else if second.status == .noSolutionFound,
      first.status == .infeasible(confirmed: false)
    {
      second.status = first.status
    }
    return second
  }

  /// Names of the rows and columns of an irreducible infeasible subset, found on the relaxation.
  ///
  /// - Returns: Nil where the relaxation is feasible, or where HiGHS does not vouch for its answer: the
  ///   contradiction then lies in the demand for whole values, or is not known.
  public func conflict() throws(LinearProgramError) -> Conflict? {
    try validate()
    let solver = try Solver.holding(relaxed())
    guard try solver.run(SolveOptions()).status == .infeasible(confirmed: false),
      let subset = try solver.irreducibleSubset()
    else { return nil }
    return Conflict(
      rows: subset.rows, columns: subset.columns,
      rowNames: subset.rows.map { rows[$0].name },
      columnNames: subset.columns.map { columns[$0].name })
  }
}

/// Rows and column bounds that cannot hold together; without any one of them the rest can.
public struct Conflict: Hashable, Sendable {
  /// Positions, ascending.
  public let rows: [Int]
  /// Positions of the columns whose bounds take part, ascending.
  public let columns: [Int]
  public let rowNames: [String]
  public let columnNames: [String]
}
