import LinearProgramming

/// The textbook program: y_j for the candidates, x_ij for the share of a point that a hub serves, x ≤ y.
///
/// Strong and exact, and as large as the table of travel costs: for capacities, and for problems small
/// enough that nothing finer is needed.
struct CompactProgram {
  let rules: HubRules
  private let costs: AssignmentCosts
  private(set) var program = LinearProgram(.minimize)
  /// Pair of a column x: step, demand point, candidate.
  private(set) var pairs: [(column: Int, step: Int, demand: Int, candidate: Int)] = []

  init(_ problem: LocationProblem) {
    rules = HubRules(problem)
    costs = AssignmentCosts(problem)
    let costs = costs
    rules.addColumns(to: &program, kind: .binary) { costs.opening($0) }
    rules.addRows(to: &program)
    for step in 0..<rules.stepCount { addService(step) }
  }

  private mutating func addService(_ step: Int) {
    let problem = rules.problem
    let isWhole = problem.isCapacitated && problem.service == .single
    var load: [[LinearProgram.Term]] = Array(repeating: [], count: rules.candidateCount)
    for point in problem.demand.indices {
      let missed = costs.missed(row: point)
      let entries = costs.entries(row: point)
      program.offset += rules.weight(ofStep: step) * (missed ?? 0)
      guard !entries.isEmpty else { continue }
      var served: [LinearProgram.Term] = []
      for entry in entries {
        let column = program.addColumn(
          "serve", upper: 1, kind: isWhole ? .binary : .continuous,
          objective: rules.weight(ofStep: step) * (entry.cost - (missed ?? 0)))
        pairs.append((column, step, point, entry.candidate))
        served.append(.init(1, column))
        program.addRow(
          "open first",
          [.init(1, column), .init(-1, step * rules.candidateCount + entry.candidate)], upper: 0)
        load[entry.candidate].append(.init(problem.demand[point].weight, column))
      }
      program.addRow(
        "served", served, lower: missed == nil ? 1 : -.infinity, upper: 1)
    }
    for (candidate, terms) in load.enumerated() {
      guard let capacity = problem.candidates[candidate].capacity, !terms.isEmpty else { continue }
      // Divided by the capacity, so that the coefficients are about 1.
      let scale = max(capacity, 1e-9)
      program.addRow(
        "capacity",
        terms.map { .init($0.coefficient / scale, $0.column) }
          + [.init(-capacity / scale, step * rules.candidateCount + candidate)], upper: 0)
    }
  }

  /// The values of a plan at one date, to start from.
  func values(of plan: LocationPlan) -> [Double] {
    var values = Array(repeating: 0.0, count: program.columns.count)
    for hub in plan.chosen { values[hub] = 1 }
    var shares: [[Int]: Double] = [:]
    for part in plan.assignment { shares[[part.demand, part.candidate]] = part.share }
    for pair in pairs { values[pair.column] = shares[[pair.demand, pair.candidate]] ?? 0 }
    return values
  }

  /// The hubs of each step in a solution.
  func chosen(_ values: [Double]) -> [[Int]] {
    (0..<rules.stepCount).map { step in
      (0..<rules.candidateCount).filter { values[step * rules.candidateCount + $0] > 0.5 }
    }
  }

  /// The service of the last step in a solution, as the program has it.
  func service(_ values: [Double]) -> [LocationPlan.Service] {
    let problem = rules.problem
    let isWhole = problem.service == .single
    return pairs.filter {
      $0.step == rules.stepCount - 1 && values[$0.column] > (isWhole ? 0.5 : 1e-7)
    }
    .map {
      LocationPlan.Service(
        demand: $0.demand, candidate: $0.candidate, share: isWhole ? 1 : values[$0.column],
        cost: problem.travel.cost(row: $0.demand, candidate: $0.candidate) ?? 0)
    }
    .sorted { ($0.demand, $0.candidate) < ($1.demand, $1.candidate) }
  }
}
