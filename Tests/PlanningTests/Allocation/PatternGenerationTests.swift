import Foundation
import Land
import LinearProgramming
import TestSupport
import Testing

@testable import Planning

@Suite("bounds from patterns of whole sites")
struct PatternGenerationTests {
  /// 400 scenarios of seeds 20000 and up: limits, parts, bonuses, distances, periods, floor and land.
  @Test("the bound is never below the brute-force optimum", arguments: 0..<8)
  func boundHolds(block: Int) throws {
    for seed in (block * 50)..<((block + 1) * 50) {
      let random = try RandomScenario(seed: UInt64(20_000 + seed))
      let weights = random.scenario.departments.map(\.voice)
      guard let best = try random.bruteForce.best(weights) else { continue }
      let model = try self.model(random, weights)
      var generation = PatternGeneration(model)
      let result = try generation.run(known: [:], relativeGap: 1e-3, seconds: .infinity)
      #expect(
        result.bound >= max(0, best.value) * (1 - 1e-7), "seed \(seed): brute force \(best.value)")
      // Prices that nothing recommends give a bound too.
      var random2 = SeededGenerator(seed: UInt64(seed))
      let prices = generation.limits.map { _ in Double.random(in: 0...1, using: &random2) }
      #expect(generation.price(prices).bound >= max(0, best.value) * (1 - 1e-7), "seed \(seed)")
    }
  }

  /// Without anything that couples sites, the patterns are the whole problem.
  @Test("one site: bound and optimum are the same", arguments: 0..<4)
  func oneSite(block: Int) throws {
    for seed in (block * 25)..<((block + 1) * 25) {
      var random = try RandomScenario(seed: UInt64(30_000 + seed))
      random.sites = [random.sites[0]]
      random.suitabilities.removeAll { $0.site != random.sites[0].id }
      random.scenario.limits = Limits()
      random.scenario.locks = []
      for d in random.scenario.demands.indices { random.scenario.demands[d].parts = 1 }
      let weights = random.scenario.departments.map(\.voice)
      guard let best = try random.bruteForce.best(weights) else { continue }
      var generation = PatternGeneration(try model(random, weights))
      let bound = generation.price(generation.limits.map { _ in 0 }).bound
      let value = max(0, best.value)
      #expect(abs(bound - value) <= 1e-5 * max(1, value), "seed \(seed)")
    }
  }

  @Test("areas by the simplex table equal those of the solver, seeds 0 to 199")
  func areas() throws {
    for seed in 0..<200 {
      var random = SeededGenerator(seed: UInt64(seed))
      let count = Int.random(in: 1...7, using: &random)
      let dates = Int.random(in: 1...5, using: &random)
      let gains = (0..<count).map { _ in Double.random(in: 0...3, using: &random) }
      let extras = (0..<count).map { _ in Double.random(in: 0...100, using: &random) }
      let room = (0..<dates).map { _ in Double.random(in: 0...150, using: &random) }
      let sets = (0..<count).map { _ in
        let first = Int.random(in: 0..<dates, using: &random)
        return Array(first...Int.random(in: first..<dates, using: &random))
      }
      var program = LinearProgram(.maximize)
      for i in 0..<count { program.addColumn("", upper: extras[i], objective: gains[i]) }
      for set in 0..<dates {
        program.addRow(
          "", (0..<count).filter { sets[$0].contains(set) }.map { .init(1, $0) }, upper: room[set])
      }
      let found = AreaProgram.solve(gains, extras, sets, room)
      #expect(program.violation(of: found) < 1e-6, "seed \(seed)")
      let best = try program.solve().objective!
      #expect(abs(program.objective(of: found) - best) < 1e-6, "seed \(seed)")
    }
  }

  /// Worths as they are, without ties or scale.
  private func model(_ random: RandomScenario, _ weights: [Double]) throws -> AllocationModel {
    let problem = try random.problem()
    var model = AllocationModel(problem.instance, Labels(problem))
    for (k, weight) in weights.enumerated() {
      for term in model.utility(of: k, times: weight) {
        model.addObjective(term.coefficient, term.column)
      }
    }
    return model
  }
}
