import Foundation
import Land
import Testing

@testable import Planning

@Suite("rules of fairness against enumeration, with a linear program for each assignment")
struct FairRuleTests {
  /// 20 seeds each: 500 scenarios without `always` locks, 60 with.
  @Test("equal brute force", arguments: 0..<25)
  func equalBruteForce(block: Int) throws {
    for seed in (block * 20)..<((block + 1) * 20) {
      try compare(RandomScenario(seed: UInt64(20_000 + seed), parties: 2...4), seed)
    }
  }

  @Test("equal brute force with locks", arguments: 0..<3)
  func equalBruteForceWithLocks(block: Int) throws {
    for seed in (block * 20)..<((block + 1) * 20) {
      let random = try RandomScenario(
        seed: UInt64(30_000 + seed), locksAlways: true, parties: 2...4)
      try compare(random, seed)
    }
  }

  /// Rounding to the square decimetre can cost a share, of at least 300 m² and a third of a voice.
  private static let rounding = 5e-4
  /// What the solver's tolerances may change in a bound.
  private static let exactness = 3e-6

  private func compare(_ random: RandomScenario, _ seed: Int) throws {
    var random = random
    let options = AllocationOptions(timeLimit: nil)
    guard let ideals = try? random.problem().ideals(options: options) else { return }
    // A third each: priority, silo, figures that some allocation reaches.
    let given = try random.problem().solve(.utilitarian, ideals: ideals, options: options)
    switch seed % 3 {
    case 0: break
    case 1: random.scenario.coordination.statusQuo = .silo
    default:
      random.scenario.coordination.statusQuo = .shares(
        Dictionary(
          uniqueKeysWithValues: given.shares.map { ($0.department, min(1, 0.6 * ($0.u ?? 0))) }))
    }
    let problem = try random.problem()
    let utilities = ideals.all.map(\.utility)
    let set = try UtilitySet(random.bruteForce, ideals: utilities)
    let parties = utilities.indices.filter { utilities[$0] > 0 }
    guard !parties.isEmpty else { return }
    let greatest = parties.map { random.scenario.departments[$0].voice }.max()!
    let one = Case(
      set: set, parties: parties,
      voices: random.scenario.departments.map { $0.voice / greatest }, seed: seed)

    try leximin(problem.solve(.leximin, ideals: ideals, options: options), one)
    try pareto(given, one)
    guard let statusQuo = try? problem.statusQuo(ideals: ideals, options: options) else {
      // A clash of rule silo may take what a lock asks for; else silo leaves an allocation.
      #expect(random.scenario.coordination.statusQuo == .silo, "seed \(seed)")
      #expect(!random.scenario.locks.isEmpty, "seed \(seed)")
      return
    }
    let b = statusQuo.u.map { $0 ?? 0 }
    try nash(problem.solve(.nash, ideals: ideals, options: options), one, b)
    try kalaiSmorodinsky(
      problem.solve(.kalaiSmorodinsky, ideals: ideals, options: options), one, b)
  }

  private struct Case {
    let set: UtilitySet
    let parties: [Int]
    let voices: [Double]
    let seed: Int
  }

