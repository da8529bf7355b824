import ArgumentParser
import Dossier
import Formats
import Land
import Planning

struct HubsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hubs",
    abstract: say(
      fr: "Où placer des points logistiques de proximité, avec une preuve.",
      en: "Where to place proximity logistics hubs, with a proof."))

  @OptionGroup var model: HubModelOptions
  @OptionGroup var tables: HubTableOptions
  @OptionGroup var solver: SolverOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  func run() async throws {
    let console = Console(language: Interface.language, isQuiet: common.quiet)
    let problem = try reporting(on: console) {
      let read = try PlainTables(
        demand: tables.demand, candidates: tables.candidates, travel: tables.travel)
      console.tell(read.problems)
      return try read.problem(model, tables)
    }
    let plan = try reporting(on: console) { try problem.solve(solver.location) }
    if table.json {
      Console.print(JSONWriter().text(plan.json(for: problem, withTimes: true)))
    } else {
      Console.print(
        LocationPlanText(plan, of: problem, language: console.language, width: Console.width).text)
    }
    if plan.status == .infeasible { throw ExitStatus.infeasible }
  }
}
