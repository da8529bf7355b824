import Land

extension ScenarioBuilder {
  mutating func hubPlan(_ entry: YAMLEntry, uses: [Use], reference date: CalendarDate) -> HubPlan {
    let path = keyPath("hubs", entry.key)
    let node = entry.value
    let candidates = node["candidates"]
    let demand = node["demand"]
    var needs: [Resource: Double] = [:]
    for resource in Resource.allCases {
      needs[resource] = candidates?[resource.rawValue]?["min"]?.quantity([.area])?.value
    }
    let kinds = candidates?["kinds"]?.items?.compactMap {
      $0.text.flatMap(Site.Kind.init(rawValue:))
    }
    let demandLayer = reference(
      demand?["layer"], keyPath(path, "demand.layer"), among: layerNames, Noun.layer)
    let communes = reference(
      demand?["communes"], keyPath(path, "demand.communes"), among: layerNames, Noun.layer)
    let travel = travel(node["travel"], keyPath(path, "travel"))
    let (model, capacity) = hubModel(node, path)
    let times = node["isochrones"]?.items?.compactMap { $0.quantity([.time])?.value }
    var plan = HubPlan(
      id: entry.key, label: node["label"]?.text, kinds: kinds ?? Site.Kind.allCases, needs: needs,
      terms: hubTerms(candidates, keyPath(path, "candidates"), uses: uses, reference: date),
      demandLayer: demandLayer ?? "", weightField: demand?["weight"]?.text,
      nameField: demand?["name"]?.text,
      communes: communes.map { HubCommunes(layer: $0, field: demand?["commune_name"]?.text) },
      travel: travel, streets: streets(node["travel"]),
      limit: node["travel"]?["limit"]?.quantity([.time])?.value, model: model, capacity: capacity,
      capacityField: node["capacity_field"]?.text,
      splitsDemand: node["service"]?.text == "split", costs: hubCosts(node["costs"]),
      equity: hubEquity(node["equity"], keyPath(path, "equity"), hasCommunes: communes != nil),
      periods: hubPeriods(node["periods"], keyPath(path, "periods")))
    plan.terms.spacing = node["apart"]?.quantity([.length])?.value
    if let times, !times.isEmpty { plan.isochrones = Set(times).sorted() }
    checkCosts(plan, node, path)
    return plan
  }

  private mutating func hubTerms(
    _ node: YAMLNode?, _ path: String, uses: [Use], reference: CalendarDate
  ) -> HubTerms {
    guard let node else { return HubTerms() }
    let use = node["use"]?.text ?? hubUse
    if let entry = node.entry("use") {
      let known = useIDs.map { $0 + [hubUse] }
      checkName(use, entry.mark, keyPath(path, "use"), among: known, Noun.use)
    }
    var requirements: [Requirement] = []
    let demandUse = uses.first { $0.id == use }
    for (position, item) in (node["require"]?.items ?? []).enumerated() {
      let place = keyPath(keyPath(path, "require"), position)
      if let requirement = requirement(item, place, use: demandUse) {
        requirements.append(requirement)
      }
    }
    let isDated = node["from"] != nil || node["until"] != nil
    return HubTerms(
      use: use, period: isDated ? period(node, path, reference: reference) : nil,
      filter: filter(node["where"], keyPath(path, "where")), requirements: requirements,
      attributes: attributes(node["attributes"]), existing: node["existing"]?.words ?? [],
      excluded: node["excluded"]?.words ?? [],
      exclusive: (node["exclusive"]?.items ?? []).map(\.words),
      forbidden: (node["forbidden"]?.items ?? []).compactMap { item in
        guard let site = item["site"]?.word, let demand = item["demand"]?.word else { return nil }
        return HubTerms.Pair(site: site, demand: demand)
      })
  }

  private mutating func travel(_ node: YAMLNode?, _ path: String) -> HubPlan.Travel {
    let speed = node?["speed"]?.quantity([.speed])?.value ?? 1
    guard let detour = node?["detour"] else {
      let layer = reference(
        node?["network"], keyPath(path, "network"), among: layerNames, Noun.layer)
      return .network(layer: layer ?? "", speed: speed)
    }
    if let factor = detour.number, factor > 0, factor < 1 {
      findings.error(
        "out-of-range", detour.mark, keyPath(path, "detour"),
        fr: "un détour n’est pas plus court que la ligne droite.",
        en: "a detour is not shorter than the straight line.",
        remedy: Message(fr: "Écrivez 1 ou plus.", en: "Write 1 or more."))
    }
    return .detour(factor: detour.number ?? 1, speed: speed)
  }

  private func streets(_ node: YAMLNode?) -> HubStreets {
    var streets = HubStreets()
    for entry in node?["speeds"]?.entries ?? [] {
      if let speed = entry.value.quantity([.speed])?.value { streets.speeds[entry.key] = speed }
    }
    if let snap = node?["snap"]?.quantity([.length])?.value { streets.snap = snap }
    if let noding = node?["noded"]?.text.flatMap(HubStreets.Noding.init(rawValue:)) {
      streets.noding = noding
    }
    if let tolerance = node?["tolerance"]?.quantity([.length])?.value {
      streets.tolerance = tolerance
    }
    streets.gradientField = node?["gradient"]?.text
    return streets
  }

