import Land

extension ScenarioBuilder {
  mutating func limits() -> Limits {
    guard let node = root["limits"] else { return Limits() }
    var limits = Limits(artificialised: node["artificialised"]?.quantity([.area])?.value)
    guard let budget = node["budget"] else { return limits }
    limits.totalBudget = budget.quantity([.money])?.value
    for entry in budget.entries ?? [] {
      let money = entry.value.quantity([.money])?.value
      if entry.key == totalKey {
        limits.totalBudget = money
      } else {
        checkName(
          entry.key, entry.mark, "limits.budget.\(entry.key)", among: departmentIDs,
          Noun.department)
        limits.budget[entry.key] = money
      }
    }
    return limits
  }

  mutating func locks() -> [Lock] {
    var locks: [Lock] = []
    for (position, node) in (root["locks"]?.items ?? []).enumerated() {
      let path = keyPath("locks", position)
      let demand = reference(
        node["demand"], keyPath(path, "demand"), among: demandIDs, Noun.demand)
      let by = reference(node["by"], keyPath(path, "by"), among: departmentIDs, Noun.department)
      let order: Lock.Order =
        node["always"].map { .always($0.words) } ?? .never(node["never"]?.words ?? [])
      locks.append(
        Lock(
          demand: demand ?? "", order, by: by, reason: node["reason"]?.text, line: node.mark.line))
    }
    return locks
  }

  mutating func coordination() -> Coordination {
    let node = root["coordination"]
    let path = "coordination"
    let rules = node?["rules"]?.items.map { items in
      items.compactMap { $0.text.flatMap(Rule.init(rawValue:)) }
    }
    checkRepeated(node?["rules"], keyPath(path, "rules"))
    checkRepeated(node?["priority"], keyPath(path, "priority"))
    var priority: [String] = []
    for (position, item) in (node?["priority"]?.items ?? []).enumerated() {
      let place = keyPath(keyPath(path, "priority"), position)
      if let id = reference(item, place, among: departmentIDs, Noun.department) {
        priority.append(id)
      }
    }
    // Departments that are not named choose last, in the order of the file.
    priority += (departmentIDs ?? []).filter { !priority.contains($0) }
    return Coordination(
      rules: rules ?? Rule.allCases, priority: priority,
      statusQuo: statusQuo(node?["status_quo"], keyPath(path, "status_quo")),
      front: front(node?["front"], keyPath(path, "front")))
  }

  private mutating func front(_ node: YAMLNode?, _ path: String) -> FrontLimits {
    var limits = FrontLimits()
    if let tolerance = node?["tolerance"] {
      let value = tolerance.quantity([.number, .share])?.value
      if let value, value >= FrontLimits.leastTolerance, value <= 0.5 {
        limits.tolerance = value
      } else {
        findings.error(
          "out-of-range", tolerance.mark, keyPath(path, "tolerance"),
          fr: "ce n’est pas un écart entre 0,001 et 0,5.",
          en: "this is no difference between 0.001 and 0.5.",
          remedy: Message(
            fr: "Écrivez l'écart de u en deçà duquel deux accords se valent : 0.02 ou 2 %.",
            en: "Write the difference of u below which two agreements are the same: 0.02 or 2 %."))
      }
    }
    if let points = node?["points"]?.number.flatMap(Int.init(exactly:)) { limits.points = points }
    if let programs = node?["programs"]?.number.flatMap(Int.init(exactly:)) {
      limits.programs = programs
    }
    if let time = node?["time"]?.quantity([.time])?.value { limits.time = time }
    return limits
  }

  private mutating func statusQuo(_ node: YAMLNode?, _ path: String) -> Coordination.StatusQuo {
    if node?.text == "silo" { return .silo }
    if let level = node?.text.flatMap(Demand.Commitment.init(rawValue:)) {
      return .committed(level)
    }
    guard let entries = node?.entries else { return .priority }
    var shares: [String: Double] = [:]
    for entry in entries {
      let place = keyPath(path, entry.key)
      checkName(entry.key, entry.mark, place, among: departmentIDs, Noun.department)
      let share = entry.value.quantity([.number, .share])?.value
      if let share, (0...1).contains(share) {
        shares[entry.key] = share
      } else {
        findings.error(
          "out-of-range", entry.value.mark, place,
          fr: "ce n’est pas une part entre 0 et 1.", en: "this is no share between 0 and 1.",
          remedy: Message(
            fr: "Écrivez ce que le service garde sans accord : 30 % ou 0.3.",
            en: "Write what the department keeps without agreement: 30 % or 0.3."))
      }
    }
    return .shares(shares)
  }

  private mutating func checkRepeated(_ node: YAMLNode?, _ path: String) {
    var seen: Set<String> = []
    for (position, item) in (node?.items ?? []).enumerated() {
      guard let text = item.text, !seen.insert(text).inserted else { continue }
      findings.error(
        "duplicate-value", item.mark, keyPath(path, position), fr: "« \(text) » figure deux fois.",
        en: "“\(text)” is there twice.",
        remedy: Message(fr: "Supprimez l’un des deux.", en: "Remove one of them."))
    }
  }
}
