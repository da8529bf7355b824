extension AllocationProblem {
  /// Kalai-Smorodinsky (1975), with voices as Thomson (1994) weighs them: the greatest t for which each
  /// department has at least b + t × voice × (1 − b), voices as parts of the greatest; then what is left is
  /// shared out by Σ voice × u without taking from anybody.
  ///
  /// Where sites cannot be divided no allocation need lie on the line from b to the ideal, and what lies beyond
  /// it is reported.
  func kalaiSmorodinsky(
    _ ideals: Ideals, _ required: [Int: Int], _ options: AllocationOptions
  ) throws(AllocationError) -> RuleOutcome {
    let parties = FairParties(voices: instance.voices, ideals: ideals)
    guard !parties.departments.isEmpty else { return try utilitarian(ideals, required, options) }
    var clock = RuleClock(options.timeLimit)
    let (statusQuo, start) = try statusQuo(ideals, required, options, &clock)
    let b = statusQuo.u.map { $0 ?? 0 }
    var step = ruleStep(
      ideals,
      starts: [start]
        + (try startingAllocations(ideals, required, options, &clock)).filter {
          keeps(b, $0, ideals)
        })
    keepAtLeast(zip(b, shares(of: start, ideals)).map { min($0, $1) }, in: &step)
    /// The way of a department for t = 1.
    let way = b.indices.map { parties.voices[$0] * max(0, 1 - b[$0]) }
    let walking = parties.departments.filter { way[$0] > 0 }
    step.unknowns = [.init(name: "share of the way", upper: 1)]
    step.objective = .unknowns([(1, 0)])
    step.complete = { u in
      [max(0, walking.map { (u[$0] - b[$0]) / way[$0] }.min().map { min(1, $0) } ?? 1)]
    }
    for k in walking {
      step.rows.append(
        .init(
          name: "way of \(step.labels.department(k))", utilities: [(1, k)],
          unknowns: [(-way[k], 0)], lower: b[k]))
    }
    let result = try step.solve(options, timeLimit: clock.limit(steps: 2))
    clock.spend(result.seconds)
    step.starts = [result.areas]
    step.unknowns[0].lower = max(0, result.value - RuleStep.kept)
    let last = try settleRest(step, ideals, options, &clock)
    let t = step.complete(last.u)[0]
    let beyond = b.indices.map { k in
      parties.departments.contains(k) ? last.u[k] - b[k] - t * way[k] : nil
    }
    return RuleOutcome(
      areas: last.areas, bound: max(t, result.bound), isProven: result.isProven,
      fairness: .kalaiSmorodinsky(statusQuo, beyond: beyond))
  }
}
