public import Formats
public import Land
public import Planning

extension OutputLayer {
  /// The candidate sites with their sheets, coloured by kind.
  public static func sites(
    _ sites: [Site], sheets: SiteSheets, suitabilities: [Suitability], language: Language
  ) -> OutputLayer {
    var eligible: [String: [String]] = [:]
    for pair in suitabilities where pair.isEligible {
      eligible[pair.site, default: []].append(pair.demand)
    }
    let own = siteFields(language) + eligibilityFields(language)
    let measured = measuredFields(sheets, besides: Set(own.map { $0.name }))
    let rows = zip(sites, sheets.sheets).map { site, sheet in
      Row(
        id: site.id, geometry: site.geometry,
        values: siteValues(site)
          + [
            .number(Double(eligible[site.id]?.count ?? 0)),
            .text((eligible[site.id] ?? []).joined(separator: ";")),
          ] + sheet.values)
    }
    return OutputLayer(
      name: "sites", title: Message(fr: "Sites candidats", en: "Candidate sites")[language],
      summary: Message(
        fr: "Foncier et locaux qui peuvent recevoir un programme, avec leur fiche.",
        en: "Land and premises that can receive a programme, with their sheet.")[language],
      shape: .polygon,
      fields: own + measured,
      rows: rows, style: siteStyle(sites, language))
  }

  private static func eligibilityFields(_ language: Language) -> [Field] {
    [
      Field(
        "eligible_count", .integer,
        label: Message(fr: "demandes possibles", en: "possible demands")[language]),
      Field("eligible_demands", .text),
    ]
  }

  private static func siteFields(_ language: Language) -> [Field] {
    [
      Field("name", .text), Field("kind", .text), Field("kind_label", .text), Field("owner", .text),
      Field("owner_type", .text), Field("tenure", .text), Field("rent", .real),
      Field("price", .real),
      Field("from", .text), Field("until", .text), Field("usable_land", .real),
      Field("usable_floor", .real), Field("zae", .text), Field("artificialised", .real),
      Field("parcels", .text),
    ]
  }

  private static func siteValues(_ site: Site) -> [AttributeValue] {
    let named = [
      "name", "kind", "owner", "owner_type", "tenure", "rent", "price", "from", "until",
      "usable_land", "usable_floor", "zae", "artificialised",
    ].map(site.attribute)
    let parcels: AttributeValue =
      site.parcels.isEmpty ? .missing : .text(site.parcels.joined(separator: ";"))
    return named[0..<2] + [.text(site.kind.label[.fr])] + named[2...] + [parcels]
  }

  /// A sheet's column is real where every site that has a value has a number there, else text. A
  /// scenario may name a column like a property of the site: then the column is told apart.
  private static func measuredFields(_ sheets: SiteSheets, besides names: Set<String>) -> [Field] {
    sheets.columns.enumerated().map { index, column in
      let values = sheets.sheets.map { $0.values[index] }
      let isNumber = values.allSatisfy {
        switch $0 {
        case .number, .missing: true
        case .text, .boolean: false
        }
      }
      let isBoolean = values.contains { if case .boolean = $0 { true } else { false } }
      let name = names.contains(column.name.lowercased()) ? column.name + "_measured" : column.name
      return Field(name, isNumber ? .real : isBoolean ? .boolean : .text)
    }
  }

  private static func siteStyle(_ sites: [Site], _ language: Language) -> LayerStyle {
    let present = Set(sites.map(\.kind))
    let categories = Site.Kind.allCases.filter(present.contains).map { kind in
      LayerStyle.Category(
        value: kind.rawValue, label: kind.label[language],
        // Thin and grey: in a village of a thousand parcels black outlines would be all that one sees.
        symbol: LayerStyle.Symbol(
          colour: kind.colour, opacity: 0.6, outline: "#6E6E6E", width: 0.1))
    }
    return LayerStyle(.categorised(field: "kind", categories), labelField: "name")
  }
}

extension Site.Kind {
  /// The French word of the field, and an English gloss.
  public var label: Message {
    switch self {
    case .parcel: Message(fr: "parcelle", en: "parcel")
    case .landUnit: Message(fr: "unité foncière", en: "land unit")
    case .friche: Message(fr: "friche", en: "derelict site (friche)")
    case .zaeLot: Message(fr: "lot de ZAE", en: "business park lot (ZAE)")
    case .holding: Message(fr: "foncière solidaire", en: "solidarity holding")
    }
  }

  /// Okabe and Ito's palette: told apart also by colour-blind readers.
  fileprivate var colour: String {
    switch self {
    case .parcel: "#999999"
    case .landUnit: "#56B4E9"
    case .friche: "#D55E00"
    case .zaeLot: "#F0E442"
    case .holding: "#CC79A7"
    }
  }
}
