public import Land
public import Planning

/// The suitability table as people read it.
public struct SuitabilityText: Sendable {
  private let screening: Screening
  private let wording: Wording
  private let language: Language

  public init(_ screening: Screening, scenario: Scenario, sites: [Site], language: Language) {
    self.screening = screening
    wording = Wording(scenario: scenario, sites: sites)
    self.language = language
  }

  /// One row for each demand: on how many sites it could go, and the best of them.
  public func overview(width: Int) -> String {
    var table = TextTable(columns: [
      .init(language == .fr ? "Demande" : "Demand", wraps: true),
      .init(language == .fr ? "Sites possibles" : "Possible sites", .right),
      .init(
        language == .fr ? "Meilleurs sites (aptitude)" : "Best sites (suitability)", wraps: true),
    ])
    for demand in wording.scenario.demands {
      let pairs = screening.suitabilities.filter { $0.demand == demand.id }
      guard !pairs.isEmpty else { continue }
      let eligible = ranked(pairs.filter(\.isEligible))
      table.rows.append([
        demand.label, "\(eligible.count) / \(pairs.count)",
        eligible.prefix(3).map { "\(wording.shortSite($0.site, in: language)) \(score($0))" }
          .joined(separator: language.semicolon),
      ])
    }
    return table.text(width: width)
  }

  /// One row for each site: the score of the demand there, or why it cannot go there.
  public func list(of demand: String, width: Int) -> String {
    var table = TextTable(columns: [
      .init("Site", wraps: true), .init(language == .fr ? "Aptitude" : "Suitability", .right),
      .init(language == .fr ? "Pourquoi pas" : "Why not", wraps: true),
    ])
    let pairs = screening.suitabilities.filter { $0.demand == demand }
    for pair in ranked(pairs.filter(\.isEligible)) {
      table.rows.append([wording.site(pair.site, in: language), score(pair), ""])
    }
    for pair in pairs where !pair.isEligible {
      table.rows.append([
        wording.site(pair.site, in: language), "–",
        pair.failures.map { wording.sentence($0, demand: demand, site: pair.site)[language] }
          .joined(separator: language.semicolon),
      ])
    }
    return table.text(width: width)
  }

  private func ranked(_ pairs: [Suitability]) -> [Suitability] {
    pairs.sorted { ($1.score, $0.site) < ($0.score, $1.site) }
  }

  /// `82,5 %`, or the interval where data are missing.
  private func score(_ pair: Suitability) -> String {
    let text = Figure.share(pair.score, in: language)
    guard pair.scoreLow < pair.scoreHigh else { return text }
    return text + " [" + Figure.share(pair.scoreLow, in: language) + "–"
      + Figure.share(pair.scoreHigh, in: language) + "]"
  }
}
