import Land

extension Shape {
  /// The whole file.
  static let scenario = Shape(
    name: "scenario", doc: "Scénario Entente",
    keys: [
      Key("name", .text, required: true, "Nom du scénario"),
      Key("lang", .choice(Language.allCases.map(\.rawValue)), "Langue des sorties"),
      Key(
        "crs", .text, required: true,
        "Système de coordonnées de travail, projeté, en mètres : EPSG:2154"),
      Key("reference_date", .date, required: true, "Date de référence, AAAA-MM-JJ"),
      Key(
        "missing", .choice(Scenario.MissingData.allCases.map(\.rawValue)),
        "Ce que l’optimiseur prend d’un intervalle dû à une donnée manquante (défaut : low)"),
      Key("layers", .named(.shape(.layer), atLeast: 0), "Couches de contexte, par nom"),
      Key("sites", .list(.shape(.sites), atLeast: 1), required: true, "Sources de sites"),
      Key("charters", .named(.shape(.charter), atLeast: 0), "Chartes, par identifiant"),
      Key(
        "departments", .named(.shape(.department), atLeast: 0), required: true,
        "Services, par identifiant"),
      Key("uses", .named(.shape(.use), atLeast: 0), required: true, "Usages, par identifiant"),
      Key(
        "demands", .named(.shape(.demand), atLeast: 0), required: true,
        "Demandes, par identifiant"),
      Key("limits", .shape(.limits), "Ce que toutes les affectations peuvent consommer ensemble"),
      Key("locks", .list(.shape(.lock), atLeast: 0), "Verrous"),
      Key("coordination", .shape(.coordination), "Règles d’arbitrage à calculer"),
      Key(
        "hubs", .named(.shape(.hubs), atLeast: 0), "Plans de points logistiques, par identifiant"),
      Key("sheet", .list(.variants(MeasureUse.sheet.variants), atLeast: 0), "Colonnes des fiches"),
    ])

  private static let columnConditions = Kind.named(
    .either(scalar: .word, list: .list(.word, atLeast: 1), mapping: .shape(.comparison)),
    atLeast: 0)

  /// Conditions on columns of the sites.
  static let siteFilter = Key("where", columnConditions, "Conditions sur les colonnes des sites")

  private static let sourceKeys: [Key] = [
    Key(
      "source", .text, required: true,
      "Fichier, relatif au scénario ; fichier.gpkg#table nomme une table"),
    Key("profile", .choice(Profile.allCases.map(\.rawValue)), "Schéma connu du fichier"),
    Key("crs", .text, "Système de coordonnées que le fichier ne dit pas"),
    Key("fields", .named(.text, atLeast: 0), "Colonne du fichier, par mot d’Entente"),
    Key("where", columnConditions, "Conditions sur les colonnes du fichier"),
    Key("within", .text, "Ne garder que ce qui touche cette couche"),
  ]

  static let layer = Shape(name: "layer", doc: "Couche de contexte", keys: sourceKeys)

  static let sites = Shape(
    name: "sites", doc: "Source de sites",
    keys: [
      Key("kind", .choice(Site.Kind.allCases.map(\.rawValue)), required: true, "Sorte de site")
    ] + sourceKeys + [
      Key(
        "merge", .choice(SiteSource.Merge.allCases.map(\.rawValue)),
        "owner : parcelles contiguës d’un propriétaire en une unité foncière"),
      Key("id_prefix", .text, "Mis devant chaque identifiant"),
    ])

  private static let comparison = Shape(
    name: "comparison", doc: "Comparaison d’une colonne",
    keys: [
      Key("at_least", .numberOrQuantity, "Seuil bas, compris"),
      Key("at_most", .numberOrQuantity, "Seuil haut, compris"),
      Key("in", .list(.word, atLeast: 1), "Valeurs gardées"),
      Key("not_in", .list(.word, atLeast: 1), "Valeurs écartées"),
    ], atLeastOne: [["at_least", "at_most", "in", "not_in"]])

  private static let charter = Shape(
    name: "charter",
    doc: "Charte : les demandes qu’une ZAE, un propriétaire ou une foncière accepte",
    keys: [
      Key("label", .text, "Nom affiché"),
      Key(
        "applies_to", .named(.words, atLeast: 1), required: true,
        "Propriétés des sites concernés, avec les valeurs admises"),
      Key("accepts", .list(.shape(.charterRule), atLeast: 1), required: true, "Règles"),
    ])

  private static let charterRule = Shape(
    name: "charter-rule", doc: "Règle sur un attribut de la demande",
    keys: [
      Key("attribute", .text, required: true, "Attribut de la demande"),
      Key("at_least", .numberOrQuantity, "Seuil bas, compris"),
      Key("at_most", .numberOrQuantity, "Seuil haut, compris"),
      Key("in", .list(.word, atLeast: 1), "Valeurs admises"),
      Key("not_in", .list(.word, atLeast: 1), "Valeurs exclues"),
      Key("is", .truth, "Valeur attendue"),
    ], atLeastOne: [conditionKeys])

