import Land
import Testing

@testable import Planning

@Suite("allocations that a hand can check")
struct AllocationTests {
  /// Two want 700 m² of 1000; the more important one gets it, the other is told who sits there.
  @Test func displaced() throws {
    var made = HandMade()
    try made.site("friche", land: 1000)
    made.demand("plant", "energy", min: 700)
    made.demand("homes", "housing", min: 700)
    made.scenario.departments[1].voice = 2
    let allocation = try made.solve()
    #expect(allocation.summary == ["homes@friche:700"])
    #expect(allocation.status == .optimal)
    #expect(allocation.objective == 2)
    #expect(allocation.shares.map(\.u) == [0, 1])
    #expect(
      allocation.unmet == [
        UnmetDemand(
          demand: "plant", department: "energy",
          reasons: [
            .displaced([
              Obstacle(
                site: "friche", kind: .occupied(free: 300, needed: 700),
                placements: allocation.placements)
            ])
          ])
      ])
  }

  @Test("a temporary use before the final one") func epochs() throws {
    var made = HandMade()
    try made.site("friche", land: 1000)
    made.demand("depot", "energy", min: 700, from: 2027, until: 2030)
    made.demand("homes", "housing", min: 700, from: 2030)
    #expect(try made.solve().summary == ["depot@friche:700", "homes@friche:700"])
  }

  @Test("land and floor do not compete") func resources() throws {
    var made = HandMade()
    try made.site("hall", land: 1000, floor: 500)
    made.demand("plant", "energy", min: 1000)
    made.scenario.demands.append(
      Demand(
        id: "workshop", department: "housing", use: "any", resource: .floor, minimum: 500,
        period: Period(from: HandMade.year(2028))))
    #expect(try made.solve().summary == ["plant@hall:1000", "workshop@hall:500"])
  }

  @Test("areas between minimum and target") func partialAreas() throws {
    var made = HandMade()
    try made.site("friche", land: 1000.55)
    made.demand("plant", "energy", min: 400, target: 800)
    made.demand("homes", "housing", min: 300, target: 600)
    let allocation = try made.solve()
    #expect(allocation.placements.reduce(0) { $0 + $1.area } == 1000.55)
    // A square metre of homes is worth more: 1/600 against 1/800.
    #expect(allocation.placements.map(\.area) == [400.55, 600])
  }

  @Test("parts add up") func parts() throws {
    var made = HandMade(departments: ["energy"])
    try made.site("a", land: 300)
    try made.site("b", land: 400)
    try made.site("c", land: 450)
    made.demand("depot", min: 800, target: 900, parts: 2)
    made.scores = ["depot a": 0.9]
    #expect(try made.solve().summary == ["depot@b:400", "depot@c:450"])
    made.scenario.demands[0].parts = 1
    let unmet = try made.solve().unmet
    #expect(
      unmet.first?.reasons == [
        .noEligibleSite(
          screened: 3, failures: [RuleFailures(origin: .capacity, failed: 3, unknown: 0)])
      ])
  }

  @Test("sharing a site is worth a bonus, once") func together() throws {
    var made = HandMade(
      departments: ["energy"], uses: [Use(id: "shop", together: ["hub": 0.5]), Use(id: "hub")])
    try made.site("a", land: 1000)
    try made.site("b", land: 1000, x: 500)
    made.demand("shop", use: "shop", min: 100, importance: 2)
    made.demand("hub1", use: "hub", min: 100)
    made.demand("hub2", use: "hub", min: 100)
    made.scores = ["shop b": 0.9, "hub1 a": 0.5, "hub2 a": 0.5]
    // On b: 2 × 0.9 × 1.5 + 2 = 4.7; on a: 2 + 2 without hubs, 2 × 1.5 + 0.5 + 1 with one.
    let allocation = try made.solve()
    #expect(allocation.summary == ["shop@b:100", "hub1@b:100", "hub2@b:100"])
    #expect(abs(allocation.shares[0].utility - 4.7) < 1e-9)
    #expect(abs(allocation.placements[0].worth - 2.7) < 1e-9)
  }

  @Test("a limit names itself") func limit() throws {
    var made = HandMade()
    try made.site("a", land: 1000)
    try made.site("b", land: 1000, x: 500)
    made.demand("plant", "energy", min: 700)
    made.demand("homes", "housing", min: 600)
    made.scenario.limits.artificialised = 1000
    let allocation = try made.solve()
    #expect(allocation.placements.count == 1)
    guard case .limit(let reached)? = allocation.unmet.first?.reasons.first else {
      Issue.record("no limit: \(allocation.unmet)")
      return
    }
    #expect(reached.limit == .artificialised)
  }

  @Test("a department without worth is left out and told so") func noIdeal() throws {
    var made = HandMade()
    try made.site("a", land: 1000)
    made.demand("plant", "energy", min: 700)
    made.demand("homes", "housing", min: 2000)
    let shares = try made.solve().shares
    #expect(shares[1].u == nil && shares[1].ideal == 0 && shares[0].u == 1)
  }

  @Test("ties: the first demand gets the first site") func ties() throws {
    var made = HandMade()
    for id in ["b", "a", "c"] { try made.site(id, land: 100, x: id == "a" ? 0 : 50) }
    for id in ["z", "y", "x", "w"] { made.demand(id, min: 100) }
    #expect(try made.solve().summary == ["z@a:100", "y@b:100", "x@c:100"])
  }

  @Test("silo loses what clashes, priority serves in order") func siloAndPriority() throws {
    var made = HandMade()
    try made.site("friche", land: 1000)
    try made.site("lot", land: 500, x: 500)
    made.demand("plant", "energy", min: 700)
    made.demand("homes", "housing", min: 600)
    made.demand("flats", "housing", min: 500)
    made.scores = ["flats friche": 0.1]
    let silo = try made.solve(.silo)
    #expect(silo.summary == ["flats@lot:500"])
    #expect(silo.clashes.count == 1)
    #expect(
      silo.clashes[0].cause
        == .capacity(
          site: "friche", resource: .land, from: HandMade.year(2028), asked: 1300, held: 1000))
    #expect(silo.clashes[0].placements.map(\.demand) == ["plant", "homes"])
    #expect(silo.unmet.map(\.reasons) == [[.lost(clashes: [0])], [.lost(clashes: [0])]])
    #expect(try made.solve(.priority).summary == ["plant@friche:700", "flats@lot:500"])
    made.scenario.coordination.priority = ["housing"]
    #expect(try made.solve(.priority).summary == ["homes@friche:600", "flats@lot:500"])
  }

  @Test("what a swap costs") func swap() throws {
    var made = HandMade()
    try made.site("friche", land: 1000)
    made.demand("plant", "energy", min: 700)
    made.demand("homes", "housing", min: 700)
    made.scenario.departments[1].voice = 2
    let problem = try made.problem()
    let ideals = try problem.ideals()
    let allocation = try problem.solve(.utilitarian, ideals: ideals)
    let swap = try problem.swap("plant", onto: "friche", from: allocation, ideals: ideals)
    #expect(swap.status == .optimal && swap.loss == 1)
    #expect(swap.displaced.map(\.demand) == ["homes"])
    #expect(swap.placed.map(\.demand) == ["plant"])
    #expect(swap.changes.map(\.before) == [0, 1] && swap.changes.map(\.after) == [1, 0])
    #expect(throws: AllocationError.unknown(demand: "plant", site: "nowhere")) {
      try problem.swap("plant", onto: "nowhere", from: allocation, ideals: ideals)
    }
  }

  @Test("the same on one thread or two, twice", arguments: [3, 31, 77]) func determinism(seed: Int)
    throws
  {
    let problem = try RandomScenario(seed: UInt64(seed)).problem()
    for rule in AllocationProblem.supportedRules {
      let one = try problem.solve(rule, options: AllocationOptions(threads: 1))
      let two = try problem.solve(rule, options: AllocationOptions(threads: 2))
      #expect("\(one)" == "\(two)")
    }
  }
}
