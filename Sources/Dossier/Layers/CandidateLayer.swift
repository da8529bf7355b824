public import Formats
public import Land
public import Planning

/// What a search for land found, as a layer, a table and text.
public struct CandidateList: Sendable {
  private let candidates: [Candidate]
  private let columns: [SheetColumn]
  /// What already exists around each candidate: one list of values for each, under ``nearColumns``.
  private let near: [[AttributeValue]]
  private let nearColumns: [SheetColumn]
  private let demand: Demand
  private let scenario: Scenario
  private let language: Language

  public init(
    _ candidates: [Candidate], columns: [SheetColumn], near: [[AttributeValue]],
    nearColumns: [SheetColumn], demand: Demand, in scenario: Scenario, language: Language
  ) {
    self.candidates = candidates
    self.columns = columns
    self.near = near
    self.nearColumns = nearColumns
    self.demand = demand
    self.scenario = scenario
    self.language = language
  }

  /// Why the site fits: each rule with what was measured; then why so well: each preference with what it is worth.
  private func reasons(_ candidate: Candidate) -> String {
    let rules = candidate.suitability.findings
      .map { $0.sentence(for: demand, on: candidate.site, in: scenario, language) }
    let marks = demand.preferences.compactMap { preference in
      columns.firstIndex { $0.measure == preference.measure }
        .map { preference.sentence(candidate.values[$0], language) }
    }
    let heading = language == .fr ? "aptitude\u{A0}: " : "suitability: "
    return (rules + (marks.isEmpty ? [] : [heading + marks.joined(separator: ", ")]))
      .joined(separator: language.semicolon)
  }

  private var measured: [SheetColumn] { columns + nearColumns }

  private func fields() -> [OutputLayer.Field] {
    let own: [OutputLayer.Field] = [
      .init("rank", .integer), .init("kind", .text), .init("name", .text), .init("owner", .text),
      .init("parcels", .text), .init("usable_land", .real), .init("score", .real),
      .init("score_low", .real), .init("score_high", .real), .init("reasons", .text),
    ]
    let names = Set(own.map(\.name))
    let values = zip(candidates.map(\.values), near).map { $0 + $1 }
    return own
      + measured.enumerated().map { index, column in
        OutputLayer.Field(
          names.contains(column.name) ? column.name + "_measured" : column.name,
          .init(ValueType(of: values.lazy.map { $0[index] })))
      }
  }

  private func values(_ rank: Int) -> [AttributeValue] {
    let candidate = candidates[rank]
    let site = candidate.site
    return [
      .number(Double(rank + 1)), .text(site.kind.rawValue), AttributeValue(site.name),
      AttributeValue(site.owner),
      AttributeValue(site.parcels.isEmpty ? nil : site.parcels.joined(separator: ";")),
      .number(rounded(site.usableLand, places: 2)), .number(rounded(candidate.suitability.score)),
      .number(rounded(candidate.suitability.scoreLow)),
      .number(rounded(candidate.suitability.scoreHigh)), .text(reasons(candidate)),
    ] + (candidate.values + near[rank]).map(roundedValue)
  }

  /// The candidates on a map.
  public var layer: OutputLayer {
    OutputLayer(
      name: "candidates",
      title: Message(
        fr: "Terrains possibles : \(demand.label)", en: "Possible land: \(demand.label)")[language],
      summary: Message(
        fr: "Sites qui remplissent toutes les exigences, le meilleur d'abord.",
        en: "Sites that meet every requirement, the best first.")[language],
      shape: .polygon, fields: fields(),
      rows: candidates.indices.map {
        OutputLayer.Row(
          id: candidates[$0].site.id, geometry: candidates[$0].site.geometry, values: values($0))
      },
      style: LayerStyle(
        .single(LayerStyle.Symbol(colour: "#009E73", opacity: 0.6)), labelField: "rank"))
  }

  /// The candidates as a table for programs.
  public var table: DataTable {
    DataTable(
      name: "candidates", fields: [.init("id", .text)] + fields(),
      rows: candidates.indices.map { [.text(candidates[$0].site.id)] + values($0) })
  }

  /// The candidates as people read them.
  public func text(width: Int) -> String {
    let french = language == .fr
    var table = TextTable(columns: [
      .init("", .right), .init(french ? "Terrain" : "Land", wraps: true),
      .init(french ? "Surface" : "Area", .right),
      .init(french ? "Aptitude" : "Suitability", .right),
      .init(french ? "Pourquoi" : "Why", wraps: true),
    ])
    for (rank, candidate) in candidates.enumerated() {
      let around = zip(nearColumns, near[rank]).map { column, value in
        let figure = value.number.map { column.measure.figure($0, in: language) } ?? "–"
        return column.measure.name(in: language) + language.colon + figure
      }
      let offer =
        (french ? "déjà autour\u{A0}: " : "already around: ") + around.joined(separator: ", ")
      let parcels = candidate.site.parcels
      let members = parcels.isEmpty ? "" : " (\(parcels.joined(separator: " + ")))"
      table.rows.append([
        "\(rank + 1)", candidate.site.shortName(in: language) + members,
        Figure.area(candidate.site.usableLand, in: language),
        Figure.share(candidate.suitability.score, in: language),
        ([reasons(candidate)] + (around.isEmpty ? [] : [offer]))
          .joined(separator: language.semicolon),
      ])
    }
    return table.text(width: width)
  }
}
