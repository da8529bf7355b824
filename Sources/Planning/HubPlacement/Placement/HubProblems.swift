import Land

extension Problem {
  static func duplicateDemand(_ id: String, layer: String) -> Problem {
    Problem(
      .error, "duplicate-id", at: .init(layer: layer, feature: id),
      fr: "cet identifiant figure plusieurs fois parmi les objets à desservir.",
      en: "this id is there several times among the features to serve.",
      remedy: Message(
        fr:
          "Donnez à chaque objet un identifiant à lui, ou nommez la bonne colonne par « fields: {id: …} ».",
        en: "Give each feature an id of its own, or name the right column by “fields: {id: …}”."))
  }

  static func negativeWeight(_ weight: Double, _ id: String, layer: String) -> Problem {
    Problem(
      .error, "negative-weight", at: .init(layer: layer, feature: id),
      fr: "poids négatif : \(weight.text(decimals: 4)).",
      en: "negative weight: \(weight.text(decimals: 4)).",
      remedy: Message(
        fr: "Corrigez la donnée, ou écartez la ligne par « where: {COLONNE: {at_least: 0}} ».",
        en: "Mend the datum, or leave the row out by “where: {COLUMN: {at_least: 0}}”."))
  }

  static func nothingToServe(_ plan: HubPlan, _ layer: Layer) -> Problem {
    Problem(
      .error, "nothing-to-serve", at: .init(key: "hubs.\(plan.id).demand", layer: layer.name),
      fr: "aucun objet à desservir : la couche est vide, ou sans géométrie ni poids positif.",
      en: "no feature to serve: the layer is empty, or has no geometry or positive weight.")
  }

  static func noStreets(_ plan: HubPlan, _ layer: Layer, closed: Int) -> Problem {
    Problem(
      .error, "no-streets", at: .init(key: "hubs.\(plan.id).travel.network", layer: layer.name),
      fr: closed > 0
        ? "aucune rue ouverte aux vélos : \(closed) lignes leur sont toutes fermées."
        : "aucune ligne dans cette couche.",
      en: closed > 0
        ? "no street open to bicycles: all of its \(closed) lines are closed to them."
        : "no line in this layer.",
      remedy: Message(
        fr: "Nommez une couche de rues, ou voyagez à vol d’oiseau : « detour: 1.3 ».",
        en: "Name a layer of streets, or travel in straight lines: “detour: 1.3”."))
  }

  /// Parts of the network that no street joins to the greatest.
  static func separateStreets(_ plan: HubPlan, _ report: StreetNetwork.Report) -> Problem {
    let others = report.components.dropFirst()
    let nodes = others.reduce(0, +)
    let share = Double(nodes) / Double(max(1, nodes + (report.components.first ?? 0)))
    return Problem(
      share > 0.05 ? .warning : .notice, "separate-streets",
      at: .init(key: "hubs.\(plan.id).travel.network"),
      fr: "le réseau est en \(report.components.count) morceaux ; \(nodes) nœuds "
        + "(\((share * 100).text(decimals: 1)) %) ne tiennent pas au plus grand.",
      en: "the network is in \(report.components.count) pieces; \(nodes) nodes "
        + "(\((share * 100).text(decimals: 1)) %) do not hang on the greatest.",
      remedy: Message(
        fr:
          "Si des rues se croisent sans sommet commun : « noded: crossings » ; si leurs bouts ne se "
          + "touchent pas tout à fait : « tolerance: 1 m ».",
        en:
          "Where streets cross without a shared vertex: “noded: crossings”; where their ends do not "
          + "quite touch: “tolerance: 1 m”."))
  }

  static func withoutGradient(_ plan: HubPlan, _ count: Int) -> Problem {
    Problem(
      .warning, "gradient-missing", at: .init(key: "hubs.\(plan.id).travel.gradient"),
      fr: "\(count) rues sans pente connue, comptées comme plates.",
      en: "\(count) streets without a known gradient, counted as flat.")
  }

  static func withoutRent(_ plan: HubPlan, _ sites: [String]) -> Problem {
    let names = sites.prefix(5).joined(separator: ", ") + (sites.count > 5 ? "…" : "")
    return Problem(
      .warning, "rent-missing", at: .init(key: "hubs.\(plan.id).costs.rent"),
      fr: "loyer inconnu pour \(names) : compté au plus cher des candidats.",
      en: "no rent known for \(names): counted as the dearest of the candidates.")
  }

  static func uncheckedCharters(_ plan: HubPlan, _ charters: [String]) -> Problem {
    let names = charters.joined(separator: ", ")
    return Problem(
      .warning, "charters-not-checked", at: .init(key: "hubs.\(plan.id).candidates"),
      fr: "le plan n’énonce aucun attribut : les chartes ne sont pas vérifiées (\(names)).",
      en: "the plan states no attributes: charters are not checked (\(names)).",
      remedy: Message(
        fr: "Dites qui exploite les points : « attributes: {operator: ess} ».",
        en: "Say who runs the hubs: “attributes: {operator: ess}”."))
  }

  /// Equity by commune says nothing of who lives in none.
  static func outsideCommunes(_ plan: HubPlan, _ points: [HubDemandPoint]) -> Problem {
    let names = points.prefix(5).map(\.name).joined(separator: ", ") + (points.count > 5 ? "…" : "")
    return Problem(
      .warning, "outside-communes", at: .init(key: "hubs.\(plan.id).equity"),
      fr: "\(points.count) objets à desservir ne sont dans aucune commune : "
        + "l’équité par commune ne les protège pas (\(names)).",
      en: "\(points.count) features to serve lie in no commune: "
        + "equity by commune does not protect them (\(names)).",
      remedy: Message(
        fr: "Complétez la couche des communes, ou écartez ces objets par « where ».",
        en: "Complete the layer of communes, or leave these features out by “where”."))
  }

  static func existingOffStreet(_ plan: HubPlan, _ site: String, snap: Double) -> Problem {
    Problem(
      .warning, "hub-off-street", at: .init(key: "hubs.\(plan.id).candidates.existing"),
      fr:
        "« \(site) » est à plus de \(snap.text(decimals: 0)) m de toute rue : il ne dessert personne.",
      en: "“\(site)” is more than \(snap.text(decimals: 0)) m from any street: it serves nobody.",
      remedy: Message(
        fr: "Augmentez « snap », ou complétez la couche de rues.",
        en: "Raise “snap”, or complete the layer of streets."))
  }

  static func unreadable(_ plan: HubPlan, _ error: any Error) -> Problem {
    Problem(
      .error, "unreadable-geometry", at: .init(key: "hubs.\(plan.id)"),
      fr: "géométrie que le calcul ne sait pas traiter (\(error))",
      en: "a geometry that the computation cannot handle (\(error))")
  }
}
