import ArgumentParser
import Dossier
import Formats
import Land
import Planning

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: say(
      fr: "Pourquoi ici, pourquoi pas là, et ce qu'il faudrait changer.",
      en: "Why here, why not there, and what would have to change."))

  @OptionGroup var input: ScenarioArgument
  @OptionGroup var solver: SolverOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  @Option(
    help: ArgumentHelp(say(fr: "La demande.", en: "The demand."), valueName: "demand"))
  var demand: String

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Le site ; sans lui, tous les sites en bref.",
        en: "The site; without it, all sites in short."), valueName: "site"))
  var site: String?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "La règle dont on explique l'affectation : silo, priority ou utilitarian.",
        en: "The rule whose allocation is explained: silo, priority or utilitarian."),
      valueName: "rule"))
  var rule: Rule = .utilitarian

  func run() async throws {
    let chain = try Chain(scenario: input.scenario, common)
    try chain.require(demand: demand)
    let territory = try chain.territory()
    if let site { try chain.require(site: site, in: territory) }
    let screening = try await chain.screening(territory)
    let problem = try chain.problem(territory, screening)
    let ideals = try chain.ideals(problem, solver)
    let allocation = try chain.allocation(problem, rule, ideals: ideals, solver)
    let wording = Wording(scenario: chain.scenario, sites: territory.sites)
    if let contradiction = allocation.infeasibility {
      Console.write(
        wording.explanation(of: contradiction, width: Console.width, in: chain.language))
      throw ExitStatus.infeasible
    }
    let explanation = Explanation(
      of: demand, territory: territory, screening: screening, allocation: allocation,
      wording: wording)
    let answers = try (site.map { [$0] } ?? explanation.sites).map { site in
      explanation.answer(
        for: site,
        swap: try self.site == nil
          ? nil : swap(to: site, problem, allocation, ideals, explanation, chain))
    }
    if table.json {
      Console.print(JSONWriter().text(explanation.json(answers)))
    } else {
      Console.print(
        explanation.text(answers, inFull: site != nil, width: Console.width, in: chain.language))
    }
  }

  /// What it would cost to put the demand on the site, where it could be but is not.
  private func swap(
    to site: String, _ problem: AllocationProblem, _ allocation: Allocation,
    _ ideals: Ideals?, _ explanation: Explanation, _ chain: Chain
  ) throws -> Swap? {
    guard let ideals, explanation.isEligible(at: site), !explanation.isPlaced(at: site) else {
      return nil
    }
    chain.console.progress(fr: "calcul de l'échange", en: "working out the swap")
    defer { chain.console.endProgress() }
    return try reporting(on: chain.console) {
      try problem.swap(
        demand, onto: site, from: allocation, ideals: ideals, options: solver.allocation)
    }
  }
}
