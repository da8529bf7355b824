/// What a choice of hubs is worth: computed from the problem alone, never taken from a solver.
struct PlanValue {
  private let problem: LocationProblem
  private let costs: AssignmentCosts

  init(_ problem: LocationProblem) {
    self.problem = problem
    costs = AssignmentCosts(problem)
  }

  /// Each demand point served by its nearest hub, where it has one that counts.
  func nearestService(_ chosen: [Int]) -> [LocationPlan.Service] {
    let open = isOpen(chosen)
    return problem.demand.indices.compactMap { point in
      guard let nearest = problem.travel.nearest(row: point, open: open), counts(nearest.cost)
      else { return nil }
      return .init(demand: point, candidate: nearest.candidate, share: 1, cost: nearest.cost)
    }
  }

  /// Whether a hub at this cost does anything for a demand point.
  private func counts(_ cost: Double) -> Bool {
    switch problem.model {
    case .coverage(_, let reach): reach.credit(cost) > 0
    case .setCover(let within): cost <= within
    case .pMedian, .pCenter, .facilityLocation: true
    }
  }

  /// The model's objective; nil where a point that must be served is not.
  func objective(_ chosen: [Int], _ service: [LocationPlan.Service]) -> Double? {
    switch problem.model {
    case .pCenter:
      return isWhole(service) ? service.map(\.cost).max() ?? 0 : nil
    case .setCover:
      return chosen.reduce(0) { $0 + coverCost($1) }
    case .coverage(_, let reach):
      return service.reduce(0) {
        $0 + $1.share * problem.demand[$1.demand].weight * reach.credit($1.cost)
      }
    case .pMedian, .facilityLocation:
      guard isWhole(service) else { return nil }
      let opening = chosen.reduce(0) { $0 + costs.opening($1) }
      return service.reduce(opening) {
        $0 + $1.share * problem.demand[$1.demand].weight * $1.cost
      }
    }
  }

  /// Set cover counts hubs, unless some of them cost something.
  func coverCost(_ candidate: Int) -> Double {
    hasOpeningCosts ? problem.candidates[candidate].openingCost : 1
  }

  private var hasOpeningCosts: Bool { problem.candidates.contains { $0.openingCost > 0 } }

  private func isWhole(_ service: [LocationPlan.Service]) -> Bool {
    var served = Array(repeating: 0.0, count: problem.demand.count)
    for part in service { served[part.demand] += part.share }
    return problem.demand.indices.allSatisfy {
      problem.travel.range(ofRow: $0).isEmpty || served[$0] > 1 - 1e-6
    }
  }

  /// Demand points that the chosen hubs do not cover.
  func uncovered(_ service: [LocationPlan.Service]) -> [Int] {
    let limit: Double
    switch problem.model {
    case .coverage(_, let reach): limit = reach.within
    case .setCover(let within): limit = within
    case .pMedian, .pCenter, .facilityLocation: limit = .infinity
    }
    var isCovered = Array(repeating: false, count: problem.demand.count)
    for part in service where part.cost <= limit { isCovered[part.demand] = true }
    return problem.demand.indices.filter { !isCovered[$0] }
  }

  private func isOpen(_ chosen: [Int]) -> [Bool] {
    var open = Array(repeating: false, count: problem.candidates.count)
    for candidate in chosen { open[candidate] = true }
    return open
  }

  /// A plan from the hubs of each step, with its value; nil where some point that must be served is not.
  ///
  /// - Parameter service: Of the last step, where capacities decide it; nil for the nearest hub.
  func plan(
    hubs: [[Int]], service: [LocationPlan.Service]? = nil, status: LocationPlan.Status
  ) -> LocationPlan? {
    guard let last = hubs.last else { return nil }
    var plan = LocationPlan(model: problem.model, status: status)
    plan.chosen = last.sorted()
    plan.assignment = service ?? nearestService(last)
    plan.outOfReach = problem.outOfReach
    plan.uncovered = uncovered(plan.assignment)
    if problem.periods.isEmpty {
      guard let objective = objective(plan.chosen, plan.assignment) else { return nil }
      plan.objective = objective
    } else {
      var total = 0.0
      for (period, chosen) in zip(problem.periods, hubs) {
        guard let objective = objective(chosen, nearestService(chosen)) else { return nil }
        plan.steps.append(
          .init(period: period.name, chosen: chosen.sorted(), objective: objective))
        total += period.weight * objective
      }
      plan.objective = total
    }
    return plan
  }
}
