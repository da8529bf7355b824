import LinearProgramming

/// Set cover: the cheapest hubs such that every demand point has one within a cost.
struct CoverProgram {
  let rules: HubRules
  private(set) var program = LinearProgram(.minimize)
  /// Demand points that some candidate covers; the others are asked nothing for.
  let coverable: [Int]
  private var pairs: [(column: Int, demand: Int, candidate: Int)] = []

  /// - Parameters:
  ///   - within: The greatest cost that counts as covered.
  ///   - required: The points to be covered; points that no candidate covers are left out.
  ///   - cost: By candidate.
  init(
    _ problem: LocationProblem, within: Double, required: [Int], cost: (Int) -> Double
  ) {
    rules = HubRules(problem)
    rules.addColumns(to: &program, kind: .binary, cost: cost)
    rules.addRows(to: &program)
    let near = required.map { problem.travel.candidates(ofRow: $0, within: within) }
    coverable = zip(required, near).filter { !$1.isEmpty }.map(\.0)
    if problem.isCapacitated {
      addCapacitatedService(Array(zip(required, near)))
    } else {
      let sets = Set(near.filter { !$0.isEmpty }.map { $0.sorted() })
      for set in sets.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        program.addRow("covered", set.map { .init(1, $0) }, lower: 1)
      }
    }
  }

  private mutating func addCapacitatedService(_ near: [(demand: Int, candidates: [Int])]) {
    let problem = rules.problem
    var load: [[LinearProgram.Term]] = Array(repeating: [], count: rules.candidateCount)
    for (point, candidates) in near where !candidates.isEmpty {
      var served: [LinearProgram.Term] = []
      for candidate in candidates {
        let column = program.addColumn(
          "serve", upper: 1, kind: problem.service == .single ? .binary : .continuous)
        pairs.append((column, point, candidate))
        served.append(.init(1, column))
        program.addRow("open first", [.init(1, column), .init(-1, candidate)], upper: 0)
        load[candidate].append(.init(problem.demand[point].weight, column))
      }
      program.addRow("served", served, lower: 1, upper: 1)
    }
    for (candidate, terms) in load.enumerated() {
      guard let capacity = problem.candidates[candidate].capacity, !terms.isEmpty else { continue }
      let scale = max(capacity, 1e-9)
      program.addRow(
        "capacity",
        terms.map { .init($0.coefficient / scale, $0.column) }
          + [.init(-capacity / scale, candidate)], upper: 0)
    }
  }

  func chosen(_ values: [Double]) -> [Int] {
    (0..<rules.candidateCount).filter { values[$0] > 0.5 }
  }

  /// Where capacities decide who is served by whom; nil without capacities.
  func service(_ values: [Double]) -> [LocationPlan.Service]? {
    let problem = rules.problem
    guard problem.isCapacitated else { return nil }
    let isWhole = problem.service == .single
    return pairs.filter { values[$0.column] > (isWhole ? 0.5 : 1e-7) }.map {
      LocationPlan.Service(
        demand: $0.demand, candidate: $0.candidate, share: isWhole ? 1 : values[$0.column],
        cost: problem.travel.cost(row: $0.demand, candidate: $0.candidate) ?? 0)
    }.sorted { ($0.demand, $0.candidate) < ($1.demand, $1.candidate) }
  }
}
