import Land

extension ScenarioBuilder {
  mutating func hubPlan(_ entry: YAMLEntry) -> HubPlan {
    let path = keyPath("hubs", entry.key)
    let node = entry.value
    let candidates = node["candidates"]
    var needs: [Resource: Double] = [:]
    for resource in Resource.allCases {
      needs[resource] = candidates?[resource.rawValue]?["min"]?.quantity([.area])?.value
    }
    let kinds = candidates?["kinds"]?.items?.compactMap {
      $0.text.flatMap(Site.Kind.init(rawValue:))
    }
    let demandLayer = reference(
      node["demand"]?["layer"], keyPath(path, "demand.layer"), among: layerNames, Noun.layer)
    let travel = travel(node["travel"], keyPath(path, "travel"))
    let (model, capacity) = hubModel(node, path)
    return HubPlan(
      id: entry.key, kinds: kinds ?? Site.Kind.allCases, needs: needs,
      demandLayer: demandLayer ?? "", weightField: node["demand"]?["weight"]?.text,
      travel: travel, model: model, capacity: capacity)
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

  private mutating func hubModel(
    _ node: YAMLNode, _ path: String
  ) -> (model: HubPlan.Model, capacity: Double?) {
    let model = node["model"]?.entries?.first
    let hubs = model?.value["hubs"]?.number.flatMap(Int.init(exactly:)) ?? 1
    let within = model?.value["within"]?.quantity([.time])?.value ?? 0
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
      case "coverage": .coverage(hubs: hubs, within: within)
      case "set-cover": .setCover(within: within)
      default: .pMedian(hubs: hubs)
      }
    return (read, capacity)
  }
}
