/// Checks a plan against its problem, by the words of the problem alone: nothing of what found the plan.
public struct PlanCheck: Sendable {
  private let problem: LocationProblem

  public init(_ problem: LocationProblem) {
    self.problem = problem
  }

  /// Everything that is wrong, in words; empty where all rules hold and the value is right.
  public func faults(in plan: LocationPlan) -> [String] {
    guard plan.objective != nil else { return [] }
    return hubFaults(plan) + serviceFaults(plan) + equityFaults(plan) + valueFaults(plan)
  }

  /// Hubs of each step, or of the plan where there are no steps.
  private func steps(_ plan: LocationPlan) -> [(name: String, hubs: [Int], wanted: Int?)] {
    guard !problem.periods.isEmpty else { return [("", plan.chosen, problem.model.hubs)] }
    return zip(plan.steps, problem.periods).map { ($0.period, $0.chosen, $1.hubs) }
  }

  private func hubFaults(_ plan: LocationPlan) -> [String] {
    var faults: [String] = []
    var before = Set<Int>()
    for (name, hubs, wanted) in steps(plan) {
      let chosen = Set(hubs)
      if chosen.count < hubs.count { faults.append("\(name): a hub twice") }
      if let stranger = hubs.first(where: { !problem.candidates.indices.contains($0) }) {
        return faults + ["\(name): no candidate \(stranger)"]
      }
      if let wanted {
        let isRight = problem.isAtMost ? hubs.count <= wanted : hubs.count == wanted
        if !isRight { faults.append("\(name): \(hubs.count) hubs, not \(wanted)") }
      }
      for (index, candidate) in problem.candidates.enumerated()
      where candidate.isExisting && !chosen.contains(index) {
        faults.append("\(name): \(candidate.id) exists and is not kept")
      }
      for conflict in problem.conflicts
      where conflict.first != conflict.second && chosen.contains(conflict.first)
        && chosen.contains(conflict.second)
      {
        faults.append(
          "\(name): \(problem.candidates[conflict.first].id) and "
            + "\(problem.candidates[conflict.second].id) exclude each other")
      }
      for lost in before.subtracting(chosen).sorted() {
        faults.append("\(name): \(problem.candidates[lost].id) is given up")
      }
      before = chosen
    }
    return faults
  }

  private func serviceFaults(_ plan: LocationPlan) -> [String] {
    var faults: [String] = []
    let chosen = Set(plan.chosen)
    var served = Array(repeating: 0.0, count: problem.demand.count)
    var load = Array(repeating: 0.0, count: problem.candidates.count)
    for part in plan.assignment {
      guard problem.demand.indices.contains(part.demand), chosen.contains(part.candidate) else {
        return ["point \(part.demand) is served by \(part.candidate), which is no hub"]
      }
      let id = problem.demand[part.demand].id
      if problem.travel.cost(row: part.demand, candidate: part.candidate) != part.cost {
        faults.append("\(id): \(part.cost) is not the cost of its hub")
      }
      if part.share <= 0 || part.share < 1 && (problem.service == .single || !problem.isCapacitated)
      {
        faults.append("\(id): a share of \(part.share)")
      }
      served[part.demand] += part.share
      load[part.candidate] += part.share * problem.demand[part.demand].weight
    }
    for (index, point) in problem.demand.enumerated() {
      if served[index] > 1 + 1e-6 { faults.append("\(point.id): served \(served[index]) times") }
      if served[index] < 1 - 1e-6, mustBeServed(index) { faults.append("\(point.id): not served") }
    }
    for (index, candidate) in problem.candidates.enumerated() {
      if let capacity = candidate.capacity, load[index] > capacity * (1 + 1e-6) + 1e-6 {
        faults.append("\(candidate.id): serves \(load[index]), holds \(capacity)")
      }
    }
    return faults
  }

  private func mustBeServed(_ point: Int) -> Bool {
    switch problem.model {
    case .coverage: false
    case .setCover(let within):
      !problem.travel.candidates(ofRow: point, within: within).isEmpty
    case .pMedian, .pCenter, .facilityLocation: !problem.travel.range(ofRow: point).isEmpty
    }
  }

  private func equityFaults(_ plan: LocationPlan) -> [String] {
    guard let equity = problem.equity else { return [] }
    var shares = problem.groupShares(of: plan.chosen, beyond: equity.within)
    if equity.byGroup {
      // A point without a group is bound by none.
      shares.removeAll { $0.group == nil }
    } else {
      shares = [
        .init(
          group: nil, weight: shares.reduce(0) { $0 + $1.weight },
          beyond: shares.reduce(0) { $0 + $1.beyond })
      ]
    }
    return shares.filter { $0.share > equity.share + 1e-6 }.map {
      "\($0.group ?? "all"): \($0.share) beyond \(equity.within)"
    }
  }

  private func valueFaults(_ plan: LocationPlan) -> [String] {
    guard let objective = plan.objective else { return [] }
    func differ(_ a: Double, _ b: Double) -> Bool { abs(a - b) > 1e-6 * max(1, abs(a), abs(b)) }
    var faults: [String] = []
    if problem.periods.isEmpty {
      let value = value(plan.chosen, plan.assignment)
      if differ(value, objective) { faults.append("the objective is \(value)") }
    } else {
      let value = zip(problem.periods, plan.steps).reduce(0) {
        $0 + $1.0.weight * $1.1.objective
      }
      if differ(value, objective) { faults.append("the objective is \(value)") }
    }
    if let bound = plan.bound,
      (problem.model.isMaximised ? objective - bound : bound - objective) > 1e-6
        * max(1, abs(objective))
    {
      faults.append("the bound \(bound) is passed")
    }
    return faults
  }

  private func value(_ chosen: [Int], _ assignment: [LocationPlan.Service]) -> Double {
    let weights = problem.demand.map(\.weight)
    switch problem.model {
    case .pCenter: return assignment.map(\.cost).max() ?? 0
    case .pMedian: return assignment.reduce(0) { $0 + $1.share * weights[$1.demand] * $1.cost }
    case .facilityLocation:
      return assignment.reduce(
        chosen.reduce(0) { $0 + problem.candidates[$1].openingCost }
      ) { $0 + $1.share * weights[$1.demand] * $1.cost }
    case .coverage(_, let reach):
      return assignment.reduce(0) {
        $0 + $1.share * weights[$1.demand] * reach.credit($1.cost)
      }
    case .setCover:
      let hasCosts = problem.candidates.contains { $0.openingCost > 0 }
      return chosen.reduce(0) { $0 + (hasCosts ? problem.candidates[$1].openingCost : 1) }
    }
  }
}
