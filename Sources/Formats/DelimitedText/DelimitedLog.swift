internal import Land

/// What was found in a delimited text, with lines.
struct DelimitedLog {
  enum Finding: Hashable {
    case binary
    case encodingGuessed
    case utf16
    case byteOrderMark
    case noHeader
    case unnamedColumn(Int)
    case duplicateColumn(String)
    case raggedRow(values: Int, columns: Int)
    case rowRepaired(values: Int, columns: Int)
    case unterminatedQuote
    case textAfterQuote
    case missingWords([String])
    case unknownColumn(String, near: String?)
    case notACoordinate(String, column: String)
    case invalidGeometry(String, column: String)
    case ringsClosed
    case mixedCRS(String)
  }

  private let file: String
  private var collected = ProblemLog()

  init(file: String) {
    self.file = file
  }

  var hasErrors: Bool { collected.hasErrors }
  var problems: [Problem] { collected.problems }
  func throwErrors() throws { try collected.throwErrors() }

  mutating func report(_ finding: Finding, line: Int? = nil, feature: String? = nil) {
    let said = finding.said
    collected.add(
      Problem(
        finding.severity, said.code,
        at: Problem.Place(file: file, line: line, feature: feature), fr: said.message.fr,
        en: said.message.en, remedy: said.remedy))
  }

  /// Reports and gives what to throw: the finding lets nothing more be read.
  mutating func stop(_ finding: Finding, line: Int? = nil) -> Problems {
    report(finding, line: line)
    return Problems(problems)
  }
}
