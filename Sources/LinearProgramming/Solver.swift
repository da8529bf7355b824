internal import CHiGHS

/// One HiGHS instance, freed when it goes out of scope; used by the thread that made it.
@safe struct Solver: ~Copyable {
  let highs: UnsafeMutableRawPointer
  private let program: LinearProgram

  /// The version of HiGHS that is linked, such as `1.15.1`.
  static var version: String {
    "\(Highs_versionMajor()).\(Highs_versionMinor()).\(Highs_versionPatch())"
  }

  private init(_ instance: UnsafeMutableRawPointer, _ program: LinearProgram) {
    unsafe highs = instance
    self.program = program
  }

  /// A silent instance that holds `program`. Maximisation is passed as minimisation of the opposite, so
  /// that bounds and cut-offs have one direction.
  static func holding(_ program: LinearProgram) throws(LinearProgramError) -> Solver {
    guard let instance = unsafe Highs_create() else {
      throw .solver(call: "create", status: "no memory")
    }
    let solver = unsafe Solver(instance, program)
    try solver.set("output_flag", false)
    try solver.set("log_to_console", false)
    try solver.set("parallel", "off")
    try solver.set("threads", 1)
    try solver.pass()
    return solver
  }

  deinit { unsafe Highs_destroy(highs) }

  /// +1 when minimising, −1 when maximising.
  private var sign: Double { program.sense == .minimize ? 1 : -1 }

  private func pass() throws(LinearProgramError) {
    let columns = program.columns
    let rows = program.rows
    let infinity = unsafe Highs_getInfinity(highs)
    func finite(_ value: Double) -> Double { min(max(value, -infinity), infinity) }
    let isInteger = columns.map {
      $0.kind == .continuous ? kHighsVarTypeContinuous : kHighsVarTypeInteger
    }
    let status = unsafe Highs_passModel(
      highs, HighsInt(columns.count), HighsInt(rows.count), HighsInt(program.terms.count), 0,
      kHighsMatrixFormatRowwise, kHighsHessianFormatTriangular, kHighsObjSenseMinimize, 0,
      columns.map { $0.objective * sign }, columns.map { finite($0.lower) },
      columns.map { finite($0.upper) }, rows.map { finite($0.lower) },
      rows.map { finite($0.upper) }, program.starts.map { HighsInt($0) },
      program.terms.map { HighsInt($0.column) }, program.terms.map(\.coefficient), nil, nil, nil,
      program.hasIntegers ? isInteger : nil)
    // A warning says that HiGHS drops coefficients too small to matter.
    guard status != kHighsStatusError else {
      throw .solver(call: "passModel", status: "\(status)")
    }
  }

  private func set(_ name: String, _ value: Bool) throws(LinearProgramError) {
    try check(name, unsafe Highs_setBoolOptionValue(highs, name, value ? 1 : 0), "\(value)")
  }

  func set(_ name: String, _ value: Int) throws(LinearProgramError) {
    try check(name, unsafe Highs_setIntOptionValue(highs, name, HighsInt(value)), "\(value)")
  }

  func set(_ name: String, _ value: Double) throws(LinearProgramError) {
    try check(name, unsafe Highs_setDoubleOptionValue(highs, name, value), "\(value)")
  }

  func set(_ name: String, _ value: String) throws(LinearProgramError) {
    try check(name, unsafe Highs_setStringOptionValue(highs, name, value), value)
  }

  private func check(_ name: String, _ status: HighsInt, _ value: String)
    throws(LinearProgramError)
  {
    guard status == kHighsStatusOk else { throw .badOption(name, value: value) }
  }

  /// Runs once under `options`; believes what HiGHS says.
  func run(_ options: SolveOptions) throws(LinearProgramError) -> Solution {
    try set("random_seed", options.randomSeed)
    try set("presolve", options.usesPresolve ? "choose" : "off")
    try set("mip_rel_gap", options.relativeGap)
    try set("mip_abs_gap", options.absoluteGap)
    if let limit = options.timeLimit { try set("time_limit", limit) }
    if let limit = options.nodeLimit { try set("mip_max_nodes", limit) }
    if let effort = options.heuristicEffort { try set("mip_heuristic_effort", effort) }
    if options.isLean {
      for heuristic in ["rins", "rens", "root_reduced_cost", "feasibility_jump"] {
        try set("mip_heuristic_run_\(heuristic)", false)
      }
      try set("mip_allow_restart", false)
      try set("mip_detect_symmetry", false)
    }
    if let bound = options.objectiveBound {
      try set("objective_bound", (bound - program.offset) * sign)
    }
    if let start = options.start, program.hasIntegers {
      _ = unsafe Highs_setSolution(highs, start, nil, nil, nil)
    }
    guard unsafe Highs_run(highs) != kHighsStatusError else {
      throw .solver(call: "run", status: "model status \(unsafe Highs_getModelStatus(highs))")
    }
    return try solution(options)
  }

