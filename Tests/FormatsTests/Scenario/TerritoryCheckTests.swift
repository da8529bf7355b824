import Formats
import Land
import PlanarGeometry
import Testing

/// A scenario that the territory below bears out; tests spoil one line of it.
private let scenario = """
  name: Petit
  crs: EPSG:2154
  reference_date: 2026-01-01
  layers:
    zoning: {source: zones.geojson}
    people: {source: people.geojson}
  sites:
    - {kind: friche, source: friches.geojson}
  charters:
    sud:
      applies_to: {zae: sud}
      accepts:
        - {attribute: jobs, at_least: 4}
  departments:
    energy: {}
  uses:
    plant: {}
  demands:
    p1:
      department: energy
      use: plant
      land: {min: 1 ha}
      provides: {jobs: 10}
      require:
        - {measure: majority, layer: zoning, field: typezone, in: [U, AUc]}
        - {measure: attribute, field: soil, in: [clay]}
      prefer:
        - {measure: attribute, field: depth, best: 3, worst: 0}
  locks:
    - demand: p1
      never: [F12, F13]
  hubs:
    h1:
      candidates: {}
      demand: {layer: people, weight: ind}
      travel: {detour: 1.3, speed: 15 km/h}
      model: {p-median: {hubs: 1}}
  sheet:
    - {as: people, measure: sum, layer: people, field: ind, within: 500 m}

  """

private func territory(
  sites attributes: [String: [String: AttributeValue]] = [
    "F12": ["soil": .text("clay"), "depth": .number(2), "colour": .text("red")],
    "F13": ["soil": .text("sand"), "depth": .missing, "colour": .missing],
  ],
  zae: String? = "sud", zones: [AttributeValue] = [.text("U"), .text("N")],
  people: [AttributeValue] = [.number(3), .number(4)]
) -> Territory {
  let square = Geometry.box(Envelope(minX: 0, minY: 0, maxX: 100, maxY: 100))
  func layer(_ name: String, _ field: String, _ values: [AttributeValue]) -> Layer {
    Layer(
      name: name, fields: ["code", field],
      features: values.enumerated().map {
        Feature(id: "\($0.offset)", geometry: square, values: [.missing, $0.element])
      })
  }
  return Territory(
    sites: attributes.sorted { $0.key < $1.key }.map {
      Site(id: $0.key, kind: .friche, geometry: square, zae: zae, attributes: $0.value)
    },
    layers: [layer("zoning", "typezone", zones), layer("people", "ind", people)],
    problems: [], inputs: [])
}

/// `12 error unknown-column demands.x: …?`: what is found once `part` stands as `other`.
private func found(
  _ part: String = "", _ other: String = "", in land: Territory = territory(),
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> [Problem] {
  if !part.isEmpty {
    #expect(
      scenario.ranges(of: part).count == 1, "\(part)", sourceLocation: sourceLocation)
  }
  let text = part.isEmpty ? scenario : scenario.replacing(part, with: other)
  return ScenarioReader.check(try ScenarioReader.read(text: text, file: "s.yaml"), against: land)
}

/// The line of the scenario that holds a text; 1-based.
private func line(_ part: String) throws -> Int {
  let lines = scenario.split(separator: "\n", omittingEmptySubsequences: false)
  return try #require(lines.firstIndex { $0.contains(part) }) + 1
}

@Suite("A scenario against its land")
struct TerritoryCheckTests {
  @Test func nothingIsFoundWhereTheLandBearsItOut() throws {
    #expect(try found().map { $0.sentence(in: .en) } == [])
  }

  @Test func aLockOnAnUnknownSiteNamesTheNearest() throws {
    let problems = try found("[F12, F13]", "[F12, G13]")
    let problem = try #require(problems.first)
    #expect(problems.count == 1)
    #expect(problem.severity == .error)
    #expect(problem.code == "unknown-name")
    #expect(problem.place == .init(file: "s.yaml", line: try line("never"), key: "locks[0].never"))
    #expect(problem.message == Message(fr: "site inconnu : « G13 ».", en: "unknown site: “G13”."))
    #expect(problem.remedy?.en == "Did you mean “F13”?")
  }

