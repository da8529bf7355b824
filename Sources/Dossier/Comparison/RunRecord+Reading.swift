public import Formats
internal import Land

extension RunRecord {
  /// Reads the `result.json` of an output directory, or that file itself.
  ///
  /// - Throws: `Problems`: there is none, it is damaged, or it was written by a version whose file lacks what is
  ///   needed.
  public init(path: String) throws {
    let isFile = path.lowercased().hasSuffix(".json")
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    try self.init(
      JSONReader.read(path: isFile ? path : trimmed + "/result.json"), name: trimmed)
  }

  /// - Parameter name: What messages and tables call it.
  public init(_ json: JSONValue, name: String) throws {
    let reading = ResultReading(name: name, version: json["entente"]?.text)
    let scenario = try reading.need(json["scenario"], "scenario")
    self.name = name
    version = try reading.need(json["entente"]?.text, "entente")
    inputs = try reading.list(json["inputs"], "inputs") { input, key in
      InputFile(
        path: try reading.need(input["path"]?.text, key + ".path"),
        sha256: try reading.need(input["sha256"]?.text, key + ".sha256"))
    }
    scenarioName = try reading.need(scenario["name"]?.text, "scenario.name")
    departments = try reading.named(scenario["departments"], "scenario.departments") {
      id, value, key in
      Department(
        id: id, label: value["label"]?.text ?? id,
        voice: try reading.need(value["voice"]?.double, key + ".voice"))
    }
    demands = try reading.named(scenario["demands"], "scenario.demands") { id, value, key in
      Demand(
        id: id, label: value["label"]?.text ?? id,
        department: try reading.need(value["department"]?.text, key + ".department"),
        resource: value["resource"]?.text.flatMap(Resource.init(rawValue:)) ?? .land,
        terms: try reading.need(value.members, key))
    }
    sites = try reading.list(json["sites"], "sites") { site, key in
      Site(
        id: try reading.need(site["id"]?.text, key + ".id"), name: site["name"]?.text,
        land: try reading.need(site["usable_land_m2"]?.double, key + ".usable_land_m2"),
        floor: try reading.need(site["usable_floor_m2"]?.double, key + ".usable_floor_m2"))
    }
    locks = scenario["locks"]?.elements
    limits = scenario["limits"]?.members
    priority = scenario["priority"]?.texts ?? []
    let pairs = try reading.list(json["suitability"], "suitability") { row, key in
      (
        Pair(
          demand: try reading.need(row["demand"]?.text, key + ".demand"),
          site: try reading.need(row["site"]?.text, key + ".site")),
        Fit(
          isEligible: try reading.need(row["eligible"]?.bool, key + ".eligible"),
          score: row["score"]?.double ?? 0,
          reasons: (row["reasons"]?.text ?? "").split(separator: ";").map(String.init))
      )
    }
    fits = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    allocations = try reading.named(json["allocations"], "allocations") { rule, value, key in
      try reading.allocation(rule, value, key)
    }
  }
}

/// Takes a result document apart, telling what is missing.
private struct ResultReading {
  let name: String
  let version: String?

  func need<Value>(_ value: Value?, _ key: String) throws -> Value {
    if let value { return value }
    let writer = version.map {
      Message(fr: " (écrit par Entente \($0))", en: " (written by Entente \($0))")
    }
    throw Problems([
      Problem(
        .error, "result-incomplete", at: .init(file: name, key: key),
        fr: "result.json ne dit pas ce qu'il faut pour comparer\(writer?.fr ?? "").",
        en: "result.json lacks what a comparison needs\(writer?.en ?? "").",
        remedy: Message(
          fr: "Refaites ce dossier avec cette version : entente run SCÉNARIO --out \(name)",
          en: "Make that directory again with this version: entente run SCENARIO --out \(name)"))
    ])
  }

  func list<Item>(
    _ value: JSONValue?, _ key: String, _ make: (JSONValue, String) throws -> Item
  ) throws -> [Item] {
    try need(value?.elements, key).enumerated().map { try make($1, "\(key)[\($0)]") }
  }

  func named<Item>(
    _ value: JSONValue?, _ key: String, _ make: (String, JSONValue, String) throws -> Item
  ) throws -> [Item] {
    try need(value?.members, key).map { try make($0.key, $0.value, "\(key).\($0.key)") }
  }

  func allocation(_ rule: String, _ value: JSONValue, _ key: String) throws
    -> RunRecord.Allocation
  {
    let placed = try list(value["placements"], key + ".placements") { row, key in
      (
        try need(row["demand"]?.text, key + ".demand"),
        RunRecord.Spot(
          site: try need(row["site"]?.text, key + ".site"),
          area: try need(row["area_m2"]?.double, key + ".area_m2"),
          from: try need(row["from"]?.text, key + ".from"), until: row["until"]?.text)
      )
    }
    let unmet = try list(value["unmet"], key + ".unmet") { row, key in
      (
        try need(row["demand"]?.text, key + ".demand"),
        (row["reasons"]?.elements ?? []).compactMap(message)
      )
    }
    return RunRecord.Allocation(
      rule: rule, status: try need(value["status"]?.text, key + ".status"),
      spots: Dictionary(grouping: placed, by: \.0).mapValues { $0.map(\.1) },
      shares: try named(value["departments"], key + ".departments") { id, share, _ in
        RunRecord.Share(
          department: id, u: share["u"]?.double, met: share["met"]?.elements?.count ?? 0)
      },
      unmet: Dictionary(unmet, uniquingKeysWith: { first, _ in first }),
      clashingRules: (value["clashing_rules"]?.elements ?? []).compactMap(message))
  }

  private func message(_ value: JSONValue) -> Message? {
    guard let fr = value["fr"]?.text, let en = value["en"]?.text else { return nil }
    return Message(fr: fr, en: en)
  }
}
