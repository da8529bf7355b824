// The columns of the CNIG friches standard v1.0.6 and the values that they may have.
extension CNIGFriches {
  /// The columns with the names that the standard gives them in a shapefile.
  static let shortNames: [(name: String, short: String)] = [
    ("site_id", "SITEID"), ("site_nom", "SITENOM"), ("site_type", "SITETYPE"),
    ("site_adresse", "SITADRESSE"), ("site_identif_date", "SITINIDAT"),
    ("site_actu_date", "SITACTUDAT"), ("site_url", "SITEURL"), ("site_ademe_url", "SITEADEME"),
    ("site_securite", "SITESECURE"), ("site_occupation", "SITEOCCUP"),
    ("site_statut", "SITESTATUT"), ("site_projet_url", "SITEPROJET"),
    ("site_reconv_annee", "SITRECDATE"), ("site_reconv_type", "SITRECTYPE"),
    ("activite_libelle", "ACTIVLIBEL"), ("activite_code", "ACTIVCODE"),
    ("activite_fin_annee", "ACTIVFINAN"), ("comm_nom", "COMMNOM"), ("comm_insee", "COMMINSEE"),
    ("bati_type", "BATITYPE"), ("bati_nombre", "BATINOMBRE"), ("bati_surface", "BATISURF"),
    ("bati_pollution", "BATIPOLL"), ("bati_vacance", "BATIVACANT"),
    ("bati_patrimoine", "BATIPATRIM"), ("bati_etat", "BATIETAT"),
    ("local_ancien_annee", "LOCMINDATE"), ("local_recent_annee", "LOCMAXDATE"),
    ("proprio_type", "PROPTYPE"), ("proprio_personne", "PROPPERS"), ("proprio_nom", "PROPNOM"),
    ("sol_pollution_annee", "SOLPOLANNE"), ("sol_pollution_existe", "SOLPOLEXIST"),
    ("sol_pollution_origine", "SOLPOLORIG"), ("sol_pollution_commentaire", "SOLPOLCOMM"),
    ("sol_depollution_fiche", "SOLDPOLURL"), ("unite_fonciere_surface", "UFSURFACE"),
    ("unite_fonciere_refcad", "UFREFCAD"), ("urba_zone_type", "URBZONTYPE"),
    ("urba_zone_lib", "URBZONLIB"), ("urba_zone_formdomi", "URBZONDOMI"),
    ("urba_zaer", "URBZAER"), ("urba_doc_type", "URBDOCTYPE"),
    ("desserte_distance", "DESSERDIST"), ("desserte_commentaire", "DESSERCOMM"),
    ("source_nom", "SOURCENOM"), ("source_url", "SOURCEURL"), ("source_producteur", "PRODUCTEUR"),
    ("source_contact", "CONTACT"), ("geompoint", "GEOMPOINT"), ("geomsurf", "GEOMSURF"),
  ]

  /// Every list also has `inconnu`, `autre` and `sans objet`; the PDF writes 00 and 99 for the first and last.
  private static func list(
    _ column: String, _ values: [String], multiple: Bool = false
  ) -> CodeList {
    CodeList(
      column, values + ["inconnu", "autre", "sans objet"], multiple: multiple,
      synonyms: ["00": "inconnu", "99": "sans objet"])
  }

  static let codeLists: [CodeList] = [
    list(
      "site_type",
      [
        "friche industrielle", "friche commerciale", "friche hospitalière",
        "friche agro-industrielle", "friche carrière ou mine", "friche militaire",
        "friche d'habitat", "friche d'équipement public", "friche portuaire",
        "friche aéroportuaire", "friche ferroviaire", "friche logistique",
        "friche loisir tourisme hôtellerie", "friche enseignement", "friche cultuelle",
        "mixte - dominante habitat", "mixte - autre",
      ]),
    list(
      "site_securite",
      [
        "évacuation des produits dangereux et déchets présents sur le site",
        "interdictions ou limitations d'accès au site",
        "suppression des risques d'incendie et d'explosion",
        "surveillance des effets de l'installation sur son environnement",
        "mesures de gestion de pollution ou restrictions temporaires",
        "existence d'une attestation de mise en sécurité",
      ]),
    list(
      "site_occupation",
      [
        "totalement inoccupé", "partiellement inoccupé", "occupation transitoire ou temporaire",
        "occupation illicite supposée", "occupation illicite avérée",
      ]),
    list(
      "site_statut",
      ["friche potentielle", "friche sans projet", "friche avec projet", "friche reconvertie"]),
    list(
      "site_reconv_type",
      [
        "habitat", "bureau", "commerce", "industrie", "autres activités économiques",
        "équipement public", "aménagement d'espace public", "renaturation",
        "panneaux photovoltaïques", "énergie, hors photovoltaïque", "mixte",
      ]),
    list(
      "bati_type", ["industriel", "commercial", "résidentiel", "secteur tertiaire"],
      multiple: true),
    list("bati_pollution", ["amiante", "plomb"]),
    list("bati_vacance", ["occupé", "partiellement occupé", "vacant"]),
    list(
      "bati_patrimoine",
      ["aucun", "présence d'un bâtiment d'intérêt", "présence d'un bâtiment classé"]),
    list(
      "bati_etat",
      [
        "dégradation inexistante ou faible", "dégradation moyenne",
        "dégradation très importante", "dégradation hétérogène",
      ]),
    list("proprio_personne", ["personne physique", "personne morale"], multiple: true),
    list(
      "sol_pollution_existe",
      [
        "pollution inexistante", "pollution traitée", "pollution peu probable",
        "pollution supposée", "pollution avérée",
      ]),
    list(
      "sol_pollution_origine",
      [
        "dépôt de déchets, stockages de produits",
        "pollution due au fonctionnement de l'installation",
        "origine accidentelle (transport, transbordement, manipulation,...)",
        "retombées atmosphériques",
      ]),
    list("urba_zone_type", ["U", "AUc", "AUs", "A", "N", "Zc", "ZCa", "ZnC", "RNU"]),
    CodeList("urba_zaer", ["oui", "non", "inconnu"]),
    list("urba_doc_type", ["RNU", "CC", "PLU", "PLUI", "PSMV"]),
  ]
}
