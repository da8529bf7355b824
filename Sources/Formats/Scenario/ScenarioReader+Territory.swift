public import Land

extension ScenarioReader {
  /// What the scenario says of its sites and columns that the land, once read, does not bear out.
  ///
  /// - Returns: Errors: locks on unknown sites, unknown columns, numbers asked of a column of text. Warnings: columns
  ///   without any value, values that never occur, charters that apply to no site or ask for what no demand states. In the order
  ///   of the file.
  public static func check(_ scenario: Scenario, against territory: Territory) -> [Problem] {
    var check = TerritoryCheck(scenario, territory)
    check.measures()
    check.hubs()
    check.charters()
    let sites = checkSites(scenario, siteIDs: territory.sites.map(\.id))
    return Findings.sorted(sites + check.problems)
  }

  /// The locks that name sites which are not there.
  ///
  /// - Parameter siteIDs: Every site's id.
  public static func checkSites(
    _ scenario: Scenario, siteIDs: some Sequence<String>
  ) -> [Problem] {
    let ids = Array(siteIDs)
    let known = Set(ids)
    var problems: [Problem] = []
    for (position, lock) in scenario.locks.enumerated() {
      let (word, sites) =
        switch lock.order {
        case .never(let sites): ("never", sites)
        case .always(let sites): ("always", sites)
        }
      let path = keyPath(keyPath("locks", position), word)
      for site in sites where !known.contains(site) {
        problems.append(
          Problem(
            .error, "unknown-name",
            at: .init(
              file: scenario.file, line: scenario.lines[path] ?? lock.line, key: path),
            fr: "site inconnu : « \(site) ».", en: "unknown site: “\(site)”.",
            remedy: .meant(nearestWord(to: site, among: ids), among: [])))
      }
    }
    return problems
  }
}

/// Compares the columns and values that a scenario names with those of its data.
private struct TerritoryCheck {
  let scenario: Scenario
  let territory: Territory
  private(set) var problems: [Problem] = []
  private var columns: [Column: Contents?] = [:]
  private let siteColumns: [String]

  /// A column of a layer, or of the sites.
  private struct Column: Hashable {
    let layer: String?
    let field: String
  }

  /// What a column holds.
  private struct Contents {
    var labels: Set<String> = []
    var hasNumber = false
    var hasText = false
    var hasTruth = false

    var rows = 0

    /// There are rows, and none of them has a value.
    var isBlank: Bool { rows > 0 && !hasNumber && !hasText && !hasTruth }

    mutating func add(_ value: AttributeValue) {
      rows += 1
      guard !value.isMissing else { return }
      if let label = value.label { labels.insert(label) }
      if case .boolean = value {
        hasTruth = true
      } else if value.number != nil {
        hasNumber = true
      } else {
        hasText = true
      }
    }
  }

  init(_ scenario: Scenario, _ territory: Territory) {
    self.scenario = scenario
    self.territory = territory
    var names: Set<String> = []
    for site in territory.sites { names.formUnion(site.attributes.keys) }
    siteColumns = siteWords + names.sorted()
  }

  mutating func measures() {
    for demand in scenario.demands {
      let path = "demands.\(demand.id)"
      for (position, requirement) in demand.requirements.enumerated() {
        let place = keyPath(path + ".require", position)
        check(requirement.measure, place, needsNumber: requirement.condition.isNumeric)
        checkLabels(requirement.condition, of: requirement.measure, place)
      }
      for (position, preference) in demand.preferences.enumerated() {
        check(preference.measure, keyPath(path + ".prefer", position), needsNumber: true)
      }
    }
    for (position, column) in scenario.sheet.enumerated() {
      check(column.measure, keyPath("sheet", position), needsNumber: false)
    }
  }

