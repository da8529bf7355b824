internal import Land

/// Collects what a reader reports: the first of each kind in full, then how many more there are, so
/// that a file with one fault in each of its rows does not drown the others.
struct ProblemLog {
  private(set) var kept: [Problem] = []
  private var counts: [String: Int] = [:]
  private let limit: Int

  init(limit: Int = 20) {
    self.limit = limit
  }

  private(set) var hasErrors = false

  mutating func add(_ problem: Problem) {
    if problem.severity == .error { hasErrors = true }
    counts[problem.code, default: 0] += 1
    if counts[problem.code, default: 0] <= limit { kept.append(problem) }
  }

  /// All that was kept, in order, and a line for each kind of which some were left out.
  var problems: [Problem] {
    var result = kept
    for code in counts.keys.sorted() {
      guard let count = counts[code], count > limit,
        let first = kept.first(where: { $0.code == code })
      else { continue }
      let more = count - limit
      result.append(
        Problem(
          first.severity, code, at: Problem.Place(file: first.place.file), fault: first.fault,
          fr: "… et \(more) autre\(more > 1 ? "s" : "") de même nature (\(code)).",
          en: "… and \(more) more of the same kind (\(code))."))
    }
    return result
  }

  /// - Throws: `Problems` with everything reported, where any of it is an error.
  func throwErrors() throws {
    if hasErrors { throw Problems(problems) }
  }
}
