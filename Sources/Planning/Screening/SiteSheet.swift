public import Land

/// All measures of one site (« fiche site »).
public struct SiteSheet: Sendable {
  public let site: String
  /// In the order of ``SiteSheets/columns``; lengths in metres, areas in square metres, shares in [0, 1].
  public let values: [AttributeValue]

  public init(site: String, values: [AttributeValue]) {
    self.site = site
    self.values = values
  }
}

/// The sheets of all sites, with their columns.
public struct SiteSheets: Sendable {
  public let columns: [SheetColumn]
  /// In the order of the territory's sites.
  public let sheets: [SiteSheet]
  /// What is doubtful about the measures; none of severity `error`.
  public let problems: [Problem]

  public init(columns: [SheetColumn], sheets: [SiteSheet], problems: [Problem] = []) {
    self.columns = columns
    self.sheets = sheets
    self.problems = problems
  }
}
