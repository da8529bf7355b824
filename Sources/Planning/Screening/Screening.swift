public import Land

/// What screening a territory against a scenario's demands gives.
public struct Screening: Sendable {
  public let sheets: SiteSheets
  /// One for each demand and site: demands in the scenario's order, sites in the territory's.
  public let suitabilities: [Suitability]

  public init(sheets: SiteSheets, suitabilities: [Suitability]) {
    self.sheets = sheets
    self.suitabilities = suitabilities
  }

  /// Measures all sites of a territory and applies every rule of a scenario to every pair of demand and site.
  ///
  /// - Parameter tasks: How many tasks share the measuring; the result does not depend on it.
  /// - Throws: ``Problems`` for a layer or field that the territory does not have.
  public init(
    _ scenario: Scenario, _ territory: Territory, tasks: Int = 2
  ) async throws(Problems) {
    let sheets = try await SiteSheets(
      measuring: SheetColumn.columns(of: scenario), of: territory, tasks: tasks)
    self.init(scenario, sites: territory.sites, sheets: sheets)
  }

  /// Applies every rule of a scenario to every pair of demand and site, with sheets already measured.
  ///
  /// - Parameters:
  ///   - sites: In the order of the sheets.
  ///   - sheets: A measure that they do not hold counts as missing.
  public init(_ scenario: Scenario, sites: [Site], sheets: SiteSheets) {
    precondition(sites.count == sheets.sheets.count, "one sheet for each site")
    var suitabilities: [Suitability] = []
    suitabilities.reserveCapacity(scenario.demands.count * sites.count)
    for demand in scenario.demands {
      let screen = DemandScreen(demand, in: scenario, columns: sheets)
      for (site, sheet) in zip(sites, sheets.sheets) {
        suitabilities.append(screen.suitability(of: site, sheet))
      }
    }
    self.init(sheets: sheets, suitabilities: suitabilities)
  }

  /// The suitability of a pair; nil where the scenario has no such demand or the territory no such site.
  public func suitability(demand: String, site: String) -> Suitability? {
    suitabilities.first { $0.demand == demand && $0.site == site }
  }
}
