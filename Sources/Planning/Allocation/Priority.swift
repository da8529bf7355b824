import Land

extension AllocationProblem {
  /// Priority: one department after the other takes its optimum of what is left.
  ///
  /// Nobody may take what a later department's lock needs: its locked demands are placed with every step,
  /// and stay free to move until its turn.
  ///
  /// - Parameter level: Only demands that have come at least so far, and locked ones; nil for all.
  func priority(
    _ ideals: Ideals, _ required: [Int: Int], _ options: AllocationOptions,
    from level: Demand.Commitment? = nil
  ) throws(AllocationError) -> RuleOutcome {
    var turns = PriorityTurns(pending: required)
    var seconds = 0.0
    for k in priorityOrder {
      let optimum = try turn(
        of: k, after: turns, options, timeLimit: options.timeLimit.map { max(0.1, $0 - seconds) },
        from: level)
      seconds += optimum.seconds
      turns.take(optimum, k, instance, weight: voiceWeights(ideals)[k])
    }
    return RuleOutcome(
      areas: turns.areas,
      bound: weightedUtility(turns.areas, voiceWeights(ideals)) + turns.slack,
      isProven: turns.isProven)
  }

  /// What a department takes when others had their turns: its own placements, and those that later locks need.
  func turn(
    of k: Int, after turns: PriorityTurns, _ options: AllocationOptions, timeLimit: Double?,
    from level: Demand.Commitment? = nil
  ) throws(AllocationError) -> Maximisation.Optimum {
    let locked = Set(instance.required.map { instance.pairs[$0].demand })
    let own = Set(
      instance.demands.indices.filter { d in
        guard instance.demands[d].department == k else { return false }
        guard let level, !locked.contains(d) else { return true }
        return scenario.demands[d].commitment?.reaches(level) ?? false
      })
    let placed = Set(turns.areas.keys.map { instance.pairs[$0].demand })
    let later = locked.subtracting(placed).subtracting(own)
    var unit = [Double](repeating: 0, count: instance.voices.count)
    unit[k] = 1
    return try optimum(
      Maximisation(
        instance: instance, labels: Labels(self), weights: unit, demands: own.union(later),
        fixed: turns.areas, start: turns.pending),
      options, timeLimit: timeLimit)
  }

  /// The scenario's order, then the remaining departments as they come in the file.
  var priorityOrder: [Int] {
    let names = scenario.departments.map(\.id)
    var order: [Int] = []
    for id in scenario.coordination.priority + names {
      if let k = names.firstIndex(of: id), !order.contains(k) { order.append(k) }
    }
    return order
  }
}

/// How far departments have come that choose one after the other.
struct PriorityTurns {
  /// Placed for good: square decimetres by pair.
  var areas: [Int: Int] = [:]
  /// Placements of demands that are locked and whose department has yet to choose.
  var pending: [Int: Int]
  /// Whether every turn was an optimum.
  var isProven = true
  /// Σ weight × (bound − value) of the turns.
  var slack = 0.0

  init(pending: [Int: Int]) { self.pending = pending }

  /// Demands of departments that had their turn and got nothing stay unmet.
  mutating func take(
    _ optimum: Maximisation.Optimum, _ k: Int, _ instance: AllocationInstance, weight: Double
  ) {
    isProven = isProven && optimum.isProven
    slack += weight * (optimum.bound - optimum.value)
    pending = [:]
    for (p, area) in optimum.areas {
      if instance.demands[instance.pairs[p].demand].department == k {
        areas[p] = area
      } else {
        pending[p] = area
      }
    }
  }
}
