import Land
import Testing

@testable import Planning

@Suite("robustness of an allocation")
struct RobustnessTests {
  /// One site that two departments want whole.
  private func duel(_ first: Double, _ second: Double) throws -> HandMade {
    var made = HandMade()
    try made.site("mill", land: 1000)
    made.demand("plant", "energy", min: 800)
    made.demand("homes", "housing", min: 700)
    made.scenario.departments[0].voice = first
    made.scenario.departments[1].voice = second
    return made
  }

  private func robustness(
    _ problem: AllocationProblem, _ preferences: PreferenceValues? = nil,
    _ options: RobustnessOptions = RobustnessOptions(tolerance: 0)
  ) throws -> Robustness {
    let ideals = try problem.ideals()
    return try problem.robustness(
      of: try problem.solve(.utilitarian, ideals: ideals), ideals: ideals,
      preferences: preferences, options: options)
  }

  @Test("Wilson's interval") func wilson() {
    // Agresti and Coull (1998) and any table: 0 of 10, 5 of 10, 50 of 100.
    let none = Proportion(0, of: 10)
    #expect(none.low == 0 && abs(none.high - 0.2775) < 1e-4)
    let half = Proportion(5, of: 10)
    #expect(abs(half.low - 0.2366) < 1e-4 && abs(half.high - 0.7634) < 1e-4)
    let many = Proportion(50, of: 100)
    #expect(abs(many.low - 0.4038) < 1e-4 && abs(many.high - 0.5962) < 1e-4)
    #expect(Proportion(10, of: 10).high == 1)
  }

  @Test("a duel: half of all voices, and it turns where they are equal") func duel() throws {
    let found = try robustness(try duel(2, 1).problem())
    let plant = try #require(found.voices.placements.first)
    #expect(plant.demand == "plant" && plant.isChosen)
    // Each alone has u = 1: the greater weight wins, in half of the simplex.
    var draws = SimplexDraws(seed: 2026)
    let wins = (0..<1000).count { _ in
      let weights = draws.weights(2)
      return weights[0] > weights[1]
    }
    #expect(plant.count == wins && abs(plant.share.value - 0.5) < 0.05)
    #expect(plant.share.low < 0.5 && plant.share.high > 0.5)
    #expect(found.voices.provenDraws == 1000 && found.voices.allocationCount == 2)
    // Two allocations and the cuts of a few draws answer all others.
    #expect(found.voices.solvedDraws <= 40)
    let energy = try #require(found.flips.first { $0.department == "energy" })
    let below = try #require(energy.below)
    #expect(energy.above == nil && below.isExact && abs(below.low - 1) < 1e-6)
    #expect(below.sites.isEmpty)
    let housing = try #require(found.flips.first { $0.department == "housing" })
    #expect(housing.below == nil && abs((housing.above?.high ?? 0) - 2) < 1e-6)
  }

