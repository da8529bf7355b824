public import Land
public import Planning

extension Wording {
  /// « 60 logements passent de La Filature à Le Clos (0,6 ha) » : what becomes of a demand.
  public func sentence(_ change: PlacementChange) -> Message {
    both { language in
      let name = demand(change.demand)
      let before = places(change.before, language)
      let after = places(change.after, language)
      let amount = provided(change, language)
      switch (change.kind, language) {
      case (.placed, .fr): return "« \(name) » obtient \(after)\(amount)"
      case (.placed, .en): return "“\(name)” gets \(after)\(amount)"
      case (.withdrawn, .fr): return "« \(name) » quitte \(before) et reste sans site\(amount)"
      case (.withdrawn, .en): return "“\(name)” leaves \(before) and has no site\(amount)"
      case (.moved, .fr): return "« \(name) » passe de \(before) à \(after)\(amount)"
      case (.moved, .en): return "“\(name)” goes from \(before) to \(after)\(amount)"
      case (.grown, .fr):
        return "« \(name) » gagne \(area(change, language)) (\(names(change.after, language)))"
          + amount
      case (.grown, .en):
        return "“\(name)” gains \(area(change, language)) (\(names(change.after, language)))"
          + amount
      case (.shrunk, .fr):
        return "« \(name) » cède \(area(change, language)) (\(names(change.after, language)))"
          + amount
      case (.shrunk, .en):
        return "“\(name)” gives up \(area(change, language)) (\(names(change.after, language)))"
          + amount
      }
    }
  }

  /// Several changes, at most `limit` of them and the number of the rest.
  func list(_ changes: [PlacementChange], limit: Int = 4, _ language: Language) -> String {
    var parts = changes.prefix(limit).map { sentence($0)[language] }
    let rest = changes.count - parts.count
    if rest > 0 {
      parts.append(
        language == .fr
          ? "et \(Counted.fr(rest, "autre changement"))" : "and \(Counted.en(rest, "more change"))")
    }
    return parts.joined(separator: language.semicolon)
  }

  /// « Énergie +4 pts, Habitat −2 pts » : whose share differs, by departments.
  func gains(
    _ differences: [Double?], _ language: Language, where isWanted: (Double) -> Bool = { _ in true }
  ) -> String {
    zip(scenario.departments, differences).compactMap { department, difference in
      guard let difference, abs(difference) >= 5e-4, isWanted(difference) else { return nil }
      return "\(department.label) \(Figure.points(difference, in: language))"
    }.joined(separator: ", ")
  }

  /// « , soit 12 logements de moins » : what a demand then provides; nothing where that stays the same.
  private func provided(_ change: PlacementChange, _ language: Language) -> String {
    guard let demand = scenario.demand(change.demand) else { return "" }
    func share(_ placements: [Placement]) -> Double {
      placements.reduce(0) { $0 + $1.area } / demand.target
    }
    let difference = share(change.after) - share(change.before)
    let parts = demand.provides.sorted { $0.key < $1.key }.compactMap { name, amount -> String? in
      let number = amount * difference
      guard abs(number) >= 0.5 else { return nil }
      let sign = number > 0 ? "+" : ""
      return sign + provided(number, of: name, language)
    }
    guard !parts.isEmpty else { return "" }
    return (language == .fr ? ", soit " : ", that is ") + parts.joined(separator: ", ")
  }

  private func area(_ change: PlacementChange, _ language: Language) -> String {
    let resource = (change.after.first ?? change.before.first)?.resource ?? .land
    return Figure.amount(abs(change.areaDifference), of: resource, in: language)
  }

  private func names(_ placements: [Placement], _ language: Language) -> String {
    placements.map { shortSite($0.site, in: language) }.joined(separator: ", ")
  }

  func places(_ placements: [Placement], _ language: Language) -> String {
    placements.map {
      "\(shortSite($0.site, in: language)) (\(Figure.amount($0.area, of: $0.resource, in: language)))"
    }.joined(separator: ", ")
  }
}
