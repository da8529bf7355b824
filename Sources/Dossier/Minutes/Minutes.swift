public import Formats
public import Land

/// The « relevé de décisions » of a session: what was decided, by whom, what holds now, and the hash that lets
/// a printed page vouch for the file.
public struct Minutes: Sendable {
  /// A table of plain texts with its title; without rows it says so.
  struct Table: Sendable {
    var title: String
    var header: [String]
    var rows: [[String]]
    var whenEmpty: String
  }

  let language: Language
  let title: String
  let scenarioName: String
  /// Short facts with their names: scenario, opening, fingerprints.
  let facts: [(name: String, value: String)]
  let tables: [Table]
  /// How to check the file against this page.
  let seal: [String]
  let head: String
  let count: Int

  /// - Parameters:
  ///   - log: Whole entries, the opening first.
  ///   - scenario: That of the opening.
  public init(
    of log: SessionLog, opening: SessionOpening, scenario: Scenario, in language: Language
  ) {
    let text = MinutesText(
      log: log, opening: opening, scenario: scenario, language: language)
    self.language = language
    title = text.say("Relevé de décisions", "Minutes")
    scenarioName = scenario.name
    facts = text.facts
    tables = text.tables
    seal = text.seal
    head = log.head
    count = log.entries.count
  }
}
