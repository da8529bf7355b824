public import Land
public import Planning

extension Wording {
  /// Why no allocation exists, as a paragraph for a terminal.
  public func explanation(of infeasibility: Infeasibility, width: Int, in language: Language)
    -> String
  {
    let head = Message(
      fr: "Aucune affectation ne respecte toutes les règles. Celles-ci ne tiennent pas ensemble :",
      en: "No allocation satisfies all the rules. These cannot hold together:")[language]
    let rules = infeasibility.rules.map { rule in
      wrap(sentence(rule)[language], width: width - 4).enumerated()
        .map { ($0 == 0 ? "  • " : "    ") + $1 }.joined(separator: "\n")
    }
    let tail =
      infeasibility.isProvenMinimal
      ? Message(
        fr: "Retirer ou assouplir l'une quelconque d'entre elles lève la contradiction.",
        en: "Dropping or relaxing any one of them lifts the contradiction.")
      : Message(
        fr: "Il n'est pas prouvé que toutes soient nécessaires à la contradiction.",
        en: "It is not proven that all of them are needed for the contradiction.")
    return (wrap(head, width: width) + rules + wrap(tail[language], width: width)).joined(
      separator: "\n") + "\n"
  }

  /// What would lift the contradiction, least effort first; empty where nothing that may give does.
  public func repairs(_ repairs: [Relaxation], width: Int, in language: Language) -> String {
    guard !repairs.isEmpty else { return "" }
    let head = Message(
      fr: "Pour la lever, du moindre effort au plus grand :",
      en: "To lift it, least effort first:")[language]
    let lines = repairs.enumerated().flatMap { index, way in
      let mark = "  \(index + 1). "
      return wrap(sentence(way)[language] + effort(way, language), width: width - mark.count)
        .enumerated().map { ($0 == 0 ? mark : String(repeating: " ", count: mark.count)) + $1 }
    }
    return ([head] + lines).joined(separator: "\n") + "\n"
  }
}
