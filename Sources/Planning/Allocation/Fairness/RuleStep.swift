import LinearProgramming

/// One step of a rule: makes a linear function of utilities and of a few further unknowns as great as possible,
/// subject to rows on both, from a known allocation.
///
/// Everything that a rule of fairness asks of the solver goes through here (``solve(_:timeLimit:)``), so that
/// another method, such as a decomposition by site that prices these rows, can take its place. Utilities are
/// shares u = U / U*; the rows are of the kind t ≤ u_k, floors, tangents of a logarithm.
struct RuleStep {
  struct Unknown {
    let name: String
    var lower = 0.0
    var upper = Double.infinity
    var isBinary = false
  }

  /// lower ≤ Σ coefficient × u_k + Σ coefficient × unknown ≤ upper.
  struct Row {
    let name: String
    var utilities: [(coefficient: Double, department: Int)] = []
    var unknowns: [(coefficient: Double, unknown: Int)] = []
    var lower = -Double.infinity
    var upper = Double.infinity
  }

  enum Objective {
    /// Σ coefficient × unknown.
    case unknowns([(coefficient: Double, unknown: Int)])
    /// Σ weight × u, ties settled as in ``Maximisation``. By department.
    case utilities([Double])
  }

  let instance: AllocationInstance
  let labels: Labels
  /// U* by department; departments without one stay out of rows and objective.
  let ideals: [Double]
  var unknowns: [Unknown] = []
  var rows: [Row] = []
  var objective: Objective = .unknowns([])
  /// The best values of all unknowns for given u.
  var complete: @Sendable (_ u: [Double]) -> [Double] = { _ in [] }
  /// Known allocations that keep all rows: square decimetres by pair. The best is where the search starts.
  var starts: [[Int: Int]]
  /// Stop this near to the bound, in units of the objective; nil for the relative gap of the options.
  var nearEnough: Double? = nil

  struct Result {
    /// Square decimetres by pair.
    var areas: [Int: Int]
    /// u by department, worked out from the areas; 0 where U* = 0.
    var u: [Double]
    /// The same before areas were rounded to whole square decimetres.
    var exactU: [Double]
    /// The objective for these u.
    var value: Double
    /// Proven: no allocation that keeps the rows has a greater value.
    var bound: Double
    /// Within the tolerance that was asked for, rather than stopped by the clock.
    var isProven: Bool
    var seconds: Double
  }

  /// Rows are written for thousandths of u, so that the solver's tolerance of 10⁻⁶ is one of 10⁻⁹.
  private static let rowScale = 1e3
  /// The same for the objective: gaps of 10⁻⁶ of it are 10⁻¹⁰ of u.
  private static let objectiveScale = 1e4

  /// - Parameter isFixed: Whether demands stay on the sites of the best start, and only areas may change.
  func solve(
    _ options: AllocationOptions, timeLimit: Double?, isFixed: Bool = false
  ) throws(AllocationError) -> Result {
    var model = AllocationModel(instance, labels)
    let scale: Double
    switch objective {
    case .unknowns: scale = RuleStep.objectiveScale
    case .utilities(let weights):
      scale = maximisation(weights).setObjective(&model)
    }
    var program = model.program
    let first = program.columns.count
    addUnknowns(to: &program)
    addRows(to: &program, model, first)
    let start = bestStart
    let isExact = options.isExact(pairs: instance.pairs.count)
    let startValues = Array(model.values(of: start)) + complete(shares(of: start))
    if isFixed { fix(&program, at: startValues) }
    let solution: Solution
    do {
      solution = try program.solve(
        SolveOptions(
          relativeGap: isExact || nearEnough != nil ? 0 : options.relativeGap,
          absoluteGap: isExact ? 1e-6 : scale * (nearEnough ?? 0), timeLimit: timeLimit,
          start: isFixed ? nil : startValues, isLean: isLean))
    } catch {
      throw .solver(error.description)
    }
    var result = known(best: start)
    result.seconds = solution.seconds
    switch solution.status {
    case .optimal, .gap: break
    case .noSolutionFound: return result
    case .infeasible:
      // Rounding may have brought the start a square decimetre below a floor; then nothing better is known.
      guard keepsRows(shares(of: start)) else { return result }
      // Else the claim is false (see HiGHS issue 3258).
      throw .solver("claims that a step with a known solution has none")
    case .unbounded, .nothingBetter: throw .solver("\(solution.status)")
    }
    let settlement = AreaSettlement(instance: instance, weights: settlingWeights, fixed: [:])
    guard let areas = settlement.settle(model.areas(of: solution.values)) else {
      throw .brokenSolution(["no whole areas keep the rules on the sites that the solver chose"])
    }
    if isBetter(areas, than: start) { result = known(best: areas) }
    result.exactU = exactShares(model, solution.values)
    result.bound = scale > 0 ? max(result.value, solution.bound / scale) : result.value
    result.isProven = solution.status == .optimal
    result.seconds = solution.seconds
    return result
  }

