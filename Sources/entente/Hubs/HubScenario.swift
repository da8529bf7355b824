import Dossier
import Formats
import Land
import Planning

/// `entente hubs SCENARIO`: the hub plans of a scenario, with all that is known of them.
struct HubScenario {
  let path: String
  /// Only this plan; nil for all.
  let plan: String?
  let solver: SolverOptions
  let common: CommonOptions
  let table: TableOptions

  init(
    path: String, plan: String?, _ solver: SolverOptions, _ common: CommonOptions,
    _ table: TableOptions
  ) {
    self.path = path
    self.plan = plan
    self.solver = solver
    self.common = common
    self.table = table
  }

  func run() async throws {
    let chain = try Chain(scenario: path, common)
    try check(chain)
    let territory = try chain.territory()
    let screening = try await chain.screening(territory)
    let problem = try chain.problem(territory, screening)
    let ideals = try chain.ideals(problem, solver)
    // What departments would take, for the second pass; a scenario that cannot be allocated has none.
    let allocations = try chain.scenario.coordination.rules
      .filter(AllocationProblem.supportedRules.contains)
      .map { try chain.allocation(problem, $0, ideals: ideals, solver) }
    let placements = try await chain.hubs(territory, screening, allocations, solver, only: plan)
    let wording = Wording(scenario: chain.scenario, sites: territory.sites)
    if table.json {
      Console.print(JSONWriter().text(HubDocument.json(of: placements, wording: wording)))
    } else {
      let texts = placements.map {
        HubText($0, wording: wording, language: chain.language, width: Console.width).text
      }
      Console.print(texts.joined(separator: "\n"))
    }
    if placements.contains(where: { $0.location?.status == .infeasible || $0.location == nil }) {
      throw ExitStatus.infeasible
    }
  }

  /// Ends the command where the scenario has no such plan, or none at all.
  private func check(_ chain: Chain) throws {
    let known = chain.scenario.hubs.map(\.id)
    if let plan, !known.contains(plan) {
      let nearest = nearestWord(to: plan, among: known)
      chain.console.tell([
        Problem(
          .error, "unknown-name", at: .init(file: path, key: "hubs"),
          fr: "plan inconnu : « \(plan) ».", en: "unknown plan: '\(plan)'.",
          remedy: nearest.map {
            Message(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean '\($0)'?")
          })
      ])
      throw ExitStatus.data
    }
    guard known.isEmpty else { return }
    chain.console.tell([
      Problem(
        .error, "no-hub-plan", at: .init(file: path, key: "hubs"),
        fr: "le scénario n’a aucun plan de points logistiques.",
        en: "the scenario has no plan of hubs.",
        remedy: Message(
          fr: "Ajoutez un bloc « hubs » (docs/scenario.md).",
          en: "Add a block “hubs” (docs/scenario.md)."))
    ])
    throw ExitStatus.data
  }
}
