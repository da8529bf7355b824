import Land
import Testing

@testable import Planning

@Suite("utilitarian optimum against enumeration")
struct UtilitarianTests {
  /// 25 seeds each: 600 scenarios without `always` locks, 200 with.
  @Test("optimum equals brute force", arguments: 0..<24)
  func equalsBruteForce(block: Int) throws {
    for seed in (block * 25)..<((block + 1) * 25) {
      try compare(RandomScenario(seed: UInt64(seed)), seed)
    }
  }

  @Test("optimum equals brute force with locks", arguments: 0..<8)
  func equalsBruteForceWithLocks(block: Int) throws {
    for seed in (block * 25)..<((block + 1) * 25) {
      try compare(RandomScenario(seed: UInt64(10_000 + seed), locksAlways: true), seed)
    }
  }

  private func compare(_ random: RandomScenario, _ seed: Int) throws {
    let brute = random.bruteForce
    let problem = try random.problem()
    let options = AllocationOptions(timeLimit: nil)
    let tolerance = random.tolerance
    let ideals = try expectedIdeals(brute)
    let allocation = try problem.solve(.utilitarian, options: options)
    guard let ideals else {
      #expect(allocation.status == .infeasible, "seed \(seed)")
      return
    }
    let weights = zip(random.scenario.departments, ideals).map { $1 > 0 ? $0.voice / $1 : 0 }
    guard let best = try brute.best(weights) else {
      #expect(allocation.status == .infeasible, "seed \(seed)")
      return
    }
    #expect(allocation.status == .optimal, "seed \(seed)")
    for (share, ideal) in zip(allocation.shares, ideals) {
      #expect(
        abs(share.ideal - ideal) <= tolerance * max(1, ideal),
        "seed \(seed): ideal \(share.department)")
    }
    let close = abs(allocation.objective - best.value) <= tolerance * max(1, best.value)
    #expect(close, "seed \(seed): \(allocation.objective), brute force \(best.value)")
  }

  /// Nil where a department alone cannot satisfy its locks.
  private func expectedIdeals(_ brute: BruteForce) throws -> [Double]? {
    var result: [Double] = []
    for k in brute.scenario.departments.indices {
      var alone = brute
      alone.demands = brute.scenario.demands.indices.filter {
        brute.scenario.demands[$0].department == brute.scenario.departments[k].id
      }
      var unit = [Double](repeating: 0, count: brute.scenario.departments.count)
      unit[k] = 1
      guard let best = try alone.best(unit) else { return nil }
      result.append(max(0, best.value))
    }
    return result
  }
}
