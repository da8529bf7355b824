extension DecisionCheck {
  /// Only what is one's own can be conceded, and it must become less.
  func problems(of concession: Concession, by department: String) -> [Problem] {
    switch concession {
    case .area(let demand, let minimum, let target):
      guard let own = ownDemand(demand, department) else { return notOwn(demand, department) }
      return area(of: own, minimum: minimum ?? own.minimum, target: target ?? own.target)
    case .start(let demand, let from):
      guard let own = ownDemand(demand, department) else { return notOwn(demand, department) }
      return start(of: own, from)
    case .voice(let voice): return self.voice(of: department, voice)
    case .lifted(let number): return lifting(number, by: department)
    }
  }

  private func area(of own: Demand, minimum: Double, target: Double) -> [Problem] {
    if target > own.target || minimum > own.minimum
      || (target == own.target && minimum == own.minimum)
    {
      return [
        Problem(
          .error, "not-a-concession",
          fr: "ce n'est pas une concession : « \(own.id) » demande aujourd'hui de "
            + "\(text(own.minimum)) à \(text(own.target)) m².",
          en: "this is no concession: '\(own.id)' asks for \(text(own.minimum)) to "
            + "\(text(own.target)) m² today.",
          remedy: Message(fr: "Donnez des surfaces plus petites.", en: "Give smaller areas."))
      ]
    }
    let isAscending = minimum >= 0 && minimum <= target && target > 0 && target.isFinite
    if !isAscending {
      return [
        Problem(
          .error, "min-above-target",
          fr: "le minimum (\(text(minimum)) m²) dépasserait la cible (\(text(target)) m²).",
          en: "the minimum (\(text(minimum)) m²) would exceed the target (\(text(target)) m²).",
          remedy: Message(fr: "Abaissez aussi le minimum.", en: "Lower the minimum as well."))
      ]
    }
    return []
  }

  private func start(of own: Demand, _ from: CalendarDate) -> [Problem] {
    if from <= own.period.from {
      return [
        Problem(
          .error, "not-a-concession",
          fr: "ce n'est pas une concession : « \(own.id) » commence déjà le \(own.period.from).",
          en: "this is no concession: '\(own.id)' starts on \(own.period.from) already.",
          remedy: Message(fr: "Donnez une date plus tardive.", en: "Give a later date."))
      ]
    }
    if let until = own.period.until, from >= until {
      return [
        Problem(
          .error, "until-before-from",
          fr: "« \(own.id) » se terminerait le \(until), avant de commencer.",
          en: "'\(own.id)' would end on \(until), before it starts.",
          remedy: Message(fr: "Donnez une date d'avant.", en: "Give a date before that."))
      ]
    }
    return []
  }

  private func voice(of department: String, _ voice: Double) -> [Problem] {
    let own = scenario.department(department)?.voice ?? 0
    if !(voice >= 0 && voice < own) {
      return [
        Problem(
          .error, "not-a-concession",
          fr: "ce n'est pas une concession : la voix de « \(department) » est de \(text(own)).",
          en: "this is no concession: the voice of '\(department)' is \(text(own)).",
          remedy: Message(
            fr: "Donnez un nombre plus petit, pas négatif.",
            en: "Give a smaller number, not negative."))
      ]
    }
    let others = scenario.departments.filter { $0.id != department }
    guard voice == 0, others.allSatisfy({ $0.voice == 0 }) else { return [] }
    return [
      Problem(
        .error, "all-voices-zero", fr: "plus aucun service n'aurait de voix.",
        en: "no department would have a voice any more.")
    ]
  }

  private func lifting(_ number: Int, by department: String) -> [Problem] {
    guard let binding = state.binding(number) else {
      let inForce = (state.locks + state.vetoes).map(\.entry).sorted().map(String.init)
        .joined(separator: ", ")
      return [
        Problem(
          .error, "nothing-to-lift",
          fr: "l'entrée \(number) n'est ni un verrou ni un veto en vigueur.",
          en: "entry \(number) is neither a lock nor a veto in force.",
          remedy: inForce.isEmpty
            ? nil : Message(fr: "En vigueur : \(inForce).", en: "In force: \(inForce)."))
      ]
    }
    let owner = binding.decision.department
    guard owner != department else { return [] }
    return [
      Problem(
        .error, "not-own",
        fr: "l'entrée \(number) est de « \(owner) », qui peut seul la lever.",
        en: "entry \(number) is of '\(owner)', which alone can lift it.")
    ]
  }

  private func ownDemand(_ id: String, _ department: String) -> Demand? {
    scenario.demand(id).flatMap { $0.department == department ? $0 : nil }
  }

  private func notOwn(_ demand: String, _ department: String) -> [Problem] {
    let unknown = names(demand, [])
    guard unknown.isEmpty, let owner = scenario.demand(demand)?.department else { return unknown }
    return [
      Problem(
        .error, "not-own",
        fr: "« \(demand) » est une demande de « \(owner) », pas de « \(department) » : "
          + "on ne cède que ce qui est à soi.",
        en: "'\(demand)' is a demand of '\(owner)', not of '\(department)': "
          + "one can only give up what is one's own.")
    ]
  }

  /// Whole numbers without a point.
  private func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
  }
}
