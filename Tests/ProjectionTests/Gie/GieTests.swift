import Foundation
import TestSupport
import Testing

/// The test files of PROJ and of IOGP (GIGS), run through this module's contexts.
@Suite(.enabled(if: SharedData.has("peer-proj/gie")))
struct GieTests {
  @Test func everyExpectationHolds() throws {
    var passed = 0
    var skipped: [String: Int] = [:]
    var known = 0
    var unexpected: [String] = []
    for folder in ["gie", "gigs"] {
      let root = try SharedData.url("peer-proj/\(folder)")
      for file in try FileManager.default.contentsOfDirectory(
        at: root, includingPropertiesForKeys: nil
      )
      .sorted(by: { $0.path() < $1.path() }) {
        let name = "\(folder)/\(file.lastPathComponent)"
        var runner = GieRunner(file: name)
        runner.run(try String(contentsOf: file, encoding: .utf8))
        passed += runner.passed
        skipped.merge(runner.skipped, uniquingKeysWith: +)
        for failure in runner.failures {
          if KnownGieDifferences.reason(for: failure.place) != nil {
            known += 1
          } else {
            unexpected.append("\(failure.place): \(failure.reason)")
          }
        }
      }
    }
    print(
      "gie: \(passed + known + unexpected.count) executed, \(passed) passed,"
        + " \(known) known differences, \(skipped.values.reduce(0, +)) skipped")
    for (reason, count) in skipped.sorted(by: { $0.key < $1.key }) {
      print("  skipped \(count): \(reason)")
    }
    #expect(passed > 4200)
    #expect(known == KnownGieDifferences.count, "a listed difference is gone")
    #expect(unexpected.isEmpty, "\(unexpected.joined(separator: "\n"))")
  }
}
