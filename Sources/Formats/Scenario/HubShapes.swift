import Land

extension Shape {
  static let hubs = Shape(
    name: "hubs", doc: "Plan de points logistiques de proximité",
    keys: [
      Key("label", .text, "Nom affiché"),
      Key("candidates", .shape(.candidates), required: true, "Sites candidats"),
      Key("demand", .shape(.hubDemand), required: true, "Ce qu’il faut desservir"),
      Key("travel", .shape(.travel), required: true, "Déplacement"),
      Key("model", .shape(.hubModel), required: true, "Modèle de localisation"),
      Key("capacity", .number(.positive), "Poids qu’un point peut servir"),
      Key("capacity_field", .text, "Colonne des sites qui dit le poids que chacun peut servir"),
      Key(
        "service", .choice(["single", "split"]),
        "Avec des capacités : chaque objet desservi par un point (défaut) ou par plusieurs"),
      Key("apart", .quantity([.length], .positive), "Distance entre points, à vol d’oiseau"),
      Key(
        "costs", .shape(.hubCosts), "Coûts en euros par an, que facility-location met en balance"),
      Key("equity", .shape(.hubEquity), "Part de la demande qui peut rester loin"),
      Key("periods", .list(.shape(.hubPeriod), atLeast: 1), "Étapes dans le temps"),
      Key(
        "isochrones", .list(.quantity([.time], .positive), atLeast: 1),
        "Temps des isochrones (défaut : 5, 10 et 15 min)"),
    ])

  private static let candidates = Shape(
    name: "candidates", doc: "Sites candidats",
    keys: [
      Key(
        "kinds", .list(.choice(Site.Kind.allCases.map(\.rawValue)), atLeast: 1),
        "Sortes de sites (défaut : toutes)"),
      Key("floor", .shape(.need), "Plancher nécessaire"),
      Key("land", .shape(.need), "Terrain nécessaire"),
      siteFilter,
      Key("use", .text, "Usage, pour les droits à construire (défaut : logistics-hub)"),
      Key("from", .date, "Début (défaut : date de référence)"),
      Key("until", .date, "Fin, exclue ; sans fin si absente"),
      Key("attributes", .named(.word, atLeast: 0), "Attributs que lisent les chartes"),
      Key(
        "require", .list(.variants(MeasureUse.requirement.variants), atLeast: 0), "Exigences"),
      Key("existing", .words, "Sites déjà équipés, gardés"),
      Key("excluded", .words, "Sites écartés"),
      Key(
        "exclusive", .list(.list(.word, atLeast: 2), atLeast: 1),
        "Groupes de sites dont un seul peut être retenu"),
      Key(
        "forbidden", .list(.shape(.hubPair), atLeast: 1),
        "Dessertes interdites : un site, un objet à desservir"),
    ])

  private static let hubPair = Shape(
    name: "hub-pair", doc: "Desserte interdite",
    keys: [
      Key("site", .word, required: true, "Site"),
      Key("demand", .word, required: true, "Identifiant de l’objet à desservir"),
    ])

  private static let need = Shape(
    name: "need", doc: "Surface nécessaire",
    keys: [Key("min", .quantity([.area], .positive), required: true, "Surface minimale")])

  private static let hubDemand = Shape(
    name: "hub-demand", doc: "Couche à desservir",
    keys: [
      Key("layer", .text, required: true, "Nom d’une couche"),
      Key("weight", .text, "Colonne du poids (défaut : 1 par objet)"),
      Key("name", .text, "Colonne du nom, pour les messages"),
      Key("communes", .text, "Couche de communes ou de quartiers, pour le tableau et l’équité"),
      Key("commune_name", .text, "Colonne du nom de la commune"),
    ])

