import Foundation
import TestSupport
import Testing

@Suite("the tables of a negotiation")
struct CoordinationTablesTests {
  @Test("say what result.json says")
  func agree() throws {
    let folder = try TutorialFolder()
    #expect(
      try folder.entente("run", TutorialFolder.scenario, "--out", "out", "--quiet").status == 0)
    let result = try folder.json("out/result.json")
    let front = try #require(result["front"] as? [String: Any])
    let points = try #require(front["points"] as? [[String: Any]])
    let rows = try folder.table("out/front.csv")
    #expect(rows.count == points.count && !rows.isEmpty)
    for (row, point) in zip(rows, points) {
      let u = try #require(point["u"] as? [String: Any])
      for (department, share) in u {
        #expect(row["u_\(department)"].flatMap(Double.init) == share as? Double)
      }
    }
    let negotiation = try #require(result["negotiation"] as? [String: Any])
    let outcome = try #require(negotiation["outcome"] as? [String: Any])
    let agreed = rows.filter { $0["agreement"] == "true" }.map { $0["point"] }
    #expect(agreed == (outcome["point"] as? Int).map { [String($0)] } ?? [])
    let rounds = try #require(negotiation["rounds"] as? [Any])
    let text = negotiation["single_text"] as? [String: Any]
    let steps = text?["steps"] as? [Any] ?? []
    let procedures = try folder.table("out/negotiation.csv").map { $0["procedure"] }
    #expect(procedures.count { $0 == "concessions" } == rounds.count)
    #expect(procedures.count { $0 == "single-text" } == steps.count)
    let sharing = try #require(result["sharing"] as? [[String: Any]])
    #expect(
      try folder.table("out/sharing.csv").map { $0["site"] }
        == sharing.map { $0["site"] as? String })
  }
}
