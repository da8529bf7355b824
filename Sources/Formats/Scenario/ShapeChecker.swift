import Land

/// Checks a file against the declared shapes: exactly what the JSON Schema says, and repeated keys.
struct ShapeChecker {
  var findings: Findings
  private var patterns = PatternMatcher()

  init(file: String?) {
    findings = Findings(file: file)
  }

  mutating func check(_ node: YAMLNode, _ kind: Kind, _ path: String, owner: TextMark? = nil) {
    if node.isNothing {
      findings.error(
        "empty-value", owner ?? node.mark, path, fr: "valeur vide.", en: "empty value.",
        remedy: emptyRemedy(kind))
      return
    }
    switch kind {
    case .list(let item, let least):
      guard let items = node.items else { return wrongType(node, kind, path) }
      if items.count < least {
        findings.error(
          "empty-list", owner ?? node.mark, path, fr: "liste vide.", en: "empty list.",
          remedy: Message(fr: "Donnez au moins un élément.", en: "Give at least one item."))
      }
      for (position, element) in items.enumerated() {
        check(element, item, keyPath(path, position))
      }
    case .shape(let shape):
      guard let entries = node.entries else { return wrongType(node, kind, path) }
      check(entries, shape, path, at: owner ?? node.mark)
    case .variants(let variants):
      guard let entries = node.entries else { return wrongType(node, kind, path) }
      check(entries, variants, path, at: owner ?? node.mark)
    case .named(let value, let least):
      guard let entries = node.entries else { return wrongType(node, kind, path) }
      reportRepeated(entries, path)
      if entries.count < least {
        findings.error(
          "empty-list", owner ?? node.mark, path, fr: "aucune entrée.", en: "no entry.",
          remedy: Message(fr: "Donnez au moins une clé.", en: "Give at least one key."))
      }
      for entry in entries {
        check(entry.value, value, keyPath(path, entry.key), owner: entry.mark)
      }
    case .either(let scalar, let list, let mapping):
      let chosen =
        switch node.content {
        case .scalar: scalar
        case .list: list
        case .mapping: mapping
        }
      guard let chosen else { return wrongType(node, kind, path) }
      check(node, chosen, path, owner: owner)
    default:
      checkScalar(node, kind, path)
    }
  }

  private mutating func check(
    _ entries: [YAMLEntry], _ shape: Shape, _ path: String, at mark: TextMark,
    variant: (variants: Shape.Variants, value: String)? = nil
  ) {
    reportRepeated(entries, path)
    let keys = variant.map { [$0.variants.on] + shape.keys } ?? shape.keys
    for entry in entries {
      let place = keyPath(path, entry.key)
      if entry.key == variant?.variants.on.name { continue }
      if let key = shape.key(entry.key) {
        check(entry.value, key.kind, place, owner: entry.mark)
      } else if let variant, variant.variants.knows(entry.key) {
        let words = keys.map(\.name)
        findings.error(
          "key-not-for-measure", entry.mark, place,
          fr: "« \(entry.key) » ne dit rien avec « \(variant.value) ».",
          en: "“\(entry.key)” means nothing with “\(variant.value)”.",
          remedy: .meant(nil, among: words))
      } else {
        let words = keys.map(\.name)
        findings.error(
          "unknown-key", entry.mark, place, fr: "clé inconnue « \(entry.key) ».",
          en: "unknown key “\(entry.key)”.",
          remedy: .meant(nearestWord(to: entry.key, among: words), among: words))
      }
    }
    let present = Set(entries.map(\.key))
    // A key that is misspelt is told as unknown, not a second time as missing.
    let misspelt = Set(
      present.filter { shape.key($0) == nil }.compactMap { word in
        nearestWord(to: word, among: keys.map(\.name))
      })
    for key in shape.keys
    where key.required && !present.contains(key.name) && !misspelt.contains(key.name) {
      missing(key, path, mark)
    }
    for group in shape.exactlyOne {
      let given = group.filter(present.contains)
      if given.isEmpty {
        if misspelt.isDisjoint(with: group) { missingOneOf(group, shape, path, mark) }
      } else if given.count > 1 {
        let second = entries.last { given.contains($0.key) }?.mark ?? mark
        findings.error(
          "exclusive-keys", second, path,
          fr: "\(quoted(given, .fr)) s’excluent.", en: "\(quoted(given, .en)) exclude each other.",
          remedy: Message(fr: "N’en gardez qu’une.", en: "Keep one of them."))
      }
    }
    for group in shape.atLeastOne
    where present.isDisjoint(with: group) && misspelt.isDisjoint(with: group) {
      missingOneOf(group, shape, path, mark)
    }
  }

  private mutating func check(
    _ entries: [YAMLEntry], _ variants: Shape.Variants, _ path: String, at mark: TextMark
  ) {
    guard let chosen = entries.first(where: { $0.key == variants.on.name }) else {
      reportRepeated(entries, path)
      missing(variants.on, path, mark)
      return
    }
    check(chosen.value, variants.on.kind, keyPath(path, chosen.key), owner: chosen.mark)
    guard case .text(let value)? = chosen.value.scalar,
      let shape = variants.shapes.first(where: { $0.value == value })?.shape
    else {
      reportRepeated(entries, path)
      return
    }
    check(entries, shape, path, at: mark, variant: (variants, value))
  }

