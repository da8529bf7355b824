import Foundation
import Land
import Planning

/// Solves generated instances and prints how well and how fast: `swift run -c release AllocationBenchmark`.
///
/// Arguments: instances by the beginning of their name, rules, seeds, `threads=N`, `patience=F` (time limits F
/// times as long, on a machine that others use). Seconds include the ideals of all departments for the
/// utilitarian rule, and leave them out for others, which use the same. A run that ends at its time limit shows
/// its gap: it is not solved. Last, medians over the seeds, and what the solver alone (the same model, the same
/// start, no decomposition) reaches in the time that the rule took.
@main
struct AllocationBenchmark {
  struct Case {
    let instance: GeneratedInstance
    let gap: Double
    /// Seconds for one rule.
    let limit: Double
  }

  struct Run {
    var gap: Double
    var seconds: Double
    var processor: Double
    var aloneGap: Double
  }

  static let cases: [Case] = [
    Case(
      instance: GeneratedInstance(
        name: "abundance", demands: 60, sites: 200, departments: 5, epochs: 4, eligible: 0.12,
        pressure: 0.3, seed: 1), gap: 0.002, limit: 30),
    Case(
      instance: GeneratedInstance(
        name: "scarcity", demands: 200, sites: 60, departments: 6, epochs: 6, eligible: 0.25,
        pressure: 1.6, seed: 1), gap: 0.002, limit: 60),
    Case(
      instance: GeneratedInstance(
        name: "middle-scarcity", demands: 120, sites: 40, departments: 5, epochs: 4,
        eligible: 0.25, pressure: 1.6, seed: 1), gap: 0.002, limit: 60),
    Case(
      instance: GeneratedInstance(
        name: "small-scarcity", demands: 60, sites: 20, departments: 4, epochs: 4, eligible: 0.25,
        pressure: 1.6, seed: 1), gap: 0.002, limit: 60),
  ]

  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    func number(_ key: String) -> Double? {
      arguments.lazy.filter { $0.hasPrefix("\(key)=") }.compactMap {
        Double($0.dropFirst(key.count + 1))
      }.first
    }
    let seeds = arguments.compactMap(UInt64.init)
    if arguments.first == "robustness" {
      let threads = Int(number("threads") ?? 2)
      return try RobustnessBenchmark.run(
        cases[0].instance.seeded(seeds.first ?? 1), threads: threads)
    }
    if arguments.first == "study", arguments.count > 1 {
      return try await StudyBenchmark.run(arguments[1], threads: Int(number("threads") ?? 2))
    }
    if arguments.first == "front" {
      return try FrontBenchmark.run(
        seeds: seeds.isEmpty ? [1, 2, 3] : seeds, patience: number("patience") ?? 1)
    }
    let rules = arguments.compactMap(Rule.init(rawValue:))
    let names = arguments.filter { argument in
      cases.contains { $0.instance.name.hasPrefix(argument) }
    }
    print("instance seed rule pairs objective bound gap% seconds cpu_s alone_gap% status")
    for one in cases
    where names.isEmpty || names.contains(where: one.instance.name.hasPrefix) {
      var runs: [Rule: [Run]] = [:]
      let wanted = rules.isEmpty ? [.utilitarian] : rules
      for seed in seeds.isEmpty ? [1] : seeds {
        let options = AllocationOptions(
          relativeGap: number("gap") ?? one.gap, timeLimit: one.limit * (number("patience") ?? 1),
          threads: Int(number("threads") ?? 1))
        let problem = try one.instance.seeded(seed).problem()
        for (rule, run) in try solve(problem, wanted, options, "\(one.instance.name) \(seed)") {
          runs[rule, default: []].append(run)
        }
      }
      for rule in wanted { report(one.instance.name, rule, runs[rule]!) }
    }
  }

  static func solve(
    _ problem: AllocationProblem, _ rules: [Rule], _ options: AllocationOptions, _ name: String
  ) throws -> [(Rule, Run)] {
    let clock = ContinuousClock()
    let start = clock.now
    let cpu = cpuSeconds()
    let ideals = try problem.ideals(options: options)
    let idealSeconds = (clock.now - start) / .seconds(1)
    let idealCPU = cpuSeconds() - cpu
    return try rules.map { rule in
      let start = clock.now
      let cpu = cpuSeconds()
      let allocation = try problem.solve(rule, ideals: ideals, options: options)
      var run = Run(
        gap: allocation.gap, seconds: (clock.now - start) / .seconds(1),
        processor: cpuSeconds() - cpu, aloneGap: .nan)
      var alone = options
      alone.isDecomposed = false
      alone.timeLimit = max(0.5, run.seconds)
      run.aloneGap = (try? problem.solve(rule, ideals: ideals, options: alone))?.gap ?? .infinity
      if rule == .utilitarian {
        run.seconds += idealSeconds
        run.processor += idealCPU
      }
      print(
        name, rule.rawValue, problem.modelSize.pairs, decimals(allocation.objective, 5),
        decimals(allocation.bound, 5), percent(run.gap), decimals(run.seconds, 2),
        decimals(run.processor, 2), percent(run.aloneGap), allocation.status.rawValue)
      fflush(nil)
      return (rule, run)
    }
  }

  static func report(_ name: String, _ rule: Rule, _ runs: [Run]) {
    func median(_ value: (Run) -> Double) -> Double {
      let sorted = runs.map(value).sorted()
      return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
    print(
      "\(name) \(rule.rawValue): median of \(runs.count): gap \(percent(median(\.gap))) %, "
        + "\(decimals(median(\.seconds), 2)) s, solver alone in that time "
        + "\(percent(median(\.aloneGap))) %")
  }

  /// What this program alone used, whatever else the machine does.
  static func cpuSeconds() -> Double { Double(Foundation.clock()) / Double(CLOCKS_PER_SEC) }

  static func decimals(_ value: Double, _ count: Int) -> String {
    String(format: "%.\(count)f", value)
  }

  static func percent(_ share: Double) -> String { decimals(100 * share, 3) }
}

extension GeneratedInstance {
  func seeded(_ seed: UInt64) -> GeneratedInstance {
    GeneratedInstance(
      name: name, demands: demands, sites: sites, departments: departments, epochs: epochs,
      eligible: eligible, pressure: pressure, seed: seed)
  }
}
