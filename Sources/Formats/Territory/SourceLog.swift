import Land

/// What was found while one source was read, in the order of finding, each with the row that it is about.
///
/// A fault that many rows share is told for the first twenty of them, then counted; what is said of a
/// row that a filter leaves out is not told at all.
final class SourceLog {
  struct Entry: Sendable {
    let problem: Problem
    let row: Int?
  }

  /// How many problems of one kind are told one by one.
  static let told = 20

  private var entries: [Entry] = []
  private var wholeCodes: Set<String> = []
  /// The file as the scenario names it, and the layer or table.
  let place: Problem.Place

  init(place: Problem.Place) {
    self.place = place
  }

  /// The place of a row of this source.
  func place(of row: FeatureRow) -> Problem.Place {
    var place = place
    place.feature = row.label
    return place
  }

  /// Something about the source as a whole.
  func add(
    _ severity: Problem.Severity, _ code: String, fr: String, en: String, remedy: Message? = nil
  ) {
    add(Problem(severity, code, at: place, fr: fr, en: en, remedy: remedy))
  }

  /// Something about one row.
  func add(
    _ severity: Problem.Severity, _ code: String, row: FeatureRow, fr: String, en: String,
    remedy: Message? = nil
  ) {
    entries.append(
      Entry(
        problem: Problem(severity, code, at: place(of: row), fr: fr, en: en, remedy: remedy),
        row: row.number))
  }

  func add(_ problem: Problem) {
    entries.append(Entry(problem: problem, row: nil))
  }

  /// What a step of reading threw.
  func add(failure: any Error) {
    switch failure {
    case let problem as Problem: add(problem)
    case let problems as Problems:
      for problem in problems.all { add(problem) }
    default:
      add(
        .error, "source-failed", fr: "lecture impossible : \(failure).",
        en: "reading failed: \(failure).")
    }
  }

  /// Whether something of severity `error` is on record, rows left out by a filter included.
  var hasErrors: Bool { entries.contains { $0.problem.severity == .error } }

  var errorCount: Int { entries.count { $0.problem.severity == .error } }

  /// Forgets what was said of rows that are no longer read.
  func keep(rows: Set<Int>) {
    entries.removeAll { $0.row.map { !rows.contains($0) } ?? false }
  }

  /// What is on record of some kinds.
  func entries(where isWanted: (String) -> Bool) -> [Entry] {
    entries.filter { isWanted($0.problem.code) }
  }

  /// Adds what was found in another part of the source; what concerns the whole of it, once.
  func append(_ others: [Entry]) {
    for entry in others {
      if entry.row == nil, !wholeCodes.insert(entry.problem.code).inserted { continue }
      entries.append(entry)
    }
  }

  /// Everything on record, long lists of one kind cut to their beginning and a count.
  var problems: [Problem] {
    var counts: [String: Int] = [:]
    for entry in entries { counts[entry.problem.code, default: 0] += 1 }
    var seen: [String: Int] = [:]
    var result: [Problem] = []
    for entry in entries {
      let problem = entry.problem
      let number = seen[problem.code, default: 0] + 1
      seen[problem.code] = number
      if number <= SourceLog.told { result.append(problem) }
      if number == SourceLog.told + 1, let total = counts[problem.code] {
        let rest = total - SourceLog.told
        result.append(
          Problem(
            problem.severity, problem.code, at: place, fault: problem.fault,
            fr: "et \(rest) autres du même genre (\(problem.code)), \(total) en tout.",
            en: "and \(rest) more of the same kind (\(problem.code)), \(total) in all."))
      }
    }
    return result
  }
}
