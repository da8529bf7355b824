import Foundation
import PlanarGeometry
import TestSupport
import Testing

/// The regression suites of JTS and GEOS, run through this module.
@Suite(.enabled(if: SharedData.has("peer-jts-geos-xml")))
struct XMLVectorTests {
  @Test func everyOfferedOperationAgreesWithItsVector() throws {
    let root = try SharedData.url("peer-jts-geos-xml")
    var tally = VectorTally()
    for file in try xmlFiles(under: root) {
      let name = String(file.path().dropFirst(root.path().count).drop { $0 == "/" })
      for test in try XMLSuite(file: name, data: Data(contentsOf: file)).tests {
        tally.add(test.name, test.operation, XMLOperations.run(test))
      }
    }
    tally.printSummary("JTS/GEOS XML")
    #expect(tally.executed > 4000)
    let unexpected = tally.failures.filter { KnownDifferences.xml[$0.name] == nil }
    #expect(
      unexpected.isEmpty,
      "\(unexpected.map { "\($0.name) \($0.operation): \($0.reason)" }.joined(separator: "\n"))")
    let healed = KnownDifferences.xml.keys.filter { name in
      !tally.failures.contains { $0.name == name }
    }
    #expect(healed.isEmpty, "listed as known differences, but they pass: \(healed.sorted())")
  }

  private func xmlFiles(under root: URL) throws -> [URL] {
    let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    let files = (all?.allObjects ?? []).compactMap { $0 as? URL }
    return files.filter { $0.pathExtension == "xml" }.sorted { $0.path() < $1.path() }
  }
}
