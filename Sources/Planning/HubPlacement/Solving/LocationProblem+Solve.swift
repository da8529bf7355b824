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
        plan =
          try isCapacitated
          ? CapacitatedSearch(self, options).plan(&clock) : bendersPlan(options, &clock)
      }
    } catch {
      throw .solver("\(error)")
    }
    plan.outOfReach = outOfReach
    if plan.status == .infeasible { plan.leastHubs = hubsToReachAll(options) }
    plan.times = clock.times
    let broken = PlanCheck(self).faults(in: plan)
    guard broken.isEmpty else { throw .brokenPlan(broken) }
    return plan
  }

  /// The least number of hubs of which one is within reach of every point that some candidate reaches, where that is
  /// more than the model may open: a network in pieces, or travel cut off at a limit. Nil where that is not what is
  /// wrong.
  private func hubsToReachAll(_ options: LocationOptions) -> Int? {
    if case .coverage = model { return nil }
    guard let hubs = periods.isEmpty ? model.hubs : periods.first?.hubs else { return nil }
    var cover = self
    cover.periods = []
    cover.equity = nil
    for index in candidates.indices {
      cover.candidates[index].capacity = nil
      cover.candidates[index].openingCost = 0
    }
    cover.model = .setCover(within: travel.costs.max() ?? 0)
    guard cover.faults.isEmpty, let plan = try? cover.solve(options), plan.status == .optimal,
      plan.chosen.count > hubs
    else { return nil }
    return plan.chosen.count
  }

  /// Through ``CompactProgram``.
  func compactPlan(
    _ options: LocationOptions, start: LocationPlan?, _ clock: inout StageClock
  ) throws(LinearProgramError) -> LocationPlan {
    let compact = CompactProgram(self)
    clock.end("model")
    let solution = try compact.program.solve(
      SolveOptions(
        relativeGap: options.relativeGap, timeLimit: clock.left,
        start: start.map { compact.values(of: $0) }))
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

extension LocationProblem {
  /// Through ``BendersSearch``.
  func bendersPlan(
    _ options: LocationOptions, _ clock: inout StageClock
  ) throws(LinearProgramError) -> LocationPlan {
    var search = BendersSearch(self, options)
    let result = try search.run(&clock)
    guard let open = result.open else {
      return LocationPlan(model: model, status: result.isInfeasible ? .infeasible : .unknown)
    }
    let width = candidates.count
    let hubs = (0..<search.rules.stepCount).map { step in
      (0..<width).filter { open[step * width + $0] }
    }
    guard var plan = PlanValue(self).plan(hubs: hubs, status: .gap) else {
      throw .solver(call: "solve", status: "a point that must be served is not")
    }
    plan.bound = AssignmentCosts(self).objective(
      ofCost: result.bound * search.whole.scale)
    plan.nodes = result.nodes
    plan.certificate = certificate(result.multipliers, search.whole)
    if search.whole.isWhole, let bound = plan.bound, let objective = plan.objective {
      // Of whole numbers the next one is a bound too.
      let whole =
        model.isMaximised
        ? (bound + 1e-3 + 1e-9 * abs(bound)).rounded(.down)
        : (bound - 1e-3 - 1e-9 * abs(bound)).rounded(.up)
      plan.bound = model.isMaximised ? max(whole, objective) : min(whole, objective)
    }
    plan.settleBound(options)
    return plan
  }

  /// By demand point from multipliers by client; nil over several steps.
  func certificate(
    _ multipliers: [Double], _ instance: AssignmentInstance
  ) -> LocationCertificate? {
    guard periods.isEmpty, !multipliers.isEmpty else { return nil }
    let costs = AssignmentCosts(self)
    var result = demand.indices.map { costs.missed(row: $0) ?? 0 }
    for (client, origin) in instance.origins.enumerated() {
      let weight = origin.points.reduce(0) { $0 + demand[$1].weight }
      for point in origin.points {
        result[point] = multipliers[client] * instance.scale * demand[point].weight / weight
      }
    }
    return LocationCertificate(multipliers: result, of: self)
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