  mutating func hubs() {
    for plan in scenario.hubs {
      let path = "hubs.\(plan.id)"
      func column(_ layer: String?, _ field: String?) -> Column? {
        field.map { Column(layer: layer, field: $0) }
      }
      let columns: [(Column?, String, needsNumber: Bool)] = [
        (column(plan.demandLayer, plan.weightField), "demand.weight", true),
        (column(plan.demandLayer, plan.nameField), "demand.name", false),
        (column(plan.communes?.layer, plan.communes?.field), "demand.commune_name", false),
        (column(nil, plan.capacityField), "capacity_field", true),
        (column(plan.travel.layer, plan.streets.gradientField), "travel.gradient", true),
      ]
      for (column, key, needsNumber) in columns {
        if let column { checkColumn(column, "\(path).\(key)", needsNumber: needsNumber) }
      }
      for field in plan.terms.filter.keys.sorted() {
        checkColumn(
          Column(layer: nil, field: field), "\(path).candidates.where.\(field)",
          needsNumber: plan.terms.filter[field]?.isNumeric ?? false)
      }
      for (position, requirement) in plan.terms.requirements.enumerated() {
        let place = keyPath(path + ".candidates.require", position)
        check(requirement.measure, place, needsNumber: requirement.condition.isNumeric)
        checkLabels(requirement.condition, of: requirement.measure, place)
      }
      hubSites(plan, path)
    }
  }

  /// Sites and demand points that a plan names and nothing bears.
  private mutating func hubSites(_ plan: HubPlan, _ path: String) {
    let sites = territory.sites.map(\.id)
    let terms = plan.terms
    let named = [
      ("existing", terms.existing), ("excluded", terms.excluded),
      ("exclusive", terms.exclusive.flatMap { $0 }), ("forbidden", terms.forbidden.map(\.site)),
    ]
    for (key, ids) in named {
      for id in ids where !sites.contains(id) {
        add(
          .error, "unknown-name", "\(path).candidates.\(key)", fr: "site inconnu : « \(id) ».",
          en: "unknown site: “\(id)”.",
          remedy: nearestWord(to: id, among: sites).flatMap { .meant($0, among: []) })
      }
    }
    guard let layer = territory.layer(plan.demandLayer), !terms.forbidden.isEmpty else { return }
    let points = Set(layer.features.map(\.id))
    for pair in terms.forbidden where !points.contains(pair.demand) {
      add(
        .error, "unknown-name", "\(path).candidates.forbidden",
        fr: "objet inconnu de la couche « \(plan.demandLayer) » : « \(pair.demand) ».",
        en: "unknown feature of layer “\(plan.demandLayer)”: “\(pair.demand)”.",
        remedy: nearestWord(to: pair.demand, among: points.sorted())
          .flatMap { .meant($0, among: []) })
    }
  }

  mutating func charters() {
    guard !territory.sites.isEmpty else { return }
    for charter in scenario.charters {
      let path = "charters.\(charter.id)"
      if !territory.sites.contains(where: charter.applies(to:)) {
        let unknown = charter.appliesTo.keys.sorted().first { !isSiteColumn($0) }
        add(
          .warning, "charter-without-site", path + ".applies_to",
          fr: "la charte « \(charter.id) » ne s’applique à aucun site.",
          en: "charter “\(charter.id)” applies to no site.",
          remedy: unknown.flatMap { nearestWord(to: $0, among: siteColumns) }
            .flatMap { .meant($0, among: []) })
      }
      let stated = Set(scenario.demands.flatMap { $0.attributes.keys })
      for (position, rule) in charter.accepts.enumerated()
      where !scenario.demands.contains(where: { !$0.attribute(rule.attribute).isMissing }) {
        add(
          .warning, "attribute-not-stated", keyPath(path + ".accepts", position),
          fr: "aucune demande ne dit « \(rule.attribute) » : la charte les refusera toutes.",
          en: "no demand states “\(rule.attribute)”: the charter will refuse them all.",
          remedy: nearestWord(to: rule.attribute, among: stated.sorted())
            .flatMap { .meant($0, among: []) })
      }
    }
  }

  private mutating func check(_ measure: Measure, _ path: String, needsNumber: Bool) {
    guard let field = measure.field else { return }
    if measure.kind == .attribute {
      checkColumn(Column(layer: nil, field: field), path + ".field", needsNumber: needsNumber)
    } else if let layer = measure.layer {
      checkColumn(
        Column(layer: layer, field: field), path + ".field", needsNumber: measure.kind == .sum)
    }
  }

