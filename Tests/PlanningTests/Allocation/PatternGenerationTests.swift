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
      var generation = try PatternGeneration(model, model.program, nearEnough: 0)
      let result = try generation.run(known: [:], value: 0, nearEnough: 0) { false }
      #expect(
        result.bound >= max(0, best.value) * (1 - 1e-7), "seed \(seed): brute force \(best.value)")
      // Prices that nothing recommends give a bound too, and so do cuts that nothing has broken.
      var random2 = SeededGenerator(seed: UInt64(seed))
      let demands = model.instance.demands
      var members = demands.indices.filter { demands[$0].parts == 1 }
      members += generation.sites.indices.map { demands.count + $0 }
      for _ in 0..<6 where members.count > 2 {
        let cut = TripleCut(members: members.shuffled(using: &random2).prefix(3).sorted())
        if !generation.cuts.contains(cut) { try generation.addCut(cut) }
      }
      let prices = PatternPool.Prices(
        linking: generation.linking.rows.map { _ in Double.random(in: 0...1, using: &random2) },
        cuts: generation.cuts.map { _ in Double.random(in: 0...1, using: &random2) })
      #expect(generation.price(prices).bound >= max(0, best.value) * (1 - 1e-7), "seed \(seed)")
    }
  }

  /// Seeds 40000 and up, without locks and parts: whatever is chosen keeps the rules, and where bound and choice
  /// meet, brute force finds nothing better.
  @Test("a choice of whole patterns keeps all rules and is worth what it says", arguments: 0..<4)
  func choicesHold(block: Int) throws {
    var proven = 0
    for seed in (block * 25)..<((block + 1) * 25) {
      var random = try RandomScenario(seed: UInt64(40_000 + seed))
      random.scenario.locks = []
      for d in random.scenario.demands.indices { random.scenario.demands[d].parts = 1 }
      let weights = random.scenario.departments.map(\.voice)
      guard let best = try random.bruteForce.best(weights), best.value > 0 else { continue }
      let model = try self.model(random, weights)
      var generation = try PatternGeneration(model, model.program, nearEnough: 0)
      let result = try generation.run(known: [:], value: 0, nearEnough: 0) { false }
      guard let areas = result.areas else { continue }
      var values = [Double](repeating: 0, count: model.program.columns.count)
      for (p, area) in areas {
        values[model.x[p]!] = 1
        if let z = model.z[p] { values[z] = area - Double(model.instance.pairs[p].least) / 100 }
      }
      for bonus in model.bonuses {
        let partners = model.instance.partners(of: bonus.pair, use: bonus.use)
        if let w = bonus.column, areas[bonus.pair] != nil,
          partners.contains(where: { areas[$0] != nil })
        {
          values[w] = 1
        }
      }
      #expect(model.program.violation(of: values) < 1e-5, "seed \(seed)")
      let value = model.program.objective(of: values)
      #expect(value <= result.bound * (1 + 1e-7), "seed \(seed)")
      // Square decimetres that brute force rounds away.
      #expect(value <= best.value * (1 + 1e-4), "seed \(seed)")
      if value >= best.value * (1 - 1e-4) { proven += 1 }
    }
    #expect(proven >= 12, "dives and exchanges find the optimum of most small problems")
  }

  /// Seeds 60000 and up: t ≤ U_k for each department, as a rule of fairness asks, solved by HiGHS beside it.
  @Test("rows over utilities are priced like all others", arguments: 0..<4)
  func leastUtility(block: Int) throws {
    var met = 0
    for seed in (block * 15)..<((block + 1) * 15) {
      var random = try RandomScenario(seed: UInt64(60_000 + seed))
      random.scenario.locks = []
      for d in random.scenario.demands.indices { random.scenario.demands[d].parts = 1 }
      let problem = try random.problem()
      let model = AllocationModel(problem.instance, Labels(problem))
      var program = model.program
      let t = program.addColumn("least", upper: 1000, objective: 1)
      for k in problem.instance.voices.indices {
        let utility = model.utility(of: k, times: -1)
        if !utility.isEmpty { program.addRow("least \(k)", utility + [.init(1, t)], upper: 0) }
      }
      let best = try program.solve(SolveOptions(relativeGap: 0)).objective!
      var generation = try PatternGeneration(model, program, nearEnough: 0)
      let result = try generation.run(known: [:], value: 0, nearEnough: 0) { false }
      #expect(result.bound >= best - 1e-5 * max(1, best), "seed \(seed)")
      #expect(result.value <= best + 1e-5 * max(1, best), "seed \(seed)")
      if result.value >= best - 1e-5 * max(1, best) { met += 1 }
    }
    #expect(met >= 5, "many of these small problems are solved to the end")
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
      let model = try self.model(random, weights)
      var generation = try PatternGeneration(model, model.program, nearEnough: 0)
      let none = PatternPool.Prices(linking: generation.linking.rows.map { _ in 0 })
      let bound = generation.price(none).bound
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
