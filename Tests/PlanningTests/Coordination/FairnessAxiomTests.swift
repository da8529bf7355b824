import Land
import Testing

@testable import Planning

@Suite("axioms of fairness on random scenarios")
struct FairnessAxiomTests {
  private static let fair: [Rule] = [.leximin, .nash, .kalaiSmorodinsky]
  /// What rounding to the square decimetre can cost a share.
  private static let rounding = 5e-4

  /// u of each department, from the status quo of rule silo, so that there is something to gain.
  private func shares(_ random: RandomScenario, _ rule: Rule) throws -> [Double?] {
    var random = random
    random.scenario.coordination.statusQuo = .silo
    return try random.problem().solve(rule, options: AllocationOptions(timeLimit: nil)).shares
      .map(\.u)
  }

  /// The names and the order of departments change nothing for the shares in order.
  @Test("anonymity", arguments: 0..<4) func anonymity(block: Int) throws {
    for seed in (block * 10)..<((block + 1) * 10) {
      let random = try RandomScenario(seed: UInt64(40_000 + seed))
      var turned = random
      turned.scenario.departments.reverse()
      for rule in Self.fair {
        let one = try shares(random, rule).compactMap { $0 }.sorted()
        let two = try shares(turned, rule).compactMap { $0 }.sorted()
        // Equally good allocations may differ under Nash and Kalai-Smorodinsky; what they make great may not.
        if rule == .leximin {
          for (x, y) in zip(one, two) { #expect(abs(x - y) <= Self.rounding, "seed \(seed)") }
        }
        let (first, second) = (try objective(random, rule), try objective(turned, rule))
        #expect(abs(first - second) <= Self.rounding, "seed \(seed): \(rule)")
      }
    }
  }

  private func objective(_ random: RandomScenario, _ rule: Rule) throws -> Double {
    var random = random
    random.scenario.coordination.statusQuo = .silo
    return try random.problem().solve(rule, options: AllocationOptions(timeLimit: nil)).bound
  }

  /// A department that counts in other units (all its importances seven times as great) gets the same.
  @Test("scale invariance", arguments: fair) func scale(rule: Rule) throws {
    for seed in 0..<20 {
      let random = try RandomScenario(seed: UInt64(41_000 + seed))
      var scaled = random
      for d in scaled.scenario.demands.indices where scaled.scenario.demands[d].department == "k0" {
        scaled.scenario.demands[d].importance *= 7
      }
      let (one, two) = (try objective(random, rule), try objective(scaled, rule))
      #expect(abs(one - two) <= Self.rounding, "seed \(seed): \(one), \(two)")
    }
  }

  /// Two departments that ask for the same, where land can be divided, get the same to the square decimetre.
  @Test("symmetry", arguments: fair) func symmetry(rule: Rule) throws {
    for land in [100.0, 333.33, 1000.01] {
      var made = HandMade()
      try made.site("a", land: land)
      try made.site("b", land: land / 3, x: 100)
      made.demand("plant", "energy", min: 0.02, target: land, parts: 2)
      made.demand("homes", "housing", min: 0.02, target: land, parts: 2)
      made.scenario.coordination.statusQuo = .shares(["energy": 0])
      let shares = try made.solve(rule).shares
      #expect(abs(shares[0].utility - shares[1].utility) <= 0.021 / land, "\(land) m²")
    }
  }

  /// A department that nothing makes better off: the others share the gains, it keeps what it has.
  @Test("who cannot gain stays where it is") func degenerateNash() throws {
    var made = HandMade(departments: ["energy", "housing", "economy"])
    try made.site("a", land: 100)
    try made.site("b", land: 100, x: 1000)
    made.demand("plant", "energy", min: 0.01, target: 100)
    made.demand("homes", "housing", min: 0.01, target: 100)
    made.demand("shops", "economy", min: 100)
    for demand in ["plant", "homes"] {
      made.failures["\(demand) b"] = [Finding(origin: .requirement(0), outcome: .failed)]
    }
    made.failures["shops a"] = [Finding(origin: .requirement(0), outcome: .failed)]
    made.scenario.coordination.statusQuo = .shares(["economy": 1, "energy": 0.5])
    let nash = try made.solve(.nash)
    guard case .nash(_, let gaining, let cannotGain) = nash.fairness else {
      Issue.record("no account")
      return
    }
    #expect(gaining == ["energy", "housing"] && cannotGain == ["economy"])
    for (share, u) in zip(nash.shares, [0.75, 0.25, 1]) { #expect(abs(share.u! - u) < 1e-9) }
    #expect(abs(nash.objective - 0.25) < 1e-9)
    // From what priority gives, nobody can gain at all.
    made.scenario.coordination.statusQuo = .priority
    let stuck = try made.solve(.nash)
    guard case .nash(_, let gainers, let others) = stuck.fairness else {
      Issue.record("no account")
      return
    }
    #expect(gainers == [] && others == ["energy", "housing", "economy"])
    #expect(stuck.status == .optimal && stuck.objective == 0 && stuck.gap == 0)
    #expect(stuck.shares.map(\.u) == (try made.solve(.priority)).shares.map(\.u))
  }

  @Test("a department that could have nothing is left out, one without a voice too")
  func leftOut() throws {
    var made = HandMade(departments: ["energy", "housing", "hopeless", "silent"])
    try made.site("a", land: 100)
    made.demand("plant", "energy", min: 0.01, target: 100)
    made.demand("homes", "housing", min: 0.01, target: 100)
    made.demand("mine", "hopeless", min: 500)
    made.demand("park", "silent", min: 0.01, target: 50)
    made.scenario.departments[3].voice = 0
    made.scenario.coordination.statusQuo = .shares(["energy": 0])
    for rule in Self.fair {
      let shares = try made.solve(rule).shares
      #expect(shares.map(\.u)[2] == nil, "\(rule)")
      for k in 0..<2 { #expect(abs(shares[k].u! - 0.5) <= 2e-4, "\(rule)") }
    }
  }

  @Test("a status quo that no allocation reaches is refused, with what is missing")
  func infeasibleStatusQuo() throws {
    var made = HandMade()
    try made.site("a", land: 100)
    made.demand("plant", "energy", min: 0.01, target: 100)
    made.demand("homes", "housing", min: 0.01, target: 100)
    made.scenario.coordination.statusQuo = .shares(["energy": 0.8, "housing": 0.4])
    for rule in [Rule.nash, .kalaiSmorodinsky] {
      do {
        _ = try made.solve(rule)
        Issue.record("\(rule) is solved")
      } catch let error as AllocationError {
        guard case .infeasibleStatusQuo(_, let shortfall, isProven: true) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(abs(shortfall - 0.1) < 2e-4)
      }
    }
    #expect(try made.solve(.leximin).status == .optimal)
  }

  @Test("voices that are all zero and names that nothing bears are refused") func badInput() throws
  {
    var made = HandMade()
    try made.site("a", land: 100)
    made.demand("plant", "energy", min: 100)
    made.scenario.coordination.statusQuo = .shares(["enrgy": 0.5, "housing": 2])
    for k in 0..<2 { made.scenario.departments[k].voice = 0 }
    do {
      _ = try made.problem()
      Issue.record("accepted")
    } catch let problems as Problems {
      #expect(
        problems.all.map(\.code) == ["unknown-name", "number-out-of-range", "all-voices-zero"])
    }
  }
}
