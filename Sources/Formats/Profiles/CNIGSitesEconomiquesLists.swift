// The values of the CNIG economic sites standard v2024-10, which its JSON schema leaves to the data model.
extension CNIGSitesEconomiques {
  private static func list(
    _ column: String, _ values: [String], synonyms: [String: String] = [:]
  ) -> CodeList {
    CodeList(column, values + ["inconnu", "autre", "sans objet"], synonyms: synonyms)
  }

  static let codeLists: [CodeList] = [
    list(
      "site_type",
      [
        "zone d'activité économique", "site économique historique hors ZAE",
        "établissement économique isolé", "zone AU à vocation économique",
      ]),
    list(
      "site_vocadomi",
      [
        "industrielle", "commerciale", "tertiaire", "artisanale", "touristique", "portuaire",
        "aéroportuaire, aéronautique", "entrepôts, logistique", "logistique agricole", "mixte",
      ]),
    list(
      "site_etat",
      ["en projet", "création", "existant et actif", "projet de déclassement", "déclassé"]),
    list("site_evol_urba", ["extension urbaine", "renouvellement urbain", "mixte"]),
    list(
      "site_moa_type",
      [
        "commune", "epci", "société d'économie mixte", "chambre de commerce et industrie", "Etat",
        "privé",
      ]),
    list(
      "terr_maitrise_fonc",
      [
        "personne physique", "Etat", "région", "département", "EPCI, structure intercommunale",
        "commune", "autre collectivité territoriale", "organisme de logement social",
        "établissement public foncier", "SEM ou SPLA", "aménageur", "investisseur professionnel",
        "établissement de santé et structure sociale",
        "établissement de tourisme et structure de loisir sportive ou cultuelle",
        "établissement industriel et commercial",
        "organisation de gestion foncière et immobilière",
        "établissement d'enseignement d'étude et de recherche",
      ],
      synonyms: [
        "structure intercommunale": "EPCI, structure intercommunale",
        "EPCI": "EPCI, structure intercommunale",
      ]),
    list(
      "terr_stade_amngt",
      [
        "non aménageable", "non aménagé, non viabilisé", "viabilisation en cours",
        "viabilisé non aménagé", "viabilisé et aménagé",
      ]),
    list(
      "terr_stade_comm",
      [
        "non commercialisé", "non commercialisable", "en vente", "en vente avec contraintes",
        "vendu, commercialisation achevée", "réservé par option de réservation",
        "réservé par une délibération de l'EPCI",
      ], synonyms: ["vendu": "vendu, commercialisation achevée"]),
    list(
      "terr_etat_occup",
      ["inoccupé", "occupation transitoire", "occupé", "vacant", "friche"],
      synonyms: ["occupation en transition": "occupation transitoire"]),
    list(
      "terr_usage",
      [
        "voirie ou infrastructure", "parkings, stationnement",
        "zone de retournement poids-lourds", "autres équipements publics", "bâti productif",
        "bâti résidentiel", "bassin d'orage ou de rétention", "espace vert",
        "espace naturel ou forestier", "espace agricole",
        "zone de service partagée entre entreprises", "carrières, zones d'extraction",
        "dépôt, stockage", "production d'énergie renouvelable",
      ]),
    CodeList("terr_utile", ["oui", "non"]),
  ]
}
