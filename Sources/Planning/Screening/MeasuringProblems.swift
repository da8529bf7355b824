import Land
import PlanarGeometry

extension Problem {
  static func unknownLayer(_ name: String, among names: [String]) -> Problem {
    let nearest = nearestWord(to: name, among: names)
    return Problem(
      .error, "unknown-layer", at: Place(layer: name),
      fr: "la couche « \(name) » n'existe pas.", en: "there is no layer '\(name)'.",
      remedy: nearest.map {
        Message(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean '\($0)'?")
      }
        ?? (names.isEmpty
          ? nil
          : Message(
            fr: "Les couches sont : \(names.joined(separator: ", ")).",
            en: "The layers are: \(names.joined(separator: ", ")).")))
  }

  static func unknownField(_ field: String, of layer: Layer) -> Problem {
    let names = layer.fields.joined(separator: ", ")
    let nearest = nearestWord(to: field, among: layer.fields)
    return Problem(
      .error, "unknown-field", at: Place(layer: layer.name),
      fr: "pas de colonne « \(field) » ; la couche a : \(names).",
      en: "no column '\(field)'; the layer has: \(names).",
      remedy: nearest.map {
        Message(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean '\($0)'?")
      })
  }

  static func unreadable(_ layer: String, _ error: TopologyError) -> Problem {
    Problem(
      .error, "unreadable-geometry", at: Place(layer: layer),
      fr: "géométrie illisible (\(error)).", en: "unreadable geometry (\(error)).")
  }

  static func nobodyHas(_ field: String) -> Problem {
    Problem(
      .warning, "attribute-of-no-site",
      fr: "aucun site n'a de valeur pour « \(field) » : la donnée manquera partout.",
      en: "no site has a value for '\(field)': the datum will be missing everywhere.")
  }

  static func elsewhere(_ layer: String, kilometres: Int) -> Problem {
    Problem(
      .warning, "layer-elsewhere", at: Place(layer: layer),
      fr:
        "la couche est à \(kilometres) km des sites : ses distances et ses comptes n'apprennent rien.",
      en: "the layer lies \(kilometres) km from the sites: its distances and counts tell nothing.",
      remedy: Message(
        fr: "Prenez la couche du bon territoire, ou vérifiez son système de coordonnées.",
        en: "Take the layer of the right territory, or check its coordinate system."))
  }

  static func noPolygons(_ layer: String) -> Problem {
    Problem(
      .warning, "layer-without-polygons", at: Place(layer: layer),
      fr: "aucun polygone : une part de surface y est toujours nulle.",
      en: "no polygon: a share of area is always zero there.")
  }

  static func noRights(_ layer: String) -> Problem {
    Problem(
      .warning, "rights-not-stated", at: Place(layer: layer),
      fr: "ni DESTOUI, ni DESTCDT, ni DESTNON : les droits à construire sont inconnus.",
      en: "neither DESTOUI, DESTCDT nor DESTNON: land-use rights are unknown.",
      remedy: Message(
        fr: "Utilisez un PLU au standard CNIG v2022 ou plus récent, ou une exigence sur typezone.",
        en: "Use a plan in the CNIG standard of 2022 or later, or a requirement on typezone."))
  }
}