  @Test("weights are uniform on the simplex") func uniform() {
    var draws = SimplexDraws(seed: 7)
    var sums = [0.0, 0, 0]
    var large = 0
    for _ in 0..<20_000 {
      let weights = draws.weights(3)
      #expect(abs(weights.reduce(0, +) - 1) < 1e-12 && weights.allSatisfy { $0 >= 0 })
      for k in 0..<3 { sums[k] += weights[k] }
      // P(w > 1/2) = (1/2)² on the simplex of three.
      if weights[0] > 0.5 { large += 1 }
    }
    for sum in sums { #expect(abs(sum / 20_000 - 1.0 / 3) < 0.005) }
    #expect(abs(Double(large) / 20_000 - 0.25) < 0.012)
  }

  @Test("a demand that weighs two preferences against each other") func preferences() throws {
    var made = HandMade(departments: ["energy"])
    try made.site("near", land: 1000)
    try made.site("large", land: 1000, x: 500)
    made.demand("plant", min: 800)
    made.scenario.demands[0].preferences = [
      Preference(Measure(.distance, layer: "heat"), best: 0, worst: 800),
      Preference(Measure(.area), best: 2000, worst: 0),
    ]
    made.scores = ["plant near": 0.55, "plant large": 0.5]
    // On « near » 1 and 0.2, on « large » 0.3 and 0.8: equal at a weight of 6/13 for the first.
    let values = PreferenceValues(values: [[1, 0.2], [0.3, 0.8]])
    let found = try robustness(try made.problem(), values)
    var draws = SimplexDraws(seed: 2027)
    let wins = (0..<1000).count { _ in draws.weights(2)[0] > 6.0 / 13 }
    let study = try #require(found.preferences)
    #expect(study.placements.map(\.site) == ["near", "large"])
    #expect(study.placements[0].count == wins)
    #expect(study.placements[1].count == 1000 - wins)
  }

  /// Every draw answered as brute force answers it, but where two assignments are as good.
  @Test("equal to brute force", arguments: 0..<4) func bruteForce(block: Int) throws {
    for seed in (block * 3)..<((block + 1) * 3) {
      let drawn = try RandomScenario(seed: UInt64(700 + seed))
      let problem = try drawn.problem()
      let ideals = try problem.ideals()
      let options = RobustnessOptions(draws: 16, seed: UInt64(seed), tolerance: 0)
      let found = try robustness(problem, nil, options)
      #expect(found.voices.provenDraws == 16)
      var draws = SimplexDraws(seed: UInt64(seed))
      let heard = ideals.all.indices.filter { ideals.all[$0].utility > 0 }
      var counts: [[String]: Int] = [:]
      var doubtful = 0
      for _ in 0..<16 {
        var weights = [Double](repeating: 0, count: ideals.all.count)
        for (k, weight) in zip(heard, draws.weights(heard.count)) {
          weights[k] = weight / ideals.all[k].utility
        }
        let best = try #require(try drawn.bruteForce.best(weights))
        if best.value - best.runnerUp < 1e-3 * best.value { doubtful += 1 }
        for placed in best.placed {
          counts[["d\(placed.demand)", "s\(placed.site)"], default: 0] += 1
        }
      }
      for placement in found.voices.placements {
        let expected = counts[[placement.demand, placement.site]] ?? 0
        #expect(abs(placement.count - expected) <= doubtful, "seed \(seed) \(placement)")
      }
    }
  }

  /// On either side of a proven flip point the rule itself, solved anew, says so.
  @Test("flip points are where the rule changes", arguments: 0..<4) func flips(block: Int) throws {
    var count = 0
    for seed in (block * 8)..<((block + 1) * 8) {
      let drawn = try RandomScenario(seed: UInt64(900 + seed))
      let problem = try drawn.problem()
      let ideals = try problem.ideals()
      for flip in try robustness(problem, nil, RobustnessOptions(draws: 1)).flips {
        let own = problem.scenario.department(flip.department)!.voice
        for (point, away) in [(flip.below, -1.0), (flip.above, 1.0)] {
          guard let point, point.isExact, abs(point.low - own) > 0.02 * own else { continue }
          count += 1
          for (voice, isThere) in [
            (point.low * (1 - 0.005 * away), true), (point.low * (1 + 0.005 * away), false),
          ] {
            var scenario = problem.scenario
            let k = scenario.departments.firstIndex { $0.id == flip.department }!
            scenario.departments[k].voice = voice
            let other = try AllocationProblem(
              scenario: scenario, sites: problem.sites, suitabilities: problem.suitabilities)
            let there = try other.solve(.utilitarian, ideals: ideals).placements.contains {
              $0.demand == flip.demand && $0.site == flip.site
            }
            #expect(there == isThere, "seed \(seed) \(flip) at \(voice)")
          }
        }
      }
    }
    #expect(count > 2)
  }

  @Test("the same with one thread and with two") func threads() throws {
    let problem = try RandomScenario(seed: 41).problem()
    let one = try robustness(problem, nil, RobustnessOptions(draws: 100, threads: 1))
    let two = try robustness(problem, nil, RobustnessOptions(draws: 100, threads: 2))
    #expect(one == two)
  }
}
