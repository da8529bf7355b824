import Foundation
import PlanarGeometry
import TestSupport
import Testing

/// turf's predicates: files in a folder `true` or `false`.
@Suite(.enabled(if: SharedData.has("peer-overlay/turf")))
struct TurfPredicateTests {
  @Test(arguments: [
    "contains", "crosses", "disjoint", "equal", "intersects", "overlap", "touches", "valid",
    "within",
  ])
  func predicate(_ name: String) throws {
    var tally = VectorTally()
    let root = try SharedData.url("peer-overlay/turf/turf-boolean-\(name)")
    let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    let files = (all?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { $0.pathExtension == "geojson" }.sorted { $0.path() < $1.path() }
    for file in files {
      let title = String(file.path().dropFirst(root.path().count).drop { $0 == "/" })
      let key = "\(name)/\(title)"
      let expected = title.hasPrefix("true")
      do {
        let operands = try OverlayGeoJSON(file).features.map { try $0.geometry() }
        let found = try answer(name, operands)
        tally.add(key, name, found == expected ? .passed : .failed("is \(found)"))
      } catch {
        // What cannot even be built is not valid.
        let refused = name == "valid" && !expected
        tally.add(key, name, refused ? .passed : .failed("\(error)"))
      }
    }
    tally.printSummary("turf \(name)")
    #expect(tally.executed > 0)
    let unexpected = tally.failures.filter { KnownDifferences.overlay[$0.name] == nil }
    #expect(unexpected.isEmpty, "\(unexpected.map { "\($0.name): \($0.reason)" })")
  }

  private func answer(_ name: String, _ operands: [Geometry]) throws -> Bool {
    let (a, b) = (operands[0], operands[operands.count > 1 ? 1 : 0])
    if name == "equal" { return try a.equals(b) }
    return try predicateAnswer(name, a, b) ?? a.isValid
  }
}
