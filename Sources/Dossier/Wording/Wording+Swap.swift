public import Land
public import Planning

extension Wording {
  /// What it would take to put a demand on a site: who leaves, who comes, and what it costs whom.
  public func sentences(_ swap: Swap) -> [Message] {
    if let contradiction = swap.infeasibility {
      return [
        both { language in
          (language == .fr
            ? "l'y mettre est impossible : " : "putting it there is impossible: ")
            + contradiction.rules.map { sentence($0)[language] }.joined(
              separator: language.semicolon)
        }
      ]
    }
    if swap.status == .infeasible {
      return [
        Message(
          fr: "l'y mettre laisserait un service sous le statu quo, ce que cette règle exclut",
          en: "putting it there would leave a department below the status quo, which this rule "
            + "excludes")
      ]
    }
    let moves = scenario.demands.compactMap { move(of: $0.id, in: swap) }
    return moves + [both { language in costs(swap, language) }]
  }

  /// « Chaufferie : La Filature (0,8 ha) → Le Clos (0,8 ha) »; nil where the demand stays as it is.
  private func move(of id: String, in swap: Swap) -> Message? {
    let before = swap.displaced.filter { $0.demand == id }
    let after = swap.placed.filter { $0.demand == id }
    guard !(before.isEmpty && after.isEmpty) else { return nil }
    return both { language in
      let nowhere = language == .fr ? "sans site" : "no site"
      let colon = language == .fr ? " : " : ": "
      return demand(id) + colon + (before.isEmpty ? nowhere : places(before, language)) + " → "
        + (after.isEmpty ? nowhere : places(after, language))
    }
  }

  private func costs(_ swap: Swap, _ language: Language) -> String {
    let moved = swap.changes.compactMap { change -> String? in
      guard let before = change.before, let after = change.after, abs(after - before) > 5e-4 else {
        return nil
      }
      let sign = after > before ? "+" : ""
      return "\(department(change.department)) \(sign)"
        + Figure.number((after - before) * 100, places: 1, in: language)
        + (language == .fr ? " points" : " points")
    }
    if moved.isEmpty {
      return language == .fr ? "cela ne coûterait rien à personne" : "it would cost nobody anything"
    }
    let uncertain = swap.status == .gap
    let head = language == .fr ? "gains et pertes : " : "gains and losses: "
    let tail =
      uncertain
      ? (language == .fr ? " (calcul arrêté avant la preuve)" : " (stopped before the proof)") : ""
    return head + moved.joined(separator: ", ") + tail
  }
}
