extension AllocationProblem {
  /// Leximin: the least share as great as possible, then the sum of the two least, and so on, by cumulated
  /// ordered outcomes (Ogryczak and Śliwiński 2006).
  ///
  /// The sum of the r least shares is the greatest value of r t − Σ max(0, t − v_k), a linear program. It is
  /// right where sites cannot be divided as well: there, fixing the department that is saturated at one level
  /// may exclude the better second level of an allocation in which another is the worst-off.
  func leximin(
    _ ideals: Ideals, _ required: [Int: Int], _ options: AllocationOptions
  ) throws(AllocationError) -> RuleOutcome {
    let parties = FairParties(voices: instance.voices, ideals: ideals)
    let count = parties.departments.count
    guard count > 0 else { return try utilitarian(ideals, required, options) }
    var clock = RuleClock(options.timeLimit)
    var step = ruleStep(ideals, starts: try startingAllocations(ideals, required, options, &clock))
    var levels: [FairnessAccount.Level] = []
    var kept: [Int] = []
    for rank in 1...count {
      let sum = addLevel(rank, parties, to: &step)
      step.objective = .unknowns(sum)
      let result = try step.solve(options, timeLimit: clock.limit(steps: count + 2 - rank))
      clock.spend(result.seconds)
      step.starts = [result.areas]
      levels.append(
        FairnessAccount.Level(
          rank: rank, value: result.value, bound: result.bound, isProven: result.isProven))
      kept.append(step.rows.count)
      step.rows.append(.init(name: "keep level \(rank)", unknowns: sum))
      keepLevels(kept, result.u, in: &step)
    }
    let last = try settleRest(step, ideals, options, &clock)
    // Areas may have moved by a square decimetre: the account is of what is handed out.
    let ordered = parties.ordered(last.u)
    levels = levels.map { level in
      let value = ordered.prefix(level.rank).reduce(0, +)
      return FairnessAccount.Level(
        rank: level.rank, value: value, bound: max(value, level.bound), isProven: level.isProven)
    }
    return RuleOutcome(
      areas: last.areas, bound: levels[0].bound, isProven: levels.allSatisfy(\.isProven),
      fairness: .leximin(levels))
  }

  /// Adds unknowns t, d_k with d_k ≥ t − v_k, and returns r t − Σ d_k.
  private func addLevel(_ rank: Int, _ parties: FairParties, to step: inout RuleStep) -> [(
    coefficient: Double, unknown: Int
  )] {
    let t = step.unknowns.count
    step.unknowns.append(.init(name: "level \(rank)"))
    var sum: [(coefficient: Double, unknown: Int)] = [(Double(rank), t)]
    for k in parties.departments {
      let d = step.unknowns.count
      let name = "short of level \(rank) \(step.labels.department(k))"
      step.unknowns.append(.init(name: name))
      sum.append((-1, d))
      step.rows.append(
        .init(
          name: name, utilities: [(1 / parties.voices[k], k)], unknowns: [(1, d), (-1, t)],
          lower: 0))
    }
    step.complete = { u in
      let ordered = parties.ordered(u)
      return (1...rank).flatMap { level in
        [ordered[level - 1]]
          + parties.departments.map { max(0, ordered[level - 1] - u[$0] / parties.voices[$0]) }
      }
    }
    return sum
  }

  /// Keeps the sums that were reached. All of them are set again from the last allocation, as rounding may have
  /// cost an earlier one a square decimetre.
  private func keepLevels(_ kept: [Int], _ u: [Double], in step: inout RuleStep) {
    let values = step.complete(u)
    for index in kept {
      let reached = step.rows[index].unknowns.reduce(0) { $0 + $1.coefficient * values[$1.unknown] }
      step.rows[index].lower = reached - RuleStep.kept
    }
  }
}
