public import Land
public import Planning

extension Finding {
  /// What rules sites out, said of all that break the rule in their several ways:
  /// « part sous la zone inondable : plus de 20 % ».
  public func refusal(of demand: Demand, in scenario: Scenario, _ language: Language) -> String {
    subject(in: scenario, language) + language.colon + broken(demand, scenario, language)
  }

  private func broken(_ demand: Demand, _ scenario: Scenario, _ language: Language) -> String {
    let french = language == .fr
    if outcome == .unknown { return french ? "donnée manquante" : "missing datum" }
    switch origin {
    case .availability:
      let wanted = Figure.period(demand.period, in: language)
      return french ? "pas libre \(wanted)" : "not free \(wanted)"
    case .lock(let index): return lock(index, in: scenario, language)
    case .capacity, .requirement, .charter: return limits(language)
    }
  }

  /// The limits turned round; several are joined, as a site may break either.
  private func limits(_ language: Language) -> String {
    let french = language == .fr
    guard let condition else { return french ? "exigence non remplie" : "requirement not met" }
    var parts: [String] = []
    if let limit = condition.atMost {
      parts.append((french ? "plus de " : "more than ") + figure(limit, nil, language))
    }
    if let limit = condition.atLeast {
      parts.append((french ? "moins de " : "less than ") + figure(limit, nil, language))
    }
    if let accepted = condition.oneOf {
      let words = accepted.map { list([$0], language) }
      let isOne = words.count == 1
      let heading = french ? (isOne ? "pas " : "ni ") : (isOne ? "not " : "neither ")
      parts.append(heading + words.joined(separator: french ? " ni " : " nor "))
    }
    if let excluded = condition.noneOf { parts.append(list(excluded, language)) }
    if let wanted = condition.isTrue { parts.append(label(.boolean(!wanted), language)) }
    return parts.joined(separator: french ? " ou " : " or ")
  }
}
