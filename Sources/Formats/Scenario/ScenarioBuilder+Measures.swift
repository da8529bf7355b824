import Land

extension ScenarioBuilder {
  /// Nil where the measure is not one (already told).
  mutating func measure(_ node: YAMLNode, _ path: String) -> Measure? {
    guard let kind = node["measure"]?.text.flatMap(Measure.Kind.init(rawValue:)) else { return nil }
    var measure = Measure(kind)
    let known = MeasureUse.sheet.variants.shapes.first { $0.value == kind.rawValue }?.shape
    func given(_ key: String) -> YAMLNode? { known?.key(key) == nil ? nil : node[key] }
    measure.layer = reference(
      given("layer"), keyPath(path, "layer"), among: layerNames, Noun.layer)
    measure.field = given("field")?.text
    measure.within = given("within")?.quantity([.length])?.value
    measure.of = given("of")?.text.flatMap(Measure.Target.init(rawValue:)) ?? .anyPart
    measure.destinations = given("destination")?.words ?? []
    return measure
  }

  mutating func requirement(_ node: YAMLNode, _ path: String, use: Use?) -> Requirement? {
    guard let measure = measure(node, path) else { return nil }
    checkDestinations(measure, use, node, path)
    var condition = condition(node, path, measure.kind.dimensions)
    if measure.kind == .any, condition.isTrue == nil { condition.isTrue = true }
    checkRange(node, ["at_least", "at_most"], measure, path)
    return Requirement(
      measure, condition, passesIfMissing: node["if_missing"]?.text == "pass")
  }

  mutating func preference(_ node: YAMLNode, _ path: String) -> Preference? {
    guard let measure = measure(node, path) else { return nil }
    let dimensions = measure.kind.dimensions
    guard let best = node["best"]?.quantity(dimensions),
      let worst = node["worst"]?.quantity(dimensions)
    else { return nil }
    let mark = node.entry("worst")?.mark ?? node.mark
    checkUnits(best, worst, mark, keyPath(path, "worst"))
    if best.value == worst.value {
      findings.error(
        "best-equals-worst", mark, keyPath(path, "worst"),
        fr: "« best » et « worst » sont égaux : la préférence ne distingue rien.",
        en: "“best” and “worst” are equal: the preference tells nothing apart.",
        remedy: Message(fr: "Donnez deux valeurs différentes.", en: "Give two different values."))
    }
    checkRange(node, ["best", "worst"], measure, path)
    return Preference(
      measure, best: best.value, worst: worst.value, weight: node["weight"]?.number ?? 1)
  }

  mutating func sheet() -> [SheetColumn] {
    var columns: [SheetColumn] = []
    var lines: [String: Int] = [:]
    for (position, node) in (root["sheet"]?.items ?? []).enumerated() {
      let path = keyPath("sheet", position)
      let measure = measure(node, path)
      if let measure { checkDestinations(measure, nil, node, path) }
      guard let name = node["as"]?.text, !name.isEmpty else { continue }
      if let line = lines[name] {
        findings.error(
          "duplicate-value", node["as"]?.mark ?? node.mark, keyPath(path, "as"),
          fr: "la colonne « \(name) » figure déjà ligne \(line).",
          en: "column “\(name)” is already on line \(line).",
          remedy: Message(fr: "Donnez un autre nom.", en: "Give another name."))
      }
      lines[name] = lines[name] ?? node["as"]?.mark.line
      if let measure { columns.append(SheetColumn(name: name, measure: measure)) }
    }
    return columns
  }

  /// Thresholds of one of the dimensions, and lists of values.
  mutating func condition(
    _ node: YAMLNode, _ path: String, _ dimensions: [Dimension]
  ) -> Condition {
    let least = node["at_least"]?.quantity(dimensions)
    let most = node["at_most"]?.quantity(dimensions)
    if let least, let most, let mark = node.entry("at_most")?.mark {
      checkUnits(least, most, mark, keyPath(path, "at_most"))
      if least.dimension == most.dimension, least.value > most.value {
        findings.error(
          "at-least-above-at-most", mark, keyPath(path, "at_most"),
          fr: "« at_least » dépasse « at_most » : rien ne peut convenir.",
          en: "“at_least” is above “at_most”: nothing can fit.",
          remedy: Message(fr: "Échangez les deux valeurs.", en: "Swap the two values."))
      }
    }
    return Condition(
      atLeast: least?.value, atMost: most?.value,
      oneOf: node["in"]?.items.map { $0.compactMap(\.word) },
      noneOf: node["not_in"]?.items.map { $0.compactMap(\.word) }, isTrue: node["is"]?.truth)
  }

  private mutating func checkUnits(
    _ first: Quantity, _ second: Quantity, _ mark: TextMark, _ path: String
  ) {
    guard first.dimension != second.dimension else { return }
    findings.error(
      "mixed-units", mark, path, fr: "les deux valeurs ne sont pas de même nature.",
      en: "the two values are not of the same kind.",
      remedy: Message(fr: "Donnez-leur la même unité.", en: "Give them the same unit."))
  }

  /// Shares and compactness lie between 0 and 1.
  private mutating func checkRange(
    _ node: YAMLNode, _ keys: [String], _ measure: Measure, _ path: String
  ) {
    guard measure.dimension == .share || measure.kind == .compactness else { return }
    for key in keys {
      guard let value = node[key]?.quantity(measure.kind.dimensions)?.value, value > 1,
        let mark = node.entry(key)?.value.mark
      else { continue }
      let most = measure.dimension == .share ? "100 %" : "1"
      findings.error(
        "out-of-range", mark, keyPath(path, key),
        fr: "« \(measure.kind.rawValue) » ne dépasse jamais \(most).",
        en: "“\(measure.kind.rawValue)” is never above \(most).")
    }
  }

  private mutating func checkDestinations(
    _ measure: Measure, _ use: Use?, _ node: YAMLNode, _ path: String
  ) {
    guard measure.kind == .rights, measure.destinations.isEmpty, use?.destinations.isEmpty ?? true
    else { return }
    let name = use.map { " « \($0.id) »" } ?? ""
    findings.error(
      "destination-missing", node.entry("measure")?.mark ?? node.mark, path,
      fr:
        "« rights » doit savoir de quelle destination il s’agit, et l’usage\(name) n’en dit aucune.",
      en: "“rights” must know which destination is meant, and no use says it.",
      remedy: Message(
        fr: "Ajoutez « destination: [\"21\"] » ici ou à l’usage.",
        en: "Add “destination: [\"21\"]” here or to the use."))
  }
}

extension Measure.Kind {
  /// What a threshold on the measure may be.
  fileprivate var dimensions: [Dimension] {
    if self == .attribute { return Dimension.allCases }
    return Measure(self).dimension.map { [$0] } ?? []
  }
}
