public import Land
public import Planning

extension ScenarioChange {
  /// A stable word for programs.
  public var code: String {
    switch self {
    case .requirement: "requirement"
    case .charter: "charter"
    case .datum: "datum"
    case .lock: "lock"
    case .artificialised: "limit-artificialised"
    case .budget: "limit-budget"
    case .totalBudget: "limit-total-budget"
    case .minimum: "minimum"
    case .period: "dates"
    case .apart: "apart"
    case .parts: "parts"
    case .cede: "cede"
    case .move: "move"
    case .leave: "leave"
    }
  }
}

extension ScenarioChange {
  /// Whether less than half a square metre gives.
  fileprivate var isRounding: Bool {
    switch self {
    case .minimum(_, let old, let new): abs(old - new) < 0.5
    case .cede(_, let old, let new): abs(old - new) < 0.5
    default: false
    }
  }
}

extension Wording {
  /// A way to let a demand in, in one sentence without a full stop: where it would go, and what has to give.
  public func sentence(_ relaxation: Relaxation, for demand: String? = nil) -> Message {
    both { language in
      let own = relaxation.placements.filter { $0.demand == demand }
      let place = own.map {
        "\(shortSite($0.site, in: language)) (\(Figure.amount($0.area, of: $0.resource, in: language)))"
      }.joined(separator: ", ")
      // What rounding to the square decimetre asks of somebody is for programs to know, not for a room.
      let seen = relaxation.changes.filter { !$0.isRounding }
      let changes = (seen.isEmpty ? relaxation.changes : seen).map { sentence($0)[language] }
        .joined(separator: language.semicolon)
      guard !changes.isEmpty else {
        return language == .fr
          ? "rien à assouplir : la place existe sur \(place)"
          : "nothing has to give: there is room on \(place)"
      }
      return place.isEmpty
        ? changes
        : (language == .fr ? "sur " : "on ") + place + language.colon + changes
    }
  }

  /// « — effort 0,24 », to follow the sentence.
  func effort(_ way: Relaxation, _ language: Language) -> String {
    guard !way.changes.isEmpty else { return "" }
    let text = " — effort " + Figure.number(way.cost, places: 2, in: language)
    if way.isProven { return text }
    return text
      + (language == .fr ? " (moindre effort non prouvé)" : " (not proven to be the least)")
  }

  /// What has to give, beginning with a verb or with who gives it.
  public func sentence(_ change: ScenarioChange) -> Message {
    both { language in
      switch change {
      case .requirement(let id, let index, let change): requirement(id, index, change, language)
      case .charter(let id, let index, let change): charter(id, index, change, language)
      case .datum(let id, let site, let origin): datum(id, site, origin, language)
      case .lock(let index): lifting(index, language)
      case .artificialised, .budget, .totalBudget, .apart: common(change, language)
      case .minimum, .period, .parts: ownRule(change, language)
      case .cede, .move, .leave: cession(change, language)
      }
    }
  }

  // MARK: Rules

  private func requirement(
    _ id: String, _ index: Int, _ change: SmallestChange, _ language: Language
  ) -> String {
    guard let demand = scenario.demand(id), demand.requirements.indices.contains(index) else {
      return ""
    }
    let requirement = demand.requirements[index]
    let finding = Finding(
      origin: .requirement(index), outcome: .failed, measure: requirement.measure,
      condition: requirement.condition)
    return requirement.measure.name(in: language) + language.colon
      + change.sentence(opening: finding, language)
  }

  private func charter(
    _ id: String, _ index: Int, _ change: SmallestChange, _ language: Language
  ) -> String {
    guard let charter = scenario.charters.first(where: { $0.id == id }),
      charter.accepts.indices.contains(index)
    else { return "" }
    let rule = charter.accepts[index]
    let finding = Finding(
      origin: .charter(id, index), outcome: .failed, attribute: rule.attribute,
      condition: rule.condition)
    return (language == .fr ? "charte " : "charter ") + charter.label + ", "
      + CharterWord.name(rule.attribute, in: language) + language.colon
      + change.sentence(opening: finding, language)
  }

  private func datum(
    _ id: String, _ site: String, _ origin: Finding.Origin, _ language: Language
  ) -> String {
    let rule = sentence(origin, demand: id, language)
    let place = shortSite(site, in: language)
    return language == .fr
      ? "renseigner la donnée qui manque sur \(place), si elle convient (\(rule))"
      : "state the datum that is missing on \(place), if it is good (\(rule))"
  }

  private func lifting(_ index: Int, _ language: Language) -> String {
    (language == .fr ? "lever le " : "lift the ") + lock(index, language)
  }

