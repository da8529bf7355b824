import LinearProgramming

/// Hubs with capacities: a Lagrangian bound and plans from its hubs, then, where the table of travel costs
/// is small enough, the textbook program from the best plan on. Beyond, the gap is told.
struct CapacitatedSearch {
  private let problem: LocationProblem
  private let options: LocationOptions
  private let rules: HubRules
  private let side: SideRules
  private let value: PlanValue

  /// Pairs up to which the textbook program is solved.
  static let compactPairs = 60_000

  init(_ problem: LocationProblem, _ options: LocationOptions) {
    self.problem = problem
    self.options = options
    rules = HubRules(problem)
    side = SideRules(rules)
    value = PlanValue(problem)
  }

  func plan(_ clock: inout StageClock) throws(LinearProgramError) -> LocationPlan {
    let instance = AssignmentInstance(problem, rules)
    let (best, state) = try lagrangian(instance, clock)
    clock.end("lagrangian")
    let costs = AssignmentCosts(problem)
    var plan = best ?? LocationPlan(model: problem.model, status: .unknown)
    plan.bound =
      state.bound.isFinite ? costs.objective(ofCost: state.bound * instance.scale) : nil
    if problem.travel.candidates.count <= Self.compactPairs, !clock.isOver {
      let exact = try problem.compactPlan(options, start: best, &clock)
      plan = better(exact, plan)
    }
    if plan.objective != nil {
      plan.certificate = problem.certificate(state.multipliers, instance)
      plan.settleBound(options)
    }
    return plan
  }

  /// The better plan with the better bound.
  private func better(_ exact: LocationPlan, _ first: LocationPlan) -> LocationPlan {
    guard exact.status != .infeasible else { return exact }
    var result = exact
    let sign: Double = problem.model.isMaximised ? -1 : 1
    if let known = first.objective, sign * known < sign * (exact.objective ?? sign * .infinity) {
      result = first
      result.nodes = exact.nodes
    }
    let bounds = [exact.bound, first.bound].compactMap { $0 }
    result.bound = problem.model.isMaximised ? bounds.min() : bounds.max()
    if result.objective != nil, exact.status != .optimal { result.status = .gap }
    return result
  }

  private func lagrangian(
    _ instance: AssignmentInstance, _ clock: StageClock
  ) throws(LinearProgramError) -> (LocationPlan?, CapacitatedBound.State) {
    let selection = HubSelection(rules)
    let bound = CapacitatedBound(problem, instance, selection)
    let kept = problem.candidates.map(\.isExisting)
    var best: LocationPlan?
    var tried = Set<[Int]>()
    var failure: LinearProgramError?
    let start = (0..<instance.clientCount).map { client in
      let first = instance.starts[client]
      let last = instance.starts[client + 1] - 1
      return min(
        instance.costs[min(last, first + (last - first) / 10 + 1)], instance.missed[client])
    }
    let isLarge = problem.travel.candidates.count > Self.compactPairs
    func tell(_ isChosen: [Bool], _ bound: Double) -> Double {
      let hubs = enlarged(isChosen.indices.filter { isChosen[$0] })
      if failure == nil, tried.count < (isLarge ? 60 : 15), side.allows(flags(hubs)),
        tried.insert(hubs).inserted
      {
        do throws(LinearProgramError) {
          if let service = try CapacitatedService(problem).service(hubs),
            let plan = value.plan(hubs: [hubs], service: service, status: .gap),
            isBetter(plan, best)
          {
            best = plan
          }
        } catch { failure = error }
      }
      guard let objective = best?.objective else { return .infinity }
      return
        (problem.model.isMaximised
        ? AssignmentCosts(problem).objective(ofCost: objective) : objective) / instance.scale
    }
    let state = bound.improve(
      start, steps: isLarge ? 400 : 150, open: kept, isOver: { clock.isOver }, each: tell)
    if let failure { throw failure }
    return (best, state)
  }

  private func isBetter(_ plan: LocationPlan, _ best: LocationPlan?) -> Bool {
    guard let value = plan.objective else { return false }
    guard let known = best?.objective else { return true }
    return problem.model.isMaximised ? value > known : value < known
  }

  private func flags(_ hubs: [Int]) -> [Bool] {
    var open = Array(repeating: false, count: problem.candidates.count)
    for hub in hubs { open[hub] = true }
    return open
  }

  /// Hubs that hold the demand: while they do not, the smallest gives way to the largest left out, or the
  /// largest comes on top where the number is free.
  private func enlarged(_ hubs: [Int]) -> [Int] {
    guard !problem.model.isMaximised else { return hubs }
    let needed = problem.demand.indices.filter { !problem.travel.range(ofRow: $0).isEmpty }
      .reduce(0) { $0 + problem.demand[$1].weight }
    func capacity(_ hub: Int) -> Double { problem.candidates[hub].capacity ?? .infinity }
    var result = hubs
    // A little more than the demand, as whole points never fill every hub.
    let goal = problem.service == .single ? needed * 1.02 : needed
    while result.reduce(0, { $0 + capacity($1) }) < goal {
      let out = problem.candidates.indices.filter { !result.contains($0) }
      guard let largest = out.max(by: { (capacity($0), -$0) < (capacity($1), -$1) }) else { break }
      if result.count < problem.model.hubs ?? .max {
        result.append(largest)
        continue
      }
      let free = result.filter { !problem.candidates[$0].isExisting }
      guard let smallest = free.min(by: { (capacity($0), $0) < (capacity($1), $1) }),
        capacity(smallest) < capacity(largest)
      else { break }
      result.removeAll { $0 == smallest }
      result.append(largest)
    }
    return result.sorted()
  }
}
