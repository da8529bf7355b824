public import Land
public import Planning

extension Finding {
  /// The rule with its measured value in one line, without a full stop:
  /// « distance au réseau de chaleur : 912 m > 800 m (dépasse de 112 m) ».
  public func sentence(
    for demand: Demand, on site: Site, in scenario: Scenario, _ language: Language
  ) -> String {
    let subject = subject(in: scenario, language)
    return subject + (language == .fr ? "\u{A0}: " : ": ")
      + statement(demand, site, scenario, language)
  }

  func subject(in scenario: Scenario, _ language: Language) -> String {
    let french = language == .fr
    switch origin {
    case .availability: return french ? "disponibilité" : "availability"
    case .capacity:
      switch resource {
      case .floor?: return french ? "plancher utilisable" : "usable floor"
      default: return french ? "terrain utilisable" : "usable land"
      }
    case .requirement: return measure?.name(in: language) ?? (french ? "exigence" : "requirement")
    case .charter(let id, _):
      let label = scenario.charters.first { $0.id == id }?.label ?? id
      return (french ? "charte " : "charter ") + label
        + (attribute.map { ", " + CharterWord.name($0, in: language) } ?? "")
    case .lock: return french ? "verrou" : "lock"
    }
  }

  private func statement(
    _ demand: Demand, _ site: Site, _ scenario: Scenario, _ language: Language
  ) -> String {
    let french = language == .fr
    switch origin {
    case .availability:
      let offered = Figure.availability(from: site.from, until: site.until, in: language)
      let wanted = Figure.period(demand.period, in: language)
      return french ? "site \(offered), demandé \(wanted)" : "site \(offered), wanted \(wanted)"
    case .lock(let index): return lock(index, in: scenario, language)
    case .capacity, .requirement, .charter:
      switch outcome {
      case .unknown: return french ? "donnée manquante" : "missing datum"
      case .waived: return french ? "donnée manquante, admise" : "missing datum, let pass"
      case .passed, .failed: return comparison(language)
      }
    }
  }

  /// Who rules a pair out, and why.
  func lock(_ index: Int, in scenario: Scenario, _ language: Language) -> String {
    guard index < scenario.locks.count else { return "" }
    let lock = scenario.locks[index]
    let holder = lock.by.map { scenario.department($0)?.label ?? $0 }
    var text = language == .fr ? "exclu" : "ruled out"
    if let holder { text += (language == .fr ? " par " : " by ") + holder }
    if let reason = lock.reason { text += " (\(reason))" }
    return text
  }

  /// `912 m > 800 m (dépasse de 112 m)`; several broken parts of a condition are told one after the other.
  private func comparison(_ language: Language) -> String {
    let french = language == .fr
    guard let condition else { return label(measured, language) }
    var parts: [String] = []
    if let number = measured.number {
      if let limit = condition.atMost, number > limit || outcome == .passed {
        parts.append(compared(number, limit, number > limit ? ">" : "≤", language))
      }
      if let limit = condition.atLeast, number < limit || outcome == .passed {
        parts.append(compared(number, limit, number < limit ? "<" : "≥", language))
      }
    }
    let text = label(measured, language)
    if let accepted = condition.oneOf, outcome == .passed || !condition.accepts(measured) {
      parts.append(
        accepted == [measured.label]
          ? text
          : text + (french ? " (admis\u{A0}: " : " (accepted: ") + list(accepted, language) + ")")
    }
    if let excluded = condition.noneOf, outcome == .passed || condition.excludes(measured) {
      let heading = french ? "exclu" : "excluded"
      parts.append(
        excluded == [measured.label]
          ? "\(text) (\(heading))"
          : "\(text) (\(heading)\(language.colon)\(list(excluded, language)))")
    }
    if let wanted = condition.isTrue {
      let expected = label(.boolean(wanted), language)
      parts.append(text + (french ? ", exigé\u{A0}: " : ", required: ") + expected)
    }
    return parts.isEmpty ? text : parts.joined(separator: french ? "\u{202F}; " : "; ")
  }

  private func compared(
    _ number: Double, _ limit: Double, _ sign: String, _ language: Language
  ) -> String {
    let (value, bound) = Figure.distinct(number, limit) { figure($0, $1, language) }
    let difference = Figure.distinct(abs(number - limit), 0) { excess($0, $1, language) }.0
    let text = "\(value) \(sign) \(bound)"
    guard number != limit else { return text }
    switch (sign, language) {
    case (">", .fr): return text + " (dépasse de \(difference))"
    case (">", .en): return text + " (\(difference) over)"
    case ("<", .fr): return text + " (manque \(difference))"
    case ("<", .en): return text + " (\(difference) short)"
    case (_, .fr): return text + " (marge \(difference))"
    case (_, .en): return text + " (\(difference) to spare)"
    }
  }

  func figure(_ value: Double, _ places: Int?, _ language: Language) -> String {
    if let resource { return Figure.amount(value, of: resource, places: places, in: language) }
    guard let measure else { return Figure.number(value, places: places ?? 2, in: language) }
    return Figure.measured(value, by: measure, places: places, in: language)
  }

  /// Differences between shares are points, not per cent.
  private func excess(_ value: Double, _ places: Int?, _ language: Language) -> String {
    guard measure?.dimension == .share else { return figure(value, places, language) }
    let points = Figure.number(value * 100, places: places ?? 1, in: language)
    return points + (language == .fr ? " points" : " points")
  }

  func label(_ value: AttributeValue, _ language: Language) -> String {
    switch value {
    case .missing: return "–"
    case .boolean(let truth):
      return language == .fr ? (truth ? "oui" : "non") : (truth ? "yes" : "no")
    case .number(let number): return figure(number, nil, language)
    case .text(let text): return measure?.word(text, in: language) ?? text
    }
  }

  func list(_ labels: [String], _ language: Language) -> String {
    labels.map { measure?.word($0, in: language) ?? $0 }.joined(separator: ", ")
  }
}

extension Condition {
  fileprivate func accepts(_ value: AttributeValue) -> Bool {
    guard let oneOf, let label = value.label else { return true }
    return oneOf.contains(label)
  }

  fileprivate func excludes(_ value: AttributeValue) -> Bool {
    guard let noneOf, let label = value.label else { return false }
    return noneOf.contains(label)
  }
}
