internal import Land

extension GeoJSONLog.Remark {
  var severity: Problem.Severity {
    switch self {
    case .heightsIgnored, .byteOrderMark: .notice
    case .duplicateKey, .ringsClosed, .placeIgnored, .missingProperties, .crsUnreadable,
      .crsUnknown:
      .warning
    }
  }

  var said: Said {
    switch self {
    case .duplicateKey(let key):
      Said(
        "duplicate-key", fr: "La clé « \(key) » y est deux fois ; la dernière valeur est prise.",
        en: "The key '\(key)' is there twice; the last value is taken.")
    case .heightsIgnored:
      Said(
        "heights-ignored",
        fr: "Les positions ont plus de deux nombres ; les hauteurs ne sont pas lues.",
        en: "Positions have more than two numbers; heights are not read.")
    case .ringsClosed(let count):
      Said(
        "ring-closed",
        fr: count == 1
          ? "Un anneau qui n'était pas fermé l'a été."
          : "\(count) anneaux qui n'étaient pas fermés l'ont été.",
        en: count == 1
          ? "A ring that was open has been closed."
          : "\(count) rings that were open have been closed.")
    case .placeIgnored:
      Said(
        "place-ignored",
        fr: "Le membre « place » (JSON-FG) n'est pas lu, seulement « geometry ».",
        en: "The member 'place' (JSON-FG) is not read, only 'geometry'.",
        remedy: Message(
          fr: "Exportez la couche en GeoJSON (RFC 7946) ou en GeoPackage.",
          en: "Export the layer as GeoJSON (RFC 7946) or GeoPackage."))
    case .missingProperties:
      Said(
        "missing-properties", fr: "Cette entité n'a pas de membre « properties ».",
        en: "This feature has no member 'properties'.")
    case .crsUnreadable:
      Said(
        "crs-unreadable",
        fr: "Le membre « crs » ne nomme pas de système de coordonnées.",
        en: "The member 'crs' does not name a coordinate system.",
        remedy: declare)
    case .crsUnknown:
      Said(
        "crs-unknown",
        fr: "Le membre « crs » est null : le système de coordonnées n'est pas connu.",
        en: "The member 'crs' is null: the coordinate system is not known.",
        remedy: declare)
    case .byteOrderMark:
      Said(
        "byte-order-mark", fr: "Le fichier commence par une marque d'ordre (BOM), passée.",
        en: "The file starts with a byte order mark, which was skipped.")
    }
  }

  private var declare: Message {
    Message(
      fr: "Déclarez-le avec « crs: » sur la couche du scénario.",
      en: "Declare it with 'crs:' on the layer in the scenario.")
  }
}
