import Dossier
import Land
import Planning

extension Chain {
  /// The hub plans of the scenario, in its order.
  ///
  /// - Parameter allocations: For the second pass: who else wants the chosen sites.
  func hubs(
    _ territory: Territory, _ screening: Screening, _ allocations: [Allocation],
    _ options: SolverOptions, only: String? = nil
  ) async throws -> [HubPlacement] {
    var placements: [HubPlacement] = []
    for plan in scenario.hubs where only == nil || plan.id == only {
      console.progress(
        fr: "points logistiques : \(plan.label)", en: "logistics hubs: \(plan.label)")
      defer { console.endProgress() }
      let scenario = scenario
      let instance = try await reporting(on: console) {
        try await HubInstance(plan, of: scenario, territory, sheets: screening.sheets)
      }
      console.tell(instance.problems.filter { $0.severity == .warning })
      placements.append(
        try reporting(on: console) {
          try HubPlacement(
            instance, of: scenario, allocations: allocations,
            suitabilities: screening.suitabilities, options: options.location)
        })
    }
    return placements
  }

  /// What is doubtful about the hub plans, and why one can have no plan.
  ///
  /// - Throws: `Problems` that stop a run: no street, nothing to serve, negative weights.
  static func hubProblems(
    of scenario: Scenario, _ territory: Territory, _ sheets: SiteSheets, file: String
  ) async throws -> [Problem] {
    var problems: [Problem] = []
    for plan in scenario.hubs {
      let instance = try await HubInstance(plan, of: scenario, territory, sheets: sheets)
      problems += instance.problems
      for fault in instance.problem.faults {
        let told = fault.problem
        problems.append(
          Problem(
            .warning, told.code, at: .init(file: file, key: "hubs.\(plan.id)"),
            fr: told.message.fr, en: told.message.en, remedy: told.remedy))
      }
    }
    return problems
  }
}