  private static let travel = Shape(
    name: "travel", doc: "Par un réseau, ou à vol d’oiseau × détour",
    keys: [
      Key("network", .text, "Couche de voies"),
      Key("detour", .number(.positive), "Facteur de détour, au moins 1"),
      Key("speed", .quantity([.speed], .positive), required: true, "Vitesse, par exemple 15 km/h"),
      Key(
        "speeds", .named(.quantity([.speed], .positive), atLeast: 0),
        "Vitesse par classe de voie (highway)"),
      Key("snap", .quantity([.length], .positive), "Distance maximale d’un point à sa rue (200 m)"),
      Key(
        "noded", .choice(HubStreets.Noding.allCases.map(\.rawValue)),
        "Où les lignes se joignent : extrémités, sommets communs (défaut), croisements"),
      Key("tolerance", .quantity([.length], .positive), "Sommets confondus en deçà (10 cm)"),
      Key("gradient", .text, "Colonne de la pente, en % du début à la fin de la ligne"),
      Key("limit", .quantity([.time], .positive), "Temps au-delà duquel on ne dessert plus"),
    ], exactlyOne: [["network", "detour"]])

  private static let hubModel = Shape(
    name: "hub-model", doc: "Un seul modèle",
    keys: [
      Key("p-median", .shape(model("p-median", hubs: true, within: false)), "p-médiane"),
      Key("p-center", .shape(model("p-center", hubs: true, within: false)), "p-centre"),
      Key("coverage", .shape(model("coverage", hubs: true, within: true)), "Couverture maximale"),
      Key(
        "set-cover", .shape(model("set-cover", hubs: false, within: true)), "Couverture complète"),
      Key(
        "facility-location", .shape(.facilityLocation),
        "Coûts d’ouverture et de trajet ensemble"),
    ],
    exactlyOne: [["p-median", "p-center", "coverage", "set-cover", "facility-location"]])

  private static let facilityLocation = Shape(
    name: "model-facility-location", doc: "Modèle facility-location",
    keys: [
      Key("hubs", .count, "Nombre de points, au plus (défaut : autant qu’il en faut)"),
      Key("capacity", .number(.positive), "Poids qu’un point peut servir"),
    ])

  private static func model(_ name: String, hubs: Bool, within: Bool) -> Shape {
    var keys: [Key] = []
    if hubs { keys.append(Key("hubs", .count, required: true, "Nombre de points")) }
    if within {
      keys.append(
        Key("within", .quantity([.time], .positive), required: true, "Temps de trajet : 10 min"))
    }
    if name == "coverage" {
      keys.append(
        Key("until", .quantity([.time], .positive), "Couverture partielle jusqu’à ce temps"))
    }
    keys.append(Key("capacity", .number(.positive), "Poids qu’un point peut servir"))
    return Shape(name: "model-\(name)", doc: "Modèle \(name)", keys: keys)
  }

  private static let hubCosts = Shape(
    name: "hub-costs", doc: "Coûts en euros par an",
    keys: [
      Key("opening", .quantity([.money], .notNegative), "D’un point, quel que soit le site"),
      Key("rent", .truth, "Si le loyer de la surface nécessaire compte aussi"),
      Key(
        "minute", .quantity([.money], .positive), required: true,
        "D’une minute de trajet pour une unité de poids, sur l’année"),
    ])

  private static let hubEquity = Shape(
    name: "hub-equity", doc: "Équité",
    keys: [
      Key("within", .quantity([.time], .positive), required: true, "Temps de trajet"),
      Key("share", .quantity([.share], .notNegative), required: true, "Part admise au-delà"),
      Key("by_commune", .truth, "Dans chaque commune, et non dans l’ensemble"),
    ])

  private static let hubPeriod = Shape(
    name: "hub-period", doc: "Étape",
    keys: [
      Key("name", .word, required: true, "Nom : l’année, par exemple"),
      Key("hubs", .count, required: true, "Nombre de points, ceux d’avant compris"),
      Key("weight", .number(.positive), "Poids de l’étape (défaut 1)"),
    ])
}
