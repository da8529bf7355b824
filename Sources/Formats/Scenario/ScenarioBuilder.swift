import Land

/// Turns a checked file into a ``Scenario`` and tells what no schema can: names that nothing bears, bounds
/// that contradict each other, days that the calendar does not have.
///
/// Where ``ShapeChecker`` has told that a value is wrong, the builder passes over it in silence, so that every
/// problem is told once and the rest of the file is still checked.
struct ScenarioBuilder {
  let root: YAMLNode
  var findings: Findings

  /// The names that the file declares; nil where what declares them is itself wrong, so that no name can be
  /// held against it.
  let layerNames: [String]?
  let departmentIDs: [String]?
  let useIDs: [String]?
  let demandIDs: [String]?

  init(_ root: YAMLNode, file: String?) {
    self.root = root
    findings = Findings(file: file)
    let known = Shape.scenario.keys.map(\.name)
    let misspelt = (root.entries ?? []).map(\.key).filter { !known.contains($0) }
      .compactMap { nearestWord(to: $0, among: known) }
    func keys(_ name: String) -> [String]? {
      guard let node = root[name] else {
        let isRequired = Shape.scenario.key(name)?.required ?? false
        return isRequired || misspelt.contains(name) ? nil : []
      }
      return node.entries?.map(\.key)
    }
    layerNames = keys("layers")
    departmentIDs = keys("departments")
    useIDs = keys("uses")
    demandIDs = keys("demands")
  }

  mutating func scenario() -> Scenario {
    let reference = date(root["reference_date"], "reference_date") ?? CalendarDate(dayNumber: 0)
    let layers = named("layers").map { entry in
      LayerSource(name: entry.key, source: source(entry.value, keyPath("layers", entry.key)))
    }
    checkWithinCycles(layers)
    let sites = (root["sites"]?.items ?? []).enumerated().map { position, node in
      siteSource(node, keyPath("sites", position))
    }
    let charters = named("charters").map { charter($0) }
    let departments = named("departments").map { department($0) }
    checkVoices(departments)
    let uses = named("uses").map { use($0) }
    let demands = named("demands").map { demand($0, uses: uses, reference: reference) }
    var scenario = Scenario(
      name: root["name"]?.text ?? "",
      language: root["lang"]?.text.flatMap(Language.init(rawValue:)),
      crs: root["crs"]?.text ?? "", referenceDate: reference,
      missingData: root["missing"]?.text.flatMap(Scenario.MissingData.init(rawValue:)) ?? .low,
      layers: layers, siteSources: sites, charters: charters, departments: departments,
      uses: uses, demands: demands, limits: limits(), locks: locks(),
      coordination: coordination(),
      hubs: named("hubs").map { hubPlan($0, uses: uses, reference: reference) }, sheet: sheet())
    scenario.file = findings.file
    scenario.lines = root.linesByPath
    return scenario
  }

  private func named(_ key: String) -> [YAMLEntry] { root[key]?.entries ?? [] }
}

// MARK: - Values

extension ScenarioBuilder {
  /// A date that the calendar has.
  mutating func date(_ node: YAMLNode?, _ path: String) -> CalendarDate? {
    guard let node, let text = node.text, PatternMatcher().isDate(text) else { return nil }
    if let date = CalendarDate(text) { return date }
    findings.error(
      "no-such-day", node.mark, path, fr: "le calendrier n’a pas de \(text).",
      en: "the calendar has no \(text).",
      remedy: Message(fr: "Écrivez AAAA-MM-JJ.", en: "Write YYYY-MM-DD."))
    return nil
  }

  /// The text of a node if one of `names` is meant; tells an unknown name.
  @discardableResult
  mutating func reference(
    _ node: YAMLNode?, _ path: String, among names: [String]?, _ noun: Noun
  ) -> String? {
    guard let node, let text = node.text, !text.isEmpty else { return nil }
    checkName(text, node.mark, path, among: names, noun)
    return text
  }

  mutating func checkName(
    _ name: String, _ mark: TextMark, _ path: String, among names: [String]?, _ noun: Noun
  ) {
    guard let names, !names.contains(name) else { return }
    let what = noun.unknown
    findings.error(
      "unknown-name", mark, path, fr: "\(what.fr) : « \(name) ».", en: "\(what.en): “\(name)”.",
      remedy: names.isEmpty
        ? Message(
          fr: "Rien n’est déclaré sous « \(noun.rawValue) ».",
          en: "Nothing is declared under “\(noun.rawValue)”.")
        : .meant(nearestWord(to: name, among: names), among: names))
  }
}

/// What a name names; the raw value is the key under which it is declared.
enum Noun: String {
  case layer = "layers"
  case department = "departments"
  case use = "uses"
  case demand = "demands"

  fileprivate var unknown: Message {
    switch self {
    case .layer: Message(fr: "couche inconnue", en: "unknown layer")
    case .department: Message(fr: "service inconnu", en: "unknown department")
    case .use: Message(fr: "usage inconnu", en: "unknown use")
    case .demand: Message(fr: "demande inconnue", en: "unknown demand")
    }
  }
}

extension PatternMatcher {
  /// Whether the schema takes the text for a date.
  func isDate(_ text: String) -> Bool {
    var matcher = self
    return matcher.matches(text, Kind.date.pattern ?? "")
  }
}

extension YAMLNode {
  /// A text that is not read as a number, truth value or nothing.
  var text: String? { if case .text(let text)? = scalar { text } else { nil } }

  /// A number without unit.
  var number: Double? {
    if case .number(let value)? = scalar, value.isFinite { value } else { nil }
  }

  var truth: Bool? { if case .truth(let value)? = scalar { value } else { nil } }

  /// A word as it is compared with labels of data: `1.50` is `1.5`.
  var word: String? {
    switch scalar {
    case .text(let text): text.isEmpty ? nil : text
    case .number(let value): value.isFinite ? AttributeValue.number(value).label : nil
    case .truth(let value): AttributeValue.boolean(value).label
    case .nothing, nil: nil
    }
  }

  /// One word or a list of them.
  var words: [String] { items.map { $0.compactMap(\.word) } ?? word.map { [$0] } ?? [] }

  /// The quantity in base units if it is of one of the dimensions; nil otherwise. A bare number is of
  /// dimension `number`.
  func quantity(_ dimensions: [Dimension]) -> Quantity? {
    let quantity: Quantity?
    switch scalar {
    case .number(let value):
      quantity = value.isFinite ? Quantity(value, .number) : nil
    case .text(let text):
      quantity = (try? Quantity(parsing: text)).flatMap { $0.dimension == .number ? nil : $0 }
    default:
      quantity = nil
    }
    return quantity.flatMap { dimensions.contains($0.dimension) ? $0 : nil }
  }

  /// The line of every key and list item, by its path.
  var linesByPath: [String: Int] {
    var lines: [String: Int] = [:]
    addLines(of: "", to: &lines)
    return lines
  }

  private func addLines(of path: String, to lines: inout [String: Int]) {
    switch content {
    case .scalar:
      break
    case .list(let items):
      for (position, item) in items.enumerated() {
        let place = keyPath(path, position)
        lines[place] = item.mark.line
        item.addLines(of: place, to: &lines)
      }
    case .mapping(let entries):
      for entry in entries {
        let place = keyPath(path, entry.key)
        lines[place] = entry.mark.line
        entry.value.addLines(of: place, to: &lines)
      }
    }
  }
}
