import Land
import PlanarGeometry
import Planning
import Testing

private typealias Small = SmallTerritory

@Suite("Screening: rules with measured values, scores with intervals")
struct ScreeningTests {
  static let day = CalendarDate(year: 2028, month: 1, day: 1)!

  static func scenario(
    _ demands: [Demand], charters: [Charter] = [], locks: [Lock] = [],
    missing: Scenario.MissingData = .low, sheet: [SheetColumn] = [], uses: [Use] = []
  ) -> Scenario {
    Scenario(
      name: "test", crs: "EPSG:2154", referenceDate: day, missingData: missing,
      charters: charters, uses: uses, demands: demands, locks: locks, sheet: sheet)
  }

  static func demand(
    _ requirements: [Requirement] = [], _ preferences: [Preference] = [], minimum: Double = 50,
    parts: Int = 1, period: Period = Period(from: day), provides: [String: Double] = [:]
  ) -> Demand {
    Demand(
      id: "d", department: "energy", use: "plant", minimum: minimum, parts: parts, period: period,
      provides: provides, requirements: requirements, preferences: preferences)
  }

  private func screen(
    _ scenario: Scenario, _ site: Site, _ layers: [Layer] = []
  ) async throws -> Suitability {
    let screening = try await Screening(scenario, Small.territory([site], layers))
    return try #require(screening.suitability(demand: "d", site: site.id))
  }