  private func solution(_ options: SolveOptions) throws(LinearProgramError) -> Solution {
    let modelStatus = unsafe Highs_getModelStatus(highs)
    let hasValues = primalStatus == kHighsSolutionStatusFeasible
    let status: Solution.Status
    switch modelStatus {
    case kHighsModelStatusOptimal, kHighsModelStatusModelEmpty: status = .optimal
    case kHighsModelStatusInfeasible:
      status = options.objectiveBound == nil ? .infeasible(confirmed: false) : .nothingBetter
    case kHighsModelStatusUnbounded: status = .unbounded
    case kHighsModelStatusUnboundedOrInfeasible: status = .noSolutionFound
    case kHighsModelStatusObjectiveBound: status = .nothingBetter
    case kHighsModelStatusTimeLimit, kHighsModelStatusIterationLimit,
      kHighsModelStatusSolutionLimit, kHighsModelStatusObjectiveTarget,
      kHighsModelStatusInterrupt, kHighsModelStatusUnknown:
      status = hasValues && program.hasIntegers ? .gap : .noSolutionFound
    default: throw .solver(call: "run", status: "model status \(modelStatus)")
    }
    var result = Solution(
      status: status, objective: nil, bound: program.sense == .minimize ? -.infinity : .infinity,
      values: [], nodeCount: nodeCount, seconds: unsafe Highs_getRunTime(highs))
    if status == .optimal || status == .gap {
      result.values = values
      let objective = program.objective(of: result.values)
      result.objective = objective
      result.bound = status == .optimal && !program.hasIntegers ? objective : dualBound
      // A bound that the solution itself passes by rounding is the solution's value.
      let isPassed =
        program.sense == .minimize ? result.bound > objective : result.bound < objective
      if isPassed || modelStatus == kHighsModelStatusModelEmpty { result.bound = objective }
    } else if status == .noSolutionFound, program.hasIntegers {
      result.bound = dualBound
    }
    return cut(result, at: options.objectiveBound)
  }

  /// HiGHS 1.15 heeds `objective_bound` in its simplex solver only: for programs with integers the answer
  /// is compared here.
  private func cut(_ solution: Solution, at limit: Double?) -> Solution {
    guard let limit, let objective = solution.objective else { return solution }
    func isBetter(_ value: Double) -> Bool { (limit - value) * sign > 0 }
    guard !isBetter(objective) else { return solution }
    var result = solution
    result.status =
      isBetter(solution.bound) && solution.status == .gap ? .noSolutionFound : .nothingBetter
    result.objective = nil
    result.values = []
    return result
  }

  /// Whether HiGHS says `unbounded or infeasible`: it cannot tell without a run without presolve.
  var isUndecided: Bool {
    unsafe Highs_getModelStatus(highs) == kHighsModelStatusUnboundedOrInfeasible
  }

  /// Whether the last run says that nothing satisfies all rows.
  var isInfeasible: Bool { unsafe Highs_getModelStatus(highs) == kHighsModelStatusInfeasible }

  private var primalStatus: HighsInt {
    var value: HighsInt = 0
    _ = unsafe Highs_getIntInfoValue(highs, "primal_solution_status", &value)
    return value
  }

  private var nodeCount: Int {
    guard program.hasIntegers else { return 0 }
    var value: Int64 = 0
    _ = unsafe Highs_getInt64InfoValue(highs, "mip_node_count", &value)
    return max(0, Int(value))
  }

  private var dualBound: Double {
    var value = -Double.infinity
    _ = unsafe Highs_getDoubleInfoValue(highs, "mip_dual_bound", &value)
    return value * sign + program.offset
  }

  /// The primal values, whole where they must be.
  private var values: [Double] {
    var result = [Double](repeating: 0, count: program.columns.count)
    unsafe result.withUnsafeMutableBufferPointer { buffer in
      _ = unsafe Highs_getSolution(highs, buffer.baseAddress, nil, nil, nil)
    }
    for column in result.indices where program.columns[column].kind != .continuous {
      result[column] = result[column].rounded()
    }
    return result
  }

