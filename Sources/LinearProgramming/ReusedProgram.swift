/// A linear program without integers that is solved again and again for other objectives, each time from
/// where it was; rows may be added. One thread, like ``LinearProgram/solve(_:)``.
public struct ReusedProgram: ~Copyable {
  private let solver: Solver
  private let sense: LinearProgram.Sense
  private let columnCount: Int

  /// Starts from the relaxation of `program`.
  public init(_ program: LinearProgram) throws(LinearProgramError) {
    try program.validate()
    solver = try Solver.holding(program.relaxed())
    sense = program.sense
    columnCount = program.columns.count
  }

  /// Adds a row for all objectives to come. Terms name columns, each at most once.
  public func addRow(
    _ terms: [LinearProgram.Term], upper: Double
  ) throws(LinearProgramError) {
    try solver.addRow(terms, upper: upper)
  }

  /// Changes the bounds of a column.
  func setBounds(ofColumn column: Int, lower: Double, upper: Double) throws(LinearProgramError) {
    try solver.setBounds(ofColumn: column, lower: lower, upper: upper)
  }

  /// Whether the last run ended because nothing satisfies all rows, rather than without an answer.
  var isInfeasible: Bool { solver.isInfeasible }

  /// Optimises other coefficients, one for each column.
  ///
  /// - Returns: The optimum and the columns' values; nil where the solver finds none.
  public func optimum(
    of objective: [Double]
  ) throws(LinearProgramError) -> (value: Double, values: [Double])? {
    precondition(objective.count == columnCount, "one coefficient for each column")
    guard
      let values = try solver.values(minimising: objective.map { sense == .minimize ? $0 : -$0 })
    else { return nil }
    return (zip(objective, values).reduce(0) { $0 + $1.0 * $1.1 }, values)
  }
}
