import Dossier
import Land
import PlanarGeometry
import Planning
import Testing

/// Spaces that do not break are written as plain ones, so that the expected sentences can be read.
private func plain(_ text: String) -> String {
  String(text.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 })
}

@Suite("Findings in words")
struct FindingWordingTests {
  private static let day = CalendarDate(year: 2028, month: 1, day: 1)!
  private static let demand = Demand(
    id: "chaufferie-sud", department: "energy", use: "plant", minimum: 6000,
    period: Period(from: day))
  private static let scenario = Scenario(
    name: "test", crs: "EPSG:2154", referenceDate: day,
    charters: [Charter(id: "zae", label: "ZAE de la Mitterie", appliesTo: [:], accepts: [])],
    departments: [Department(id: "housing", label: "Habitat")],
    locks: [Lock(demand: "chaufferie-sud", .never(["s"]), by: "housing", reason: "école à 60 m")])

  private func site() throws -> Site {
    var site = Site(
      id: "s", kind: .parcel,
      geometry: try Geometry(wkt: "POLYGON((0 0,60 0,60 50,0 50,0 0))"))
    site.from = CalendarDate(year: 2029, month: 3, day: 1)
    return site
  }

  private func sentences(_ finding: Finding) throws -> [String] {
    try Language.allCases.map {
      plain(finding.sentence(for: Self.demand, on: try site(), in: Self.scenario, $0))
    }
  }

  /// A finding on a number, as screening makes it.
  private static func finding(
    _ measure: Measure, _ condition: Condition, _ value: AttributeValue
  ) -> Finding {
    let outcome: Finding.Outcome =
      switch condition.holds(for: value) {
      case true?: .passed
      case false?: .failed
      case nil: .unknown
      }
    return Finding(
      origin: .requirement(0), outcome: outcome, measure: measure, condition: condition,
      measured: value)
  }

  @Test(
    "requirements",
    arguments: [
      (
        finding(Measure(.distance, layer: "heat_network"), Condition(atMost: 800), .number(912)),
        "distance au réseau de chaleur : 912 m > 800 m (dépasse de 112 m)",
        "distance to the heat network: 912 m > 800 m (112 m over)"
      ),
      (
        finding(Measure(.distance, layer: "ligne"), Condition(atMost: 800), .number(800.04)),
        "distance à la couche ligne : 800,04 m > 800 m (dépasse de 0,04 m)",
        "distance to layer ligne: 800.04 m > 800 m (0.04 m over)"
      ),
      (
        finding(Measure(.distance, layer: "stops"), Condition(atMost: 800), .number(650)),
        "distance aux arrêts de transport : 650 m ≤ 800 m (marge 150 m)",
        "distance to the transport stops: 650 m ≤ 800 m (150 m to spare)"
      ),
      (
        finding(Measure(.share, layer: "flood"), Condition(atMost: 0.1), .number(0.315)),
        "part sous la zone inondable : 31,5 % > 10 % (dépasse de 21,5 points)",
        "share under the flood zone: 31.5% > 10% (21.5 points over)"
      ),
      (
        finding(
          Measure(.majority, layer: "zoning", field: "typezone"), Condition(oneOf: ["U", "AUc"]),
          .text("N")),
        "zonage (typezone) : N (admis : U, AUc)", "zoning (typezone): N (accepted: U, AUc)"
      ),
      (
        finding(
          Measure(.rights, layer: "zoning"), Condition(oneOf: ["allowed", "conditional"]),
          .text("forbidden")),
        "droits du PLU : interdit (admis : autorisé, sous conditions)",
        "land-use rights: forbidden (accepted: allowed, conditional)"
      ),
      (
        finding(
          Measure(.count, layer: "shops", within: 500), Condition(atLeast: 2), .number(1)),
        "commerces à moins de 500 m : 1 < 2 (manque 1)", "shops within 500 m: 1 < 2 (1 short)"
      ),
      (
        finding(
          Measure(.sum, layer: "population", field: "ind", within: 400), Condition(atLeast: 1200),
          .number(850)),
        "population (ind) à moins de 400 m : 850 < 1 200 (manque 350)",
        "population (ind) within 400 m: 850 < 1,200 (350 short)"
      ),
      (
        finding(
          Measure(.any, layer: "monuments", within: 150), Condition(isTrue: false), .boolean(true)),
        "monuments à moins de 150 m : oui, exigé : non",
        "monuments within 150 m: yes, required: no"
      ),
      (
        finding(Measure(.area), Condition(atLeast: 8000, atMost: 9000), .number(3000)),
        "surface : 0,3 ha < 0,8 ha (manque 0,5 ha)", "area: 0.3 ha < 0.8 ha (0.5 ha short)"
      ),
      (
        finding(Measure(.attribute, field: "rent"), Condition(atMost: 95), .number(110)),
        "loyer : 110 €/m²/an > 95 €/m²/an (dépasse de 15 €/m²/an)",
        "rent: 110 €/m²/year > 95 €/m²/year (15 €/m²/year over)"
      ),
      (
        finding(
          Measure(.attribute, field: "sol"), Condition(noneOf: ["avérée"]), .text("avérée")),
        "sol : avérée (exclu)", "sol: avérée (excluded)"
      ),
      (
        finding(Measure(.attribute, field: "sol"), Condition(noneOf: ["avérée"]), .missing),
        "sol : donnée manquante", "sol: missing datum"
      ),
    ])
  func requirement(finding: Finding, fr: String, en: String) throws {
    #expect(try sentences(finding) == [fr, en])
  }

