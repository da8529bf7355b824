public import Land

extension Measure {
  /// The measure in a few words: « distance au réseau de chaleur », “share under the flood zone”.
  public func name(in language: Language) -> String {
    let place = layer.map(PlaceName.layer)
    let french = language == .fr
    func within() -> String {
      let radius = Figure.length(self.within ?? 0, in: language)
      return french ? "à moins de \(radius)" : "within \(radius)"
    }
    let field = self.field ?? ""
    switch kind {
    case .area: return french ? "surface" : "area"
    case .perimeter: return french ? "périmètre" : "perimeter"
    case .compactness: return french ? "compacité" : "compactness"
    case .longitude: return "longitude"
    case .latitude: return "latitude"
    case .distance:
      return (french ? "distance " : "distance to ") + (place?.reached(in: language) ?? "")
    case .share:
      return (french ? "part sous " : "share under ") + (place?.plain(in: language) ?? "")
    case .majority, .largest:
      return "\(place?.bare(in: language) ?? "") (\(field))"
    case .majorityShare, .largestShare:
      let what = field.isEmpty ? "" : " (\(field))"
      return (french ? "part principale : " : "main share: ")
        + (place?.bare(in: language) ?? "") + what
    case .count, .any: return "\(place?.bare(in: language) ?? "") \(within())"
    case .sum: return "\(place?.bare(in: language) ?? "") (\(field)) \(within())"
    case .attribute: return SiteWord.name(field, in: language)
    case .rights: return french ? "droits du PLU" : "land-use rights"
    }
  }

  /// A number of this measure with its unit.
  func figure(_ value: Double, in language: Language) -> String {
    if kind == .attribute { return SiteWord.figure(value, of: field ?? "", in: language) }
    switch dimension {
    case .area?: return Figure.area(value, in: language)
    case .length?: return Figure.length(value, in: language)
    case .share?: return Figure.share(value, in: language)
    default: return Figure.number(value, in: language)
    }
  }

  /// A label of this measure as people say it.
  func word(_ label: String, in language: Language) -> String {
    guard kind == .rights else { return label }
    switch (label, language) {
    case ("allowed", .fr): return "autorisé"
    case ("conditional", .fr): return "sous conditions"
    case ("forbidden", .fr): return "interdit"
    default: return label
    }
  }
}

/// The columns of sites that the scenario format names.
enum SiteWord {
  static func name(_ field: String, in language: Language) -> String {
    guard language == .fr else { return field }
    return french[field] ?? field
  }

  static func figure(_ value: Double, of field: String, in language: Language) -> String {
    switch field {
    case "usable_land": Figure.area(value, in: language)
    case "usable_floor": Figure.amount(value, of: .floor, in: language)
    case "artificialised": Figure.share(value, in: language)
    case "rent":
      Figure.number(value, in: language)
        + (language == .fr ? "\u{202F}€/m²/an" : "\u{202F}€/m²/year")
    case "price": Figure.number(value, in: language) + "\u{202F}€/m²"
    default: Figure.number(value, in: language)
    }
  }

  private static let french = [
    "kind": "nature", "name": "nom", "owner": "propriétaire", "owner_type": "type de propriétaire",
    "tenure": "mode de mise à disposition", "rent": "loyer", "price": "prix",
    "usable_land": "terrain utilisable", "usable_floor": "plancher utilisable", "zae": "ZAE",
    "artificialised": "part déjà artificialisée", "from": "disponible dès",
    "until": "disponible jusqu’à",
    "sol_pollution_existe": "pollution du sol",
  ]
}
