public import ArgumentParser
import Dossier
import Formats
public import Land
import Planning

extension Rule: ExpressibleByArgument {}

struct AllocateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocate",
    abstract: say(
      fr: "Une affectation, par la règle demandée, avec sa preuve.",
      en: "One allocation, by the rule asked for, with its proof."))

  @OptionGroup var input: ScenarioArgument
  @OptionGroup var solver: SolverOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  @Option(
    help: ArgumentHelp(
      say(
        fr: "silo, priority, utilitarian, leximin, nash ou kalai-smorodinsky.",
        en: "silo, priority, utilitarian, leximin, nash or kalai-smorodinsky."),
      valueName: "rule"))
  var rule: Rule = .utilitarian

  func run() async throws {
    let chain = try Chain(scenario: input.scenario, common)
    let territory = try chain.territory()
    let screening = try await chain.screening(territory)
    let problem = try chain.problem(territory, screening)
    let allocation = try chain.allocation(
      problem, rule, ideals: try chain.ideals(problem, solver), solver)
    let outcome = Outcome(
      scenario: chain.scenario, territory: territory, screening: screening,
      allocations: [allocation], versions: Versions.all, language: chain.language)
    let wording = Wording(scenario: chain.scenario, sites: territory.sites)
    if table.json {
      Console.print(JSONWriter().text(ResultDocument.json(of: allocation, wording: wording)))
    } else if allocation.status != .infeasible {
      Console.print(Summary(of: outcome, width: Console.width).text)
    }
    if let contradiction = allocation.infeasibility {
      Console.write(
        wording.explanation(of: contradiction, width: Console.width, in: chain.language))
      throw ExitStatus.infeasible
    }
  }
}