  private mutating func hubModel(
    _ node: YAMLNode, _ path: String
  ) -> (model: HubPlan.Model, capacity: Double?) {
    let model = node["model"]?.entries?.first
    let asked = model?.value["hubs"]?.number.flatMap(Int.init(exactly:))
    let hubs = asked ?? 1
    let within = model?.value["within"]?.quantity([.time])?.value ?? 0
    let until = model?.value["until"]?.quantity([.time])?.value
    if let until, until < within, let model, let mark = model.value.entry("until")?.mark {
      findings.error(
        "until-before-within", mark, keyPath(path, "model.\(model.key).until"),
        fr: "« until » est plus court que « within ».", en: "“until” is shorter than “within”.",
        remedy: Message(fr: "Échangez les deux temps.", en: "Swap the two times."))
    }
    if node["capacity"] != nil, let again = model?.value.entry("capacity"), let model {
      findings.error(
        "duplicate-value", again.mark, keyPath(path, "model.\(model.key).capacity"),
        fr: "« capacity » figure deux fois dans ce plan.",
        en: "“capacity” is there twice in this plan.",
        remedy: Message(fr: "N’en gardez qu’une.", en: "Keep one of them."))
    }
    let capacity = node["capacity"]?.number ?? model?.value["capacity"]?.number
    let read: HubPlan.Model =
      switch model?.key {
      case "p-center": .pCenter(hubs: hubs)
      case "coverage": .coverage(hubs: hubs, within: within, until: until)
      case "set-cover": .setCover(within: within)
      case "facility-location": .facilityLocation(hubs: asked)
      default: .pMedian(hubs: hubs)
      }
    return (read, capacity)
  }
}

// MARK: - Costs, equity, steps

extension ScenarioBuilder {
  private func hubCosts(_ node: YAMLNode?) -> HubCosts {
    HubCosts(
      opening: node?["opening"]?.quantity([.money])?.value ?? 0,
      countsRent: node?["rent"]?.truth ?? false,
      minute: node?["minute"]?.quantity([.money])?.value ?? 0)
  }

  private mutating func checkCosts(_ plan: HubPlan, _ node: YAMLNode, _ path: String) {
    guard case .facilityLocation = plan.model, node["costs"] == nil,
      let mark = node.entry("model")?.mark
    else { return }
    findings.error(
      "costs-missing", mark, keyPath(path, "model"),
      fr: "« facility-location » met en balance des coûts que le plan ne donne pas.",
      en: "“facility-location” weighs costs that the plan does not give.",
      remedy: Message(
        fr: "Ajoutez « costs: {opening: 12 k€, minute: 0.5 €} ».",
        en: "Add “costs: {opening: 12 k€, minute: 0.5 €}”."))
  }

  private mutating func hubEquity(
    _ node: YAMLNode?, _ path: String, hasCommunes: Bool
  ) -> HubEquity? {
    guard let node, let within = node["within"]?.quantity([.time])?.value,
      let share = node["share"]?.quantity([.share])?.value
    else { return nil }
    if share > 1, let mark = node.entry("share")?.mark {
      findings.error(
        "out-of-range", mark, keyPath(path, "share"),
        fr: "une part ne dépasse jamais 100 %.", en: "a share is never above 100 %.")
    }
    let byCommune = node["by_commune"]?.truth ?? false
    if byCommune, !hasCommunes, let mark = node.entry("by_commune")?.mark {
      findings.error(
        "communes-missing", mark, keyPath(path, "by_commune"),
        fr: "le plan ne dit pas quelles sont les communes.",
        en: "the plan does not say which the communes are.",
        remedy: Message(
          fr: "Ajoutez « communes: COUCHE » sous « demand ».",
          en: "Add “communes: LAYER” under “demand”."))
    }
    return HubEquity(within: within, share: share, byCommune: byCommune)
  }

  private mutating func hubPeriods(_ node: YAMLNode?, _ path: String) -> [HubPeriod] {
    var periods: [HubPeriod] = []
    for (position, item) in (node?.items ?? []).enumerated() {
      guard let name = item["name"]?.word,
        let hubs = item["hubs"]?.number.flatMap(Int.init(exactly:))
      else { continue }
      if let before = periods.last, hubs < before.hubs, let mark = item.entry("hubs")?.mark {
        findings.error(
          "fewer-hubs-later", mark, keyPath(keyPath(path, position), "hubs"),
          fr:
            "une étape garde les points d’avant : il ne peut y en avoir moins que \(before.hubs).",
          en: "a step keeps the hubs before it: there cannot be fewer than \(before.hubs).")
      }
      periods.append(HubPeriod(name: name, hubs: hubs, weight: item["weight"]?.number ?? 1))
    }
    return periods
  }
}
