public import Land
public import Planning

/// All that a run found out: what the files of the dossier are written from.
public struct Outcome: Sendable {
  public let scenario: Scenario
  public let territory: Territory
  public let screening: Screening
  /// One for each rule, in the order asked for.
  public let allocations: [Allocation]
  /// Programs and libraries by name: `entente`, `geos`, `proj`, `sqlite`, `highs`.
  public let versions: [(name: String, version: String)]
  public let language: Language

  public init(
    scenario: Scenario, territory: Territory, screening: Screening, allocations: [Allocation],
    versions: [(name: String, version: String)], language: Language
  ) {
    self.scenario = scenario
    self.territory = territory
    self.screening = screening
    self.allocations = allocations
    self.versions = versions
    self.language = language
  }
}
