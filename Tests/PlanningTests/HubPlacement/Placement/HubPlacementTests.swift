import Land
import PlanarGeometry
import Testing

@testable import Planning

@Suite("A hub plan of a scenario")
struct HubPlacementTests {
  @Test func theBestHubOfASmallTownIsTheOneByHand() async throws {
    let placement = try await SmallTown().placement()
    // Seconds × weight: from W 10 + 60 + 50 + 360 = 480; M 40 + 0 + 20 + 240 = 300; E 80 + 80 + 20 + 80 = 260.
    #expect(placement.hubs.map(\.site.id) == ["E"])
    let location = try #require(placement.location)
    #expect(location.status == .optimal)
    #expect(abs(try #require(location.objective) - 260) < 1e-9)
    #expect(
      location.assignment.map { placement.instance.demand[$0.demand].id } == ["a", "b", "c", "d"])
    // 500 m from the only street: named, and in no sum.
    #expect(location.outOfReach.map { placement.instance.demand[$0].id } == ["e"])
    #expect(placement.instance.demand[4].street == nil)
  }

  @Test func eachSiteKnowsWhatItWouldChange() async throws {
    var town = try SmallTown()
    town.plan.model = .pMedian(hubs: 2)
    let placement = try await town.placement()
    // W + E: 10 + 60 + 20 + 80 = 170 with b from W in 30 s; M + E: 40 + 0 + 20 + 80 = 140; W + M: 10 + 0 + 20 + 240.
    #expect(placement.hubs.map(\.site.id) == ["M", "E"])
    func rehearsal(_ site: String) throws -> HubRehearsal {
      try #require(placement.rehearsals.first { $0.site == site })
    }
    let west = try rehearsal("W")
    #expect((west.change, west.proof) == (.added, .exact))
    #expect(abs(try #require(west.most) - 30) < 1e-9)
    #expect((west.joins, west.leaves) == (["W"], ["M"]))
    let middle = try rehearsal("M")
    #expect(middle.change == .lost)
    #expect(abs(try #require(middle.most) - 30) < 1e-9)
    let east = try rehearsal("E")
    #expect(abs(try #require(east.most) - 130) < 1e-9)
    // N, free from 2030 on only, would serve d in 10 s and c in 30 s: M + N = 40 + 0 + 20 + 40 = 100.
    let north = try rehearsal("N")
    #expect(north.change == .admitted)
    #expect(abs(try #require(north.most) + 40) < 1e-9)
    #expect(placement.instance.refusals.map { $0.reasons.map(\.code) } == [["availability"]])
  }

  @Test func whatIsTooLargeToSolveAgainIsNotCalledImpossible() async throws {
    var town = try SmallTown()
    // 3 candidates × 6,700 points: more than 20,000 pairs.
    town.demand = (0..<6700).map { SmallTown.point("p\($0)", Double($0 % 1000), 0, 1) }
    town.plan.model = .coverage(hubs: 1, within: 20.5)
    let coverage = try await town.placement()
    #expect(coverage.rehearsals.count == 2)
    #expect(coverage.rehearsals.allSatisfy { $0.proof == .notComputed && $0.most == nil })
    // The certificate of a p-median gives a bound from below, a swap one from above.
    town.plan.model = .pMedian(hubs: 1)
    let median = try await town.placement()
    #expect(median.rehearsals.map(\.proof) == [.bounded, .bounded])
    #expect(
      median.rehearsals.allSatisfy { ($0.least ?? -1) <= ($0.most ?? -1) && $0.most ?? 0 > 0 })
  }

  @Test func theCurveFallsWithEveryHub() async throws {
    let placement = try await SmallTown().placement()
    #expect(placement.curve.map(\.hubs) == [1, 2, 3])
    #expect(
      placement.curve.compactMap { $0.objective.map { ($0 * 1e6).rounded() / 1e6 } } == [
        260, 140, 110,
      ])
    // Within 20 s of M and E: b, c, d of a, b, c, d and e.
    #expect(placement.curve[1].within == [7.0 / 11, 8.0 / 11])
  }

  @Test func rulesOfThePlanAreKept() async throws {
    var town = try SmallTown()
    town.plan.terms.excluded = ["E"]
    #expect(try await town.placement().hubs.map(\.site.id) == ["M"])
    town.plan.terms.existing = ["W"]
    #expect(try await town.placement().hubs.map(\.site.id) == ["W"])
    town = try SmallTown()
    town.plan.model = .pMedian(hubs: 2)
    town.plan.terms.spacing = 401
    // M and E are 400 m apart.
    #expect(try await town.placement().hubs.map(\.site.id) == ["W", "E"])
    town.plan.terms.spacing = nil
    town.plan.terms.exclusive = [["M", "E"]]
    #expect(try await town.placement().hubs.map(\.site.id) == ["W", "E"])
    town.plan.terms.exclusive = []
    town.plan.terms.forbidden = [.init(site: "E", demand: "d")]
    // d then goes to M (60 s × 4) with E, to M with W.
    #expect(try await town.placement().hubs.map(\.site.id) == ["W", "M"])
    town.plan.terms.forbidden = []
    town.plan.terms.filter = ["owner": Condition(oneOf: ["Somebody else"])]
    let refused = try await town.placement()
    #expect(refused.faults == [.noCandidates])
    #expect(refused.instance.refusals.count == 4)
    #expect(refused.instance.refusals[0].reasons.map(\.code) == ["where:owner=Foncière"])
  }

  @Test func requirementsOfAHubAreScreenedLikeThoseOfADemand() async throws {
    var town = try SmallTown()
    town.plan.terms.requirements = [
      Requirement(Measure(.count, layer: "people", within: 250), Condition(atLeast: 2))
    ]
    let instance = try await town.instance()
    // Within 250 m: W only a, M b and c, E c and d.
    #expect(instance.candidates.map(\.site.id) == ["M", "E"])
    #expect(instance.refusals.first?.reasons.map(\.code) == ["count:people@250=1<2"])
    town.plan.needs = [.floor: 100, .land: 200]
    let both = try await town.instance()
    #expect(both.candidates.isEmpty)
    #expect(
      both.refusals.allSatisfy {
        $0.reasons.map(\.code).contains { $0.hasPrefix("capacity:land=100") }
      })
  }

  @Test func aPlanWithoutDatesOpensWhenItsSiteIsFree() async throws {
    var town = try SmallTown()
    town.plan.terms.period = nil
    town.sites.append(
      Site(
        id: "T", kind: .holding, geometry: town.sites[0].geometry,
        until: CalendarDate("2031-01-01"), usableFloor: 150))
    let instance = try await town.instance()
    #expect(instance.candidates.map(\.site.id) == ["W", "M", "E", "N"])
    // A site that must be given back is none for ever.
    #expect(instance.refusals.map(\.site.id) == ["T"])
  }

  @Test func chartersBindAPlanThatStatesAttributes() async throws {
    var town = try SmallTown()
    town.scenario.charters = [
      Charter(
        id: "c", appliesTo: ["owner": ["Foncière"]],
        accepts: [.init(attribute: "operator", condition: Condition(oneOf: ["ess"]))])
    ]
    let unsaid = try await town.instance()
    #expect(unsaid.candidates.count == 3)
    #expect(unsaid.problems.map(\.code) == ["charters-not-checked"])
    town.plan.terms.attributes = ["operator": .text("private")]
    let wrong = try await town.instance()
    #expect(wrong.candidates.isEmpty)
    #expect(wrong.refusals.first?.reasons.map(\.code) == ["charter:c.operator=private"])
    town.plan.terms.attributes = ["operator": .text("ess")]
    #expect(try await town.instance().candidates.count == 3)
  }

  @Test func demandThatCannotCountIsNamed() async throws {
    var town = try SmallTown()
    town.demand += [
      SmallTown.point("z", 10, 0, 0), SmallTown.point("m", 10, 0, nil),
      Feature(id: "g", geometry: nil, values: [.number(3)]),
    ]
    let instance = try await town.instance()
    #expect(
      instance.gaps == [
        .init(id: "z", reason: .zeroWeight), .init(id: "m", reason: .noWeight),
        .init(id: "g", reason: .noGeometry),
      ])
    town.demand = [
      SmallTown.point("a", 0, 0, -1), SmallTown.point("b", 0, 0, 1), SmallTown.point("b", 9, 0, 1),
    ]
    let problems = await #expect(throws: Problems.self) { try await town.instance() }
    #expect(problems?.all.map(\.code) == ["negative-weight", "duplicate-id"])
    town.demand = []
    let empty = await #expect(throws: Problems.self) { try await town.instance() }
    #expect(empty?.all.map(\.code) == ["nothing-to-serve"])
  }

  @Test func communesGroupDemandAndBindEquity() async throws {
    var town = try SmallTown()
    town.communes = Layer(
      name: "communes", fields: ["nom"],
      features: [
        Feature(
          id: "1", geometry: .box(Envelope(minX: -10, minY: -10, maxX: 300, maxY: 10)),
          values: [.text("Ouest")]),
        Feature(
          id: "2", geometry: .box(Envelope(minX: 300, minY: -10, maxX: 2000, maxY: 10)),
          values: [.text("Est")]),
      ])
    town.plan.communes = HubCommunes(layer: "communes", field: "nom")
    let instance = try await town.instance()
    #expect(instance.demand.map(\.commune) == ["Ouest", "Est", "Est", "Est", nil])
    // Everybody of a commune within 35 s: M and E, the best pair, leave a of the west at 40 s; W and M leave d of
    // the east at 60 s. W and E: a 10, b 30, c 20, d 20. The point e, 500 m off the street and in no commune, binds
    // no commune's share, and is named.
    town.plan.equity = HubEquity(within: 35, share: 0, byCommune: true)
    town.plan.model = .pMedian(hubs: 2)
    let placement = try await town.placement()
    #expect(placement.hubs.map(\.site.id) == ["W", "E"])
    #expect(placement.instance.problems.map(\.code) == ["outside-communes"])
    // Over all demand it counts as beyond: 3 of 11.
    town.plan.equity = HubEquity(within: 35, share: 0.27, byCommune: false)
    #expect(try await town.placement().location?.status == .infeasible)
    town.plan.equity = HubEquity(within: 35, share: 0.28, byCommune: false)
    #expect(try await town.placement().hubs.map(\.site.id) == ["W", "E"])
  }

  @Test func rentsAndTravelAreWeighedInEuros() async throws {
    var town = try SmallTown()
    town.sites = [
      SmallTown.site("W", at: 100, floor: 150, rent: 10),
      SmallTown.site("M", at: 400, floor: 150, rent: 100),
      SmallTown.site("E", at: 800, floor: 150),
    ]
    town.plan.model = .facilityLocation(hubs: 1)
    // 60 € a minute: 1 € a second. W 480 + 1,000; M 300 + 10,000; E at the dearest rent known.
    town.plan.costs = HubCosts(opening: 0, countsRent: true, minute: 60)
    let placement = try await town.placement()
    #expect(placement.hubs.map(\.site.id) == ["W"])
    #expect(placement.location?.objective.map { ($0 * placement.plan.euros).rounded() } == 1480)
    #expect(placement.instance.problems.map(\.code) == ["rent-missing"])
  }

  @Test func straightLinesCountTheDetour() async throws {
    var town = try SmallTown()
    town.plan.travel = .detour(factor: 2, speed: 10)
    let instance = try await town.instance()
    // M to e: 100 m east, 500 m north.
    let index = try #require(instance.candidates.firstIndex { $0.site.id == "M" })
    let seconds = try #require(instance.problem.travel.cost(row: 4, candidate: index))
    #expect(abs(seconds - (100.0 * 100 + 500 * 500).squareRoot() * 2 / 10) < 1e-9)
    #expect(try await town.placement().catchments?.hubs.count == 1)
  }

  @Test func aDepartmentOnTheSiteIsARivalAndThePlanWithoutItIsKnown() async throws {
    let placed = Placement(
      demand: "shop", department: "economy", site: "E", area: 100, resource: .floor,
      period: Period(from: CalendarDate("2027-01-01")!), score: 1, worth: 1)
    let allocation = Allocation(
      rule: .utilitarian, status: .optimal, objective: 1, bound: 1, gap: 0, placements: [placed],
      shares: [])
    let placement = try await SmallTown().placement([allocation])
    let rival = try #require(placement.rivals.first)
    #expect(rival.site == "E")
    // 150 m² of floor less 100 leaves 50 of the 100 that a hub needs.
    #expect(rival.occupations == [.init(rule: .utilitarian, placement: placed, leavesRoom: false)])
    let under = try #require(placement.underRules.first)
    #expect((under.taken, under.chosen) == (["E"], ["M"]))
    #expect(abs(try #require(under.objective) - 300) < 1e-9)
  }

  @Test func coverageCountsWhatIsWithinReach() async throws {
    var town = try SmallTown()
    town.plan.model = .coverage(hubs: 1, within: 20.5)
    let placement = try await town.placement()
    // Within 20 s: W a; M b and c (3); E c and d (5).
    #expect(placement.hubs.map(\.site.id) == ["E"])
    #expect(placement.location?.objective == 5)
    let uncovered = placement.location?.uncovered.map { placement.instance.demand[$0].id }
    #expect(uncovered == ["a", "b", "e"])
  }

  @Test func twoTasksOrOneGiveTheSamePlan() async throws {
    let town = try SmallTown()
    let territory = try town.territory()
    let sheets = try await SiteSheets(measuring: [], of: territory, tasks: 1)
    let one = try await HubInstance(
      town.plan, of: town.scenario, territory, sheets: sheets, tasks: 1)
    let two = try await HubInstance(
      town.plan, of: town.scenario, territory, sheets: sheets, tasks: 2)
    #expect(one.problem == two.problem)
  }
}