  private func ownRule(_ change: ScenarioChange, _ language: Language) -> String {
    let isFrench = language == .fr
    switch change {
    case .minimum(let id, let old, let new):
      let resource = scenario.demand(id)?.resource ?? .land
      let (before, after) = reduced(old, new, resource, language)
      return isFrench
        ? "se contenter de \(after) au lieu de \(before) (\(fall(old, new, .fr)))"
        : "make do with \(after) instead of \(before) (\(fall(old, new, .en)))"
    case .period(_, let old, let new):
      let (before, after) = (Figure.period(old, in: language), Figure.period(new, in: language))
      return isFrench
        ? "venir \(after) au lieu de \(before)" : "come \(after) instead of \(before)"
    case .parts(let id, let old, let new):
      return isFrench
        ? "admettre \(demand(id)) sur \(new) sites au lieu de \(old)"
        : "let \(demand(id)) be on \(new) sites instead of \(old)"
    default: return ""
    }
  }

  private func common(_ change: ScenarioChange, _ language: Language) -> String {
    let isFrench = language == .fr
    switch change {
    case .artificialised(let old, let new):
      let (before, after) = (Figure.area(old, in: language), Figure.area(new, in: language))
      return isFrench
        ? "porter la limite d'artificialisation de \(before) à \(after)"
        : "raise the limit on artificialised land from \(before) to \(after)"
    case .budget(let id, let old, let new):
      let (before, after) = (Figure.money(old, in: language), Figure.money(new, in: language))
      return isFrench
        ? "porter le budget \(department(id)) de \(before) à \(after)"
        : "raise the budget of \(department(id)) from \(before) to \(after)"
    case .totalBudget(let old, let new):
      let (before, after) = (Figure.money(old, in: language), Figure.money(new, in: language))
      return isFrench
        ? "porter le budget commun de \(before) à \(after)"
        : "raise the common budget from \(before) to \(after)"
    case .apart(let first, let second, let old, let new?):
      let (before, after) = (Figure.length(old, in: language), Figure.length(new, in: language))
      return isFrench
        ? "ramener l'écart entre \(use(first)) et \(use(second)) de \(before) à \(after)"
        : "bring the distance between \(use(first)) and \(use(second)) from \(before) to \(after)"
    case .apart(let first, let second, _, nil):
      return isFrench
        ? "admettre \(use(first)) et \(use(second)) sur le même site"
        : "let \(use(first)) and \(use(second)) share a site"
    default: return ""
    }
  }

  // MARK: Who makes room

  private func cession(_ change: ScenarioChange, _ language: Language) -> String {
    let isFrench = language == .fr
    switch change {
    case .cede(let id, let old, let new):
      let resource = scenario.demand(id)?.resource ?? .land
      let given = Figure.amount(old - new, of: resource, in: language)
      let left = Figure.amount(new, of: resource, in: language)
      return isFrench
        ? "\(known(id, .fr)) cède \(given) et garde \(left)"
        : "\(known(id, .en)) gives up \(given) and keeps \(left)"
    case .move(let id, let old, let new):
      func names(_ sites: [String]) -> String {
        sites.map { shortSite($0, in: language) }.joined(separator: ", ")
      }
      return isFrench
        ? "\(known(id, .fr)) passe de \(names(old)) à \(names(new))"
        : "\(known(id, .en)) goes from \(names(old)) to \(names(new))"
    case .leave(let id, let old):
      let place = old.map { shortSite($0, in: language) }.joined(separator: ", ")
      return isFrench
        ? "\(known(id, .fr)) quitte \(place) et reste sans site"
        : "\(known(id, .en)) leaves \(place) and has no site"
    default: return ""
    }
  }

  /// A demand with how far it has come: « Ressourcerie (programme financé) ».
  func known(_ id: String, _ language: Language) -> String {
    guard let commitment = scenario.demand(id)?.commitment else { return demand(id) }
    return "\(demand(id)) (\(commitment.word[language]))"
  }

  private func reduced(
    _ old: Double, _ new: Double, _ resource: Resource, _ language: Language
  ) -> (String, String) {
    let texts = (
      Figure.amount(old, of: resource, in: language), Figure.amount(new, of: resource, in: language)
    )
    guard texts.0 == texts.1 else { return texts }
    func metres(_ value: Double) -> String {
      Figure.number(value, places: 2, in: language) + "\u{202F}m²"
    }
    return (metres(old), metres(new))
  }

  private func fall(_ old: Double, _ new: Double, _ language: Language) -> String {
    "−" + Figure.share((old - new) / old, in: language)
  }
}

extension Demand.Commitment {
  /// « étude », as it stands after the name of a demand.
  public var word: Message {
    switch self {
    case .idea: Message(fr: "idée", en: "idea")
    case .study: Message(fr: "à l'étude", en: "under study")
    case .funded: Message(fr: "programme financé", en: "funded")
    case .contract: Message(fr: "marché signé", en: "contract signed")
    }
  }
}
