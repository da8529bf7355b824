import Land

extension AllocationProblem {
  /// What each department would get alone, with its own rules, locks and limits, the common limits included.
  ///
  /// - Throws: ``AllocationError/infeasible(_:)`` where the locks cannot be satisfied.
  public func ideals(options: AllocationOptions = AllocationOptions()) throws(AllocationError)
    -> Ideals
  {
    let problem = unforced
    let required: [Int: Int]
    switch try problem.requiredPlacements(options) {
    case .infeasible(let infeasibility): throw .infeasible(infeasibility)
    case .placed(let areas): required = areas
    }
    let optima = try problem.optimaAlone(required, options)
    return Ideals(
      all: optima.enumerated().map { k, optimum in
        Ideals.Ideal(
          department: scenario.departments[k].id, utility: optimum.value, bound: optimum.bound,
          placements: problem.placements(optimum.areas))
      })
  }

  /// The optimum of each department as if it were alone. The number of threads changes no answer.
  func optimaAlone(
    _ required: [Int: Int], _ options: AllocationOptions
  ) throws(AllocationError) -> [Maximisation.Optimum] {
    try inOrder(Array(scenario.departments.indices), threads: options.threads) {
      k throws(AllocationError) in
      try optimumAlone(k, required, options)
    }
  }

  private func optimumAlone(
    _ k: Int, _ required: [Int: Int], _ options: AllocationOptions
  ) throws(AllocationError) -> Maximisation.Optimum {
    var unit = [Double](repeating: 0, count: instance.voices.count)
    unit[k] = 1
    let own = Set(instance.demands.indices.filter { instance.demands[$0].department == k })
    return try optimum(
      Maximisation(
        instance: instance, labels: Labels(self), weights: unit, demands: own,
        start: required.filter { own.contains(instance.pairs[$0.key].demand) }),
      options, timeLimit: options.timeLimit)
  }
}