  @Test("findings come in order, with measured value and margin")
  func order() async throws {
    var site = try Small.site("s", Small.square)
    site.zae = "mitterie"
    let layer = try Small.layer("heat_network", [], [("1", "LINESTRING(0 912,9 912)", [])])
    let charter = Charter(
      id: "zae-mitterie", appliesTo: ["zae": ["mitterie"]],
      accepts: [
        Charter.Rule(attribute: "jobs_per_ha", condition: Condition(atLeast: 40)),
        Charter.Rule(attribute: "operator", condition: Condition(oneOf: ["ess", "craft"])),
      ])
    let demand = Self.demand(
      [
        Requirement(Measure(.distance, layer: "heat_network"), Condition(atMost: 800)),
        Requirement(Measure(.area), Condition(atLeast: 60)),
      ], minimum: 200, provides: ["jobs": 0.76])
    let scenario = Self.scenario(
      [demand], charters: [charter],
      locks: [
        Lock(demand: "other", .never(["s"])), Lock(demand: "d", .never(["s"]), by: "housing"),
      ])
    let suitability = try await screen(scenario, site, [layer])
    #expect(
      suitability.findings.map(\.origin) == [
        .availability, .capacity, .requirement(0), .requirement(1), .charter("zae-mitterie", 0),
        .charter("zae-mitterie", 1), .lock(1),
      ])
    #expect(
      suitability.findings.map(\.outcome) == [
        .passed, .failed, .failed, .passed, .failed, .unknown, .failed,
      ])
    #expect(suitability.findings.map(\.margin) == [nil, -100, -102, 40, -2, nil, nil])
    #expect(
      suitability.reasons
        == "capacity:land=100<200;distance:heat_network=902>800;"
        + "charter:zae-mitterie.jobs_per_ha=38<40;unknown:charter:zae-mitterie.operator;lock:2")
    #expect(!suitability.isEligible)
    let changes = suitability.failures.map { $0.changes(toOpen: site, for: demand) }
    #expect(
      changes == [
        [.addCapacity(100, of: .land), .shrinkPart(to: 100, of: .land)],
        [.raiseLimit(from: 800, to: 902)],
        [.lowerLimit(from: 40, to: 38)],
        [.stateDatum],
        [.liftLock(1)],
      ])
  }

  @Test(
    "a site must be free during the whole period",
    arguments: [
      (nil, nil, nil, true),
      ("2027-12-31", nil, nil, true),
      ("2029-01-01", nil, nil, false),
      (nil, "2040-01-01", nil, false),
      (nil, "2040-01-01", "2040-01-01", true),
      (nil, "2040-01-01", "2041-01-01", false),
    ] as [(String?, String?, String?, Bool)])
  func availability(from: String?, until: String?, demandUntil: String?, expected: Bool)
    async throws
  {
    var site = try Small.site("s", Small.square)
    site.from = from.flatMap { CalendarDate($0) }
    site.until = until.flatMap { CalendarDate($0) }
    let period = Period(from: Self.day, until: demandUntil.flatMap { CalendarDate($0) })
    let demand = Self.demand(period: period)
    let suitability = try await screen(Self.scenario([demand]), site)
    #expect(suitability.isEligible == expected)
    #expect(suitability.reasons == (expected ? "" : "availability"))
    if !expected {
      let moved = Period(
        from: max(Self.day, site.from ?? Self.day),
        until: [site.until, period.until].compactMap { $0 }.min())
      #expect(
        suitability.failures[0].changes(toOpen: site, for: demand)
          == [.freeSite(during: period), .movePeriod(to: moved)])
    }
  }

  @Test("the least part of a demand in parts is what a site must hold")
  func parts() async throws {
    let site = try Small.site("s", Small.square)
    for (minimum, parts, expected) in [(300.0, 3, true), (300.1, 3, false), (100, 1, true)] {
      let scenario = Self.scenario([Self.demand(minimum: minimum, parts: parts)])
      #expect(try await screen(scenario, site).isEligible == expected)
    }
  }

  @Test(
    "a missing datum is unknown, and waived only where the requirement says so",
    arguments: [(false, Finding.Outcome.unknown), (true, .waived)])
  func missing(passes: Bool, outcome: Finding.Outcome) async throws {
    let requirement = Requirement(
      Measure(.attribute, field: "pollution"), Condition(noneOf: ["avérée"]),
      passesIfMissing: passes)
    let suitability = try await screen(
      Self.scenario([Self.demand([requirement])]), try Small.site("s", Small.square))
    #expect(suitability.findings.last?.outcome == outcome)
    #expect(suitability.findings.last?.code == "\(outcome.rawValue):attribute:pollution")
    #expect(suitability.isEligible == passes)
  }

  @Test(
    "the score is the weighted mean; a missing datum widens the interval by its weight",
    arguments: [
      (Scenario.MissingData.low, 0.375), (.middle, 0.5), (.optimistic, 0.625),
    ])
  func score(missing: Scenario.MissingData, expected: Double) async throws {
    let site = try Small.site("s", Small.square, attributes: ["slope": .missing])
    let layer = try Small.layer("l", [], [("1", "POINT(410 5)", [])])
    let demand = Self.demand(
      [],
      [
        Preference(Measure(.distance, layer: "l"), best: 0, worst: 800, weight: 3),
        Preference(Measure(.attribute, field: "slope"), best: 0, worst: 10, weight: 1),
      ])
    let suitability = try await screen(Self.scenario([demand], missing: missing), site, [layer])
    #expect(suitability.scoreLow == 0.375)
    #expect(suitability.scoreHigh == 0.625)
    #expect(suitability.score == expected)
    #expect(suitability.isEligible)
  }

  @Test("no preference: score 1; beyond best and worst the value is clamped; yes counts 1")
  func scoreBounds() async throws {
    let site = try Small.site("s", Small.square)
    let layer = try Small.layer("l", [], [("1", "POINT(5 5)", [])])
    func score(_ preferences: [Preference]) async throws -> [Double] {
      let found = try await screen(
        Self.scenario([Self.demand([], preferences)]), site, [layer])
      return [found.scoreLow, found.score, found.scoreHigh]
    }
    #expect(try await score([]) == [1, 1, 1])
    #expect(try await score([Preference(Measure(.area), best: 90, worst: 10)]) == [1, 1, 1])
    #expect(try await score([Preference(Measure(.area), best: 500, worst: 200)]) == [0, 0, 0])
    #expect(
      try await score([Preference(Measure(.any, layer: "l", within: 1), best: 1, worst: 0)])
        == [1, 1, 1])
  }

  @Test("labels, excluded labels and truth values say what would have to be accepted")
  func labels() async throws {
    let site = try Small.site("s", Small.square)
    let layer = try Small.layer(
      "zoning", ["typezone"], [("1", Small.square, [.text("N;a")])])
    let zone = Measure(.majority, layer: "zoning", field: "typezone")
    let demand = Self.demand([
      Requirement(zone, Condition(oneOf: ["U", "AUc"])),
      Requirement(zone, Condition(noneOf: ["N;a"])),
      Requirement(Measure(.any, layer: "zoning", within: 500), Condition(isTrue: false)),
    ])
    let suitability = try await screen(Self.scenario([demand]), site, [layer])
    #expect(
      suitability.reasons
        == "majority:zoning.typezone=N%3Ba;majority:zoning.typezone=N%3Ba;any:zoning@500=true")
    #expect(
      suitability.failures.map { $0.changes(toOpen: site, for: demand) } == [
        [.accept("N;a")], [.stopExcluding("N;a")], [.acceptEither],
      ])
  }

  @Test("the rights of a use are measured for its destinations")
  func rights() async throws {
    let site = try Small.site("s", Small.square)
    let layer = try Small.layer(
      "zoning", ["DESTOUI", "DESTNON"], [("1", Small.square, [.text("42"), .text("21-22")])])
    let requirement = Requirement(
      Measure(.rights, layer: "zoning"), Condition(oneOf: ["allowed", "conditional"]))
    for (codes, reasons) in [
      (["42"], ""), (["20"], "rights:zoning=forbidden"), (["51"], "unknown:rights:zoning"),
    ] {
      let scenario = Self.scenario(
        [Self.demand([requirement])], uses: [Use(id: "plant", destinations: codes)])
      #expect(try await screen(scenario, site, [layer]).reasons == reasons)
    }
  }

  @Test("sheets hold the columns asked for, then those that demands need, each once")
  func columns() throws {
    let heat = Measure(.distance, layer: "heat_network")
    let demand = Self.demand(
      [
        Requirement(heat, Condition(atMost: 800)),
        Requirement(Measure(.share, layer: "flood"), Condition(atMost: 0.1)),
        Requirement(
          Measure(.majority, layer: "zoning", field: "typezone"), Condition(oneOf: ["U"])),
        Requirement(Measure(.rights, layer: "zoning"), Condition(oneOf: ["allowed"])),
      ],
      [
        Preference(heat, best: 0, worst: 800),
        Preference(Measure(.compactness), best: 0.8, worst: 0.2),
        Preference(Measure(.count, layer: "stops", within: 500), best: 5, worst: 0),
        Preference(
          Measure(.sum, layer: "population", field: "ind", within: 0.5, of: .centre), best: 5,
          worst: 0),
        Preference(Measure(.attribute, field: "share_flood"), best: 5, worst: 0),
      ])
    let scenario = Self.scenario(
      [demand], sheet: [SheetColumn(name: "heat_distance_m", measure: heat)],
      uses: [Use(id: "plant", destinations: ["42", "51"])])
    #expect(
      SheetColumn.columns(of: scenario).map(\.name) == [
        "heat_distance_m", "share_flood", "majority_zoning_typezone", "rights_zoning_42_51",
        "compactness", "count_stops_500m", "sum_population_ind_0_5m_centre", "share_flood_2",
      ])
  }

  @Test("codes show as many digits as tell the value from the limit")
  func digits() async throws {
    let site = try Small.site("s", Small.box(0, 0, 10, 9.99999))
    let demand = Self.demand([Requirement(Measure(.area), Condition(atLeast: 100))])
    #expect(
      try await screen(Self.scenario([demand]), site).reasons == "area=99.9999<100")
  }
}
