import LinearProgramming

extension LocationProblem {
  /// The best plan and its proof, or the best one found in time and how far it may be from the best.
  ///
  /// The same problem gives the same plan, unless the time limit strikes.
  ///
  /// - Throws: ``LocationError/faults(_:)`` for a problem that makes no sense.
  public func solve(_ options: LocationOptions = LocationOptions()) throws(LocationError)
    -> LocationPlan
  {
    let faults = faults
    guard faults.isEmpty else { throw .faults(faults) }
    var clock = StageClock(limit: options.timeLimit)
    var plan: LocationPlan
    do {
      switch model {
      case .setCover, .pCenter: plan = try CoverSearch(self, options).plan(&clock)
      case .pMedian, .coverage, .facilityLocation:
        plan = try compactPlan(options, &clock)
      }
    } catch {
      throw .solver("\(error)")
    }
    plan.outOfReach = outOfReach
    plan.times = clock.times
    return plan
  }

  /// Through ``CompactProgram``.
  func compactPlan(
    _ options: LocationOptions, _ clock: inout StageClock
  ) throws(LinearProgramError) -> LocationPlan {
    let compact = CompactProgram(self)
    clock.end("model")
    let solution = try compact.program.solve(
      SolveOptions(relativeGap: options.relativeGap, timeLimit: clock.left))
    clock.end("solve")
    let costs = AssignmentCosts(self)
    var plan = LocationPlan(model: model, status: .unknown)
    switch solution.status {
    case .optimal, .gap:
      let service = isCapacitated ? compact.service(solution.values) : nil
      let status: LocationPlan.Status = solution.status == .optimal ? .optimal : .gap
      guard
        let found = PlanValue(self).plan(
          hubs: compact.chosen(solution.values), service: service, status: status)
      else { throw .solver(call: "solve", status: "a point that must be served is not") }
      plan = found
    case .infeasible: plan.status = .infeasible
    case .noSolutionFound: plan.status = .unknown
    case .unbounded, .nothingBetter:
      throw .solver(call: "solve", status: "\(solution.status)")
    }
    if solution.bound.isFinite { plan.bound = costs.objective(ofCost: solution.bound) }
    plan.nodes = solution.nodeCount
    plan.settleBound(options)
    return plan
  }
}

extension LocationPlan {
  /// An optimal plan's bound is its value; a bound that the value itself passes by rounding is the value.
  mutating func settleBound(_ options: LocationOptions) {
    guard let objective, let bound else { return }
    let slack = model.isMaximised ? bound - objective : objective - bound
    if slack <= options.relativeGap * abs(objective) + 1e-9 {
      status = .optimal
      if status == .optimal, slack <= 1e-9 * max(1, abs(objective)) { self.bound = objective }
    } else if status == .optimal {
      status = .gap
    }
  }
}
