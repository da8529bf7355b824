public import Land
public import Planning

extension ClashingRule {
  /// A stable word for programs.
  public var code: String {
    switch self {
    case .lock: "lock"
    case .forced: "forced"
    case .eligibility: "eligibility"
    case .parts: "parts"
    case .apart: "apart"
    case .artificialised: "limit-artificialised"
    case .budget: "limit-budget"
    case .totalBudget: "limit-total-budget"
    case .capacity: "capacity"
    }
  }
}

extension Wording {
  /// A rule that takes part in a contradiction, in the scenario's words.
  public func sentence(_ rule: ClashingRule) -> Message {
    both { language in
      switch (rule, language) {
      case (.lock(let index), _): lock(index, language)
      case (.forced(let demand, let site), .fr):
        "\(self.demand(demand)) doit aller sur \(self.site(site, in: language))"
      case (.forced(let demand, let site), .en):
        "\(self.demand(demand)) has to go on \(self.site(site, in: language))"
      case (.eligibility(let demand, let site, let finding), _):
        "\(self.demand(demand)) @ \(shortSite(site, in: language))\(language.colon)\(sentence(finding, demand: demand, site: site)[language])"
      case (.parts(let demand, let count), .fr):
        "\(self.demand(demand)) tient sur \(count) site\(count > 1 ? "s" : "") au plus"
      case (.parts(let demand, let count), .en):
        "\(self.demand(demand)) goes on \(count) site\(count > 1 ? "s" : "") at most"
      case (.apart(let first, let second, let distance), .fr):
        "\(use(first)) et \(use(second)) : \(Figure.length(distance, in: .fr)) d'écart au moins"
      case (.apart(let first, let second, let distance), .en):
        "\(use(first)) and \(use(second)): at least \(Figure.length(distance, in: .en)) apart"
      case (.artificialised(let limit), .fr):
        "artificialisation limitée à \(Figure.area(limit, in: .fr))"
      case (.artificialised(let limit), .en):
        "artificialised land limited to \(Figure.area(limit, in: .en))"
      case (.budget(let id, let limit), .fr):
        "budget \(department(id)) de \(Figure.money(limit, in: .fr))"
      case (.budget(let id, let limit), .en):
        "budget of \(department(id)): \(Figure.money(limit, in: .en))"
      case (.totalBudget(let limit), .fr): "budget commun de \(Figure.money(limit, in: .fr))"
      case (.totalBudget(let limit), .en): "common budget of \(Figure.money(limit, in: .en))"
      case (.capacity(let id, let resource, let held), .fr):
        "\(site(id, in: .fr)) offre \(Figure.amount(held, of: resource, in: .fr)) de \(resource.word(.fr))"
      case (.capacity(let id, let resource, let held), .en):
        "\(site(id, in: .en)) has \(Figure.amount(held, of: resource, in: .en)) of \(resource.word(.en))"
      }
    }
  }

  /// A lock, with its line, its holder and its reason.
  func lock(_ index: Int, _ language: Language) -> String {
    guard scenario.locks.indices.contains(index) else { return "lock \(index)" }
    let lock = scenario.locks[index]
    let sites: [String]
    var text: String
    switch (lock.order, language) {
    case (.never(let ids), .fr):
      sites = ids
      text = "verrou : \(demand(lock.demand)) jamais sur "
    case (.never(let ids), .en):
      sites = ids
      text = "lock: \(demand(lock.demand)) never on "
    case (.always(let ids), .fr):
      sites = ids
      text = "verrou : \(demand(lock.demand)) toujours sur "
    case (.always(let ids), .en):
      sites = ids
      text = "lock: \(demand(lock.demand)) always on "
    }
    text += sites.map { site($0, in: language) }.joined(separator: ", ")
    var remarks: [String] = []
    if let by = lock.by {
      remarks.append((language == .fr ? "posé par " : "held by ") + department(by))
    }
    if let reason = lock.reason {
      remarks.append(language == .fr ? "« \(reason) »" : "“\(reason)”")
    }
    if let line = lock.line { remarks.append(language == .fr ? "ligne \(line)" : "line \(line)") }
    return remarks.isEmpty ? text : text + " (" + remarks.joined(separator: ", ") + ")"
  }
}
