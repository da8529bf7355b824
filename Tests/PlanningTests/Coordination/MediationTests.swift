import Land
import Testing

@testable import Planning

@Suite("the mediator's single text")
struct MediationTests {
  /// From what silo leaves to every agreement that nobody loses by: 80 scenarios.
  @Test("each step is possible, nobody loses, packages are minimal", arguments: 0..<8)
  func laws(block: Int) throws {
    for seed in (block * 10)..<((block + 1) * 10) {
      var random = try RandomScenario(seed: UInt64(60_000 + seed), parties: 2...4)
      random.scenario.coordination.statusQuo = .silo
      let problem = try random.problem()
      let options = AllocationOptions(timeLimit: nil)
      guard let ideals = try? problem.ideals(options: options),
        let statusQuo = try? problem.statusQuo(ideals: ideals, options: options),
        let start = statusQuo.placements,
        let front = try problem.front(
          ideals: ideals, limits: FrontLimits(tolerance: 0.01, time: .infinity))
      else { continue }
      let enumerated = try EnumeratedFront(random, ideals: ideals.all.map(\.utility))
      let b = enumerated.shares(of: start)
      for point in front.points where zip(point.u, b).allSatisfy({ ($0 ?? 0) >= $1 }) {
        let target = problem.areas(of: point.placements)
        let mediation = Mediation(problem: problem, ideals: ideals, target: target)
        try check(mediation, from: problem.areas(of: start), Case(problem, enumerated, seed))
      }
    }
  }

  private struct Case {
    let problem: AllocationProblem
    let enumerated: EnumeratedFront
    let seed: Int

    init(_ problem: AllocationProblem, _ enumerated: EnumeratedFront, _ seed: Int) {
      self.problem = problem
      self.enumerated = enumerated
      self.seed = seed
    }

    /// Nil where the areas break a rule.
    func shares(_ areas: [Int: Int]) -> [Double]? {
      let placements = problem.placements(areas)
      guard let violation = enumerated.violation(of: placements), violation <= 1e-6 else {
        return nil
      }
      return enumerated.shares(of: placements)
    }

    /// The text with some demands as the target has them.
    func applying(_ demands: [Int], of target: [Int: Int], to text: [Int: Int]) -> [Int: Int] {
      let pairs = problem.instance.pairs
      return text.filter { !demands.contains(pairs[$0.key].demand) }
        .merging(target.filter { demands.contains(pairs[$0.key].demand) }) { $1 }
    }
  }

  private func check(_ mediation: Mediation, from start: [Int: Int], _ one: Case) throws {
    let steps = mediation.steps(from: start)
    var text = start
    let end = try #require(one.shares(mediation.target))
    for step in steps {
      #expect(step.before == text, "seed \(one.seed)")
      let before = try #require(one.shares(text), "seed \(one.seed): rules broken")
      let after = try #require(one.shares(step.after), "seed \(one.seed): rules broken")
      for k in before.indices {
        #expect(
          after[k] >= before[k] - 1e-9,
          "seed \(one.seed): \(k) falls from \(before[k]) to \(after[k])")
      }
      // Of all that could be done instead of a package, nothing smaller would do.
      for size in 1..<max(1, min(step.demands.count, SingleText.greatestPackage + 1)) {
        for part in UtilitySet.subsets(of: step.demands, size: size) {
          let areas = one.applying(part, of: mediation.target, to: text)
          guard let u = one.shares(areas) else { continue }
          let isWelcome =
            zip(u, before).allSatisfy { $0 >= $1 - 1e-9 }
            && zip(u, before).contains { $0 > $1 + FairnessAccount.leastGain }
            && zip(u, end).allSatisfy { $0 <= $1 + 1e-9 }
          #expect(!isWelcome, "seed \(one.seed): \(part) of \(step.demands) works alone")
        }
      }
      text = step.after
    }
    #expect(text == mediation.target, "seed \(one.seed): does not end at the agreement")
  }

  /// Plant and homes each sit on the site that is better for the other: neither can move alone.
  @Test("a swap is a package, for want of room") func swap() throws {
    var made = HandMade(departments: ["energy", "housing"])
    try made.site("a", land: 100)
    try made.site("b", land: 100)
    made.demand("plant", "energy", min: 100)
    made.demand("homes", "housing", min: 100)
    made.scores = ["plant a": 0.5, "homes b": 0.5]
    let problem = try made.problem()
    let ideals = try problem.ideals()
    func areas(_ plant: String, _ homes: String) -> [Int: Int] {
      var areas: [Int: Int] = [:]
      for (p, pair) in problem.instance.pairs.enumerated() {
        let site = problem.sites[pair.site].id
        if site == (pair.demand == 0 ? plant : homes) { areas[p] = 10_000 }
      }
      return areas
    }
    let mediation = Mediation(problem: problem, ideals: ideals, target: areas("b", "a"))
    let steps = mediation.steps(from: areas("a", "b"))
    #expect(steps.map(\.demands) == [[0, 1]])
    #expect(steps.first?.obstacles == [.noRoom, .noRoom])
    #expect(steps.first?.after == areas("b", "a"))
  }

  /// The plant gives half the field to homes and gets its store elsewhere for it. The store alone would be more
  /// than energy has in the end: it is what it is given in return.
  @Test("what is given in return stays in the package") func inReturn() throws {
    var made = HandMade(departments: ["energy", "housing"])
    try made.site("field", land: 100)
    try made.site("yard", land: 100)
    made.demand("plant", "energy", min: 50, target: 100)
    made.demand("store", "energy", min: 100, importance: 2)
    made.demand("homes", "housing", min: 50, target: 50)
    made.scores = ["store field": 0.1, "homes yard": 0.1]
    let problem = try made.problem()
    let ideals = try problem.ideals()
    func areas(_ wanted: [(Int, String, Int)]) -> [Int: Int] {
      var areas: [Int: Int] = [:]
      for (p, pair) in problem.instance.pairs.enumerated() {
        for (demand, site, area) in wanted
        where demand == pair.demand && problem.sites[pair.site].id == site { areas[p] = area }
      }
      return areas
    }
    let start = areas([(0, "field", 10_000)])
    let target = areas([(0, "field", 5000), (1, "yard", 10_000), (2, "field", 5000)])
    let steps = Mediation(problem: problem, ideals: ideals, target: target).steps(from: start)
    // Nobody ever falls behind what the text gave before.
    for step in steps {
      let before = problem.shares(of: step.before, ideals)
      let after = problem.shares(of: step.after, ideals)
      #expect(zip(after, before).allSatisfy { $0 >= $1 - 1e-9 }, "\(step.demands)")
    }
    #expect(steps.map(\.demands) == [[0, 1], [2]])
    #expect(steps.first?.obstacles == [.losers(["energy"]), .inReturn(["energy"])])
  }
}