  private func leximin(_ allocation: Allocation, _ one: Case) throws {
    let u = allocation.shares.map { $0.u ?? 0 }
    let found = one.parties.map { u[$0] / one.voices[$0] }.sorted()
    let expected = try one.set.leximin(one.parties, one.voices)
    #expect(allocation.status == .optimal, "seed \(one.seed)")
    for (x, y) in zip(found, expected) {
      #expect(abs(x - y) <= Self.rounding, "seed \(one.seed): leximin \(found), \(expected)")
    }
    #expect(
      abs(allocation.bound - expected[0]) <= Self.rounding, "seed \(one.seed): least share")
    try pareto(allocation, one)
  }

  private func nash(_ allocation: Allocation, _ one: Case, _ b: [Double]) throws {
    guard case .nash(_, let gaining, _) = allocation.fairness else {
      Issue.record("seed \(one.seed): no account")
      return
    }
    #expect(allocation.status == .optimal, "seed \(one.seed): nash gap \(allocation.gap)")
    let expected = try one.set.nash(
      one.parties, one.voices, b, least: FairnessAccount.leastGain)
    #expect(gaining.count == expected.gaining, "seed \(one.seed): who gains")
    if expected.gaining > 0, gaining.count == expected.gaining {
      let names = allocation.shares.map(\.department)
      let weight = names.indices.filter { gaining.contains(names[$0]) }
        .reduce(0) { $0 + one.voices[$1] }
      // Products are of all gains: that of the proven bound, before areas are rounded.
      let product = pow(allocation.bound, weight)
      #expect(
        abs(product - exp(expected.logarithm)) <= 1e-6,
        "seed \(one.seed): nash product \(product), \(exp(expected.logarithm))")
      #expect(
        allocation.bound - allocation.objective <= Self.rounding, "seed \(one.seed): nash rounding")
    }
    noWorse(allocation, b, one)
    try pareto(allocation, one)
  }

  private func kalaiSmorodinsky(_ allocation: Allocation, _ one: Case, _ b: [Double]) throws {
    let expected = try one.set.kalaiSmorodinsky(one.parties, one.voices, b)
    #expect(allocation.status == .optimal, "seed \(one.seed): t gap \(allocation.gap)")
    #expect(
      abs(allocation.bound - max(0, expected)) <= Self.exactness,
      "seed \(one.seed): t \(allocation.bound), \(expected)")
    #expect(allocation.bound - allocation.objective <= Self.rounding, "seed \(one.seed)")
    noWorse(allocation, b, one)
    try pareto(allocation, one)
  }

  private func noWorse(_ allocation: Allocation, _ b: [Double], _ one: Case) {
    for (share, b) in zip(allocation.shares, b) {
      #expect(
        (share.u ?? 0) >= b - Self.rounding,
        "seed \(one.seed): \(allocation.rule), \(share.department) below the status quo")
    }
  }

  private func pareto(_ allocation: Allocation, _ one: Case) throws {
    let left = try one.set.improvement(on: allocation.shares.map { $0.u ?? 0 })
    #expect(left <= 2 * Self.rounding, "seed \(one.seed): \(allocation.rule) leaves \(left)")
  }

  /// What the comparison is worth: answers of other rules, and of leximin stopped after its first level, must
  /// fail it somewhere.
  @Test("wrong rules are told from right ones") func tellsRulesApart() throws {
    var failed = ["max-min only": 0, "greatest sum": 0, "priority": 0, "nash": 0, "share": 0]
    for seed in 0..<60 {
      var random = try RandomScenario(seed: UInt64(20_000 + seed), parties: 2...4)
      random.scenario.coordination.statusQuo = .silo
      let options = AllocationOptions(timeLimit: nil)
      let problem = try random.problem()
      let ideals = try problem.ideals(options: options)
      let parties = FairParties(voices: problem.instance.voices, ideals: ideals)
      guard parties.departments.count > 1 else { continue }
      let set = try UtilitySet(random.bruteForce, ideals: ideals.all.map(\.utility))
      let expected = try set.leximin(parties.departments, parties.voices)
      func isLeximin(_ u: [Double]) -> Bool {
        zip(parties.ordered(u), expected).allSatisfy { abs($0 - $1) <= Self.rounding }
      }
      func shares(_ rule: Rule) throws -> [Double] {
        try problem.solve(rule, ideals: ideals, options: options).shares.map { $0.u ?? 0 }
      }
      let sum = try shares(.utilitarian)
      if !isLeximin(sum) { failed["greatest sum"]! += 1 }
      if !isLeximin(try shares(.priority)) { failed["priority"]! += 1 }
      if !isLeximin(try maxMin(problem, ideals, parties, options)) { failed["max-min only"]! += 1 }
      let b = try problem.statusQuo(ideals: ideals, options: options).u.map { $0 ?? 0 }
      let t = try set.kalaiSmorodinsky(parties.departments, parties.voices, b)
      let way = parties.departments.filter { b[$0] < 1 }.map {
        (sum[$0] - b[$0]) / (parties.voices[$0] * (1 - b[$0]))
      }
      if let least = way.min(), least < t - Self.rounding { failed["share"]! += 1 }
      let product = try set.nash(
        parties.departments, parties.voices, b, least: FairnessAccount.leastGain)
      let program = NashProgram(parties: parties, statusQuo: b, nearEnough: 0)
      if program.logarithm(sum, product.gaining) < product.logarithm - Self.rounding {
        failed["nash"]! += 1
      }
    }
    for (name, count) in failed { #expect(count > 0, "\(name) always passes") }
  }

  /// Leximin's first level alone, the rest shared out by the greatest sum.
  private func maxMin(
    _ problem: AllocationProblem, _ ideals: Ideals, _ parties: FairParties,
    _ options: AllocationOptions
  ) throws -> [Double] {
    var clock = RuleClock(nil)
    var step = problem.ruleStep(
      ideals, starts: try problem.startingAllocations(ideals, [:], options, &clock))
    step.unknowns = [.init(name: "least")]
    step.objective = .unknowns([(1, 0)])
    step.complete = { [parties.ordered($0)[0]] }
    for k in parties.departments {
      step.rows.append(
        .init(
          name: "least", utilities: [(1 / parties.voices[k], k)], unknowns: [(-1, 0)], lower: 0))
    }
    let first = try step.solve(options, timeLimit: nil)
    step.starts = [first.areas]
    step.unknowns[0].lower = first.value - RuleStep.kept
    return try problem.settleRest(step, ideals, options, &clock).u
  }
}
