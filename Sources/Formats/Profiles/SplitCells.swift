/// Values of a code list that hold the separator of the file themselves and came apart in it.
enum SplitCells {
  /// The two halves of each value, and what stands between them.
  static let economicSites: [(head: String, tail: String)] = [
    ("entrepôts", "logistique"), ("aéroportuaire", "aéronautique"), ("mixte", "sans dominante"),
    ("vendu", "commercialisation achevée"), ("non aménagé", "non viabilisé"),
    ("EPCI", "structure intercommunale"), ("parkings", "stationnement"),
    ("carrières", "zones d'extraction"), ("dépôt", "stockage"),
  ]
  static let friches: [(head: String, tail: String)] = [
    ("énergie", "hors photovoltaïque"), ("dépôt de déchets", "stockages de produits"),
  ]

  /// The values of a row that has more than the header has columns, with halves put together again; nil
  /// where that does not give as many values as there are columns.
  static func joined(
    header: [String], values: [String], _ pairs: [(head: String, tail: String)]
  ) -> [String]? {
    guard values.count > header.count else { return nil }
    var result: [String] = []
    var missing = values.count - header.count
    for value in values {
      if missing > 0, let last = result.last,
        pairs.contains(where: {
          CodeList.folded($0.head) == CodeList.folded(last)
            && CodeList.folded($0.tail) == CodeList.folded(value)
        })
      {
        result[result.count - 1] = last.trimmed + ", " + value.trimmed
        missing -= 1
      } else {
        result.append(value)
      }
    }
    return result.count == header.count ? result : nil
  }
}
