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
