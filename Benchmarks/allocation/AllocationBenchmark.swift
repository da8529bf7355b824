import Foundation
import Land
import Planning

/// Solves generated instances and prints how well and how fast: `swift run -c release AllocationBenchmark`.
///
/// Seconds include the ideals of all departments. A run that ends at its time limit shows its gap: it is
/// not solved.
@main
struct AllocationBenchmark {
  static let instances: [(instance: GeneratedInstance, gap: Double, limit: Double)] = [
    (
      GeneratedInstance(
        name: "abundance", demands: 60, sites: 200, departments: 5, epochs: 4, eligible: 0.12,
        pressure: 0.3, seed: 1), 0.002, 30
    ),
    (
      GeneratedInstance(
        name: "scarcity", demands: 200, sites: 60, departments: 6, epochs: 6, eligible: 0.25,
        pressure: 1.6, seed: 1), 0.005, 60
    ),
    (
      GeneratedInstance(
        name: "scarcity to 0.2 %", demands: 120, sites: 40, departments: 5, epochs: 4,
        eligible: 0.25, pressure: 1.6, seed: 1), 0.002, 90
    ),
  ]

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let seeds = arguments.compactMap(UInt64.init)
    let names = arguments.filter { UInt64($0) == nil && !$0.hasPrefix("patience=") }
    // On a machine that others use: time limits so many times as long.
    let patience =
      arguments.lazy.compactMap { $0.hasPrefix("patience=") ? Double($0.dropFirst(9)) : nil }.first
      ?? 1
    print(
      "instance seed pairs columns rows objective bound gap% ideals_s rule_s total_s cpu_s status")
    for (instance, gap, limit) in instances
    where names.isEmpty || names.contains(where: instance.name.hasPrefix) {
      for seed in seeds.isEmpty ? [1] : seeds {
        try run(instance.seeded(seed), gap, limit * patience)
      }
    }
  }

  /// What this program alone used, whatever else the machine does.
  static func cpuSeconds() -> Double { Double(Foundation.clock()) / Double(CLOCKS_PER_SEC) }

  static func run(_ instance: GeneratedInstance, _ gap: Double, _ limit: Double) throws {
    let problem = try instance.problem()
    let options = AllocationOptions(relativeGap: gap, timeLimit: limit)
    let clock = ContinuousClock()
    let cpu = cpuSeconds()
    let start = clock.now
    let ideals = try problem.ideals(options: options)
    let middle = clock.now
    let allocation = try problem.solve(.utilitarian, ideals: ideals, options: options)
    let end = clock.now
    let size = problem.modelSize
    func seconds(_ duration: Duration) -> String {
      String(
        format: "%.2f",
        Double(duration.components.attoseconds) / 1e18 + Double(duration.components.seconds))
    }
    print(
      instance.name.replacingOccurrences(of: " ", with: "_"), instance.seed, size.pairs,
      size.columns, size.rows, String(format: "%.5f", allocation.objective),
      String(format: "%.5f", allocation.bound), String(format: "%.3f", allocation.gap * 100),
      seconds(middle - start), seconds(end - middle), seconds(end - start),
      String(format: "%.2f", cpuSeconds() - cpu),
      allocation.status.rawValue)
    fflush(nil)
  }
}

extension GeneratedInstance {
  func seeded(_ seed: UInt64) -> GeneratedInstance {
    GeneratedInstance(
      name: name, demands: demands, sites: sites, departments: departments, epochs: epochs,
      eligible: eligible, pressure: pressure, seed: seed)
  }
}
