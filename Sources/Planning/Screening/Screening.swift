/// What screening a territory against a scenario's demands gives.
public struct Screening: Sendable {
  public let sheets: SiteSheets
  /// One for each demand and site: demands in the scenario's order, sites in the territory's.
  public let suitabilities: [Suitability]

  public init(sheets: SiteSheets, suitabilities: [Suitability]) {
    self.sheets = sheets
    self.suitabilities = suitabilities
  }
}