  private mutating func checkColumn(_ column: Column, _ path: String, needsNumber: Bool) {
    let names = names(beside: column)
    // An empty layer has no columns to compare with; its emptiness is told elsewhere.
    if names.isEmpty { return }
    guard let contents = contents(of: column) else {
      let owner =
        column.layer.map { Message(fr: "la couche « \($0) »", en: "layer “\($0)”") }
        ?? Message(fr: "les sites", en: "the sites")
      add(
        .error, "unknown-column", path,
        fr: "colonne inconnue « \(column.field) » pour \(owner.fr).",
        en: "unknown column “\(column.field)” for \(owner.en).",
        remedy: .meant(nearestWord(to: column.field, among: names), among: names))
      return
    }
    if contents.isBlank {
      let owner =
        column.layer.map { Message(fr: "de la couche « \($0) »", en: "of layer “\($0)”") }
        ?? Message(fr: "des sites", en: "of the sites")
      add(
        .warning, "empty-column", path,
        fr: "la colonne « \(column.field) » \(owner.fr) est vide partout.",
        en: "column “\(column.field)” \(owner.en) is empty everywhere.", remedy: nil)
      return
    }
    if needsNumber, contents.hasText || contents.hasTruth, !contents.hasNumber {
      add(
        .error, "text-column", path,
        fr: "la colonne « \(column.field) » ne contient pas de nombres.",
        en: "column “\(column.field)” holds no numbers.",
        remedy: Message(
          fr: "Comparez-la avec « in » ou « not_in ».", en: "Compare it with “in” or “not_in”."))
    }
  }

  private mutating func checkLabels(_ condition: Condition, of measure: Measure, _ path: String) {
    guard let field = measure.field, measure.kind != .rights else { return }
    let layer = measure.kind == .attribute ? nil : measure.layer
    guard let known = contents(of: Column(layer: layer, field: field))?.labels, !known.isEmpty
    else { return }
    // A list of zones may well name some that this territory lacks; what differs by its case alone, or a list
    // of which nothing occurs, is an error of typing.
    for (word, values) in [("in", condition.oneOf ?? []), ("not_in", condition.noneOf ?? [])] {
      let isVain = word == "in" && !values.isEmpty && known.isDisjoint(with: values)
      for value in values where !known.contains(value) {
        let labels = known.sorted()
        let alike = labels.first { $0.lowercased() == value.lowercased() }
        guard isVain || alike != nil else { continue }
        add(
          .warning, "value-not-in-data", "\(path).\(word)",
          fr: "« \(value) » ne figure jamais dans la colonne « \(field) ».",
          en: "“\(value)” never occurs in column “\(field)”.",
          remedy: .meant(alike ?? nearestWord(to: value, among: labels), among: labels))
      }
    }
  }

  private func names(beside column: Column) -> [String] {
    guard let layer = column.layer else { return territory.sites.isEmpty ? [] : siteColumns }
    return territory.layer(layer)?.fields ?? []
  }

  private func isSiteColumn(_ name: String) -> Bool {
    columnPosition(of: name, in: siteColumns) != nil
  }

  /// Nil where there is no such column.
  private mutating func contents(of column: Column) -> Contents? {
    if let known = columns[column] { return known }
    var contents: Contents?
    if let name = column.layer {
      if let layer = territory.layer(name), let position = layer.position(of: column.field) {
        var found = Contents()
        for feature in layer.features where position < feature.values.count {
          found.add(feature.values[position])
        }
        contents = found
      }
    } else if isSiteColumn(column.field) {
      var found = Contents()
      for site in territory.sites { found.add(site.attribute(column.field)) }
      contents = found
    }
    columns[column] = .some(contents)
    return contents
  }

  private mutating func add(
    _ severity: Problem.Severity, _ code: String, _ path: String, fr: String, en: String,
    remedy: Message?
  ) {
    problems.append(
      Problem(
        severity, code,
        at: .init(file: scenario.file, line: scenario.lines[path], key: path), fr: fr, en: en,
        remedy: remedy))
  }
}

extension HubPlan.Travel {
  /// The layer of streets; nil in straight lines.
  fileprivate var layer: String? {
    if case .network(let layer, _) = self { layer } else { nil }
  }
}

extension Condition {
  fileprivate var isNumeric: Bool { atLeast != nil || atMost != nil }
}

/// The words that every site answers to.
private let siteWords = [
  "id", "kind", "name", "owner", "owner_type", "tenure", "rent", "price", "from", "until",
  "usable_land", "usable_floor", "zae", "artificialised",
]
