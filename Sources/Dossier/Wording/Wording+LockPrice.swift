public import Land
public import Planning

extension Wording {
  /// A lock with what each department would gain or lose if it were lifted, and who would move.
  public func sentence(_ price: LockPrice) -> Message {
    both { language in
      let name = lock(price.lock, language) + language.colon
      guard !price.isIdle else {
        return name
          + (language == .fr ? "sans effet sur l'affectation" : "makes no difference here")
      }
      let head = language == .fr ? "sans lui, " : "without it, "
      let moves = moves(price, language)
      return name + head + gains(price.changes, language)
        + (moves.isEmpty ? "" : " (" + moves.joined(separator: language.semicolon) + ")")
        + (price.status == .gap
          ? (language == .fr ? ", calcul arrêté avant la preuve" : ", stopped before the proof")
          : "")
    }
  }

  /// « Énergie +3,1 points, Habitat −0,4 point ».
  private func gains(_ changes: [Swap.Change], _ language: Language) -> String {
    let moved = changes.compactMap { change -> String? in
      guard let before = change.before, let after = change.after, abs(after - before) > 5e-4 else {
        return nil
      }
      return "\(department(change.department)) "
        + Figure.points(after - before, in: language)
    }
    return moved.isEmpty
      ? (language == .fr ? "personne n'y gagne ni n'y perd" : "nobody gains or loses")
      : moved.joined(separator: ", ")
  }

  /// The three first demands that go elsewhere.
  private func moves(_ price: LockPrice, _ language: Language) -> [String] {
    let moving = scenario.demands.filter { demand in
      let before = price.displaced.filter { $0.demand == demand.id }.map(\.site)
      let after = price.placed.filter { $0.demand == demand.id }.map(\.site)
      return before != after
    }
    return moving.prefix(3).map { demand in
      let nowhere = language == .fr ? "sans site" : "no site"
      func place(_ placements: [Placement]) -> String {
        let own = placements.filter { $0.demand == demand.id }
        return own.isEmpty
          ? nowhere : own.map { shortSite($0.site, in: language) }.joined(separator: ", ")
      }
      return "\(self.demand(demand.id))\(language.colon)\(place(price.displaced)) → "
        + place(price.placed)
    }
  }
}
