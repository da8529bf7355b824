import Foundation
import Testing

/// Hub plans of a scenario: the tutorial's sites with a street south of them and customers on it. At 10 m/s from the
/// centres of A, B, C, D: 5, 4, 5 and 3.5 s to the street, at x = 150, 350, 475, 650 m; customers at 150 (weight 1), 350 (3)
/// and 650 (1). One hub on B: 24 + 3 × 4 + 34 = 70 weighted seconds; A 135, C 112.5, D 157.5.
@Suite("Hub plans of a scenario")
struct HubScenarioTests {
  private let folder: TutorialFolder

  init() throws {
    folder = try TutorialFolder()
    try Self.prepare(folder)
  }

  private static func prepare(
    _ folder: TutorialFolder, weight: String = "1", plan: String = HubScenarioTests.plan
  ) throws {
    func feature(_ geometry: String, _ properties: String) -> String {
      #"{"type":"Feature","properties":{\#(properties)},"geometry":\#(geometry)}"#
    }
    func point(_ x: Int, _ y: Int) -> String { #"{"type":"Point","coordinates":[\#(x),\#(y)]}"# }
    func write(_ features: [String], to name: String) throws {
      try folder.write(
        #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#,
        to: "geodata/tutorial/\(name).geojson")
    }
    try write(
      [
        feature(
          #"{"type":"LineString","coordinates":[[700000,7056990],[700800,7056990]]}"#,
          #""highway":"residential""#)
      ], to: "streets")
    try write(
      [
        feature(point(700_150, 7_056_990), #""id":"c1","parcels":\#(weight)"#),
        feature(point(700_350, 7_056_990), #""id":"c2","parcels":3"#),
        feature(point(700_650, 7_056_990), #""id":"c3","parcels":1"#),
        feature(point(705_000, 7_056_990), #""id":"far","parcels":2"#),
      ], to: "customers")
    let layers = """
      layers:
        streets: {source: ../geodata/tutorial/streets.geojson, crs: EPSG:2154}
        customers: {source: ../geodata/tutorial/customers.geojson, crs: EPSG:2154}
      """
    let text = try folder.read(TutorialFolder.scenario)
    try folder.write(
      text.replacing("layers:\n", with: layers + "\n") + "\n" + plan, to: TutorialFolder.scenario)
  }

  private static let plan = """
    hubs:
      parcels:
        label: Colis
        candidates: {kinds: [friche, zae-lot], land: {min: 1000 m2}, from: 2027-01-01, attributes: {jobs_per_ha: 50}}
        demand: {layer: customers, weight: parcels}
        travel: {network: streets, speed: 36 km/h}
        model: {p-median: {hubs: 1}}
        isochrones: [20 s, 1 min]

    """

  private func document() throws -> [String: Any] {
    let data = Data(try folder.read("out/result.json").utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func aRunPlacesTheHubThatWasFoundByHand() throws {
    let ended = try folder.entente("run", TutorialFolder.scenario, "--out", "out", "--lang", "fr")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output.contains("POINTS LOGISTIQUES « COLIS »"))
    #expect(ended.output.contains("Le Clos"))
    #expect(ended.output.contains("Loin de toute rue"))
    let hubs = try #require(try document()["hubs"] as? [String: Any])
    let plan = try #require(hubs["parcels"] as? [String: Any])
    #expect(plan["status"] as? String == "optimal")
    #expect(plan["chosen"] as? [String] == ["B"])
    #expect(abs((plan["objective"] as? Double ?? 0) - 70) < 1e-6)
    #expect(plan["out_of_reach"] as? [String] == ["far"])
    let unserved = try #require(plan["unserved"] as? [[String: Any]])
    #expect(unserved.map { $0["demand"] as? String } == ["far"])
    #expect(unserved.map { $0["reason"] as? String } == ["off-street"])
    for file in [
      "hubs.geojson", "catchments.geojson", "hubs.csv", "hub_candidates.csv", "hub_communes.csv",
    ] {
      #expect(try !folder.read("out/" + file).isEmpty)
    }
    #expect(
      try folder.read("out/hubs.csv").split(separator: "\n")[1].hasPrefix(
        "parcels,B,Le Clos,friche"))
    // A instead of B costs 65 weighted seconds more, C 42.5, D 87.5.
    let rows = try folder.read("out/hub_candidates.csv").split(separator: "\n").dropFirst()
    #expect(
      rows.map {
        $0.split(separator: ",", omittingEmptySubsequences: false)[1...6].joined(separator: ",")
      } == [
        "A,eligible,added,65,65,exact", "B,chosen,lost,42.5,42.5,exact",
        "C,eligible,added,42.5,42.5,exact", "D,eligible,added,87.5,87.5,exact",
      ])
  }

  @Test func oneCoreWritesTheSameBytes() throws {
    #expect(try folder.entente("run", TutorialFolder.scenario, "--out", "out").status == 0)
    let first = try ["result.json", "catchments.geojson", "hubs.csv"].map {
      try folder.read("out/" + $0)
    }
    let again = try folder.entente(
      arguments: ["run", TutorialFolder.scenario, "--out", "out"], wrapper: ["taskset", "-c", "0"])
    #expect(again.status == 0)
    #expect(
      try ["result.json", "catchments.geojson", "hubs.csv"].map { try folder.read("out/" + $0) }
        == first)
  }

  @Test(arguments: ["fr", "en"])
  func theCommandTellsAllInBothLanguages(language: String) throws {
    let ended = try folder.entente("hubs", TutorialFolder.scenario, "--lang", language)
    #expect(ended.status == 0, "\(ended.errors)")
    let titles =
      language == "fr"
      ? [
        "COMBIEN DE POINTS", "POURQUOI PAS ICI", "SI UN POINT ÉTAIT PERDU",
        "QUI D’AUTRE VEUT CES SITES",
      ]
      : ["HOW MANY HUBS", "WHY NOT HERE", "IF A HUB WERE LOST", "WHO ELSE WANTS THESE SITES"]
    for title in titles { #expect(ended.output.contains(title), "\(title)") }
    #expect(ended.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let json = try folder.entente("hubs", TutorialFolder.scenario, "--json", "--plan", "parcels")
    #expect(json.status == 0)
    #expect(json.output.contains(#""chosen""#))
  }

  @Test func whatCannotBeIsToldWithItsReason() throws {
    let unknown = try folder.entente("hubs", TutorialFolder.scenario, "--plan", "parcel")
    #expect(unknown.status == 65)
    #expect(unknown.errors.contains("parcels"))
    #expect(try TutorialFolder().entente("hubs", TutorialFolder.scenario).status == 65)
    #expect(try folder.entente("hubs", TutorialFolder.scenario, "--within", "5").status == 64)

    let empty = try TutorialFolder()
    try Self.prepare(empty, plan: Self.plan.replacing("1000 m2", with: "9 ha"))
    let none = try empty.entente("hubs", TutorialFolder.scenario, "--lang", "en")
    #expect(none.status == 3)
    #expect(none.output.contains("REFUSED SITES"))
    #expect(none.output.contains("usable land"))
    // A run goes on: the allocations are worth having.
    #expect(try empty.entente("run", TutorialFolder.scenario, "--out", "out").status == 0)

    let negative = try TutorialFolder()
    try Self.prepare(negative, weight: "-4")
    for command in ["run", "hubs", "check"] {
      let ended = try negative.entente(command, TutorialFolder.scenario, "--lang", "fr")
      #expect(ended.status == 65)
      #expect((ended.errors + ended.output).contains("poids négatif"))
    }
    let few = try TutorialFolder()
    try Self.prepare(few, plan: Self.plan.replacing("hubs: 1", with: "hubs: 9"))
    #expect(try few.entente("hubs", TutorialFolder.scenario).status == 3)
  }
}