  @Test func everyUnknownSiteOfALockIsTold() throws {
    let read = try ScenarioReader.read(
      text: scenario.replacing("never: [F12, F13]", with: "always: [Q1, F12, nothing]"))
    let problems = ScenarioReader.checkSites(read, siteIDs: ["F12", "F13"])
    #expect(problems.map(\.message.en) == ["unknown site: “Q1”.", "unknown site: “nothing”."])
    #expect(problems.allSatisfy { $0.place.key == "locks[0].always" })
    // Nothing is near: every word would be as good a guess.
    #expect(problems.map(\.remedy) == [nil, nil])
    #expect(ScenarioReader.checkSites(read, siteIDs: ["Q1", "F12", "nothing"]).isEmpty)
  }

  @Test(
    "an unknown column names the nearest",
    arguments: [
      ("field: typezone", "field: typzone", "demands.p1.require[0]", "typezone"),
      ("field: soil", "field: soill", "demands.p1.require[1]", "soil"),
      ("field: depth", "field: dpeth", "demands.p1.prefer[0]", "depth"),
      ("field: depth", "field: usable_lnad", "demands.p1.prefer[0]", "usable_land"),
      ("field: ind", "field: idn", "sheet[0]", "ind"),
    ])
  func unknownColumn(part: String, other: String, path: String, nearest: String) throws {
    let problems = try found(part, other)
    #expect(problems.map(\.code) == ["unknown-column"])
    let problem = try #require(problems.first)
    #expect(problem.severity == .error)
    #expect(
      problem.place == .init(file: "s.yaml", line: try line(part), key: path + ".field"))
    #expect(problem.remedy?.fr == "Vouliez-vous dire « \(nearest) » ?")
  }

  @Test func theWeightOfAHubPlanIsAColumnToo() throws {
    let problems = try found("weight: ind", "weight: inds")
    #expect(problems.map(\.code) == ["unknown-column"])
    #expect(problems.first?.place.key == "hubs.h1.demand.weight")
    #expect(problems.first?.place.line == (try line("weight")))
  }

  @Test func columnsMatchWithoutRegardToCase() throws {
    #expect(try found("field: typezone", "field: TYPEZONE") == [])
    #expect(try found("field: soil", "field: Soil") == [])
  }

  @Test("a number asked of text", arguments: [AttributeValue.text("deep"), .boolean(true)])
  func textColumn(value: AttributeValue) throws {
    let land = territory(sites: [
      "F12": ["soil": .text("clay"), "depth": value], "F13": ["soil": .text("clay")],
    ])
    let problems = try found(in: land)
    #expect(problems.map(\.code) == ["text-column"])
    #expect(problems.first?.severity == .error)
    #expect(problems.first?.place.key == "demands.p1.prefer[0].field")
    #expect(problems.first?.place.line == (try line("depth")))
  }

  @Test func aNumberAskedOfALayersTextIsToldWhereverItIsAsked() throws {
    let problems = try found(in: territory(people: [.text("many"), .missing]))
    #expect(problems.map(\.code) == ["text-column", "text-column"])
    #expect(problems.map(\.place.key) == ["hubs.h1.demand.weight", "sheet[0].field"])
  }

  @Test func oneNumberAmongTextsIsEnough() throws {
    let land = territory(sites: [
      "F12": ["soil": .text("clay"), "depth": .text("deep")],
      "F13": ["soil": .text("clay"), "depth": .number(2)],
    ])
    #expect(try found(in: land) == [])
  }

  @Test("a threshold on text", arguments: ["at_least: 2", "at_most: 2"])
  func thresholdOnText(condition: String) throws {
    #expect(try found("in: [clay]", condition).map(\.code) == ["text-column"])
  }

  @Test func aValueOfOtherCaseIsNamedAndAListOfWhichNothingOccurs() throws {
    let alike = try found("in: [U, AUc]", "in: [u, AUc, N]")
    #expect(alike.map(\.code) == ["value-not-in-data"])
    #expect(alike.first?.severity == .warning)
    #expect(alike.first?.place.key == "demands.p1.require[0].in")
    #expect(alike.first?.place.line == (try line("typezone")))
    #expect(alike.first?.remedy?.en == "Did you mean “U”?")
    let vain = try found("in: [clay]", "in: [calc, snad]")
    #expect(vain.map(\.code) == ["value-not-in-data", "value-not-in-data"])
    #expect(
      vain.map(\.remedy?.en) == ["Allowed: clay, sand.", "Did you mean “sand”?"])
    // What is excluded may well not occur at all.
    #expect(try found("in: [clay]", "not_in: [calc]") == [])
    #expect(try found("in: [clay]", "not_in: [CLAY]").map(\.code) == ["value-not-in-data"])
  }

  @Test func aCharterThatNoSiteIsUnderNamesTheNearestProperty() throws {
    let none = try found("applies_to: {zae: sud}", "applies_to: {zae: nord}")
    #expect(none.map(\.code) == ["charter-without-site"])
    #expect(none.first?.severity == .warning)
    #expect(none.first?.place.key == "charters.sud.applies_to")
    #expect(none.first?.place.line == (try line("applies_to")))
    #expect(none.first?.remedy == nil)
    let unknown = try found("applies_to: {zae: sud}", "applies_to: {coluor: red}")
    #expect(unknown.map(\.code) == ["charter-without-site"])
    #expect(unknown.first?.remedy?.en == "Did you mean “colour”?")
  }

  @Test func aCharterThatAsksForWhatNoDemandStates() throws {
    let problems = try found("attribute: jobs,", "attribute: jbos,")
    #expect(problems.map(\.code) == ["attribute-not-stated"])
    #expect(problems.first?.severity == .warning)
    #expect(problems.first?.place.key == "charters.sud.accepts[0]")
    #expect(problems.first?.place.line == (try line("attribute: jobs")))
    // What is worked out from what is stated is stated.
    #expect(try found("attribute: jobs,", "attribute: jobs_per_ha,") == [])
  }

  @Test func anEmptyColumnIsNoUnknownColumn() throws {
    let land = territory(
      sites: ["F12": ["soil": .text("clay"), "depth": .missing, "note": .missing]],
      zones: [.missing])
    let problems = try found("[F12, F13]", "F12", in: land)
    #expect(problems.map(\.code) == ["empty-column", "empty-column"])
    #expect(problems.map(\.severity) == [.warning, .warning])
    #expect(
      problems.map(\.place.key) == ["demands.p1.require[0].field", "demands.p1.prefer[0].field"])
    #expect(problems.map(\.place.line) == [try line("typezone"), try line("depth")])
    #expect(
      problems.first?.message.en == "column “typezone” of layer “zoning” is empty everywhere.")
  }

  @Test func landWithoutSitesOrFeaturesIsToldElsewhere() throws {
    let empty = Territory(
      sites: [], layers: [Layer(name: "zoning", fields: [], features: [])], problems: [],
      inputs: [])
    #expect(try found("[F12, F13]", "[F12]", in: empty).map(\.code) == ["unknown-name"])
  }

  @Test func theyComeInTheOrderOfTheFile() throws {
    let land = territory(sites: ["F12": ["soil": .text("clay")]], zae: nil)
    let problems = try found("field: ind", "field: idn", in: land)
    #expect(
      problems.map(\.code) == [
        "charter-without-site", "unknown-column", "unknown-name", "unknown-column",
      ])
    let lines = problems.compactMap(\.place.line)
    #expect(lines == lines.sorted())
  }
}

@Suite("Columns on their way from the file")
struct EmptyColumnTests {
  @Test("a column that the file has, and no site fills, is empty and not unknown")
  func emptyInTheFile() throws {
    let fixture = try TerritoryFixture([
      "friches.geojson": Lambert.collection([
        Lambert.feature(Lambert.square(0, 0), #""id":"F12","soil":"clay","depth":null"#),
        Lambert.feature(Lambert.square(50, 0), #""id":"F13","soil":"clay""#),
      ])
    ])
    let source = SiteSource(kind: .friche, source: Source(path: "friches.geojson"))
    let land = try fixture.territory(sites: [source])
    let read = try ScenarioReader.read(text: scenario)
    let problems = ScenarioReader.check(read, against: land).filter {
      $0.place.key == "demands.p1.prefer[0].field"
    }
    #expect(problems.map(\.code) == ["empty-column"])
  }
}
