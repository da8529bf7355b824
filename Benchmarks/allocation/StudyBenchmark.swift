import Formats
import Foundation
import Land
import Planning

/// A scenario's whole study of coordination, section by section:
/// `swift run -c release AllocationBenchmark study scenarios/haubourdin.yaml [threads=N]`.
enum StudyBenchmark {
  static func run(_ path: String, threads: Int) async throws {
    let start = ContinuousClock.now
    let scenario = try ScenarioReader.read(path: path)
    let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    let territory = try TerritoryReader.read(scenario: scenario, folder: folder)
    let screening = try await Screening(scenario, territory)
    let problem = try AllocationProblem(
      scenario: scenario, sites: territory.sites, suitabilities: screening.suitabilities)
    let size = problem.modelSize
    print("section wall_s cpu_s (\(size.pairs) pairs)")
    report("reading and screening", since: start, nil)
    let options = AllocationOptions(threads: threads)
    let ideals = try timed("ideals") { try problem.ideals(options: options) }
    let allocations = try scenario.coordination.rules.map { rule in
      try timed(rule.rawValue) { try problem.solve(rule, ideals: ideals, options: options) }
    }
    _ = try timed("orders") { try problem.priorityOrders(ideals: ideals, options: options) }
    let statusQuo = try problem.statusQuo(ideals: ideals, options: options)
    let front = try timed("front") {
      try problem.front(ideals: ideals, allocations: allocations, statusQuo: statusQuo)
    }
    if let front {
      print(
        "  \(front.points.count) points, \(front.programs) programs, settled \(front.settledShare)")
      _ = timed("negotiation") { problem.negotiation(over: front, from: statusQuo, ideals: ideals) }
    }
    guard let joint = allocations.first(where: { $0.rule == .utilitarian }) else { return }
    _ = try timed("sharing") { try problem.sharing(ideals: ideals, joint: joint, options: options) }
    _ = try timed("relaxations") { try problem.relaxations(beside: joint, threads: threads) }
    _ = try timed("lock prices") {
      try problem.lockPrices(of: joint, ideals: ideals, options: options)
    }
    for (name, values) in [
      ("voices and flips", nil), ("with preferences", screening.preferenceValues(of: scenario)),
    ] {
      let found = try timed(name) {
        try problem.robustness(
          of: joint, ideals: ideals, preferences: values,
          options: RobustnessOptions(threads: threads))
      }
      let study = found.preferences ?? found.voices
      print("  \(study.draws) draws, \(study.provenDraws) proven, \(study.solvedDraws) searched")
    }
    report("all", since: start, nil)
  }

  private static func timed<Value>(_ name: String, _ body: () throws -> Value) rethrows -> Value {
    let (start, cpu) = (ContinuousClock.now, AllocationBenchmark.cpuSeconds())
    defer { report(name, since: start, cpu) }
    return try body()
  }

  private static func report(
    _ name: String, since start: ContinuousClock.Instant, _ cpu: Double?
  ) {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    print(
      name, AllocationBenchmark.decimals(seconds, 2),
      cpu.map { AllocationBenchmark.decimals(AllocationBenchmark.cpuSeconds() - $0, 2) } ?? "")
    fflush(nil)
  }
}