  private static let department = Shape(
    name: "department", doc: "Service ou direction",
    keys: [
      Key("label", .text, "Nom affiché"),
      Key("voice", .number(.notNegative), "Poids dans les décisions communes (défaut 1)"),
      Key("colour", .colour, "Couleur #RRGGBB, entre guillemets"),
    ])

  private static let use = Shape(
    name: "use", doc: "Usage",
    keys: [
      Key("label", .text, "Nom affiché"),
      Key(
        "apart", .named(.quantity([.length], .notNegative), atLeast: 0),
        "Distance à garder avec d’autres usages, bord à bord"),
      Key(
        "together", .named(.number(.notNegative), atLeast: 0),
        "Bonus de partage d’un site avec d’autres usages, en part de importance × score"),
      Key("destination", .words, "Codes DestinationType du CNIG dont l’usage relève"),
    ])

  static let demand = Shape(
    name: "demand", doc: "Demande d’un service",
    keys: [
      Key("label", .text, "Nom affiché"),
      Key("department", .text, required: true, "Service"),
      Key("use", .text, required: true, "Usage"),
      Key("land", .shape(.amount), "Besoin de terrain"),
      Key("floor", .shape(.amount), "Besoin de plancher"),
      Key("parts", .count, "Nombre maximal de sites (défaut 1)"),
      Key("from", .date, "Début (défaut : date de référence)"),
      Key("until", .date, "Fin, exclue ; sans fin si absente"),
      Key("importance", .number(.positive), "Poids dans le service (défaut 1)"),
      Key(
        "commitment", .choice(Demand.Commitment.allCases.map(\.rawValue)), "Avancement du projet"),
      Key(
        "cost", .quantity([.money, .price], .notNegative),
        "Coût fixe (1.2 M€) ou au mètre carré (300 €/m2)"),
      Key("provides", .named(.number(.notNegative), atLeast: 0), "Ce que la demande apporte"),
      Key("attributes", .named(.word, atLeast: 0), "Attributs que lisent les chartes"),
      Key(
        "require", .list(.variants(MeasureUse.requirement.variants), atLeast: 0), "Exigences"),
      Key("prefer", .list(.variants(MeasureUse.preference.variants), atLeast: 0), "Préférences"),
    ], exactlyOne: [["land", "floor"]])

  private static let amount = Shape(
    name: "amount", doc: "Surface demandée",
    keys: [
      Key(
        "min", .quantity([.area], .positive), required: true, "En deçà, le projet n’a pas de sens"),
      Key("target", .quantity([.area], .positive), "Surface souhaitée (défaut : min)"),
    ])

  private static let limits = Shape(
    name: "limits", doc: "Limites communes",
    keys: [
      Key(
        "artificialised", .quantity([.area], .notNegative), "Surface nouvellement artificialisée"),
      Key(
        "budget",
        .either(
          scalar: .quantity([.money], .notNegative), list: nil,
          mapping: .named(.quantity([.money], .notNegative), atLeast: 0)),
        "Budget de tous, ou par service (total : de tous)"),
    ])

  private static let lock = Shape(
    name: "lock", doc: "Verrou : décision que toute affectation respecte",
    keys: [
      Key("demand", .text, required: true, "Demande"),
      Key("never", .words, "Sites interdits à la demande"),
      Key("always", .words, "Sites imposés à la demande"),
      Key("by", .text, "Service qui le pose"),
      Key("reason", .text, "Motif"),
    ], exactlyOne: [["never", "always"]])

  private static let coordination = Shape(
    name: "coordination", doc: "Arbitrage",
    keys: [
      Key(
        "rules", .list(.choice(Rule.allCases.map(\.rawValue)), atLeast: 1),
        "Règles (défaut : toutes)"),
      Key(
        "priority", .list(.text, atLeast: 0),
        "Ordre des services pour priority (défaut : celui du fichier)"),
      Key(
        "status_quo",
        .either(
          scalar: .choice(
            ["priority", "silo"] + Demand.Commitment.allCases.map(\.rawValue)), list: nil,
          mapping: .named(.numberOrQuantity, atLeast: 1)),
        "Ce que chacun a sans accord : priority (défaut), silo, un engagement (contract : seuls les marchés signés gardent leur place), ou sa part u par service"
      ),
      Key("front", .shape(front), "Jusqu'où chercher les accords possibles"),
    ])

  private static let front = Shape(
    name: "front", doc: "Recherche des accords que nul autre ne surpasse",
    keys: [
      Key(
        "tolerance", .numberOrQuantity,
        "Écart de u en deçà duquel deux accords se valent (défaut : 0.02)"),
      Key("points", .count, "Nombre d'affectations à trouver au plus (défaut : 200)"),
      Key("programs", .count, "Nombre de programmes à résoudre au plus (défaut : 400)"),
      Key("time", .quantity([.time], .positive), "Temps au plus (défaut : 10 s)"),
    ])
}
