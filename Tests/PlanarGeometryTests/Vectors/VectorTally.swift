/// Counts of what came of vectors, for the printed summary and the final verdict.
struct VectorTally {
  struct Failure {
    let name: String
    let operation: String
    let reason: String
  }

  private(set) var passed = 0
  private(set) var passedAsPointSet = 0
  private(set) var skipped: [String: Int] = [:]
  private(set) var failures: [Failure] = []

  var executed: Int { passed + passedAsPointSet + failures.count }

  mutating func add(_ name: String, _ operation: String, _ outcome: VectorOutcome) {
    switch outcome {
    case .passed: passed += 1
    case .passedAsPointSet: passedAsPointSet += 1
    case .skipped(let reason): skipped[reason, default: 0] += 1
    case .failed(let reason):
      failures.append(Failure(name: name, operation: operation, reason: reason))
    }
  }

  func printSummary(_ title: String) {
    print(
      "\(title): \(executed) executed, \(passed) passed, \(passedAsPointSet) passed as point sets,"
        + " \(failures.count) known differences, \(skipped.values.reduce(0, +)) skipped")
    for (reason, count) in skipped.sorted(by: { $0.key < $1.key }) {
      print("  skipped \(count): \(reason)")
    }
  }
}
