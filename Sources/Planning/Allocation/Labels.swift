import Land

/// Names of rows and columns, from the scenario's ids.
struct Labels: Sendable {
  private let scenario: Scenario
  private let siteIDs: [String]
  private let instance: AllocationInstance

  init(_ problem: AllocationProblem) {
    self.init(problem.scenario, problem.sites.map(\.id), problem.instance)
  }

  init(_ scenario: Scenario, _ siteIDs: [String], _ instance: AllocationInstance) {
    self.scenario = scenario
    self.siteIDs = siteIDs
    self.instance = instance
  }

  func department(_ k: Int) -> String { scenario.departments[k].id }
  func use(_ u: Int) -> String { scenario.uses[u].id }
  func demand(_ d: Int) -> String { scenario.demands[d].id }
  func site(_ s: Int) -> String { siteIDs[s] }

  func pair(_ p: Int) -> String {
    "\(demand(instance.pairs[p].demand)) on \(site(instance.pairs[p].site))"
  }

  func activeSet(_ index: Int) -> String {
    let set = instance.activeSets[index]
    return "capacity \(site(set.site)) \(set.resource.rawValue) \(set.from)"
  }
}
