import Land

extension Shape {
  static let hubs = Shape(
    name: "hubs", doc: "Plan de points logistiques de proximité",
    keys: [
      Key("candidates", .shape(.candidates), required: true, "Sites candidats"),
      Key("demand", .shape(.hubDemand), required: true, "Ce qu’il faut desservir"),
      Key("travel", .shape(.travel), required: true, "Déplacement"),
      Key("model", .shape(.hubModel), required: true, "Modèle de localisation"),
      Key("capacity", .number(.positive), "Poids qu’un point peut servir"),
    ])

  private static let candidates = Shape(
    name: "candidates", doc: "Sites candidats",
    keys: [
      Key(
        "kinds", .list(.choice(Site.Kind.allCases.map(\.rawValue)), atLeast: 1),
        "Sortes de sites (défaut : toutes)"),
      Key("floor", .shape(.need), "Plancher nécessaire"),
      Key("land", .shape(.need), "Terrain nécessaire"),
    ])

  private static let need = Shape(
    name: "need", doc: "Surface nécessaire",
    keys: [Key("min", .quantity([.area], .positive), required: true, "Surface minimale")])

  private static let hubDemand = Shape(
    name: "hub-demand", doc: "Couche à desservir",
    keys: [
      Key("layer", .text, required: true, "Nom d’une couche"),
      Key("weight", .text, "Colonne du poids (défaut : 1 par objet)"),
    ])

  private static let travel = Shape(
    name: "travel", doc: "Par un réseau, ou à vol d’oiseau × détour",
    keys: [
      Key("network", .text, "Couche de voies"),
      Key("detour", .number(.positive), "Facteur de détour, au moins 1"),
      Key("speed", .quantity([.speed], .positive), required: true, "Vitesse, par exemple 15 km/h"),
    ], exactlyOne: [["network", "detour"]])

  private static let hubModel = Shape(
    name: "hub-model", doc: "Un seul modèle",
    keys: [
      Key("p-median", .shape(model("p-median", hubs: true, within: false)), "p-médiane"),
      Key("p-center", .shape(model("p-center", hubs: true, within: false)), "p-centre"),
      Key("coverage", .shape(model("coverage", hubs: true, within: true)), "Couverture maximale"),
      Key(
        "set-cover", .shape(model("set-cover", hubs: false, within: true)), "Couverture complète"),
    ], exactlyOne: [["p-median", "p-center", "coverage", "set-cover"]])

  private static func model(_ name: String, hubs: Bool, within: Bool) -> Shape {
    var keys: [Key] = []
    if hubs { keys.append(Key("hubs", .count, required: true, "Nombre de points")) }
    if within {
      keys.append(
        Key("within", .quantity([.time], .positive), required: true, "Temps de trajet : 10 min"))
    }
    keys.append(Key("capacity", .number(.positive), "Poids qu’un point peut servir"))
    return Shape(name: "model-\(name)", doc: "Modèle \(name)", keys: keys)
  }
}
