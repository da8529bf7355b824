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
            + contradiction.rules.map { sentence($0)[language] }.joined(separator: " ; ")
        }
      ]
    }
    var sentences: [Message] = []
    if !swap.displaced.isEmpty {
      sentences.append(
        both { language in
          (language == .fr ? "l'y mettre déplacerait : " : "putting it there would move: ")
            + places(swap.displaced, language)
        })
    }
    if !swap.placed.isEmpty {
      sentences.append(
        both { language in
          (language == .fr ? "et donnerait : " : "and would give: ") + places(swap.placed, language)
        })
    }
    sentences.append(both { language in costs(swap, language) })
    return sentences
  }

  private func places(_ placements: [Placement], _ language: Language) -> String {
    placements.map {
      "\(demand($0.demand)) @ \(shortSite($0.site)) (\(Figure.amount($0.area, of: $0.resource, in: language)))"
    }.joined(separator: ", ")
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
