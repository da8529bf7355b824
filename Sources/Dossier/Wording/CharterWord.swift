import Land

/// The attributes of demands that charters ask about, as people say them.
enum CharterWord {
  private static let perHectare = "_per_ha"

  /// « emplois par hectare » of `jobs_per_ha`; a word of the scenario's own stays as it is.
  static func name(_ attribute: String, in language: Language) -> String {
    guard attribute.hasSuffix(perHectare) else { return word(attribute, language) }
    let counted = word(String(attribute.dropLast(perHectare.count)), language)
    return counted + (language == .fr ? " par hectare" : " per hectare")
  }

  private static func word(_ attribute: String, _ language: Language) -> String {
    language == .fr ? french[attribute] ?? attribute : attribute
  }

  private static let french = [
    "jobs": "emplois", "operator": "opérateur", "dwellings": "logements",
  ]
}
