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

  @Argument(
    help: ArgumentHelp(
      say(
        fr: "Un scénario (YAML) avec des plans sous « hubs » ; sans lui, des tables.",
        en: "A scenario (YAML) with plans under “hubs”; without it, plain tables.")),
    completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String?

  @Option(
    help: ArgumentHelp(
      say(fr: "Seulement ce plan du scénario.", en: "This plan of the scenario only."),
      valueName: "id"))
  var plan: String?

  @OptionGroup var model: HubModelOptions
  @OptionGroup var tables: HubTableOptions
  @OptionGroup var solver: SolverOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  func validate() throws {
    guard scenario != nil else {
      if plan != nil {
        throw ValidationError(
          say(
            fr: "--plan nomme un plan d’un scénario : donnez le scénario.",
            en: "--plan names a plan of a scenario: give the scenario."))
      }
      try model.check()
      return try tables.check()
    }
    if tables.areGiven || model.areGiven {
      throw ValidationError(
        say(
          fr:
            "un scénario dit lui-même ce qu’il faut desservir et comment : retirez les options de table et de modèle.",
          en:
            "a scenario itself says what to serve and how: take the options of tables and model out."
        ))
    }
  }

  func run() async throws {
    if let scenario {
      try await HubScenario(path: scenario, plan: plan, solver, common, table).run()
    } else {
      try runTables()
    }
  }

  private func runTables() throws {
    let console = Console(language: Interface.language, isQuiet: common.quiet)
    let problem = try reporting(on: console) {
      let read = try PlainTables(
        demand: tables.demand, candidates: tables.candidates, travel: tables.travel)
      console.tell(read.problems)
      return try read.problem(model, tables)
    }
    if let path = model.verify {
      try verify(path, problem, console)
    } else if model.curve {
      try curve(problem, console)
    } else {
      try plan(problem, console)
    }
  }

  private func plan(_ problem: LocationProblem, _ console: Console) throws {
    let plan = try reporting(on: console) { try problem.solve(solver.location) }
    if table.json {
      Console.print(JSONWriter().text(plan.json(for: problem, withTimes: true)))
    } else {
      Console.print(
        LocationPlanText(plan, of: problem, language: console.language, width: Console.width).text)
      if let limit = problem.equity?.within ?? model.within,
        problem.demand.contains(where: { $0.group != nil }), !plan.chosen.isEmpty
      {
        let shares = problem.groupShares(of: plan.chosen, beyond: limit)
        Console.print(
          "\n" + GroupShareText(shares, language: console.language).text(width: Console.width))
      }
    }
    if plan.status == .infeasible { throw ExitStatus.infeasible }
  }

  private func curve(_ problem: LocationProblem, _ console: Console) throws {
    let curve = try reporting(on: console) {
      try LocationCurve(of: problem, within: model.within, solver.location)
    }
    if table.json {
      Console.print(JSONWriter().text(curve.json(for: problem)))
    } else {
      Console.print(
        LocationCurveText(curve, of: problem, language: console.language)
          .text(width: Console.width))
    }
    if curve.points.isEmpty { throw ExitStatus.infeasible }
  }

  private func verify(
    _ path: String, _ problem: LocationProblem, _ console: Console
  ) throws {
    let verification = try reporting(on: console) {
      let file = try PlanFile.read(path)
      var problem = problem
      problem.model = file.locationModel ?? problem.model
      return Verification(try file.plan(for: problem, at: path), of: problem)
    }
    Console.print(verification.text(in: console.language, width: Console.width))
    if !verification.holds { throw ExitStatus.data }
  }
}
