import ArgumentParser
import Dossier
import Formats
import Land
import Planning

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: say(
      fr: "Tous les défauts du scénario et des données, avec leur place et leur remède.",
      en: "Every problem of scenario and data, with its place and its remedy."))

  @OptionGroup var input: ScenarioArgument
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  func run() async throws {
    let early = Console(
      language: Interface.language(ofFile: input.scenario), isQuiet: common.quiet)
    let (problems, language) = try await reporting(on: early) { try await find() }
    if table.json {
      Console.print(JSONWriter().text(.array(problems.map { ResultDocument.json(of: $0) })))
    } else {
      Console(language: language, isQuiet: common.quiet).tell(problems)
      if !common.quiet { Console.print(conclusion(problems)[language] + "\n") }
    }
    if problems.contains(where: { $0.severity == .error }) { throw ExitStatus.of(problems) }
  }

  /// Goes as far along the chain as the problems allow.
  private func find() async throws -> ([Problem], Language) {
    let scenario: Scenario
    do {
      scenario = try ScenarioReader.read(path: input.scenario)
    } catch {
      return (error.all, Interface.language(ofFile: input.scenario))
    }
    let language = Interface.language(of: scenario)
    do {
      let territory = try Chain.readTerritory(of: scenario, at: input.scenario)
      let screening = try await Screening(scenario, territory)
      _ = try AllocationProblem(
        scenario: scenario, sites: territory.sites, suitabilities: screening.suitabilities)
      return try await (
        territory.problems + screening.sheets.problems
          + Self.hopeless(scenario, territory, screening, file: input.scenario)
          + Chain.hubProblems(of: scenario, territory, screening.sheets, file: input.scenario),
        language
      )
    } catch let problems as Problems {
      return (problems.all, language)
    }
  }

  /// Demands that no site can ever take.
  private static func hopeless(
    _ scenario: Scenario, _ territory: Territory, _ screening: Screening, file: String
  ) -> [Problem] {
    let wording = Wording(scenario: scenario, sites: territory.sites)
    let hopeful = Set(screening.suitabilities.lazy.filter(\.isEligible).map(\.demand))
    return scenario.demands.filter { !hopeful.contains($0.id) }.map { demand in
      Problem(
        .warning, "no-eligible-site", at: .init(file: file, key: "demands.\(demand.id)"),
        fr: "aucun site ne convient à « \(wording.demand(demand.id)) ».",
        en: "no site will do for '\(wording.demand(demand.id))'.",
        remedy: Message(
          fr: "Voyez pourquoi : entente explain \(file) --demand \(demand.id)",
          en: "See why: entente explain \(file) --demand \(demand.id)"))
    }
  }

  private func conclusion(_ problems: [Problem]) -> Message {
    let errors = problems.count { $0.severity == .error }
    let warnings = problems.count { $0.severity == .warning }
    let notices = problems.count - errors - warnings
    return errors > 0
      ? Message(
        fr:
          "\(Counted.fr(errors, "erreur")), \(Counted.fr(warnings, "avertissement")), "
          + "\(Counted.fr(notices, "note")) : rien ne sera calculé.",
        en: "\(Counted.en(errors, "error")), \(Counted.en(warnings, "warning")), "
          + "\(Counted.en(notices, "note")): nothing will be computed.")
      : Message(
        fr: "Le scénario est utilisable (\(Counted.fr(warnings, "avertissement")), "
          + "\(Counted.fr(notices, "note"))).",
        en: "The scenario can be used (\(Counted.en(warnings, "warning")), "
          + "\(Counted.en(notices, "note"))).")
  }
}
