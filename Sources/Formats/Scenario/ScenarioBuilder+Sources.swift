import Land

extension ScenarioBuilder {
  mutating func source(_ node: YAMLNode, _ path: String) -> Source {
    return Source(
      path: node["source"]?.text ?? "",
      profile: node["profile"]?.text.flatMap(Profile.init(rawValue:)), crs: node["crs"]?.text,
      fields: texts(node["fields"]), filter: filter(node["where"], keyPath(path, "where")),
      within: reference(
        node["within"], keyPath(path, "within"), among: layerNames, Noun.layer),
      line: node.mark.line)
  }

  /// Conditions on columns, as `where` writes them.
  mutating func filter(_ node: YAMLNode?, _ path: String) -> [String: Condition] {
    var filter: [String: Condition] = [:]
    for entry in node?.entries ?? [] {
      let place = keyPath(path, entry.key)
      filter[entry.key] =
        entry.value.entries == nil
        ? Condition(oneOf: entry.value.words)
        : condition(entry.value, place, Dimension.allCases)
    }
    return filter
  }

  mutating func siteSource(_ node: YAMLNode, _ path: String) -> SiteSource {
    let kind = node["kind"]?.text.flatMap(Site.Kind.init(rawValue:))
    let merge = node["merge"]?.text.flatMap(SiteSource.Merge.init(rawValue:))
    if merge != nil, let kind, kind != .landUnit, let mark = node.entry("merge")?.mark {
      findings.error(
        "merge-needs-land-unit", mark, keyPath(path, "merge"),
        fr: "« merge » bâtit des unités foncières, mais « kind » dit « \(kind.rawValue) ».",
        en: "“merge” builds land units, but “kind” says “\(kind.rawValue)”.",
        remedy: Message(fr: "Écrivez « kind: land-unit ».", en: "Write “kind: land-unit”."))
    }
    return SiteSource(
      kind: kind ?? .parcel, source: source(node, path), merge: merge,
      idPrefix: node["id_prefix"]?.text)
  }

  /// A layer kept within another, which is kept within the first, has no beginning.
  mutating func checkWithinCycles(_ layers: [LayerSource]) {
    let within = Dictionary(
      layers.map { ($0.name, $0.source.within) }, uniquingKeysWith: { first, _ in first })
    for layer in layers {
      var seen: Set<String> = [layer.name]
      var next = layer.source.within
      while let name = next, seen.insert(name).inserted { next = within[name] ?? nil }
      guard next == layer.name,
        let mark = root["layers"]?[layer.name]?.entry("within")?.mark
      else { continue }
      findings.error(
        "within-cycle", mark, "layers.\(layer.name).within",
        fr: "la couche « \(layer.name) » se limite à elle-même.",
        en: "layer “\(layer.name)” is kept within itself.",
        remedy: Message(fr: "Retirez un « within ».", en: "Remove one “within”."))
    }
  }

  private func texts(_ node: YAMLNode?) -> [String: String] {
    var texts: [String: String] = [:]
    for entry in node?.entries ?? [] {
      if let text = entry.value.text { texts[entry.key] = text }
    }
    return texts
  }
}