  private mutating func reportRepeated(_ entries: [YAMLEntry], _ path: String) {
    var first: [String: TextMark] = [:]
    for entry in entries {
      guard let earlier = first[entry.key] else {
        first[entry.key] = entry.mark
        continue
      }
      findings.error(
        "duplicate-key", entry.mark, keyPath(path, entry.key),
        fr: "« \(entry.key) » figure déjà ligne \(earlier.line).",
        en: "“\(entry.key)” is already on line \(earlier.line).",
        remedy: Message(fr: "Supprimez l’un des deux.", en: "Remove one of them."))
    }
  }

  private mutating func missing(_ key: Shape.Key, _ path: String, _ mark: TextMark) {
    findings.error(
      "missing-key", mark, keyPath(path, key.name),
      fr: "clé obligatoire absente : « \(key.name) ».",
      en: "required key missing: “\(key.name)”.",
      remedy: Message(
        fr: "Ajoutez « \(key.name): \(key.kind.example) ».",
        en: "Add “\(key.name): \(key.kind.example)”."))
  }

  private mutating func missingOneOf(
    _ group: [String], _ shape: Shape, _ path: String, _ mark: TextMark
  ) {
    let example = group.first.flatMap(shape.key).map { "\($0.name): \($0.kind.example)" }
    findings.error(
      "missing-one-of", mark, path, fr: "il faut l’une de ces clés : \(quoted(group, .fr)).",
      en: "one of these keys is needed: \(quoted(group, .en)).",
      remedy: example.map {
        Message(fr: "Ajoutez par exemple « \($0) ».", en: "Add for example “\($0)”.")
      })
  }

  private mutating func checkScalar(_ node: YAMLNode, _ kind: Kind, _ path: String) {
    guard let scalar = node.scalar else { return wrongType(node, kind, path) }
    switch (kind, scalar) {
    case (.word, .truth), (.word, .number), (.truth, .truth):
      break
    case (.text, .text(let text)), (.word, .text(let text)):
      if text.isEmpty {
        findings.error("empty-text", node.mark, path, fr: "texte vide.", en: "empty text.")
      }
    case (.number(let sign), .number(let value)):
      check(value, sign, node.mark, path)
    case (.numberOrQuantity, .number(let value)):
      check(value, .any, node.mark, path)
    case (.count, .number(let value)):
      if value < 1 || value != value.rounded() || value > 1e6 {
        findings.error(
          "not-a-count", node.mark, path, fr: "un nombre entier d’au moins 1 est attendu.",
          en: "a whole number of 1 or more is expected.")
      }
    case (.choice(let words), .text(let text)):
      if !words.contains(text) {
        findings.error(
          "unknown-word", node.mark, path, fr: "mot inconnu « \(text) ».",
          en: "unknown word “\(text)”.",
          remedy: .meant(nearestWord(to: text, among: words), among: words))
      }
    case (.date, .text(let text)), (.colour, .text(let text)):
      if !patterns.matches(text, kind.pattern ?? "") { wrongType(node, kind, path) }
    case (.quantity(let dimensions, let sign), .text(let text)):
      if let fault = QuantityFault(
        text, dimensions, sign, matches: patterns.matches(text, kind.pattern ?? ""))
      {
        findings.error(
          fault.code, node.mark, path, fr: fault.message.fr, en: fault.message.en,
          remedy: fault.remedy)
      }
    case (.quantity(let dimensions, _), .number):
      let fault = QuantityFault.missingUnit(node.written, dimensions)
      findings.error(
        fault.code, node.mark, path, fr: fault.message.fr, en: fault.message.en,
        remedy: fault.remedy)
    case (.numberOrQuantity, .text(let text)):
      let matches = patterns.matches(text, kind.pattern ?? "")
      if let fault = QuantityFault(text, Dimension.allCases, .any, matches: matches) {
        findings.error(
          fault.code, node.mark, path, fr: fault.message.fr, en: fault.message.en,
          remedy: fault.remedy)
      }
    case (.number, .text(let text)), (.count, .text(let text)):
      guard let quantity = try? Quantity(parsing: text), quantity.dimension != .number else {
        return wrongType(node, kind, path)
      }
      let fault = QuantityFault.unitNotWanted(text, quantity)
      findings.error(
        fault.code, node.mark, path, fr: fault.message.fr, en: fault.message.en,
        remedy: fault.remedy)
    default:
      wrongType(node, kind, path)
    }
  }

  private mutating func check(_ value: Double, _ sign: Kind.Sign, _ mark: TextMark, _ path: String)
  {
    if !value.isFinite {
      findings.error(
        "out-of-range", mark, path, fr: "nombre trop grand.", en: "number too large.")
    } else if sign != .any, value < 0 {
      findings.error(
        "negative", mark, path, fr: "un nombre négatif n’a pas de sens ici.",
        en: "a negative number makes no sense here.")
    } else if sign == .positive, value == 0 {
      findings.error(
        "not-positive", mark, path, fr: "doit être plus grand que 0.",
        en: "must be greater than 0.")
    }
  }

  private mutating func wrongType(_ node: YAMLNode, _ kind: Kind, _ path: String) {
    let expected = kind.expected
    findings.error(
      "wrong-type", node.mark, path,
      fr: "attendu : \(expected.fr) ; trouvé : \(node.description.fr).",
      en: "expected \(expected.en), found \(node.description.en).",
      remedy: typeRemedy(node, kind))
  }

  private func quoted(_ words: [String], _ language: Language) -> String {
    words.map { language == .fr ? "« \($0) »" : "“\($0)”" }.joined(separator: ", ")
  }
}

extension Shape.Variants {
  func knows(_ key: String) -> Bool { shapes.contains { $0.shape.key(key) != nil } }
}
