import Foundation
import Land

extension AllocationProblem {
  /// Nash (1950), weighted by voices (Kalai 1977): the greatest Σ voice × log(u − b).
  ///
  /// A department that cannot gain would make every product nought. As the theory has it (Caragiannis and others
  /// 2019 for goods), as many departments as possible gain first, and the product is over those; the rest keep
  /// at least the status quo. The logarithm is bounded from outside by tangents: the bound of each program is a
  /// bound of the product, and tangents are added where the last answer lies until both meet.
  func nash(
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

    let isExact = options.isExact(pairs: instance.pairs.count)
    let program = NashProgram(
      parties: parties, statusQuo: b,
      nearEnough: isExact ? 1e-8 : options.relativeGap * parties.voices.reduce(0, +) / 2)
    let most = try mostGaining(program, step, options, &clock)
    var outcome = RuleOutcome(areas: most.areas, bound: 0, isProven: most.isProven)
    step.starts.append(most.areas)
    let count = program.gaining(most.u).count
    var u = most.u
    if count > 0 {
      let product = try greatestProduct(program, count, step, options, &clock)
      outcome.bound = product.bound
      outcome.isProven = outcome.isProven && product.isProven
      step.starts = [product.result.areas]
      u = product.result.u
    }
    let gaining = program.gaining(u)
    // Who gains keeps its gain; the others keep at least the status quo.
    keepAtLeast(b.indices.map { gaining.contains($0) ? u[$0] : 0 }, in: &step)
    let last = try settleRest(step, ideals, options, &clock)
    outcome.areas = last.areas
    func names(_ positions: [Int]) -> [String] { positions.map { scenario.departments[$0].id } }
    outcome.fairness = .nash(
      statusQuo, gaining: names(gaining),
      cannotGain: names(parties.departments.filter { !gaining.contains($0) }))
    return outcome
  }

  /// How many departments can gain at once.
  private func mostGaining(
    _ program: NashProgram, _ given: RuleStep, _ options: AllocationOptions,
    _ clock: inout RuleClock
  ) throws(AllocationError) -> RuleStep.Result {
    var step = given
    program.addGains(to: &step)
    step.objective = .unknowns(program.positions.map { (1, $0.gains) })
    step.complete = { program.values($0) }
    step.nearEnough = 0.5
    var result = try step.solve(options, timeLimit: clock.limit(steps: 4))
    clock.spend(result.seconds)
    // Numbers of departments are whole: a bound below the next one proves it.
    result.isProven = result.isProven || result.bound < result.value + 1 - 1e-6
    return result
  }

  /// The greatest product over `count` departments that gain, as a weighted geometric mean with its bound.
  private func greatestProduct(
    _ program: NashProgram, _ count: Int, _ given: RuleStep, _ options: AllocationOptions,
    _ clock: inout RuleClock
  ) throws(AllocationError) -> (result: RuleStep.Result, bound: Double, isProven: Bool) {
    var program = program
    var best: RuleStep.Result?
    var bestLogarithm = -Double.infinity
    var bound = Double.infinity
    var isStopped = false
    for round in 0..<NashProgram.greatestRounds {
      var step = program.step(from: given, count: count)
      if let best { step.starts = [best.areas] }
      let result = try step.solve(options, timeLimit: clock.limit(steps: 2))
      clock.spend(result.seconds)
      bound = min(bound, result.bound)
      isStopped = !result.isProven
      program.addTangents(at: result.exactU)
      let polished = try polish(&program, count, given, result, options, &clock)
      for found in [result, polished] {
        let logarithm = program.logarithm(found.u, count)
        if logarithm > bestLogarithm || best == nil {
          best = found
          bestLogarithm = logarithm
        }
      }
      let reached = max(
        bestLogarithm, program.logarithm(result.exactU, count),
        program.logarithm(polished.exactU, count))
      if isStopped || bound - reached <= program.nearEnough { break }
      if round == NashProgram.greatestRounds - 1 { isStopped = true }
    }
    let weight = program.weight(best!.u)
    return (best!, exp(bound / weight), !isStopped)
  }

  /// The best areas with demands on the sites where they are: linear programs, which cost little and find
  /// tangents that the next round needs.
  private func polish(
    _ program: inout NashProgram, _ count: Int, _ given: RuleStep, _ found: RuleStep.Result,
    _ options: AllocationOptions, _ clock: inout RuleClock
  ) throws(AllocationError) -> RuleStep.Result {
    var result = found
    guard program.logarithm(found.u, count) > -.infinity else { return found }
    for _ in 0..<NashProgram.greatestRounds {
      var step = program.step(from: given, count: count)
      step.starts = [found.areas]
      result = try step.solve(options, timeLimit: clock.limit(steps: 2), isFixed: true)
      clock.spend(result.seconds)
      if result.bound - program.logarithm(result.exactU, count) <= 1e-9 { break }
      program.addTangents(at: result.exactU)
    }
    return result
  }
}
