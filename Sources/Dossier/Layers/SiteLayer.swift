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
    var layer = OutputLayer.sites(
      sheets.columns, types: types(of: sheets), kinds: Set(sites.map(\.kind)), language: language)
    layer.rows = zip(sites, sheets.sheets).map { site, sheet in
      Row(
        id: site.id, geometry: site.geometry,
        values: siteValues(site, eligible: eligible[site.id] ?? []) + sheet.values)
    }
    return layer
  }

  /// The layer of sites without its rows.
  static func sites(
    _ columns: [SheetColumn], types: [FieldType], kinds: Set<Site.Kind>, language: Language
  ) -> OutputLayer {
    let own = siteFields(language) + eligibilityFields(language)
    // A scenario may name a column like a property of the site: then the column is told apart.
    let names = Set(own.map { $0.name })
    let measured = zip(columns, types).map { column, type in
      Field(
        names.contains(column.name.lowercased()) ? column.name + "_measured" : column.name, type)
    }
    return OutputLayer(
      name: "sites", title: Message(fr: "Sites candidats", en: "Candidate sites")[language],
      summary: Message(
        fr: "Foncier et locaux qui peuvent recevoir un programme, avec leur fiche.",
        en: "Land and premises that can receive a programme, with their sheet.")[language],
      shape: .polygon,
      fields: own + measured,
      rows: [], style: siteStyle(kinds, language))
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

  /// A site's own values; `eligible`: the demands that could go there.
  static func siteValues(_ site: Site, eligible: [String]) -> [AttributeValue] {
    [
      AttributeValue(site.name), .text(site.kind.rawValue), .text(site.kind.label[.fr]),
      AttributeValue(site.owner), AttributeValue(site.ownerType), AttributeValue(site.tenure),
      AttributeValue(site.rent), AttributeValue(site.price),
      AttributeValue(site.from?.description), AttributeValue(site.until?.description),
      .number(site.usableLand), .number(site.usableFloor), AttributeValue(site.zae),
      AttributeValue(site.artificialised),
      AttributeValue(site.parcels.isEmpty ? nil : site.parcels.joined(separator: ";")),
      .number(Double(eligible.count)), .text(eligible.joined(separator: ";")),
    ]
  }

  /// A sheet's column is real where every site that has a value has a number there, else text.
  private static func types(of sheets: SiteSheets) -> [FieldType] {
    sheets.columns.indices.map { index in
      FieldType(ValueType(of: sheets.sheets.lazy.map { $0.values[index] }))
    }
  }

  private static func siteStyle(_ present: Set<Site.Kind>, _ language: Language) -> LayerStyle {
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

extension OutputLayer.FieldType {
  init(_ type: ValueType) {
    self =
      switch type {
      case .number: .real
      case .truth: .boolean
      case .text: .text
      }
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
