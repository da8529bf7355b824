public import Land

/// A comparison told on a terminal.
public struct ComparisonText: Sendable {
  private let comparison: Comparison
  private let wording: ComparisonWording
  private let language: Language
  private let width: Int
  /// A list of pairs longer than this is cut: `--json` has them all.
  private static let longestList = 12

  public init(_ comparison: Comparison, width: Int, in language: Language) {
    self.comparison = comparison
    wording = ComparisonWording(before: comparison.before, after: comparison.after)
    self.width = width
    self.language = language
  }

  private func say(_ fr: String, _ en: String) -> String { Message(fr: fr, en: en)[language] }

  private func title(_ text: String) -> String { text.uppercased() + "\n" }

  /// The whole text, ended by a line feed.
  public var text: String {
    var sections = [heading]
    if comparison.isEmpty {
      sections.append(say("Rien ne diffère.\n", "Nothing differs.\n"))
    } else {
      sections += [inputs, scenario, eligibility].filter { !$0.isEmpty }
      sections += comparison.rules.map(rule)
      if !lonely.isEmpty { sections.append(lonely) }
    }
    return sections.joined(separator: "\n")
  }

  private var heading: String {
    func side(_ record: RunRecord, _ word: String) -> [String] {
      wrap(
        "\(word)\(language.colon)\(record.name.printable) – \(record.scenarioName.printable)",
        width: width)
    }
    var lines =
      side(comparison.before, say("Avant", "Before"))
      + side(comparison.after, say("Après", "After"))
    if comparison.before.version != comparison.after.version {
      lines += wrap(
        say(
          "Attention : écrits par deux versions d'Entente (\(comparison.before.version), "
            + "\(comparison.after.version)) ; les méthodes ont pu changer.",
          "Mind: written by two versions of Entente (\(comparison.before.version), "
            + "\(comparison.after.version)); methods may have changed."), width: width)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var inputs: String {
    guard !comparison.inputs.isEmpty else { return "" }
    let sentences = comparison.inputs.map { input in
      switch input.kind {
      case .changed: say("modifié : \(input.path)", "changed: \(input.path)")
      case .added: say("ajouté : \(input.path)", "added: \(input.path)")
      case .removed: say("retiré : \(input.path)", "removed: \(input.path)")
      }
    }
    return list(say("Fichiers lus", "Files read"), sentences)
  }

  private var scenario: String {
    list(
      say("Ce que dit le scénario", "What the scenario says"),
      comparison.scenario.map { wording.sentence($0)[language] })
  }

  private var eligibility: String {
    list(
      say("Ce qui est possible", "What is possible"),
      comparison.eligibility.map { wording.sentence($0, namesDemand: true)[language] })
  }

  private var lonely: String {
    func names(_ rules: [String]) -> String {
      rules.map { wording.rule($0, language) }.joined(separator: ", ")
    }
    let sentences = [
      comparison.onlyBefore.isEmpty
        ? nil : say("seulement avant : ", "only before: ") + names(comparison.onlyBefore),
      comparison.onlyAfter.isEmpty
        ? nil : say("seulement après : ", "only after: ") + names(comparison.onlyAfter),
    ].compactMap { $0 }
    return list(say("Règles calculées d'un côté", "Rules computed on one side"), sentences)
  }

  private func rule(_ rule: Comparison.RuleChange) -> String {
    let head = title("« \(wording.rule(rule.rule, language)) »")
    for (side, word) in [
      (rule.before, say("avant", "before")), (rule.after, say("après", "after")),
    ] where side.status == "infeasible" {
      let reasons = side.clashingRules.map { $0[language] }
      return head
        + wrap(
          say(
            "Impossible \(word) : ces règles ne tiennent pas ensemble.",
            "Impossible \(word): these rules cannot hold together."), width: width
        ).joined(separator: "\n") + "\n" + bulleted(reasons.map(\.printable), width: width)
    }
    if rule.moves.isEmpty, rule.gains.allSatisfy({ $0.before == $0.after }) {
      return head + say("Rien ne change.\n", "Nothing changes.\n")
    }
    return head + gains(rule)
      + (rule.moves.isEmpty
        ? ""
        : "\n" + bulleted(rule.moves.map { wording.sentence($0)[language].printable }, width: width))
  }

  private func gains(_ rule: Comparison.RuleChange) -> String {
    var table = TextTable(columns: [
      .init(say("Service", "Department"), wraps: true), .init(say("Avant", "Before"), .right),
      .init(say("Après", "After"), .right), .init(say("Écart", "Change"), .right),
      .init(say("Satisfaites", "Met"), .right),
    ])
    for gain in rule.gains {
      table.rows.append([
        wording.department(gain.department).printable,
        gain.before?.u.map { Figure.share($0, in: language) } ?? "–",
        gain.after?.u.map { Figure.share($0, in: language) } ?? "–",
        gain.difference.map(signed) ?? "–",
        "\(gain.before.map { String($0.met) } ?? "–") → \(gain.after.map { String($0.met) } ?? "–")",
      ])
    }
    return table.text(width: width)
  }

  private func signed(_ difference: Double) -> String {
    let text = Figure.number(difference * 100, places: 1, in: language)
    return (difference > 0 && text != "0" ? "+" : "") + text + say(" pts", " pts")
  }

  private func list(_ heading: String, _ sentences: [String]) -> String {
    guard !sentences.isEmpty else { return "" }
    var shown = sentences.prefix(Self.longestList).map(\.printable)
    let others = sentences.count - shown.count
    if others > 0 {
      shown.append(say("et \(others) de plus (--json)", "and \(others) more (--json)"))
    }
    return title(heading) + bulleted(shown, width: width)
  }
}
