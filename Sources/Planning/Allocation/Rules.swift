import Land

extension AllocationProblem {
  /// Voice / U* by department: weights that make Σ weight × U equal Σ voice × u. 0 where u is undefined.
  func voiceWeights(_ ideals: Ideals) -> [Double] {
    zip(instance.voices, ideals.all).map { voice, ideal in
      ideal.utility > 0 ? voice / ideal.utility : 0
    }
  }

  /// Utilitarian: max Σ voice × u.
  func utilitarian(
    _ ideals: Ideals, _ required: [Int: Int], _ options: AllocationOptions
  ) throws(AllocationError) -> RuleOutcome {
    let optimum = try optimum(
      Maximisation(
        instance: instance, labels: Labels(self), weights: voiceWeights(ideals), start: required),
      options, timeLimit: options.timeLimit)
    return RuleOutcome(areas: optimum.areas, bound: optimum.bound, isProven: optimum.isProven)
  }

  /// Priority: one department after the other takes its optimum of what is left.
  ///
  /// Nobody may take what a later department's lock needs: its locked demands are placed with every step,
  /// and stay free to move until its turn.
  func priority(
    _ ideals: Ideals, _ required: [Int: Int], _ options: AllocationOptions
  ) throws(AllocationError) -> RuleOutcome {
    let weights = voiceWeights(ideals)
    let locked = Set(instance.required.map { instance.pairs[$0].demand })
    var outcome = RuleOutcome(areas: [:], bound: nil, isProven: true)
    var pending = required
    var slack = 0.0
    var seconds = 0.0
    for k in priorityOrder {
      let own = Set(instance.demands.indices.filter { instance.demands[$0].department == k })
      let placed = Set(outcome.areas.keys.map { instance.pairs[$0].demand })
      let later = locked.subtracting(placed).subtracting(own)
      var unit = [Double](repeating: 0, count: weights.count)
      unit[k] = 1
      let optimum = try optimum(
        Maximisation(
          instance: instance, labels: Labels(self), weights: unit, demands: own.union(later),
          fixed: outcome.areas, start: pending),
        options, timeLimit: options.timeLimit.map { max(0.1, $0 - seconds) })
      seconds += optimum.seconds
      outcome.isProven = outcome.isProven && optimum.isProven
      slack += weights[k] * (optimum.bound - optimum.value)
      pending = [:]
      for (p, area) in optimum.areas {
        if own.contains(instance.pairs[p].demand) {
          outcome.areas[p] = area
        } else {
          pending[p] = area
        }
      }
      // Demands of departments that had their turn and got nothing stay unmet.
    }
    outcome.bound = weightedUtility(outcome.areas, weights) + slack
    return outcome
  }

  /// The scenario's order, then the remaining departments as they come in the file.
  private var priorityOrder: [Int] {
    let names = scenario.departments.map(\.id)
    var order: [Int] = []
    for id in scenario.coordination.priority + names {
      if let k = names.firstIndex(of: id), !order.contains(k) { order.append(k) }
    }
    return order
  }

  func weightedUtility(_ areas: [Int: Int], _ weights: [Double]) -> Double {
    zip(weights, instance.utilities(of: areas)).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Runs a step whose hard rules are known to be satisfiable.
  func optimum(
    _ maximisation: Maximisation, _ options: AllocationOptions, timeLimit: Double?
  ) throws(AllocationError) -> Maximisation.Optimum {
    switch try maximisation.solve(options, timeLimit: timeLimit) {
    case .optimum(let optimum): return optimum
    case .infeasible:
      // A known solution was given to start from: the claim is false (see HiGHS issue 3258).
      throw .solver("claims that a problem with a known solution has none")
    }
  }
}
