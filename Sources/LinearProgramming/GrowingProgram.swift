/// A linear program without integers that grows by columns or rows and is solved again from where it was:
/// the master of a column generation, or of a decomposition into cuts. One thread, like
/// ``LinearProgram/solve(_:)``.
public struct GrowingProgram: ~Copyable {
  /// How an optimisation ended.
  public enum Status: Hashable, Sendable {
    case optimal
    /// Nothing satisfies all rows.
    case infeasible
    /// The optimum is no better than ``Limits/objectiveBound``.
    case nothingBetter
    /// A limit of iterations or seconds struck.
    case stopped
  }

  /// When to stop before the optimum.
  public struct Limits: Hashable, Sendable {
    /// Only an optimum strictly better than this is of interest.
    public var objectiveBound: Double?
    public var iterations: Int?
    /// Seconds.
    public var time: Double?

    public init(objectiveBound: Double? = nil, iterations: Int? = nil, time: Double? = nil) {
      self.objectiveBound = objectiveBound
      self.iterations = iterations
      self.time = time
    }
  }

  /// Where an optimisation ended. Values and prices are those of the last basis, also where it stopped early.
  public struct Outcome: Sendable {
    public let status: Status
    /// Of the dual simplex: a bound of the optimum where it stopped early.
    public let objective: Double
    /// By column.
    public let values: [Double]
    /// By row: by how much the objective grows with its bound.
    public let rowPrices: [Double]
  }

  /// A row to be added. Terms name columns, each at most once.
  public struct Row: Sendable {
    public var terms: [LinearProgram.Term]
    public var lower: Double
    public var upper: Double

    public init(
      _ terms: [LinearProgram.Term], lower: Double = -.infinity, upper: Double = .infinity
    ) {
      self.terms = terms
      self.lower = lower
      self.upper = upper
    }
  }

  private let solver: Solver
  private let sense: LinearProgram.Sense
  private let offset: Double

  /// Starts from `program`, whose columns must be continuous; columns and rows added later follow its own.
  public init(_ program: LinearProgram) throws(LinearProgramError) {
    try program.validate()
    solver = try Solver.holding(program.relaxed())
    sense = program.sense
    offset = program.offset
  }

  /// Adds a column that may be 0 or more. Terms name rows, each at most once.
  public func addColumn(
    objective: Double, _ terms: [(coefficient: Double, row: Int)]
  ) throws(LinearProgramError) {
    try solver.addColumn(objective: sense == .minimize ? objective : -objective, terms)
  }

  /// Adds rows after those that are there; the last basis stays a start for the dual simplex.
  public func addRows(_ rows: [Row]) throws(LinearProgramError) {
    try solver.addRows(rows)
  }

  /// Takes rows out; those behind them move up.
  ///
  /// - Parameter rows: Ascending positions.
  public func removeRows(_ rows: [Int]) throws(LinearProgramError) {
    try solver.removeRows(rows)
  }

  /// Changes the bounds of a column, by position among all columns.
  public func setBounds(
    ofColumn column: Int, lower: Double, upper: Double
  ) throws(LinearProgramError) {
    try solver.setBounds(ofColumn: column, lower: lower, upper: upper)
  }

  /// Optimises, and returns the prices of the rows: by how much the objective grows with a row's bound.
  public func rowPrices() throws(LinearProgramError) -> [Double] {
    guard let optimum = try optimum() else {
      throw .solver(call: "run", status: "no optimum of a linear program")
    }
    return optimum.prices
  }

  /// The best values of all columns and the prices of the rows.
  public struct Optimum: Sendable {
    public var values: [Double]
    /// By how much the objective grows with each row's bound.
    public var prices: [Double]
  }

  /// Optimises; nil where no values keep all rows.
  public func optimum() throws(LinearProgramError) -> Optimum? {
    try solver.optimum()
  }

  /// Optimises from the last basis by the dual simplex, within limits.
  public func optimise(_ limits: Limits = Limits()) throws(LinearProgramError) -> Outcome {
    let sign: Double = sense == .minimize ? 1 : -1
    let status = try solver.runDualSimplex(
      objectiveBound: limits.objectiveBound.map { ($0 - offset) * sign },
      iterations: limits.iterations, time: limits.time)
    let (values, prices) = solver.lastBasis
    return Outcome(
      status: status, objective: solver.objective * sign + offset, values: values,
      rowPrices: prices.map { $0 * sign })
  }
}