  /// Adds a column to the instance; `program` does not know of it.
  func addColumn(
    objective: Double, _ terms: [(coefficient: Double, row: Int)]
  ) throws(LinearProgramError) {
    let status = unsafe Highs_addCol(
      highs, objective, 0, Highs_getInfinity(highs), HighsInt(terms.count),
      terms.map { HighsInt($0.row) }, terms.map(\.coefficient))
    guard status != kHighsStatusError else {
      throw .solver(call: "addCol", status: "\(status)")
    }
  }

  /// Adds a row to the instance; `program` does not know of it.
  func addRow(_ terms: [LinearProgram.Term], upper: Double) throws(LinearProgramError) {
    let status = unsafe Highs_addRow(
      highs, -Highs_getInfinity(highs), upper, HighsInt(terms.count),
      terms.map { HighsInt($0.column) }, terms.map(\.coefficient))
    guard status != kHighsStatusError else {
      throw .solver(call: "addRow", status: "\(status)")
    }
  }

  /// Runs as a linear program with other costs, from the last basis; nil where no optimum is found.
  func values(minimising costs: [Double]) throws(LinearProgramError) -> [Double]? {
    let status = unsafe Highs_changeColsCostByRange(highs, 0, HighsInt(costs.count - 1), costs)
    guard status != kHighsStatusError, unsafe Highs_run(highs) != kHighsStatusError else {
      throw .solver(call: "changeColsCost", status: "\(status)")
    }
    guard unsafe Highs_getModelStatus(highs) == kHighsModelStatusOptimal else { return nil }
    return values
  }

  /// Runs as a linear program, from the last basis; nil where it is infeasible.
  func optimum() throws(LinearProgramError) -> GrowingProgram.Optimum? {
    var run = unsafe Highs_run(highs)
    var status = unsafe Highs_getModelStatus(highs)
    if status == kHighsModelStatusInfeasible { return nil }
    if status != kHighsModelStatusOptimal, status != kHighsModelStatusModelEmpty {
      // A basis that led nowhere: once more from the beginning, without presolve, which may leave it open
      // whether a program is infeasible or unbounded.
      _ = unsafe Highs_clearSolver(highs)
      try set("presolve", "off")
      run = unsafe Highs_run(highs)
      try set("presolve", "choose")
      status = unsafe Highs_getModelStatus(highs)
      if status == kHighsModelStatusInfeasible { return nil }
    }
    guard run != kHighsStatusError,
      [kHighsModelStatusOptimal, kHighsModelStatusModelEmpty].contains(status)
    else { throw .solver(call: "run", status: "no optimum of a linear program (\(status))") }
    var values = [Double](repeating: 0, count: Int(unsafe Highs_getNumCol(highs)))
    var prices = [Double](repeating: 0, count: Int(unsafe Highs_getNumRow(highs)))
    unsafe values.withUnsafeMutableBufferPointer { values in
      unsafe prices.withUnsafeMutableBufferPointer { prices in
        _ = unsafe Highs_getSolution(
          highs, values.baseAddress, nil, nil, prices.baseAddress)
      }
    }
    return GrowingProgram.Optimum(values: values, prices: prices.map { $0 * sign })
  }

  /// Rows and columns of an irreducible infeasible subset; nil where HiGHS does not vouch for one.
  func irreducibleSubset() throws(LinearProgramError) -> (rows: [Int], columns: [Int])? {
    try set("iis_strategy", Int(kHighsIisStrategyFromLpRowPriority))
    var columnCount: HighsInt = 0
    var rowCount: HighsInt = 0
    var columnIndex = [HighsInt](repeating: 0, count: max(1, program.columns.count))
    var rowIndex = [HighsInt](repeating: 0, count: max(1, program.rows.count))
    var columnBound = columnIndex
    var rowBound = rowIndex
    var columnStatus = columnIndex
    var rowStatus = rowIndex
    let status = unsafe Highs_getIis(
      highs, &columnCount, &rowCount, &columnIndex, &rowIndex, &columnBound, &rowBound,
      &columnStatus, &rowStatus)
    // A warning stands for `valid = false`: a guess that nobody should believe.
    guard status == kHighsStatusOk, rowCount + columnCount > 0 else { return nil }
    return (
      rowIndex[..<Int(rowCount)].map { Int($0) }.sorted(),
      columnIndex[..<Int(columnCount)].map { Int($0) }.sorted()
    )
  }
}
