import LinearProgramming

/// Set cover, and p-centre as a search for the least radius that the hubs can cover.
struct CoverSearch {
  let problem: LocationProblem
  private let options: LocationOptions
  private let value: PlanValue

  init(_ problem: LocationProblem, _ options: LocationOptions) {
    self.problem = problem
    self.options = options
    value = PlanValue(problem)
  }

  func plan(_ clock: inout StageClock) throws(LinearProgramError) -> LocationPlan {
    switch problem.model {
    case .setCover(let within): try setCover(within: within, &clock)
    default: try pCenter(&clock)
    }
  }

  private func setCover(
    within: Double, _ clock: inout StageClock
  ) throws(LinearProgramError) -> LocationPlan {
    let value = value
    let cover = CoverProgram(
      problem, within: within, required: Array(problem.demand.indices)
    ) { value.coverCost($0) }
    clock.end("model")
    let solution = try cover.program.solve(
      SolveOptions(relativeGap: 0, absoluteGap: 1e-6, timeLimit: clock.left))
    clock.end("solve")
    var plan = LocationPlan(model: problem.model, status: .unknown)
    if !solution.values.isEmpty,
      let found = value.plan(
        hubs: [cover.chosen(solution.values)], service: cover.service(solution.values),
        status: solution.status == .optimal ? .optimal : .gap)
    {
      plan = found
    } else if case .infeasible = solution.status {
      plan.status = .infeasible
    }
    plan.nodes = solution.nodeCount
    if plan.objective != nil {
      plan.certificate = try certificate(cover, within: within)
      clock.end("certificate")
    }
    if solution.bound.isFinite {
      plan.bound = countsHubs ? (solution.bound - 1e-6).rounded(.up) : solution.bound
    }
    plan.settleBound(options)
    return plan
  }

  /// Whether the cost of a cover is a whole number.
  private var countsHubs: Bool {
    problem.candidates.indices.allSatisfy {
      value.coverCost($0) == value.coverCost($0).rounded()
    }
  }

  /// Bisection over the costs that occur: the answer is one of them.
  private func pCenter(_ clock: inout StageClock) throws(LinearProgramError) -> LocationPlan {
    let required = problem.demand.indices.filter { !problem.travel.range(ofRow: $0).isEmpty }
    let radii = Set(problem.travel.costs).sorted()
    // No point can do better than its nearest candidate.
    let floor =
      required.map { problem.travel.costs[problem.travel.starts[$0]] }.max() ?? 0
    var low = radii.firstIndex { $0 >= floor } ?? 0
    var high = radii.count
    var best: LocationPlan?
    var isStopped = false
    while low < high, !isStopped {
      // The last radius first: it says whether there is any plan.
      let middle = best == nil ? radii.count - 1 : (low + high) / 2
      let answer = try covering(radii[middle], required, &clock)
      clock.end("solve")
      switch answer {
      case .plan(let plan):
        best = plan
        // The plan may be better than it was asked to be.
        high = radii.firstIndex { $0 >= (plan.objective ?? radii[middle]) } ?? middle
      case .none where best == nil: return LocationPlan(model: problem.model, status: .infeasible)
      case .none: low = middle + 1
      case .unknown: isStopped = true
      }
    }
    var plan = best ?? LocationPlan(model: problem.model, status: .unknown)
    plan.bound = low < radii.count ? radii[low] : nil
    plan.status = best == nil ? .unknown : isStopped ? .gap : .optimal
    if best != nil, low > 0 {
      plan.certificate = try certificate(radii[..<low], required)
      clock.end("certificate")
    }
    plan.settleBound(options)
    return plan
  }

  private enum Answer {
    case plan(LocationPlan)
    case none
    case unknown
  }

  private func covering(
    _ radius: Double, _ required: [Int], _ clock: inout StageClock
  ) throws(LinearProgramError) -> Answer {
    let cover = CoverProgram(problem, within: radius, required: required) { _ in 0 }
    guard cover.coverable.count == required.count else { return .none }
    let solution = try cover.program.solve(SolveOptions(timeLimit: clock.left))
    if case .infeasible = solution.status { return .none }
    guard !solution.values.isEmpty,
      let plan = value.plan(
        hubs: [cover.chosen(solution.values)], service: cover.service(solution.values),
        status: .optimal)
    else { return .unknown }
    return .plan(plan)
  }
}