  /// The whole numbers of the Nash rule weigh logarithms of gains from 0.001 to 1, which the lean solver was seen
  /// to get wrong (`FairnessAxiomTests.symmetry`).
  private var isLean: Bool { instance.isSmall && !unknowns.contains(where: \.isBinary) }

  /// u of all departments.
  func shares(of areas: [Int: Int]) -> [Double] {
    zip(instance.utilities(of: areas), ideals).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// The objective at given u.
  func value(_ u: [Double]) -> Double {
    switch objective {
    case .unknowns(let terms):
      let values = complete(u)
      return terms.reduce(0) { $0 + $1.coefficient * values[$1.unknown] }
    case .utilities(let weights): return zip(weights, u).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  // MARK: The program

  private func addUnknowns(to program: inout LinearProgram) {
    var coefficients = [Double](repeating: 0, count: unknowns.count)
    if case .unknowns(let terms) = objective {
      for term in terms {
        coefficients[term.unknown] += term.coefficient * RuleStep.objectiveScale
      }
    }
    for (unknown, coefficient) in zip(unknowns, coefficients) {
      program.addColumn(
        unknown.name, lower: unknown.lower, upper: unknown.upper,
        kind: unknown.isBinary ? .binary : .continuous, objective: coefficient)
    }
  }

  private func addRows(to program: inout LinearProgram, _ model: AllocationModel, _ first: Int) {
    let scale = RuleStep.rowScale
    for row in rows {
      var terms = row.unknowns.map {
        LinearProgram.Term(scale * $0.coefficient, first + $0.unknown)
      }
      for (coefficient, k) in row.utilities where ideals[k] > 0 {
        terms += model.utility(of: k, times: scale * coefficient / ideals[k])
      }
      program.addRow(row.name, terms, lower: scale * row.lower, upper: scale * row.upper)
    }
  }

  /// Leaves only the areas to choose.
  private func fix(_ program: inout LinearProgram, at values: [Double]) {
    let whole = program.columns.indices.filter { program.columns[$0].kind != .continuous }
    program = program.relaxed()
    for column in whole {
      let value = values[column].rounded()
      program.setBounds(ofColumn: column, lower: value, upper: value)
    }
  }

  private func exactShares(_ model: AllocationModel, _ values: [Double]) -> [Double] {
    ideals.indices.map { k in
      guard ideals[k] > 0 else { return 0 }
      return model.utility(of: k, times: 1 / ideals[k]).reduce(0) {
        $0 + $1.coefficient * values[$1.column]
      }
    }
  }

  // MARK: Known allocations

  private func maximisation(_ weights: [Double]) -> Maximisation {
    Maximisation(
      instance: instance, labels: labels,
      weights: zip(weights, ideals).map { $1 > 0 ? $0 / $1 : 0 })
  }

  /// What is left of a site goes to the placements that add most to some department's u.
  private var settlingWeights: [Double] {
    if case .utilities(let weights) = objective { return maximisation(weights).weights }
    return maximisation([Double](repeating: 1, count: ideals.count)).weights
  }

  private func keepsRows(_ u: [Double]) -> Bool {
    let values = complete(u)
    return rows.allSatisfy { row in
      let sum =
        row.utilities.reduce(0) { $0 + $1.coefficient * u[$1.department] }
        + row.unknowns.reduce(0) { $0 + $1.coefficient * values[$1.unknown] }
      return sum >= row.lower - 1e-9 && sum <= row.upper + 1e-9
    }
  }

  private var bestStart: [Int: Int] {
    var best = starts[0]
    for other in starts.dropFirst() where isBetter(other, than: best) { best = other }
    return best
  }

  /// Where ties are settled, an equally good allocation of the solver's counts as better.
  private func isBetter(_ areas: [Int: Int], than other: [Int: Int]) -> Bool {
    let (new, old) = (value(shares(of: areas)), value(shares(of: other)))
    if case .utilities = objective { return new >= old - 1e-6 * max(1, abs(old)) }
    return new > old
  }

  /// A known allocation without a proof.
  private func known(best areas: [Int: Int]) -> Result {
    let u = shares(of: areas)
    let value = value(u)
    return Result(
      areas: areas, u: u, exactU: u, value: value, bound: .infinity, isProven: false, seconds: 0)
  }
}
