internal import Land
internal import Planning

/// What a run found, told on a terminal to somebody who was not there.
public struct Summary: Sendable {
  private let outcome: Outcome
  private let wording: Wording
  private let blocks: TextBlocks
  private var language: Language { blocks.language }
  private var width: Int { blocks.width }

  public init(of outcome: Outcome, width: Int = 80) {
    self.outcome = outcome
    wording = Wording(scenario: outcome.scenario, sites: outcome.territory.sites)
    blocks = TextBlocks(language: outcome.language, width: width)
  }

  /// The whole summary, ended by a line feed.
  public var text: String {
    var sections = [heading]
    if outcome.allocations.contains(where: { $0.status != .infeasible }) {
      sections.append(departments)
    }
    for allocation in outcome.allocations where !allocation.clashes.isEmpty {
      sections.append(clashes(of: allocation))
    }
    if let best = outcome.allocations.last(where: { $0.status != .infeasible }) {
      sections.append(placements(of: best))
      if !best.unmet.isEmpty { sections.append(unmet(of: best)) }
    }
    for hubs in outcome.hubs {
      sections.append(HubText(hubs, wording: wording, language: language, width: width).summary)
    }
    return sections.joined(separator: "\n")
  }

  private func say(_ fr: String, _ en: String) -> String { blocks.say(fr, en) }

  private func title(_ text: String) -> String { text.uppercased() + "\n" }

  private var heading: String {
    let scenario = outcome.scenario
    let sites = outcome.territory.sites
    let kinds = Site.Kind.allCases.compactMap { kind in
      let count = sites.count { $0.kind == kind }
      return count > 0 ? "\(count) × \(kind.label[language])" : nil
    }
    let counts = say(
      "\(Counted.fr(sites.count, "site candidat")) (\(kinds.joined(separator: ", "))) ; "
        + "\(Counted.fr(scenario.demands.count, "demande")) de "
        + "\(Counted.fr(scenario.departments.count, "service")).",
      "\(Counted.en(sites.count, "candidate site")) (\(kinds.joined(separator: ", "))); "
        + "\(Counted.en(scenario.demands.count, "demand")) from "
        + "\(Counted.en(scenario.departments.count, "department")).")
    return ([scenario.name] + wrap(counts, width: width)).joined(separator: "\n") + "\n"
  }

  /// u of each department under each rule, side by side, and how sure the figures are.
  private var departments: String {
    let table = RuleTable(
      scenario: outcome.scenario, allocations: outcome.allocations, blocks: blocks)
    return blocks.title("Ce que chaque service obtient", "What each department gets")
      + blocks.paragraph(
        "En part de ce qu'il aurait s'il était seul sur le territoire (100 % : tout).",
        "As a share of what it would have if it were alone (100%: everything).") + "\n" + table.text
      + blocks.bullets(outcome.allocations.flatMap { wording.remarks(on: $0) }.map { $0[language] })
  }

  private func clashes(of allocation: Allocation) -> String {
    let lost = Set(allocation.clashes.flatMap { $0.placements.map(\.demand) }).count
    let head = title(
      say(
        "« \(allocation.rule.label.fr) » : "
          + "\(Counted.fr(allocation.clashes.count, "conflit")), \(Counted.fr(lost, "demande perdue"))",
        "\(allocation.rule.label.en): "
          + "\(Counted.en(allocation.clashes.count, "clash", plural: "clashes")), "
          + "\(Counted.en(lost, "demand")) lost"))
    return head + blocks.bullets(allocation.clashes.map { wording.sentence($0)[language] })
  }

  private func placements(of allocation: Allocation) -> String {
    var table = TextTable(columns: [
      .init(say("Demande", "Demand"), wraps: true), .init(say("Site", "Site"), wraps: true),
      .init(say("Surface", "Area"), .right), .init(say("De", "From")),
      .init(say("À", "Until")), .init(say("Aptitude", "Suitability"), .right),
    ])
    for placement in allocation.placements {
      table.rows.append([
        wording.demand(placement.demand), wording.shortSite(placement.site, in: language),
        Figure.amount(placement.area, of: placement.resource, in: language),
        month(placement.period.from), placement.period.until.map(month) ?? "",
        Figure.share(placement.score, in: language),
      ])
    }
    return title(
      say(
        "Affectation « \(allocation.rule.label.fr) »",
        "Allocation: \(allocation.rule.label.en)")) + table.text(width: width)
  }

  private func unmet(of allocation: Allocation) -> String {
    let sentences = allocation.unmet.map { unmet in
      let reasons = unmet.reasons.map { reason in
        // The clashes are told above, each once.
        if case .lost = reason { return say("perdue dans un conflit", "lost to a clash") }
        return wording.sentence(reason, demand: unmet.demand, in: allocation)[language]
      }
      return
        "\(wording.demand(unmet.demand)) (\(wording.department(unmet.department)))\(language.colon)"
        + reasons.joined(separator: language.semicolon)
    }
    return title(say("Restent sans site", "Without a site")) + blocks.bullets(sentences)
  }

  private func month(_ date: CalendarDate) -> String { Figure.date(date, in: language) }
}
