import Land

/// Where a measure stands; decides what may go with it.
enum MeasureUse: String, CaseIterable {
  case requirement, preference, sheet
}

extension Measure.Kind {
  /// What the measure is, in French.
  var doc: String {
    switch self {
    case .area: "Surface, m²"
    case .perimeter: "Périmètre, m"
    case .compactness: "Compacité 4πA/P², entre 0 et 1"
    case .longitude: "Longitude (degrés, EPSG:4326) d’un point situé sur le site"
    case .latitude: "Latitude (degrés, EPSG:4326) d’un point situé sur le site"
    case .distance: "Distance bord à bord à l’objet le plus proche d’une couche, m"
    case .share: "Part du site couverte par l’union des objets d’une couche"
    case .majority: "Valeur du champ qui couvre la plus grande part du site"
    case .majorityShare: "Part du site couverte par la valeur majoritaire"
    case .largest: "Valeur du champ de l’objet qui couvre la plus grande part du site"
    case .largestShare: "Part du site couverte par l’objet qui en couvre le plus"
    case .count: "Nombre d’objets d’une couche dans un rayon"
    case .sum: "Somme d’un champ des objets d’une couche dans un rayon"
    case .any: "Présence d’un objet d’une couche dans un rayon"
    case .attribute: "Colonne du site"
    case .rights: "Ce que le PLU dit de l’usage : allowed, conditional ou forbidden"
    }
  }

  private static let layerKey = Shape.Key("layer", .text, required: true, "Nom d’une couche")

  /// The keys that say what is measured.
  fileprivate var subject: [Shape.Key] {
    let layer = Self.layerKey
    let within = Shape.Key(
      "within", .quantity([.length], .notNegative), required: true,
      "Rayon autour du site, par exemple 500 m")
    let of = Shape.Key(
      "of", .choice(Measure.Target.allCases.map(\.rawValue)),
      "Ce qui doit être dans le rayon : n’importe quelle partie de l’objet (défaut) ou son centre")
    func field(required: Bool) -> Shape.Key {
      Shape.Key("field", .text, required: required, "Colonne de la couche ou du site")
    }
    return switch self {
    case .area, .perimeter, .compactness, .longitude, .latitude: []
    case .distance, .share: [layer]
    case .majority, .majorityShare, .largest: [layer, field(required: true)]
    case .largestShare: [layer, field(required: false)]
    case .count, .any: [layer, within, of]
    case .sum: [layer, field(required: true), within, of]
    case .attribute: [field(required: true)]
    case .rights:
      [
        layer,
        Shape.Key("destination", .words, "Codes DestinationType ; par défaut ceux de l’usage"),
      ]
    }
  }

  /// A threshold on the measured number; nil where the measure is no number.
  fileprivate var threshold: Kind? {
    switch self {
    case .area: .quantity([.area], .notNegative)
    case .perimeter, .distance: .quantity([.length], .notNegative)
    case .share, .majorityShare, .largestShare: .quantity([.share], .notNegative)
    case .compactness, .count: .number(.notNegative)
    case .sum, .longitude, .latitude: .number(.any)
    case .attribute: .numberOrQuantity
    case .majority, .largest, .any, .rights: nil
    }
  }

  /// The values that `in` and `not_in` list; nil where the measure is no label.
  private var label: Kind? {
    switch self {
    case .majority, .largest, .attribute: .word
    case .rights: .choice(rightsWords)
    default: nil
    }
  }

  fileprivate var conditions: [Shape.Key] {
    var keys: [Shape.Key] = []
    if let threshold {
      keys.append(Shape.Key("at_least", threshold, "Seuil bas, compris"))
      keys.append(Shape.Key("at_most", threshold, "Seuil haut, compris"))
    }
    if let label {
      keys.append(Shape.Key("in", .list(label, atLeast: 1), "Valeurs admises"))
      keys.append(Shape.Key("not_in", .list(label, atLeast: 1), "Valeurs exclues"))
    }
    if self == .any || self == .attribute {
      keys.append(Shape.Key("is", .truth, "Valeur attendue"))
    }
    return keys
  }
}

/// What ``Measure/Kind/rights`` answers.
let rightsWords = ["allowed", "conditional", "forbidden"]

/// The keys of a condition, wherever they stand.
let conditionKeys = ["at_least", "at_most", "in", "not_in", "is"]

extension MeasureUse {
  var variants: Shape.Variants {
    let kinds = Measure.Kind.allCases.filter { self != .preference || $0.threshold != nil }
    let name =
      switch self {
      case .requirement: "requirement"
      case .preference: "preference"
      case .sheet: "column"
      }
    let doc =
      switch self {
      case .requirement: "Exigence : règle oui-non sur une mesure"
      case .preference: "Préférence : de worst (0) à best (1), linéaire"
      case .sheet: "Colonne de la fiche site"
      }
    return Shape.Variants(
      name: name, doc: doc,
      on: Shape.Key("measure", .choice(kinds.map(\.rawValue)), required: true, "Mesure"),
      shapes: kinds.map { ($0.rawValue, shape(of: $0, name: "\(name)-\($0.rawValue)")) })
  }

  private func shape(of kind: Measure.Kind, name: String) -> Shape {
    switch self {
    case .requirement:
      let conditions = kind.conditions
      return Shape(
        name: name, doc: kind.doc,
        keys: kind.subject + conditions + [
          Shape.Key(
            "if_missing", .choice(["fail", "pass"]),
            "Si la donnée manque : échoue (défaut) ou passe")
        ],
        // A requirement on presence alone asks for presence.
        atLeastOne: kind == .any ? [] : [conditions.map(\.name)])
    case .preference:
      let value = kind.threshold ?? .number(.any)
      return Shape(
        name: name, doc: kind.doc,
        keys: kind.subject + [
          Shape.Key("best", value, required: true, "Valeur qui vaut 1"),
          Shape.Key("worst", value, required: true, "Valeur qui vaut 0"),
          Shape.Key("weight", .number(.positive), "Poids dans la moyenne (défaut 1)"),
        ])
    case .sheet:
      return Shape(
        name: name, doc: kind.doc,
        keys: [Shape.Key("as", .text, required: true, "Nom de la colonne")] + kind.subject)
    }
  }
}
