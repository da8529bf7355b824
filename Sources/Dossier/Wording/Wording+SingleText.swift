public import Land
public import Planning

extension Wording {
  /// « Étape 2 — accord lié (Énergie, Habitat), à prendre ensemble : … ».
  public func sentence(_ step: SingleText.Step, number: Int) -> Message {
    both { language in
      let gains = gains(step.differences, language)
      let tail = gains.isEmpty ? "" : " (\(gains))"
      guard step.isPackage else {
        let head = language == .fr ? "Étape \(number) — " : "Step \(number) — "
        return head + list(step.changes, language) + tail
      }
      guard step.isSmallest else {
        let head =
          language == .fr
          ? "Étape \(number) — tout le reste d'un bloc : "
          : "Step \(number) — all the rest at once: "
        return head + list(step.changes, limit: 6, language) + tail
      }
      let head =
        language == .fr
        ? "Étape \(number) — accord lié « \(name(step, language)) », à prendre d'un bloc : "
        : "Step \(number) — package “\(name(step, language))”, to be taken as a whole: "
      return head + list(step.changes, limit: 6, language) + tail + obstacles(step, language)
    }
  }

  /// A package is named after the sites that change hands in it, or else after its departments.
  private func name(_ step: SingleText.Step, _ language: Language) -> String {
    let left = Set(step.changes.flatMap { $0.before.map(\.site) })
    let taken = Set(step.changes.flatMap { $0.after.map(\.site) })
    let shared = left.intersection(taken).sorted()
    if !shared.isEmpty {
      return shared.prefix(2).map { shortSite($0, in: language) }.joined(separator: " – ")
    }
    var names: [String] = []
    for change in step.changes where !names.contains(department(change.department)) {
      names.append(department(change.department))
    }
    return names.joined(separator: " – ")
  }

  /// Why the changes are not made one by one: who would lose, what has no room.
  private func obstacles(_ step: SingleText.Step, _ language: Language) -> String {
    let reasons = zip(step.changes, step.obstacles).map { change, obstacle in
      let name = demand(change.demand)
      switch (obstacle, language) {
      case (.noRoom, .fr): return "« \(name) » n'aurait pas la place"
      case (.noRoom, .en): return "“\(name)” would have no room"
      case (.losers(let losers), .fr):
        return "« \(name) » coûterait à \(losers.map(department).joined(separator: ", "))"
      case (.losers(let losers), .en):
        return "“\(name)” would cost \(losers.map(department).joined(separator: ", "))"
      case (.noGain, .fr): return "« \(name) » n'apporterait rien"
      case (.noGain, .en): return "“\(name)” would bring nothing"
      case (.inReturn(let winners), .fr):
        return
          "« \(name) » est la contrepartie due à \(winners.map(department).joined(separator: ", "))"
      case (.inReturn(let winners), .en):
        return
          "“\(name)” is what \(winners.map(department).joined(separator: ", ")) gets in return"
      }
    }
    guard !reasons.isEmpty else { return "" }
    return (language == .fr ? ". Seul, chaque changement échoue : " : ". Alone each fails: ")
      + reasons.prefix(4).joined(separator: language.semicolon)
  }
}
