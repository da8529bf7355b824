import Formats
import Land
import Testing

@testable import Dossier

@Suite("A comparison of two results")
struct ComparisonTests {
  private struct Placed {
    var demand: String
    var site: String
    var area: Double
    var from = "2027-01-01"
  }

  private func record(
    _ placed: [Placed], u: [String: Double], ineligible: [(String, String, String)] = [],
    minimum: Double = 3000, locks: String = "[]", version: String = "0.1"
  ) throws -> RunRecord {
    let rows = placed.map {
      """
      {"demand": "\($0.demand)", "site": "\($0.site)", "area_m2": \($0.area), "from": "\($0.from)", "until": null}
      """
    }.joined(separator: ",")
    let fits = ["plant", "homes"].flatMap { demand in
      ["A", "B"].map { site in
        let reason = ineligible.first { $0.0 == demand && $0.1 == site }?.2
        return """
          {"demand": "\(demand)", "site": "\(site)", "eligible": \(reason == nil), "score": 0.5,
           "reasons": \(reason.map { "\"\($0)\"" } ?? "null")}
          """
      }
    }.joined(separator: ",")
    let shares = u.sorted { $0.key < $1.key }.map {
      "\"\($0.key)\": {\"u\": \($0.value), \"met\": [\"x\"]}"
    }.joined(separator: ",")
    let text = """
      {"entente": "\(version)", "inputs": [{"path": "s.yaml", "sha256": "\(minimum)"}],
       "scenario": {"name": "Essai",
         "departments": {"energy": {"label": "Énergie", "voice": 1}, "housing": {"label": "Habitat", "voice": 1}},
         "demands": {
           "plant": {"label": "Chaufferie", "department": "energy", "resource": "land", "minimum_m2": 3000},
           "homes": {"label": "Logements", "department": "housing", "resource": "land", "minimum_m2": \(minimum)}},
         "priority": ["energy"], "locks": \(locks), "limits": {}},
       "sites": [{"id": "A", "name": "La Filature", "usable_land_m2": 8000, "usable_floor_m2": 0},
                 {"id": "B", "name": null, "usable_land_m2": 6000, "usable_floor_m2": 0}],
       "suitability": [\(fits)],
       "allocations": {"a-rule-of-the-future": {"status": "optimal", "placements": [\(rows)], "unmet": [],
         "departments": {\(shares)}}}}
      """
    return try RunRecord(JSONReader.read(Array(text.utf8)), name: "essai")
  }

  private func sentences(_ comparison: Comparison) -> [String] {
    let wording = ComparisonWording(before: comparison.before, after: comparison.after)
    return comparison.rules.flatMap { rule in
      rule.moves.map {
        wording.sentence($0).fr.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
      }
    }
  }

