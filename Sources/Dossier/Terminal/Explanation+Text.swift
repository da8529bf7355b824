public import Land
internal import Planning

extension Explanation {
  /// The account for a terminal: each finding with its value where `inFull`, else a line for each site.
  public func text(_ answers: [Answer], inFull: Bool, width: Int, in language: Language) -> String {
    let lines =
      [heading(language)] + ways(language) + answers.flatMap { account(of: $0, inFull, language) }
    return lines.map { line in
      let indent = line.prefix { $0 == " " }.count
      let body = String(line.dropFirst(indent))
      return wrap(body, width: width - indent - 2).enumerated()
        .map { String(repeating: " ", count: $0 == 0 ? indent : indent + 2) + $1 }
        .joined(separator: "\n")
    }.joined(separator: "\n") + "\n"
  }

  /// What would let the demand in, least effort first.
  private func ways(_ language: Language) -> [String] {
    guard let relaxations else { return [] }
    guard !relaxations.isEmpty else {
      return [
        Message(
          fr: "  Rien de ce qui peut céder ne la ferait entrer.",
          en: "  Nothing that may give would let it in.")[language]
      ]
    }
    let head = Message(
      fr: "  Ce qui la ferait entrer à côté des autres, du moindre effort au plus grand :",
      en: "  What would let it in beside the others, least effort first:")
    return [head[language]]
      + relaxations.enumerated().map { index, way in
        "    \(index + 1). " + wording.sentence(way, for: demand)[language]
          + wording.effort(way, language)
      } + [""]
  }

  private func heading(_ language: Language) -> String {
    let name = wording.known(demand, language)
    guard let record = wording.scenario.demand(demand) else { return name }
    let department = wording.department(record.department)
    let unmet = allocation.unmet.first { $0.demand == demand }
    let reasons = (unmet?.reasons ?? []).map {
      wording.sentence($0, demand: demand, in: allocation)[language]
    }
    let rule = allocation.rule.label[language]
    switch (language, unmet == nil) {
    case (.fr, true): return "\(name) (\(department)) — règle « \(rule) » : a un site."
    case (.en, true): return "\(name) (\(department)) — rule “\(rule)”: has a site."
    case (.fr, false):
      return "\(name) (\(department)) — règle « \(rule) » : reste sans site ; "
        + reasons.joined(separator: " ; ") + "."
    case (.en, false):
      return "\(name) (\(department)) — rule “\(rule)”: without a site; "
        + reasons.joined(separator: "; ") + "."
    }
  }

  private func account(of answer: Answer, _ inFull: Bool, _ language: Language) -> [String] {
    let pair = answer.suitability
    var lines = [
      "  \(wording.site(answer.site, in: language))\(language.colon)\(verdict(answer, language))"
    ]
    let findings = inFull ? pair.findings : pair.failures
    for finding in findings {
      let mark = finding.allows ? "✓" : finding.outcome == .unknown ? "?" : "✗"
      lines.append(
        "    \(mark) \(wording.sentence(finding, demand: demand, site: answer.site)[language])")
      guard inFull, !finding.allows else { continue }
      if let change = change(of: finding, at: answer.site) {
        lines.append("      → \(change[language])")
      }
    }
    if let swap = answer.swap {
      let head = Message(
        fr: "Si l'on imposait ce site, la même règle donnerait :",
        en: "If this site were imposed, the same rule would give:")
      lines.append("    " + head[language])
      lines += wording.sentences(swap).map { "    → \($0[language])" }
    }
    return lines
  }

  private func verdict(_ answer: Answer, _ language: Language) -> String {
    let score = Figure.share(answer.suitability.score, in: language)
    switch (answer.verdict, language) {
    case (.placed, _):
      let area =
        answer.placement.map { Figure.amount($0.area, of: $0.resource, in: language) } ?? ""
      let period = answer.placement.map { Figure.period($0.period, in: language) } ?? ""
      return language == .fr
        ? "retenu, \(area) \(period), aptitude \(score)"
        : "chosen, \(area) \(period), suitability \(score)"
    case (.possible, .fr): return "possible (aptitude \(score)), mais pas retenu"
    case (.possible, .en): return "possible (suitability \(score)), but not chosen"
    case (.excluded, .fr): return "exclu"
    case (.excluded, .en): return "excluded"
    }
  }
}
