import ArgumentParser
import Dossier
import Formats
import Land
import Planning

struct NegotiateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "negotiate",
    abstract: say(
      fr: "La coordination : conflits, règles côte à côte, ce que chacun y gagne.",
      en: "Coordination: clashes, rules side by side, what each gains by it."))

  @OptionGroup var input: ScenarioArgument
  @OptionGroup var solver: SolverOptions
  @OptionGroup var extent: StudyOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  func run() async throws {
    let chain = try Chain(scenario: input.scenario, common)
    let territory = try chain.territory()
    let screening = try await chain.screening(territory)
    let problem = try chain.problem(territory, screening)
    let ideals = try chain.ideals(problem, solver)
    // What coordination costs or brings is seen against these, whatever the scenario asks for.
    let needed = chain.scenario.coordination.rules + [.silo, .priority, .utilitarian]
    let allocations = try Rule.allCases.filter(needed.contains).map {
      try chain.allocation(problem, $0, ideals: ideals, solver)
    }
    let wording = Wording(scenario: chain.scenario, sites: territory.sites)
    if let contradiction = allocations.lazy.compactMap(\.infeasibility).first {
      Console.write(
        wording.explanation(of: contradiction, width: Console.width, in: chain.language))
      throw ExitStatus.infeasible
    }
    guard let ideals else { throw ExitStatus.infeasible }
    let study = try chain.study(
      problem, screening, allocations, ideals: ideals, solver,
      draws: extent.robustness(threads: solver.allocation.threads))
    if table.json {
      Console.print(
        JSONWriter().text(.object(CoordinationDocument.members(of: study, wording: wording))))
    } else {
      Console.print(
        CoordinationText(of: study, wording: wording, width: Console.width, in: chain.language)
          .text)
    }
  }
}