  @Test("tells moves with their causes: a site no longer possible, and who takes what is left")
  func moves() throws {
    let before = try record(
      [
        Placed(demand: "plant", site: "A", area: 4000),
        Placed(demand: "homes", site: "B", area: 6000),
      ],
      u: ["energy": 1, "housing": 0.5])
    let after = try record(
      [
        Placed(demand: "plant", site: "B", area: 4000),
        Placed(demand: "homes", site: "A", area: 6000),
      ],
      u: ["energy": 0.25, "housing": 1],
      ineligible: [("plant", "A", "distance:heat_network=912.4>800")])
    let comparison = Comparison(before, after)
    #expect(comparison.rules.map(\.rule) == ["a-rule-of-the-future"])
    #expect(comparison.rules[0].gains.map(\.difference) == [-0.75, 0.5])
    #expect(
      sentences(comparison) == [
        "Chaufferie : La Filature (0,4 ha) → B (0,4 ha) — La Filature ne convient plus : "
          + "distance au réseau de chaleur : 912 m, 800 m au plus ; La Filature accueille davantage : "
          + "Logements ; B accueille moins : Logements",
        "Logements : B (0,6 ha) → La Filature (0,6 ha) — B accueille davantage : Chaufferie ; "
          + "La Filature accueille moins : Chaufferie",
      ])
  }

  @Test("tells changed terms, areas, dates, losses and finds")
  func kinds() throws {
    let whole = [
      Placed(demand: "plant", site: "A", area: 4000),
      Placed(demand: "homes", site: "B", area: 6000),
    ]
    let u = ["energy": 1.0, "housing": 1.0]
    let before = try record(whole, u: u)
    func kinds(_ placed: [Placed]) throws -> [Comparison.Move.Kind] {
      Comparison(before, try record(placed, u: u)).rules[0].moves.map(\.kind)
    }
    #expect(try kinds(whole) == [])
    #expect(try kinds([whole[0]]) == [.lost])
    #expect(try kinds([whole[0], Placed(demand: "homes", site: "B", area: 5000)]) == [.resized])
    #expect(
      try kinds([whole[0], Placed(demand: "homes", site: "B", area: 6000, from: "2028-01-01")])
        == [.rescheduled])
    let back = Comparison(try record([whole[0]], u: u), before)
    #expect(back.rules[0].moves.map(\.kind) == [.placed])

    let less = Comparison(
      before,
      try record([whole[0], Placed(demand: "homes", site: "B", area: 2000)], u: u, minimum: 2000))
    #expect(less.inputs.map(\.kind) == [.changed])
    #expect(
      sentences(less) == [
        "Logements : B (0,6 ha) → B (0,2 ha) — Logements, minimum : 0,3 ha → 0,2 ha"
      ])
    #expect(Comparison(before, before).isEmpty)
  }

  @Test("tells locks that came and went, in the scenario's words")
  func locks() throws {
    let before = try record([], u: [:])
    let after = try record(
      [], u: [:],
      locks: #"[{"demand": "plant", "never": ["A"], "by": "housing", "reason": "école à 60 m"}]"#)
    let wording = ComparisonWording(before: before, after: after)
    let new = Comparison(before, after).scenario.map { wording.sentence($0).fr }
    #expect(new == ["veto de Habitat\u{A0}: Chaufferie jamais sur La Filature (école à 60 m)"])
    let gone = Comparison(after, before).scenario.map { wording.sentence($0).en }
    #expect(gone == ["lifted: veto of Habitat: Chaufferie never on La Filature (école à 60 m)"])
  }

  @Test("says which key a result lacks, and which version wrote it")
  func incomplete() throws {
    let text =
      #"{"entente": "0.0.1", "scenario": {"name": "x", "departments": {"a": {"label": "A"}}}}"#
    do {
      _ = try RunRecord(JSONReader.read(Array(text.utf8)), name: "vieux")
      Issue.record("a result without inputs was read")
    } catch let problems as Problems {
      #expect(problems.all.map(\.code) == ["result-incomplete"])
      #expect(problems.all[0].place.key == "inputs")
      #expect(problems.all[0].sentence(in: .fr).contains("0.0.1"))
    }
  }

  @Test(
    "puts codes of suitability.csv into words",
    arguments: [
      ("share:flood=0.31>0.1", "part dans la zone inondable : 31 %, 10 % au plus"),
      ("capacity:land=3000<6000", "terrain disponible : 0,3 ha, 0,6 ha au moins"),
      ("availability", "le site n'est pas libre à ces dates"),
      ("lock:3", "le verrou"),
      ("charter:zae.jobs_per_ha=38<40", "charte zae.jobs_per_ha : 38, 40 au moins"),
      ("majority:zoning.typezone=N", "majority:zoning.typezone : N"),
      ("unknown:share:flood", "donnée manquante : share:flood"),
    ])
  func codes(_ code: String, _ words: String) {
    let sentence = ReasonCode(code).sentence(in: .fr) { $0 == 3 ? "le verrou" : nil }
    #expect(
      sentence.replacing("\u{202F}", with: " ").replacing("\u{A0}", with: " ") == words)
  }
}
