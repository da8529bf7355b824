public import Formats
public import Land
public import Planning

/// Why a demand is where it is and not elsewhere, under one allocation.
public struct Explanation: Sendable {
  /// What can be said of one site.
  public struct Answer: Sendable {
    public enum Verdict: String, Sendable {
      /// The demand is there.
      case placed
      /// It could be there, and is not.
      case possible
      /// A rule forbids it.
      case excluded
    }

    public let site: String
    public let verdict: Verdict
    public let suitability: Suitability
    public let placement: Placement?
    public let swap: Swap?
  }

  private let demand: String
  private let territory: Territory
  private let pairs: [Suitability]
  private let allocation: Allocation
  private let wording: Wording

  public init(
    of demand: String, territory: Territory, screening: Screening, allocation: Allocation,
    wording: Wording
  ) {
    self.demand = demand
    self.territory = territory
    self.allocation = allocation
    self.wording = wording
    pairs = screening.suitabilities.filter { $0.demand == demand }
  }

  /// Ids of all sites: where the demand is, then where it could be, best first, then the others.
  public var sites: [String] {
    pairs.sorted { first, second in
      let keys = [first, second].map { pair in
        (isPlaced(at: pair.site) ? 0 : pair.isEligible ? 1 : 2, pair.failures.count, -pair.score)
      }
      return keys[0] == keys[1] ? first.site < second.site : keys[0] < keys[1]
    }.map(\.site)
  }

  public func isEligible(at site: String) -> Bool {
    pairs.contains { $0.site == site && $0.isEligible }
  }

  public func isPlaced(at site: String) -> Bool { placement(at: site) != nil }

  private func placement(at site: String) -> Placement? {
    allocation.placements.first { $0.demand == demand && $0.site == site }
  }

  public func answer(for site: String, swap: Swap?) -> Answer {
    let pair =
      pairs.first { $0.site == site }
      ?? Suitability(
        demand: demand, site: site, findings: [], score: 0, scoreLow: 0, scoreHigh: 0)
    let placement = placement(at: site)
    return Answer(
      site: site,
      verdict: placement != nil ? .placed : pair.isEligible ? .possible : .excluded,
      suitability: pair, placement: placement, swap: swap)
  }

  /// The account for a terminal: each finding with its value where `inFull`, else a line for each site.
  public func text(_ answers: [Answer], inFull: Bool, width: Int, in language: Language) -> String {
    let lines = [heading(language)] + answers.flatMap { account(of: $0, inFull, language) }
    return lines.map { line in
      let indent = line.prefix { $0 == " " }.count
      let body = String(line.dropFirst(indent))
      return wrap(body, width: width - indent - 2).enumerated()
        .map { String(repeating: " ", count: $0 == 0 ? indent : indent + 2) + $1 }
        .joined(separator: "\n")
    }.joined(separator: "\n") + "\n"
  }

  private func heading(_ language: Language) -> String {
    let name = wording.demand(demand)
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
    var lines = ["  \(wording.site(answer.site, in: language)) : \(verdict(answer, language))"]
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

  private func change(of finding: Finding, at site: String) -> Message? {
    guard let site = territory.site(site), let record = wording.scenario.demand(demand) else {
      return nil
    }
    let changes = finding.changes(toOpen: site, for: record)
    return changes.isEmpty ? nil : wording.sentence(changes, opening: finding)
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

  /// The account for programs.
  public func json(_ answers: [Answer]) -> JSONValue {
    func text(_ message: Message) -> JSONValue {
      JSONValue(["fr": .string(message.fr), "en": .string(message.en)])
    }
    return JSONValue([
      "demand": .string(demand), "rule": .string(allocation.rule.rawValue),
      "sites": .array(
        answers.map { answer in
          JSONValue([
            "site": .string(answer.site), "verdict": .string(answer.verdict.rawValue),
            "score": .number(rounded(answer.suitability.score)),
            "area_m2": answer.placement.map { .number(rounded($0.area, places: 2)) } ?? .null,
            "findings": .array(
              answer.suitability.findings.map { finding in
                JSONValue([
                  "code": .string(finding.code), "outcome": .string(finding.outcome.rawValue),
                  "measured": JSONValue(roundedValue(finding.measured)),
                  "margin": finding.margin.map { .number(rounded($0)) } ?? .null,
                  "text": text(wording.sentence(finding, demand: demand, site: answer.site)),
                  "change": change(of: finding, at: answer.site).map(text) ?? .null,
                ])
              }),
            "swap": answer.swap.map { swap in
              JSONValue([
                "status": .string(swap.status.rawValue), "loss": .number(rounded(swap.loss)),
                "departments": .array(
                  swap.changes.map {
                    JSONValue([
                      "department": .string($0.department),
                      "before": $0.before.map { .number(rounded($0)) } ?? .null,
                      "after": $0.after.map { .number(rounded($0)) } ?? .null,
                    ])
                  }),
                "text": .array(wording.sentences(swap).map(text)),
              ])
            } ?? .null,
          ])
        }),
    ])
  }
}
