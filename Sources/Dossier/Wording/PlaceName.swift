import Land

/// What a layer is called in a sentence.
///
/// French needs the article: « le réseau de chaleur » gives « au réseau de chaleur », « sous la zone inondable ».
struct PlaceName: Hashable, Sendable {
  /// With its article: `le réseau de chaleur`, `l'église`.
  let fr: String
  let en: String

  /// `au réseau de chaleur`, `aux arrêts`, `à la voirie`; in English `the heat network`.
  func reached(in language: Language) -> String {
    guard language == .fr else { return en }
    if fr.hasPrefix("le ") { return "au " + fr.dropFirst(3) }
    if fr.hasPrefix("les ") { return "aux " + fr.dropFirst(4) }
    return "à " + fr
  }

  /// `le réseau de chaleur`; in English `the heat network`.
  func plain(in language: Language) -> String { language == .fr ? fr : en }

  /// `réseau de chaleur`, `heat network`: to begin a line with.
  func bare(in language: Language) -> String {
    let name = plain(in: language)
    for article in ["le ", "la ", "les ", "l’", "the "] where name.hasPrefix(article) {
      return String(name.dropFirst(article.count))
    }
    return name
  }

  /// The words of the scenario format's own examples; any other layer is called by its name.
  static func layer(_ name: String) -> PlaceName {
    common[name] ?? PlaceName(fr: "la couche \(name)", en: "layer \(name)")
  }

  private static let common: [String: PlaceName] = [
    "heat_network": PlaceName(fr: "le réseau de chaleur", en: "the heat network"),
    "flood": PlaceName(fr: "la zone inondable", en: "the flood zone"),
    "zoning": PlaceName(fr: "le zonage", en: "the zoning"),
    "streets": PlaceName(fr: "la voirie", en: "the streets"),
    "main_roads": PlaceName(fr: "les grands axes", en: "the main roads"),
    "stops": PlaceName(fr: "les arrêts de transport", en: "the transport stops"),
    "stations": PlaceName(fr: "les stations et gares", en: "the stations"),
    "population": PlaceName(fr: "la population", en: "the population"),
    "monuments": PlaceName(fr: "les monuments", en: "the monuments"),
    "schools": PlaceName(fr: "les écoles", en: "the schools"),
    "shops": PlaceName(fr: "les commerces", en: "the shops"),
    "river": PlaceName(fr: "le cours d’eau", en: "the river"),
  ]
}
