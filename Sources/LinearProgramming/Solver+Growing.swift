internal import CHiGHS

/// What a program that is solved again and again needs of HiGHS.
extension Solver {
  func addRows(_ rows: [GrowingProgram.Row]) throws(LinearProgramError) {
    guard !rows.isEmpty else { return }
    let infinity = unsafe Highs_getInfinity(highs)
    var starts: [HighsInt] = []
    var columns: [HighsInt] = []
    var values: [Double] = []
    starts.reserveCapacity(rows.count)
    for row in rows {
      starts.append(HighsInt(columns.count))
      for term in row.terms {
        columns.append(HighsInt(term.column))
        values.append(term.coefficient)
      }
    }
    let status = unsafe Highs_addRows(
      highs, HighsInt(rows.count), rows.map { max($0.lower, -infinity) },
      rows.map { min($0.upper, infinity) }, HighsInt(columns.count), starts, columns, values)
    guard status != kHighsStatusError else { throw .solver(call: "addRows", status: "\(status)") }
  }

  func removeRows(_ rows: [Int]) throws(LinearProgramError) {
    guard !rows.isEmpty else { return }
    let status = unsafe Highs_deleteRowsBySet(
      highs, HighsInt(rows.count), rows.map { HighsInt($0) })
    guard status != kHighsStatusError else {
      throw .solver(call: "deleteRows", status: "\(status)")
    }
  }

  func setBounds(
    ofColumn column: Int, lower: Double, upper: Double
  ) throws(LinearProgramError) {
    let status = unsafe Highs_changeColBounds(highs, HighsInt(column), lower, upper)
    guard status != kHighsStatusError else {
      throw .solver(call: "changeColBounds", status: "\(status)")
    }
  }

  /// - Parameter objectiveBound: In the solver's own sense, which is to minimise.
  func runDualSimplex(
    objectiveBound: Double?, iterations: Int?, time: Double?
  ) throws(LinearProgramError) -> GrowingProgram.Status {
    try set("solver", "simplex")
    // 1 stands for the serial dual simplex.
    try set("simplex_strategy", 1)
    let infinity = unsafe Highs_getInfinity(highs)
    try set("objective_bound", objectiveBound ?? infinity)
    try set("simplex_iteration_limit", iterations ?? Int(Int32.max))
    // The clock of an instance runs on from one optimisation to the next.
    let spent = unsafe Highs_getRunTime(highs)
    try set("time_limit", time.map { $0 + spent } ?? infinity)
    guard unsafe Highs_run(highs) != kHighsStatusError else {
      throw .solver(call: "run", status: "model status \(unsafe Highs_getModelStatus(highs))")
    }
    let status = unsafe Highs_getModelStatus(highs)
    switch status {
    case kHighsModelStatusOptimal, kHighsModelStatusModelEmpty: return .optimal
    case kHighsModelStatusInfeasible, kHighsModelStatusUnboundedOrInfeasible: return .infeasible
    case kHighsModelStatusObjectiveBound: return .nothingBetter
    case kHighsModelStatusIterationLimit, kHighsModelStatusTimeLimit, kHighsModelStatusUnknown,
      kHighsModelStatusInterrupt:
      return .stopped
    default: throw .solver(call: "run", status: "model status \(status)")
    }
  }

  /// Of the last run, in the solver's own sense and without the program's constant.
  var objective: Double { unsafe Highs_getObjectiveValue(highs) }

  /// Primal values by column and prices by row, in the solver's own sense.
  var lastBasis: (values: [Double], prices: [Double]) {
    let columns = Int(unsafe Highs_getNumCol(highs))
    let rows = Int(unsafe Highs_getNumRow(highs))
    var values = [Double](repeating: 0, count: max(columns, 1))
    var prices = [Double](repeating: 0, count: max(rows, 1))
    unsafe values.withUnsafeMutableBufferPointer { primal in
      unsafe prices.withUnsafeMutableBufferPointer { dual in
        _ = unsafe Highs_getSolution(highs, primal.baseAddress, nil, nil, dual.baseAddress)
      }
    }
    return (Array(values.prefix(columns)), Array(prices.prefix(rows)))
  }
}
