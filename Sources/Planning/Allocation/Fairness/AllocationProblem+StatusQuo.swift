import Land

extension AllocationProblem {
  /// What each department has where no agreement is reached, as the scenario says.
  ///
  /// - Throws: ``AllocationError/infeasibleStatusQuo(_:shortfall:isProven:)`` where no allocation gives everybody at
  ///   least that; ``AllocationError/infeasible(_:)`` where the hard rules cannot hold.
  public func statusQuo(ideals: Ideals, options: AllocationOptions = AllocationOptions())
    throws(AllocationError) -> StatusQuo
  {
    switch try requiredPlacements(options) {
    case .infeasible(let infeasibility): throw .infeasible(infeasibility)
    case .placed(let required):
      var clock = RuleClock(options.timeLimit)
      return try statusQuo(ideals, required, options, &clock).statusQuo
    }
  }

  /// The same, with an allocation that gives everybody at least that much: square decimetres by pair.
  func statusQuo(
    _ ideals: Ideals, _ required: [Int: Int], _ options: AllocationOptions, _ clock: inout RuleClock
  ) throws(AllocationError) -> (statusQuo: StatusQuo, start: [Int: Int]) {
    let source = scenario.coordination.statusQuo
    func known(_ areas: [Int: Int]) -> StatusQuo {
      let u = zip(shares(of: areas, ideals), ideals.all).map { $1.utility > 0 ? $0 : nil }
      return StatusQuo(source: source, u: u, placements: placements(areas))
    }
    var timed = options
    timed.timeLimit = clock.limit(steps: 3)
    let started = ContinuousClock.now
    defer { clock.spend((ContinuousClock.now - started) / .seconds(1)) }
    switch source {
    case .priority:
      let areas = try priority(ideals, required, timed).areas
      return (known(areas), areas)
    case .committed(let level):
      let areas = try priority(ideals, required, timed, from: level).areas
      return (known(areas), areas)
    case .silo:
      let areas = try silo(ideals, required, timed).areas
      let statusQuo = known(areas)
      if instance.required.allSatisfy({ areas[$0] != nil }) { return (statusQuo, areas) }
      // A clash took what a lock asks for: no allocation has these very placements.
      return (statusQuo, try reaching(statusQuo, ideals, required, timed))
    case .shares(let shares):
      let u = zip(scenario.departments, ideals.all).map { department, ideal in
        ideal.utility > 0 ? shares[department.id] ?? 0 : nil
      }
      let statusQuo = StatusQuo(source: source, u: u, placements: nil)
      return (statusQuo, try reaching(statusQuo, ideals, required, timed))
    }
  }

  /// An allocation that gives everybody at least the status quo: the one whose greatest shortfall is least.
  private func reaching(
    _ statusQuo: StatusQuo, _ ideals: Ideals, _ required: [Int: Int], _ options: AllocationOptions
  ) throws(AllocationError) -> [Int: Int] {
    let b = statusQuo.u.map { $0 ?? 0 }
    let present = b.indices.filter { statusQuo.u[$0] != nil }
    var clock = RuleClock(options.timeLimit)
    var step = ruleStep(
      ideals, starts: try startingAllocations(ideals, required, options, &clock))
    step.unknowns = [.init(name: "shortfall")]
    step.objective = .unknowns([(-1, 0)])
    step.complete = { u in [max(0, present.map { b[$0] - u[$0] }.max() ?? 0)] }
    for k in present {
      step.rows.append(
        .init(
          name: "status quo of \(step.labels.department(k))", utilities: [(1, k)],
          unknowns: [(1, 0)], lower: b[k]))
    }
    let result = try step.solve(options, timeLimit: clock.limit(steps: 1))
    guard -result.value <= StatusQuo.tolerance else {
      throw .infeasibleStatusQuo(
        statusQuo, shortfall: -result.value, isProven: result.bound < -StatusQuo.tolerance)
    }
    return result.areas
  }
}

extension StatusQuo {
  /// What rounding areas to the square decimetre may take from a share.
  static let tolerance = 1e-4
}
