public import Land
public import Planning

extension UnmetReason {
  /// A stable word for programs.
  public var code: String {
    switch self {
    case .noEligibleSite: "no-eligible-site"
    case .lost: "lost-to-a-clash"
    case .displaced: "displaced"
    case .limit(let reached): reached.code
    case .notChosen: "not-chosen"
    case .tooLittleTogether: "too-little-together"
    }
  }
}

extension LimitReached {
  fileprivate var code: String {
    switch limit {
    case .artificialised: "limit-artificialised"
    case .budget: "limit-budget"
    case .totalBudget: "limit-total-budget"
    }
  }
}

extension Wording {
  /// Why a demand has no site in `allocation`.
  public func sentence(_ reason: UnmetReason, demand: String, in allocation: Allocation) -> Message
  {
    both { language in
      switch reason {
      case .noEligibleSite(let screened, let failures):
        noEligibleSite(demand, screened, failures, language)
      case .lost(let clashes):
        (language == .fr ? "perdue dans un conflit — " : "lost to a clash — ")
          + clashes.filter(allocation.clashes.indices.contains).map {
            sentence(allocation.clashes[$0])[language]
          }.joined(separator: language.semicolon)
      case .displaced(let obstacles):
        obstacles.prefix(3).map { sentence($0, language) }.joined(separator: language.semicolon)
          + more(obstacles.count - 3, language)
      case .limit(let reached):
        sentence(reached, language)
      case .notChosen(let sites):
        (language == .fr
          ? "la place existe, mais la règle n'y gagne rien : "
          : "there is room, but the rule gains nothing by it: ")
          + sites.prefix(3).map { shortSite($0, in: language) }.joined(separator: ", ")
      case .tooLittleTogether(let fits, let minimum):
        language == .fr
          ? "les parts qui trouvent place font \(Figure.area(fits, in: .fr)), il en faut \(Figure.area(minimum, in: .fr))"
          : "the parts that fit add up to \(Figure.area(fits, in: .en)), \(Figure.area(minimum, in: .en)) are needed"
      }
    }
  }

  private func noEligibleSite(
    _ demand: String, _ screened: Int, _ failures: [RuleFailures], _ language: Language
  ) -> String {
    let ranked = failures.sorted { $0.failed + $0.unknown > $1.failed + $1.unknown }
    let reasons = ranked.prefix(3).map { failure in
      let rule = sentence(failure.origin, demand: demand, language)
      let count = failure.failed + failure.unknown
      return language == .fr
        ? "\(rule) : écarte \(Counted.fr(count, "site"))"
        : "\(rule): excludes \(Counted.en(count, "site"))"
    }
    let head =
      language == .fr
      ? (screened == 1
        ? "le seul site ne convient pas"
        : "aucun des \(Counted.fr(screened, "site")) ne convient")
      : (screened == 1
        ? "the only site will not do"
        : "none of the \(Counted.en(screened, "site")) will do")
    return reasons.isEmpty
      ? head : head + " (" + reasons.joined(separator: language.semicolon) + ")"
  }

  /// What a rule is called when it is counted, without a measured value.
  func sentence(_ origin: Finding.Origin, demand: String, _ language: Language) -> String {
    switch (origin, language) {
    case (.requirement(let index), _):
      scenario.demand(demand).flatMap { demand in
        demand.requirements.indices.contains(index)
          ? demand.requirements[index].measure.name(in: language) : nil
      } ?? (language == .fr ? "exigence \(index + 1)" : "requirement \(index + 1)")
    case (.charter(let id, _), .fr): "charte \(charter(id))"
    case (.charter(let id, _), .en): "charter \(charter(id))"
    case (.availability, .fr): "site pas libre sur toute la période"
    case (.availability, .en): "site not free for the whole period"
    case (.capacity, .fr): "site trop petit"
    case (.capacity, .en): "site too small"
    case (.lock(let index), _): lock(index, language)
    }
  }

  private func charter(_ id: String) -> String {
    scenario.charters.first { $0.id == id }?.label ?? id
  }

  private func sentence(_ obstacle: Obstacle, _ language: Language) -> String {
    let place = shortSite(obstacle.site, in: language)
    switch (obstacle.kind, language) {
    case (.occupied(let free, let needed), .fr):
      let verb = obstacle.placements.count == 1 ? "n'y laisse" : "n'y laissent"
      // Less than half a square metre is told as nothing, since it would be written 0 m².
      let rest = free < 0.5 ? "rien" : "que " + Figure.area(free, in: .fr)
      return "\(place) : \(list(obstacle.placements, .fr)) \(verb) \(rest) "
        + "des \(Figure.area(needed, in: .fr)) nécessaires"
    case (.occupied(let free, let needed), .en):
      let verb = obstacle.placements.count == 1 ? "leaves" : "leave"
      let rest = free < 0.5 ? "nothing" : Figure.area(free, in: .en)
      return "\(place): \(list(obstacle.placements, .en)) \(verb) "
        + "\(rest) of the \(Figure.area(needed, in: .en)) needed"
    case (.apart(let distance, let required), .fr):
      return
        "\(place) : à \(Figure.length(distance, in: .fr)) de \(list(obstacle.placements, .fr)), "
        + "il en faut \(Figure.length(required, in: .fr))"
    case (.apart(let distance, let required), .en):
      return
        "\(place): \(Figure.length(distance, in: .en)) from \(list(obstacle.placements, .en)), "
        + "\(Figure.length(required, in: .en)) are needed"
    case (.limit(let reached), .fr), (.limit(let reached), .en):
      return place + language.colon + sentence(reached, language)
    }
  }

  private func sentence(_ reached: LimitReached, _ language: Language) -> String {
    switch (reached.limit, language) {
    case (.artificialised, .fr):
      "limite d'artificialisation : reste \(Figure.area(reached.left, in: .fr)), il faut "
        + Figure.area(reached.needed, in: .fr)
    case (.artificialised, .en):
      "limit on artificialised land: \(Figure.area(reached.left, in: .en)) left, "
        + "\(Figure.area(reached.needed, in: .en)) needed"
    case (.budget(let id), .fr):
      "budget \(department(id)) : reste \(Figure.money(reached.left, in: .fr)), il faut "
        + Figure.money(reached.needed, in: .fr)
    case (.budget(let id), .en):
      "budget of \(department(id)): \(Figure.money(reached.left, in: .en)) left, "
        + "\(Figure.money(reached.needed, in: .en)) needed"
    case (.totalBudget, .fr):
      "budget commun : reste \(Figure.money(reached.left, in: .fr)), il faut "
        + Figure.money(reached.needed, in: .fr)
    case (.totalBudget, .en):
      "common budget: \(Figure.money(reached.left, in: .en)) left, "
        + "\(Figure.money(reached.needed, in: .en)) needed"
    }
  }

  private func more(_ count: Int, _ language: Language) -> String {
    guard count > 0 else { return "" }
    return language == .fr
      ? " ; et \(Counted.fr(count, "autre site"))" : "; and \(Counted.en(count, "more site"))"
  }
}
