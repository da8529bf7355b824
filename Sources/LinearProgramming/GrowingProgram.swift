/// A linear program without integers that grows by columns and is solved again from where it was: the
/// master of a column generation. One thread, like ``LinearProgram/solve(_:)``.
public struct GrowingProgram: ~Copyable {
  private let solver: Solver
  private let sense: LinearProgram.Sense

  /// Starts from `program`, whose columns must be continuous; columns added later follow its own.
  public init(_ program: LinearProgram) throws(LinearProgramError) {
    try program.validate()
    solver = try Solver.holding(program.relaxed())
    sense = program.sense
  }

  /// Adds a column that may be 0 or more. Terms name rows, each at most once.
  public func addColumn(
    objective: Double, _ terms: [(coefficient: Double, row: Int)]
  ) throws(LinearProgramError) {
    try solver.addColumn(objective: sense == .minimize ? objective : -objective, terms)
  }

  /// Optimises, and returns the prices of the rows: by how much the objective grows with a row's bound.
  public func rowPrices() throws(LinearProgramError) -> [Double] {
    try solver.rowPrices()
  }
}
