import LinearProgramming

/// Which sets of hubs are allowed, as columns and rows of a program: one column for each candidate and
/// step, that step's columns one after the other.
struct HubRules {
  let problem: LocationProblem
  /// Number of hubs of each step; nil for any.
  let hubsOfStep: [Int?]
  let candidateCount: Int

  init(_ problem: LocationProblem) {
    self.problem = problem
    candidateCount = problem.candidates.count
    hubsOfStep = problem.periods.isEmpty ? [problem.model.hubs] : problem.periods.map(\.hubs)
  }

  var stepCount: Int { hubsOfStep.count }
  var columnCount: Int { stepCount * candidateCount }

  /// Weight of a step in the objective; 1 without periods.
  func weight(ofStep step: Int) -> Double {
    problem.periods.isEmpty ? 1 : problem.periods[step].weight
  }

  /// Adds the columns y, 0 or 1, in their order.
  func addColumns(
    to program: inout LinearProgram, kind: LinearProgram.Column.Kind,
    cost: (_ candidate: Int) -> Double
  ) {
    for step in 0..<stepCount {
      for candidate in 0..<candidateCount {
        program.addColumn(
          "open \(candidate) step \(step)",
          lower: problem.candidates[candidate].isExisting ? 1 : 0, upper: 1, kind: kind,
          objective: weight(ofStep: step) * cost(candidate))
      }
    }
  }

  /// Adds the numbers of hubs, the candidates that exclude each other, the order of the steps and the
  /// equity of the last step.
  func addRows(to program: inout LinearProgram) {
    for (step, hubs) in hubsOfStep.enumerated() {
      let first = step * candidateCount
      if let hubs {
        program.addRow(
          "hubs step \(step)", (0..<candidateCount).map { .init(1, first + $0) },
          lower: problem.isAtMost ? -.infinity : Double(hubs), upper: Double(hubs))
      }
      for clique in cliques {
        program.addRow("apart", clique.map { .init(1, first + $0) }, upper: 1)
      }
      if step > 0 {
        for candidate in 0..<candidateCount {
          program.addRow(
            "kept", [.init(1, first + candidate), .init(-1, first - candidateCount + candidate)],
            lower: 0)
        }
      }
    }
    addEquity(to: &program)
  }

  /// Conflicts as sets of which at most one may be open: tighter than pairs, and fewer.
  private var cliques: [[Int]] {
    var neighbours = Array(repeating: Set<Int>(), count: candidateCount)
    for conflict in problem.conflicts where conflict.first != conflict.second {
      neighbours[conflict.first].insert(conflict.second)
      neighbours[conflict.second].insert(conflict.first)
    }
    var covered = Set<LocationProblem.Conflict>()
    var result: [[Int]] = []
    for conflict in Set(problem.conflicts).sorted(by: {
      ($0.first, $0.second) < ($1.first, $1.second)
    })
    where conflict.first != conflict.second && !covered.contains(conflict) {
      var clique = [conflict.first, conflict.second]
      let shared = neighbours[conflict.first].intersection(neighbours[conflict.second]).sorted()
      for other in shared where clique.allSatisfy({ neighbours[other].contains($0) }) {
        clique.append(other)
      }
      for (position, first) in clique.enumerated() {
        for second in clique[(position + 1)...] { covered.insert(.init(first, second)) }
      }
      result.append(clique.sorted())
    }
    return result
  }

  private func addEquity(to program: inout LinearProgram) {
    guard let equity = problem.equity else { return }
    let first = (stepCount - 1) * candidateCount
    for (group, points) in EquityGroups(problem).groups {
      // Points with the same hubs within the limit are one.
      var weights: [[Int]: Double] = [:]
      for point in points {
        let near = problem.travel.candidates(ofRow: point, within: equity.within).sorted()
        if !near.isEmpty { weights[near, default: 0] += problem.demand[point].weight }
      }
      let total = points.reduce(0) { $0 + problem.demand[$1].weight }
      var terms: [LinearProgram.Term] = []
      for (near, weight) in weights.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        let column = program.addColumn("near", upper: 1)
        program.addRow(
          "near", [.init(-1, column)] + near.map { .init(1, first + $0) }, lower: 0)
        terms.append(.init(weight / total, column))
      }
      program.addRow("equity \(group ?? "")", terms, lower: 1 - equity.share - 1e-9)
    }
  }
}

/// The parts of the demand whose equity is looked at, in a stable order. By group, a point without one is bound by no
/// limit: it lies in no commune whose share could be too great.
struct EquityGroups {
  /// Name, nil for all demand, and positions of its demand points.
  let groups: [(name: String?, points: [Int])]

  init(_ problem: LocationProblem) {
    guard problem.equity?.byGroup == true else {
      groups = [(nil, Array(problem.demand.indices))]
      return
    }
    var points: [String: [Int]] = [:]
    for (index, point) in problem.demand.enumerated() {
      if let group = point.group { points[group, default: []].append(index) }
    }
    groups = points.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
