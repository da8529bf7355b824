import Foundation
import Land
import Planning
import TestSupport

/// 1,000 weightings of voices and as many of preferences on a generated instance:
/// `swift run -c release AllocationBenchmark robustness [threads=N] [seed]`.
enum RobustnessBenchmark {
  static func run(_ instance: GeneratedInstance, threads: Int) throws {
    let (problem, preferences) = try weighed(instance)
    let options = AllocationOptions(relativeGap: 0.002, timeLimit: 30)
    let ideals = try problem.ideals(options: options)
    let allocation = try problem.solve(.utilitarian, ideals: ideals, options: options)
    print("study draws proven greatest_gap% searched allocations flips wall_s cpu_s")
    for (name, values) in [("voices", nil), ("voices+preferences", preferences)] {
      let clock = ContinuousClock()
      let (start, cpu) = (clock.now, AllocationBenchmark.cpuSeconds())
      let found = try problem.robustness(
        of: allocation, ideals: ideals, preferences: values,
        options: RobustnessOptions(threads: threads))
      let wall = (clock.now - start).components
      let seconds = Double(wall.seconds) + Double(wall.attoseconds) / 1e18
      let study = found.preferences ?? found.voices
      print(
        name, study.draws, study.provenDraws, String(format: "%.3f", study.greatestGap * 100),
        study.solvedDraws, study.allocationCount, found.flips.count,
        String(format: "%.2f", seconds),
        String(format: "%.2f", AllocationBenchmark.cpuSeconds() - cpu))
      fflush(nil)
    }
  }

  /// The instance with three preferences a demand, whose equal mean is the score.
  private static func weighed(
    _ instance: GeneratedInstance
  ) throws -> (AllocationProblem, PreferenceValues) {
    let plain = try instance.problem()
    var random = SeededGenerator(seed: instance.seed &+ 99)
    var scenario = plain.scenario
    for index in scenario.demands.indices {
      scenario.demands[index].preferences = (0..<3).map { _ in
        Preference(Measure(.area), best: 1, worst: 0)
      }
    }
    let values = plain.suitabilities.map { _ in
      (0..<3).map { _ in Double.random(in: 0.1...1, using: &random) }
    }
    let suitabilities = zip(plain.suitabilities, values).map { pair, values in
      let score = values.reduce(0, +) / 3
      return Suitability(
        demand: pair.demand, site: pair.site, findings: pair.findings, score: score,
        scoreLow: score, scoreHigh: score)
    }
    return (
      try AllocationProblem(
        scenario: scenario, sites: plain.sites, suitabilities: suitabilities),
      PreferenceValues(values: values)
    )
  }
}
