extension RuleStep {
  /// How far below its value a level that was reached may fall in later steps, so that the solver's rounding
  /// does not exclude the allocation that reached it.
  static let kept = 1e-7
}

/// What the rules of fairness have in common.
extension AllocationProblem {
  func ruleStep(_ ideals: Ideals, starts: [[Int: Int]]) -> RuleStep {
    RuleStep(
      instance: instance, labels: Labels(self), ideals: ideals.all.map(\.utility), starts: starts)
  }

  /// Allocations to start from: what the locks need filled up greedily, and for large problems, where the solver
  /// finds nothing good by itself, an allocation near the greatest sum.
  func startingAllocations(
    _ ideals: Ideals, _ required: [Int: Int], _ options: AllocationOptions, _ clock: inout RuleClock
  ) throws(AllocationError) -> [[Int: Int]] {
    let greedy = Maximisation(
      instance: instance, labels: Labels(self), weights: voiceWeights(ideals), start: required)
    let filled = GreedySearch(greedy).improve(required)
    guard instance.pairs.count > AllocationOptions.exactPairs else { return [filled] }
    var rough = options
    rough.relativeGap = max(options.relativeGap, 0.01)
    let optimum = try optimum(greedy, rough, timeLimit: clock.limit(steps: 3))
    clock.spend(optimum.seconds)
    return [optimum.areas, filled]
  }

  /// Adds a floor for every department with a share.
  func keepAtLeast(_ floors: [Double], in step: inout RuleStep) {
    for k in floors.indices where step.ideals[k] > 0 && floors[k] > 0 {
      step.rows.append(
        .init(
          name: "at least \(step.labels.department(k))", utilities: [(1, k)],
          lower: floors[k] - 1e-9))
    }
  }

  func keeps(_ floors: [Double], _ areas: [Int: Int], _ ideals: Ideals) -> Bool {
    let u = shares(of: areas, ideals)
    return zip(u, floors).allSatisfy { $0 >= $1 - 1e-9 }
  }

  /// u of all departments; 0 where U* = 0.
  func shares(of areas: [Int: Int], _ ideals: Ideals) -> [Double] {
    zip(instance.utilities(of: areas), ideals.all).map { $1.utility > 0 ? $0 / $1.utility : 0 }
  }

  /// The last step of every rule: among the allocations that keep its rows, one with the greatest sum, so that
  /// nothing is left that somebody could have at nobody's cost; ties settled as everywhere. A department
  /// without a voice counts for a thousandth here.
  func settleRest(
    _ step: RuleStep, _ ideals: Ideals, _ options: AllocationOptions, _ clock: inout RuleClock
  ) throws(AllocationError) -> RuleStep.Result {
    let greatest = instance.voices.max() ?? 0
    var last = step
    last.objective = .utilities(instance.voices.map { $0 > 0 ? $0 : greatest / 1000 })
    let result = try last.solve(options, timeLimit: clock.limit(steps: 1))
    clock.spend(result.seconds)
    return result
  }
}
