public import Land
public import Planning

/// All that a run found out: what the files of the dossier are written from.
public struct Outcome: Sendable {
  public let scenario: Scenario
  public let territory: Territory
  public let screening: Screening
  /// One for each rule, in the order asked for.
  public let allocations: [Allocation]
  /// What follows from the allocations together; nil where it was not worked out.
  public let study: CoordinationStudy?
  /// One for each hub plan of the scenario, in its order.
  public let hubs: [HubPlacement]
  /// Programs and libraries by name: `entente`, `geos`, `proj`, `sqlite`, `highs`.
  public let versions: [(name: String, version: String)]
  public let language: Language

  public init(
    scenario: Scenario, territory: Territory, screening: Screening, allocations: [Allocation],
    study: CoordinationStudy? = nil, hubs: [HubPlacement] = [],
    versions: [(name: String, version: String)], language: Language
  ) {
    self.scenario = scenario
    self.territory = territory
    self.screening = screening
    self.allocations = allocations
    self.study = study
    self.hubs = hubs
    self.versions = versions
    self.language = language
  }
}
