import Foundation
import Testing

/// The figures that `scenarios/tutorial.md` computes by hand.
@Suite("The tutorial's figures, computed by hand")
struct TutorialFiguresTests {
  private let folder: TutorialFolder

  init() throws {
    folder = try TutorialFolder()
    let ended = try folder.entente("run", TutorialFolder.scenario, "--out", "out", "--quiet")
    #expect(ended.status == 0)
    #expect(ended.errors == "")
  }

  @Test("u, U and U* of each department under each rule")
  func departments() throws {
    let expected: [String: [(department: String, utility: Double, ideal: Double, u: Double)]] = [
      "silo": [("energy", 0, 1.5, 0), ("housing", 0, 2.7, 0), ("economy", 0.9, 0.9, 1)],
      "priority": [
        ("energy", 0.5, 1.5, 1.0 / 3), ("housing", 2.7, 2.7, 1), ("economy", 0.9, 0.9, 1),
      ],
      "utilitarian": [
        ("energy", 1.5, 1.5, 1), ("housing", 1.8, 2.7, 2.0 / 3), ("economy", 0.9, 0.9, 1),
      ],
    ]
    let rows = try folder.table("out/departments.csv")
    #expect(rows.count == 9)
    for (rule, departments) in expected {
      for wanted in departments {
        let row = try #require(
          rows.first { $0["rule"] == rule && $0["department"] == wanted.department })
        for (column, value) in [
          ("utility", wanted.utility), ("ideal", wanted.ideal), ("u", wanted.u),
        ] {
          let figure = try #require(row[column].flatMap(Double.init))
          // Six decimals are printed.
          #expect(abs(figure - value) < 1e-6, "\(rule), \(wanted.department), \(column)")
        }
        #expect(row["met"] == (wanted.u > 0 ? "1" : "0"))
        #expect(row["unmet"] == (wanted.u > 0 ? "0" : "1"))
      }
    }
  }

  @Test("who is where under each rule, with its area, score and worth")
  func placements() throws {
    let rows = try folder.table("out/allocation.csv").map { row in
      [
        "rule", "demand", "department", "site", "area_m2", "resource", "from", "until", "score",
        "worth",
      ]
      .map { row[$0] ?? "?" }.joined(separator: " ")
    }
    #expect(
      rows.sorted() == [
        "priority ateliers economy C 4000 land 2027-01-01  0.9 0.9",
        "priority chaufferie energy B 4000 land 2027-01-01  0.25 0.5",
        "priority logements housing A 6000 land 2027-01-01  0.9 2.7",
        "silo ateliers economy C 4000 land 2027-01-01  0.9 0.9",
        "utilitarian ateliers economy C 4000 land 2027-01-01  0.9 0.9",
        "utilitarian chaufferie energy A 4000 land 2027-01-01  0.75 1.5",
        "utilitarian logements housing B 6000 land 2027-01-01  0.6 1.8",
      ])
  }

  @Test("suitability of each demand on each site")
  func suitability() throws {
    let expected: [String: [String: Double?]] = [
      "chaufferie": ["A": 0.75, "B": 0.25, "C": nil, "D": nil],
      "logements": ["A": 0.9, "B": 0.6, "C": 0, "D": nil],
      "ateliers": ["A": 0.2, "B": 0.6, "C": 0.9, "D": nil],
    ]
    let rows = try folder.table("out/suitability.csv")
    #expect(rows.count == 12)
    for row in rows {
      let demand = try #require(row["demand"])
      let site = try #require(row["site"])
      let score = try #require(expected[demand]?[site])
      #expect(row["eligible"] == (score == nil ? "false" : "true"), "\(demand) on \(site)")
      if let score { #expect(row["score"].flatMap(Double.init) == score) }
      #expect((row["reasons"] == "") == (score != nil))
    }
    let why = Dictionary(
      uniqueKeysWithValues: rows.map {
        ("\($0["demand"] ?? "")@\($0["site"] ?? "")", $0["reasons"])
      })
    #expect(why["chaufferie@C"]??.contains("450>400") == true)
    #expect(why["chaufferie@D"]??.contains("600>400") == true)
    #expect(why["logements@D"]??.contains("0.4>0.1") == true)
    #expect(why["ateliers@D"]??.contains("30<40") == true)
  }

  @Test("sheets: area, distances, flooded share")
  func sheets() throws {
    let lines = try folder.read("out/sheets.csv").split(separator: "\n").map { line in
      line.split(separator: ",").prefix(5).joined(separator: ",")
    }
    #expect(
      lines == [
        "id,area_m2,heat_distance_m,stop_distance_m,flood_share",
        "A,8000,100,20,0", "B,6000,300,80,0", "C,4000,450,230,0", "D,5000,600,380,0.4",
      ])
  }

  @Test("the columns that programs rely on come first, in design.md's order")
  func columns() throws {
    let contract = [
      "suitability.csv": "demand,site,eligible,score,score_low,score_high,reasons",
      "allocation.csv":
        "rule,demand,department,site,area_m2,resource,from,until,score,worth",
      "departments.csv": "rule,department,utility,ideal,u,met,unmet",
    ]
    for (file, columns) in contract {
      let header = try folder.read("out/\(file)").split(separator: "\n")[0]
      #expect(header == columns || header.hasPrefix(columns + ","), "\(file): \(header)")
    }
  }

  @Test("result.json has the keys that programs rely on, and its figures agree with the tables")
  func result() throws {
    let result = try folder.json("out/result.json")
    for key in ["entente", "versions", "inputs", "scenario", "allocations"] {
      #expect(result[key] != nil, "key \(key)")
    }
    let versions = try #require(result["versions"] as? [String: String])
    #expect(Set(versions.keys).isSuperset(of: ["geos", "proj", "sqlite", "highs"]))
    let inputs = try #require(result["inputs"] as? [[String: String]])
    // The scenario and its four files, each once.
    #expect(inputs.count == 5)
    #expect(inputs.allSatisfy { $0["sha256"]?.count == 64 && $0["path"]?.isEmpty == false })
    #expect(inputs.allSatisfy { $0["path"]?.hasPrefix("/") == false }, "no path of this machine")
    let allocations = try #require(result["allocations"] as? [String: [String: Any]])
    #expect(Set(allocations.keys) == ["silo", "priority", "utilitarian"])
    for (rule, allocation) in allocations {
      #expect(allocation["status"] as? String == "optimal", "\(rule)")
      for key in ["objective", "bound", "gap", "placements", "unmet", "departments"] {
        #expect(allocation[key] != nil, "\(rule).\(key)")
      }
      let departments = try #require(allocation["departments"] as? [String: [String: Any]])
      #expect(Set(departments.keys) == ["energy", "housing", "economy"])
      for share in departments.values {
        #expect(share["utility"] != nil && share["ideal"] != nil && share["u"] != nil)
      }
      for unmet in allocation["unmet"] as? [[String: Any]] ?? [] {
        #expect(unmet["demand"] is String)
        #expect((unmet["reasons"] as? [Any])?.isEmpty == false)
      }
    }
    let best = try #require(allocations["utilitarian"])
    let objective = try #require(best["objective"] as? Double)
    #expect(abs(objective - 8.0 / 3) < 1e-6)
    #expect(try abs(#require(best["bound"] as? Double) - 8.0 / 3) < 1e-3)
    let columns: Set = [
      "rule", "demand", "department", "site", "area_m2", "resource", "from", "until", "score",
      "worth",
    ]
    let placements = try #require(best["placements"] as? [[String: Any]])
    #expect(placements.count == 3)
    #expect(placements.allSatisfy { Set($0.keys).isSuperset(of: columns) })
  }

  @Test("the files of the contract are all there")
  func files() throws {
    let names = try folder.names(in: "out").filter { !$0.hasPrefix(".") }
    #expect(
      names == [
        "allocation.csv", "allocation.geojson", "departments.csv", "entente.gpkg", "front.csv",
        "negotiation.csv", "result.json", "robustness.csv", "rules.csv", "sharing.csv",
        "sheets.csv", "sites.geojson", "suitability.csv",
      ])
    for name in ["sites.geojson", "allocation.geojson"] {
      let collection = try folder.json("out/\(name)")
      #expect(collection["type"] as? String == "FeatureCollection")
      #expect(collection["crs"] == nil, "RFC 7946 knows one system")
    }
  }
}
