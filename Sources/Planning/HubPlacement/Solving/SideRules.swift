/// The rules on hubs that their number does not say, for a search that tries sets of places one by one:
/// candidates that exclude each other, and equity.
struct SideRules {
  private let conflicts: [LocationProblem.Conflict]
  private let width: Int
  private let stepCount: Int
  /// By group: the least weight that needs a hub near, and the candidates near each of its points.
  private let groups: [(least: Double, points: [(weight: Double, near: [Int])])]

  init(_ rules: HubRules) {
    let problem = rules.problem
    conflicts = Set(problem.conflicts.filter { $0.first != $0.second })
      .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    width = rules.candidateCount
    stepCount = rules.stepCount
    guard let equity = problem.equity else {
      groups = []
      return
    }
    groups = EquityGroups(problem).groups.map { _, points in
      let total = points.reduce(0) { $0 + problem.demand[$1].weight }
      return (
        (1 - equity.share - 1e-9) * total,
        points.map {
          (
            problem.demand[$0].weight,
            problem.travel.candidates(ofRow: $0, within: equity.within)
          )
        }
      )
    }
  }

  var isEmpty: Bool { conflicts.isEmpty && groups.isEmpty && stepCount == 1 }

  /// Whether sets of places have to be asked about at all.
  var mayForbid: Bool { !conflicts.isEmpty || !groups.isEmpty }

  func allows(_ open: [Bool]) -> Bool { keepsApart(open) && isEquitable(open) }

  func keepsApart(_ open: [Bool]) -> Bool {
    for step in 0..<stepCount {
      let first = step * width
      for conflict in conflicts where open[first + conflict.first] && open[first + conflict.second]
      {
        return false
      }
    }
    return true
  }

  private func isEquitable(_ open: [Bool]) -> Bool {
    let first = (stepCount - 1) * width
    return groups.allSatisfy { group in
      var served = 0.0
      for point in group.points where point.near.contains(where: { open[first + $0] }) {
        served += point.weight
      }
      return served >= group.least
    }
  }
}
