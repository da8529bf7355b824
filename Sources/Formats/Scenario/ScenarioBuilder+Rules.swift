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
    return Coordination(rules: rules ?? [.silo, .priority, .utilitarian], priority: priority)
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
