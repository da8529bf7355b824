import ArgumentParser
import Dossier
import Formats
import Foundation
import Land
import Planning

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: say(
      fr: "Deux résultats côte à côte : ce qui a bougé, qui y gagne, pourquoi.",
      en: "Two results side by side: what moved, who gained, why."),
    discussion: say(
      fr: """
        Chaque côté est un dossier de « entente run --out », ou une entrée d'une séance :
          entente compare out/avant out/apres
          entente compare seance.sqlite#3 seance.sqlite#7
        """,
      en: """
        Each side is a directory of 'entente run --out', or an entry of a session:
          entente compare out/before out/after
          entente compare session.sqlite#3 session.sqlite#7
        """))

  @Argument(
    help: ArgumentHelp(
      say(fr: "Avant : dossier ou SÉANCE#ENTRÉE.", en: "Before: directory or SESSION#ENTRY."),
      valueName: "before"), completion: .directory)
  var before: String

  @Argument(
    help: ArgumentHelp(
      say(fr: "Après : dossier ou SÉANCE#ENTRÉE.", en: "After: directory or SESSION#ENTRY."),
      valueName: "after"), completion: .directory)
  var after: String

  @OptionGroup var place: SessionScenarioOption
  @OptionGroup var solver: SolverOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  func run() async throws {
    let sides = ComparedSides(place: place, solver: solver, common: common)
    let first = try await sides.record(before)
    let second = try await sides.record(after)
    sides.tell(Comparison(first, second), json: table.json)
  }
}

struct SessionCompare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: say(
      fr: "Deux moments d'une séance : ce qui a bougé, qui y gagne, pourquoi.",
      en: "Two moments of a session: what moved, who gained, why."))

  @OptionGroup var file: SessionArgument

  @Option(
    help: ArgumentHelp(
      say(
        fr: "L'état après cette entrée (par défaut : 1, l'ouverture).",
        en: "The state after this entry (default: 1, the opening)."), valueName: "entry"))
  var from = 1

  @Option(
    help: ArgumentHelp(
      say(
        fr: "L'état après cette entrée (par défaut : la dernière).",
        en: "The state after this entry (default: the last one)."), valueName: "entry"))
  var to: Int?

  @OptionGroup var place: SessionScenarioOption
  @OptionGroup var solver: SolverOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  func run() async throws {
    let sides = ComparedSides(place: place, solver: solver, common: common)
    let first = try await sides.record(session: file.session, at: from)
    let second = try await sides.record(session: file.session, at: to)
    sides.tell(Comparison(first, second), json: table.json)
  }
}

/// The two sides of a comparison, each read from a directory or computed from a session.
private struct ComparedSides {
  let place: SessionScenarioOption
  let solver: SolverOptions
  let common: CommonOptions

  /// - Parameter side: A directory of results, its `result.json`, or `SESSION#ENTRY`.
  func record(_ side: String) async throws -> RunRecord {
    if let hash = side.lastIndex(of: "#"), let entry = Int(side[side.index(after: hash)...]),
      !FileManager.default.fileExists(atPath: side)
    {
      return try await record(session: String(side[..<hash]), at: entry)
    }
    return try reporting(on: console(Interface.language)) { try RunRecord(path: side) }
  }

  /// Runs the scenario as decided after an entry.
  func record(session path: String, at entry: Int?) async throws -> RunRecord {
    let session = try OpenedSession(reading: path, at: entry, common)
    let chain = try session.chain(at: place.scenario, common)
    // A comparison shows placements and utilities: what would hold under other voices is not asked.
    let outcome = try await RunCommand.outcome(chain, solver, draws: nil)
    let wording = Wording(scenario: chain.scenario, sites: outcome.territory.sites)
    return try reporting(on: session.console) {
      try RunRecord(ResultDocument.json(of: outcome, wording: wording), name: session.name)
    }
  }

  func tell(_ comparison: Comparison, json: Bool) {
    Console.print(
      json
        ? JSONWriter().text(comparison.json)
        : ComparisonText(comparison, width: Console.width, in: Interface.language).text)
  }

  private func console(_ language: Language) -> Console {
    Console(language: language, isQuiet: common.quiet)
  }
}
