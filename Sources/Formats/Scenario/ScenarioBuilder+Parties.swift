import Land

extension ScenarioBuilder {
  mutating func charter(_ entry: YAMLEntry) -> Charter {
    let path = keyPath("charters", entry.key)
    var appliesTo: [String: [String]] = [:]
    for property in entry.value["applies_to"]?.entries ?? [] {
      appliesTo[property.key] = property.value.words
    }
    var accepts: [Charter.Rule] = []
    for (position, node) in (entry.value["accepts"]?.items ?? []).enumerated() {
      let place = keyPath(keyPath(path, "accepts"), position)
      let condition = condition(node, place, Dimension.allCases)
      accepts.append(Charter.Rule(attribute: node["attribute"]?.text ?? "", condition: condition))
    }
    return Charter(
      id: entry.key, label: entry.value["label"]?.text, appliesTo: appliesTo, accepts: accepts)
  }

  mutating func department(_ entry: YAMLEntry) -> Department {
    if entry.key == totalKey {
      findings.error(
        "reserved-name", entry.mark, keyPath("departments", entry.key),
        fr: "« total » est réservé au budget commun.",
        en: "“total” is reserved for the common budget.",
        remedy: Message(fr: "Choisissez un autre identifiant.", en: "Choose another id."))
    }
    return Department(
      id: entry.key, label: entry.value["label"]?.text, voice: entry.value["voice"]?.number ?? 1,
      colour: entry.value["colour"]?.text)
  }

  mutating func checkVoices(_ departments: [Department]) {
    guard !departments.isEmpty, departments.allSatisfy({ $0.voice == 0 }),
      let mark = root.entry("departments")?.mark
    else { return }
    findings.error(
      "all-voices-zero", mark, "departments", fr: "aucun service n’a de voix.",
      en: "no department has a voice.",
      remedy: Message(
        fr: "Donnez à un service au moins une voix positive.",
        en: "Give at least one department a positive voice."))
  }

  mutating func use(_ entry: YAMLEntry) -> Use {
    let path = keyPath("uses", entry.key)
    var apart: [String: Double] = [:]
    for other in usesNamed(in: entry.value["apart"], keyPath(path, "apart")) {
      if let distance = other.value.quantity([.length]) { apart[other.key] = distance.value }
    }
    var together: [String: Double] = [:]
    for other in usesNamed(in: entry.value["together"], keyPath(path, "together")) {
      if let bonus = other.value.number { together[other.key] = bonus }
    }
    return Use(
      id: entry.key, label: entry.value["label"]?.text, apart: apart, together: together,
      destinations: entry.value["destination"]?.words ?? [])
  }

  private mutating func usesNamed(in node: YAMLNode?, _ path: String) -> [YAMLEntry] {
    let entries = node?.entries ?? []
    for entry in entries {
      let known = useIDs.map { $0 + [hubUse] }
      checkName(entry.key, entry.mark, keyPath(path, entry.key), among: known, Noun.use)
    }
    return entries
  }

  mutating func demand(_ entry: YAMLEntry, uses: [Use], reference: CalendarDate) -> Demand {
    let path = keyPath("demands", entry.key)
    let node = entry.value
    let department = self.reference(
      node["department"], keyPath(path, "department"), among: departmentIDs, Noun.department)
    let use = self.reference(node["use"], keyPath(path, "use"), among: useIDs, Noun.use)
    let resource: Resource = node["land"] == nil && node["floor"] != nil ? .floor : .land
    let amount = amount(node[resource.rawValue], keyPath(path, resource.rawValue))
    let cost = node["cost"]?.quantity([.money, .price])
    let period = period(node, path, reference: reference)
    let demandUse = uses.first { $0.id == use }
    var requirements: [Requirement] = []
    for (position, item) in (node["require"]?.items ?? []).enumerated() {
      let place = keyPath(keyPath(path, "require"), position)
      if let requirement = requirement(item, place, use: demandUse) {
        requirements.append(requirement)
      }
    }
    var preferences: [Preference] = []
    for (position, item) in (node["prefer"]?.items ?? []).enumerated() {
      let place = keyPath(keyPath(path, "prefer"), position)
      if let preference = preference(item, place) { preferences.append(preference) }
    }
    return Demand(
      id: entry.key, label: node["label"]?.text, department: department ?? "", use: use ?? "",
      resource: resource, minimum: amount.minimum, target: amount.target,
      parts: node["parts"]?.number.flatMap(Int.init(exactly:)) ?? 1, period: period,
      importance: node["importance"]?.number ?? 1,
      commitment: node["commitment"]?.text.flatMap(Demand.Commitment.init(rawValue:)),
      fixedCost: cost?.dimension == .money ? cost?.value ?? 0 : 0,
      costPerSquareMetre: cost?.dimension == .price ? cost?.value ?? 0 : 0,
      provides: numbers(node["provides"]), attributes: attributes(node["attributes"]),
      requirements: requirements, preferences: preferences)
  }

  private mutating func amount(
    _ node: YAMLNode?, _ path: String
  ) -> (minimum: Double, target: Double?) {
    let minimum = node?["min"]?.quantity([.area])?.value
    let target = node?["target"]?.quantity([.area])?.value
    if let minimum, let target, minimum > target, let mark = node?.entry("target")?.mark {
      findings.error(
        "min-above-target", mark, keyPath(path, "target"),
        fr: "« min » dépasse « target ».", en: "“min” is above “target”.",
        remedy: Message(fr: "Échangez les deux surfaces.", en: "Swap the two areas."))
    }
    return (minimum ?? 0, target)
  }

  mutating func period(
    _ node: YAMLNode, _ path: String, reference: CalendarDate
  ) -> Period {
    let from = date(node["from"], keyPath(path, "from"))
    let until = date(node["until"], keyPath(path, "until"))
    // A start that is there but wrong says nothing about the order.
    let start = node["from"] == nil ? reference : from
    if let start, let until, until <= start, let mark = node.entry("until")?.mark {
      findings.error(
        "until-before-from", mark, keyPath(path, "until"),
        fr: "la fin (\(until)) ne suit pas le début (\(start)).",
        en: "the end (\(until)) does not follow the start (\(start)).",
        remedy: Message(
          fr: "« until » est le premier jour où le terrain redevient libre.",
          en: "“until” is the first day on which the land is free again."))
    }
    return Period(from: start ?? reference, until: until)
  }

  private func numbers(_ node: YAMLNode?) -> [String: Double] {
    var numbers: [String: Double] = [:]
    for entry in node?.entries ?? [] { numbers[entry.key] = entry.value.number }
    return numbers
  }

  /// A quantity with a unit becomes a number in base units, as in the conditions of charters.
  func attributes(_ node: YAMLNode?) -> [String: AttributeValue] {
    var values: [String: AttributeValue] = [:]
    for entry in node?.entries ?? [] {
      switch entry.value.scalar {
      case .number(let value): values[entry.key] = .number(value)
      case .truth(let value): values[entry.key] = .boolean(value)
      case .text(let text):
        let quantity = entry.value.quantity(Dimension.allCases)
        values[entry.key] = quantity.map { .number($0.value) } ?? .text(text)
      case .nothing, nil: break
      }
    }
    return values
  }
}

/// The use of what hub plans place, known to `apart` and `together` also where no demand is of it.
let hubUse = "logistics-hub"

/// In `limits.budget`, the budget of all departments together.
let totalKey = "total"
