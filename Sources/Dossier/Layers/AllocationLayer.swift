public import Formats
public import Land
public import Planning

extension OutputLayer {
  /// Every placement of every rule, on its site's outline.
  public static func placements(of outcome: Outcome) -> OutputLayer {
    let sites = Dictionary(uniqueKeysWithValues: outcome.territory.sites.map { ($0.id, $0) })
    let rows = outcome.allocations.flatMap { allocation in
      allocation.placements.map { placement in
        Row(
          id: "\(allocation.rule.rawValue):\(placement.demand):\(placement.site)",
          geometry: sites[placement.site]?.geometry,
          values: placementValues(placement, allocation.rule, outcome, sites))
      }
    }
    return OutputLayer(
      name: "allocation",
      title: Message(fr: "Affectations, toutes règles", en: "Placements, all rules")[
        outcome.language],
      summary: Message(
        fr: "Une ligne par programme placé ; plusieurs programmes peuvent partager un site.",
        en: "One row for each placed programme; several may share a site.")[outcome.language],
      shape: .polygon, fields: placementFields, rows: rows,
      // The same site stands here once for each rule and programme: fills would mix into colours of no
      // department. The layers of one rule each have the departments' colours.
      style: LayerStyle(
        .single(.init(colour: "#444444", opacity: 0, outline: "#444444", width: 0.4))))
  }

  private static let placementFields: [Field] = [
    Field("rule", .text), Field("demand", .text), Field("demand_label", .text),
    Field("department", .text), Field("department_label", .text), Field("site", .text),
    Field("site_name", .text), Field("area_m2", .real), Field("resource", .text),
    Field("from", .text), Field("until", .text), Field("score", .real), Field("worth", .real),
  ]

  private static func placementValues(
    _ placement: Placement, _ rule: Rule, _ outcome: Outcome, _ sites: [String: Site]
  ) -> [AttributeValue] {
    let scenario = outcome.scenario
    return [
      .text(rule.rawValue), .text(placement.demand),
      .text(scenario.demand(placement.demand)?.label ?? placement.demand),
      .text(placement.department),
      .text(scenario.department(placement.department)?.label ?? placement.department),
      .text(placement.site), sites[placement.site]?.name.map(AttributeValue.text) ?? .missing,
      .number(placement.area), .text(placement.resource.rawValue),
      .text(placement.period.from.description),
      placement.period.until.map { .text($0.description) } ?? .missing,
      .number(placement.score), .number(placement.worth),
    ]
  }

  /// The sites that one rule uses, each coloured by the department that sits there.
  public static func allocation(_ allocation: Allocation, of outcome: Outcome) -> OutputLayer {
    let grouped = Dictionary(grouping: allocation.placements, by: \.site)
    let rows: [Row] = outcome.territory.sites.compactMap { site in
      guard let placements = grouped[site.id] else { return nil }
      let departments = Set(placements.map(\.department))
      let labels = placements.map { outcome.scenario.demand($0.demand)?.label ?? $0.demand }
      return Row(
        id: site.id, geometry: site.geometry,
        values: [
          site.name.map(AttributeValue.text) ?? .missing,
          .text(departments.count == 1 ? departments.first! : sharedValue),
          .text(labels.joined(separator: ", ")),
          .number(Double(placements.count)),
          .number(placements.filter { $0.resource == .land }.reduce(0) { $0 + $1.area }),
          .number(placements.filter { $0.resource == .floor }.reduce(0) { $0 + $1.area }),
        ])
    }
    let label = allocation.rule.label[outcome.language]
    return OutputLayer(
      name: "allocation_" + allocation.rule.rawValue.map { $0 == "-" ? "_" : String($0) }.joined(),
      title: Message(fr: "Affectation : \(label)", en: "Allocation: \(label)")[outcome.language],
      shape: .polygon,
      fields: [
        Field("site_name", .text), Field("department", .text), Field("programmes", .text),
        Field("programme_count", .integer), Field("land_m2", .real), Field("floor_m2", .real),
      ],
      rows: rows,
      style: LayerStyle(
        .categorised(
          field: "department",
          departmentCategories(
            outcome, shared: rows.contains { $0.values[1] == .text(sharedValue) })),
        labelField: "programmes"))
  }

  private static let sharedValue = "shared"

  private static func departmentCategories(_ outcome: Outcome, shared: Bool)
    -> [LayerStyle.Category]
  {
    var categories = zip(outcome.scenario.departments, departmentColours(outcome.scenario)).map {
      LayerStyle.Category(
        value: $0.id, label: $0.label, symbol: LayerStyle.Symbol(colour: $1, opacity: 0.7))
    }
    if shared {
      categories.append(
        LayerStyle.Category(
          value: sharedValue,
          label: Message(fr: "Site partagé entre services", en: "Shared between departments")[
            outcome.language],
          symbol: LayerStyle.Symbol(colour: "#7A5195", opacity: 0.7, outline: "#000000", width: 0.5)
        ))
    }
    return categories
  }
}

/// The colour of each department: its own, else one of Okabe and Ito's palette, in order.
public func departmentColours(_ scenario: Scenario) -> [String] {
  let palette = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442", "#000000",
  ]
  return scenario.departments.enumerated().map { index, department in
    department.colour ?? palette[index % palette.count]
  }
}

extension Rule {
  /// How the interface calls the rule.
  public var label: Message {
    switch self {
    case .silo: Message(fr: "chacun pour soi", en: "each alone (silo)")
    case .priority: Message(fr: "par ordre de priorité", en: "by priority")
    case .utilitarian: Message(fr: "somme la plus grande", en: "greatest sum (utilitarian)")
    case .leximin: Message(fr: "les moins bien servis d'abord", en: "worst-off first (leximin)")
    case .nash: Message(fr: "produit des gains (Nash)", en: "product of gains (Nash)")
    case .kalaiSmorodinsky:
      Message(fr: "part égale du chemin (Kalai-Smorodinsky)", en: "equal share (Kalai-Smorodinsky)")
    }
  }
}
