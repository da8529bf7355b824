import Foundation
import Land
import Planning

/// Looks for the front of generated instances of three departments: `swift run -c release AllocationBenchmark front`.
///
/// Seconds of the front are without those of the ideals. A search that its limits ended says so, with the share of all
/// combinations of u that is settled.
enum FrontBenchmark {
  static let instances: [GeneratedInstance] = [(30, 10), (60, 20)].map { demands, sites in
    GeneratedInstance(
      name: "front \(demands) × \(sites)", demands: demands, sites: sites, departments: 3,
      epochs: 4, eligible: 0.25, pressure: 1.6, seed: 1)
  }

  static func run(seeds: [UInt64], patience: Double) throws {
    print("instance seed pairs points assignments programs settled% stop front_s cpu_s")
    for instance in instances {
      for seed in seeds { try run(instance.seeded(seed), patience) }
    }
  }

  private static func run(_ instance: GeneratedInstance, _ patience: Double) throws {
    let problem = try instance.problem()
    let ideals = try problem.ideals()
    let rules = try [Rule.utilitarian, .leximin].map { try problem.solve($0, ideals: ideals) }
    let clock = ContinuousClock()
    let start = clock.now
    let cpu = AllocationBenchmark.cpuSeconds()
    let front = try problem.front(
      ideals: ideals, allocations: rules,
      limits: FrontLimits(
        tolerance: 0.02, points: 10_000, programs: 100_000, time: 60 * patience))
    guard let front else { return }
    print(
      instance.name.replacingOccurrences(of: " ", with: "_"), instance.seed,
      problem.modelSize.pairs, front.points.count, front.assignments.count, front.programs,
      String(format: "%.2f", front.settledShare * 100), front.stop?.rawValue ?? "complete",
      String(format: "%.2f", (clock.now - start) / .seconds(1)),
      String(format: "%.2f", AllocationBenchmark.cpuSeconds() - cpu))
    fflush(nil)
  }
}
