import ArgumentParser
import Dossier
import Formats
import Land
import Planning

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: say(
      fr:
        "Pourquoi ici, pourquoi pas là, et ce qu'il faudrait changer ; ou pourquoi une règle donne "
        + "ce qu'elle donne.",
      en: "Why here, why not there, and what would have to change; or why a rule gives what it "
        + "gives."))

  @OptionGroup var input: ScenarioArgument
  @OptionGroup var solver: SolverOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  @Option(
    help: ArgumentHelp(
      say(
        fr: "La demande ; sans elle, on explique la règle (--rule).",
        en: "The demand; without it, the rule is explained (--rule)."), valueName: "demand"))
  var demand: String?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Le site ; sans lui, tous les sites en bref.",
        en: "The site; without it, all sites in short."), valueName: "site"))
  var site: String?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "La règle dont on explique l'affectation : silo, priority, utilitarian, leximin, nash "
          + "ou kalai-smorodinsky.",
        en: "The rule whose allocation is explained: silo, priority, utilitarian, leximin, nash or "
          + "kalai-smorodinsky."),
      valueName: "rule"))
  var rule: Rule?

  func validate() throws {
    if demand == nil, rule == nil || site != nil {
      throw ValidationError(
        say(
          fr: "Dites quoi expliquer : --demand DEMANDE, ou --rule RÈGLE sans demande ni site.",
          en: "Say what to explain: --demand DEMAND, or --rule RULE without demand or site."))
    }
  }

  func run() async throws {
    let chain = try Chain(scenario: input.scenario, common)
    if let demand { try chain.require(demand: demand) }
    let territory = try chain.territory()
    if let site { try chain.require(site: site, in: territory) }
    let screening = try await chain.screening(territory)
    let problem = try chain.problem(territory, screening)
    let ideals = try chain.ideals(problem, solver)
    let allocation = try chain.allocation(
      problem, rule ?? .utilitarian, ideals: ideals, solver)
    let wording = Wording(scenario: chain.scenario, sites: territory.sites)
    if let contradiction = allocation.infeasibility {
      Console.write(
        wording.explanation(of: contradiction, width: Console.width, in: chain.language))
      let repairs = try reporting(on: chain.console) { try problem.repairs() }
      Console.write(wording.repairs(repairs, width: Console.width, in: chain.language))
      throw ExitStatus.infeasible
    }
    guard let demand else {
      return try explainRule(problem, allocation, ideals, wording, chain)
    }
    let explanation = Explanation(
      of: demand, territory: territory, screening: screening, allocation: allocation,
      relaxations: try relaxations(of: demand, problem, allocation, chain), wording: wording)
    let answers = try (site.map { [$0] } ?? explanation.sites).map { site in
      explanation.answer(
        for: site,
        swap: try self.site == nil
          ? nil : swap(demand, to: site, problem, allocation, ideals, explanation, chain))
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
    _ demand: String, to site: String, _ problem: AllocationProblem, _ allocation: Allocation,
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

  /// What would let the demand in, where it has no site and is asked about as a whole.
  private func relaxations(
    of demand: String, _ problem: AllocationProblem, _ allocation: Allocation, _ chain: Chain
  ) throws -> [Relaxation]? {
    guard site == nil, allocation.rule != .silo,
      allocation.unmet.contains(where: { $0.demand == demand })
    else { return nil }
    chain.console.progress(fr: "ce qui devrait céder", en: "what would have to give")
    defer { chain.console.endProgress() }
    return try reporting(on: chain.console) {
      try problem.relaxations(for: demand, beside: allocation)
    }
  }

  private func explainRule(
    _ problem: AllocationProblem, _ allocation: Allocation, _ ideals: Ideals?,
    _ wording: Wording, _ chain: Chain
  ) throws {
    let options = solver.allocation
    chain.console.progress(fr: "ce qui devrait céder", en: "what would have to give")
    let isJoint = allocation.rule != .silo
    let account = try reporting(on: chain.console) {
      RuleAccount(
        of: allocation, use: problem.use(of: allocation),
        relaxations: isJoint
          ? try problem.relaxations(beside: allocation, threads: options.threads) : [],
        prices: try ideals.map {
          try problem.lockPrices(of: allocation, ideals: $0, options: options)
        } ?? [], wording: wording)
    }
    chain.console.endProgress()
    if table.json {
      Console.print(JSONWriter().text(account.json))
    } else {
      Console.print(account.text(width: Console.width, in: chain.language))
    }
  }
}