  @Test("availability, capacity, charter and lock")
  func otherOrigins() throws {
    #expect(
      try sentences(Finding(origin: .availability, outcome: .failed)) == [
        "disponibilité : site libre à partir du 01/03/2029, demandé à partir du 01/01/2028",
        "availability: site free from 2029-03-01, wanted from 2028-01-01",
      ])
    let capacity = Finding(
      origin: .capacity, outcome: .failed, resource: .land, condition: Condition(atLeast: 6000),
      measured: .number(3000), margin: -3000)
    #expect(
      try sentences(capacity) == [
        "terrain utilisable : 0,3 ha < 0,6 ha (manque 0,3 ha)",
        "usable land: 0.3 ha < 0.6 ha (0.3 ha short)",
      ])
    let charter = Finding(
      origin: .charter("zae", 0), outcome: .failed, attribute: "jobs_per_ha",
      condition: Condition(atLeast: 40), measured: .number(38), margin: -2)
    #expect(
      try sentences(charter) == [
        "charte ZAE de la Mitterie, emplois par hectare : 38 < 40 (manque 2)",
        "charter ZAE de la Mitterie, jobs per hectare: 38 < 40 (2 short)",
      ])
    #expect(
      try sentences(Finding(origin: .lock(0), outcome: .failed)) == [
        "verrou : exclu par Habitat (école à 60 m)", "lock: ruled out by Habitat (école à 60 m)",
      ])
  }

  @Test("the smallest change is rounded so that it opens the site")
  func changes() throws {
    let far = Self.finding(
      Measure(.distance, layer: "heat_network"), Condition(atMost: 800), .number(912.4))
    let flooded = Self.finding(
      Measure(.share, layer: "flood"), Condition(atMost: 0.1), .number(0.31234))
    let zone = Self.finding(
      Measure(.majority, layer: "zoning", field: "typezone"), Condition(oneOf: ["U"]), .text("N"))
    let capacity = Finding(
      origin: .capacity, outcome: .failed, resource: .land, condition: Condition(atLeast: 6000),
      measured: .number(3000), margin: -3000)
    func sentence(_ change: SmallestChange, _ finding: Finding) -> String {
      plain(change.sentence(opening: finding, .fr))
    }
    #expect(
      sentence(.raiseLimit(from: 800, to: 912.4), far) == "relever le maximum de 800 m à 913 m")
    #expect(
      sentence(.raiseLimit(from: 0.1, to: 0.31234), flooded)
        == "relever le maximum de 10 % à 31,3 %")
    #expect(sentence(.accept("N"), zone) == "admettre « N »")
    #expect(
      sentence(.addCapacity(3010, of: .land), capacity) == "0,31 ha de terrain de plus")
    #expect(sentence(.shrinkPart(to: 3000, of: .land), capacity) == "se contenter de 0,3 ha")
    #expect(
      sentence(.freeSite(during: Period(from: Self.day)), capacity)
        == "libérer le site à partir du 01/01/2028")
    #expect(sentence(.stateDatum, far) == "renseigner la donnée")
  }

  private static let refusals: [(Finding, [String])] = [
    (
      finding(Measure(.share, layer: "flood"), Condition(atMost: 0.2), .number(0.31)),
      ["part sous la zone inondable : plus de 20 %", "share under the flood zone: more than 20%"]
    ),
    (
      finding(
        Measure(.rights, layer: "zoning"), Condition(oneOf: ["allowed", "conditional"]),
        .text("forbidden")),
      [
        "droits du PLU : ni autorisé ni sous conditions",
        "land-use rights: neither allowed nor conditional",
      ]
    ),
    (
      finding(Measure(.distance, layer: "heat_network"), Condition(atMost: 800), .missing),
      [
        "distance au réseau de chaleur : donnée manquante",
        "distance to the heat network: missing datum",
      ]
    ),
    (
      Finding(origin: .availability, outcome: .failed),
      [
        "disponibilité : pas libre à partir du 01/01/2028",
        "availability: not free from 2028-01-01",
      ]
    ),
    (
      Finding(
        origin: .capacity, outcome: .failed, resource: .land, condition: Condition(atLeast: 6000),
        measured: .number(10)),
      ["terrain utilisable : moins de 0,6 ha", "usable land: less than 0.6 ha"]
    ),
    (
      Finding(origin: .lock(0), outcome: .failed),
      ["verrou : exclu par Habitat (école à 60 m)", "lock: ruled out by Habitat (école à 60 m)"]
    ),
  ]

  @Test("what rules many sites out is told without the figure of any", arguments: refusals)
  func refusal(_ finding: Finding, _ expected: [String]) throws {
    let told = Language.allCases.map {
      plain(finding.refusal(of: Self.demand, in: Self.scenario, $0))
    }
    #expect(told == expected)
  }
}
