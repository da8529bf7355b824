import Land
import Planning

/// What else could be: more hubs or fewer, other sites, other claims on them.
extension HubText {
  var curve: String {
    let times = placement.plan.isochrones
    var table = TextTable(
      columns: [
        .init(say("Points", "Hubs"), .right),
        .init(figures.name.capitalisedFirst, .right, wraps: true),
        .init(say("Gain", "Gain"), .right),
      ] + times.map { .init("≤ " + Figure.duration($0, in: language), .right) })
    var last: Double?
    let asked = placement.location?.chosen.count
    for point in placement.curve {
      let gain =
        if let last, let now = point.objective {
          figures.change(placement.instance.problem.model.isMaximised ? last - now : now - last)
        } else {
          ""
        }
      last = point.objective
      table.rows.append(
        [
          "\(point.hubs)" + (point.hubs == asked ? " ←" : ""),
          point.objective.map { figures.value($0) }
            ?? (point.status == .infeasible
              ? say("impossible", "impossible") : say("non calculé", "not computed")),
          gain,
        ]
          + times.indices.map { index in
            index < point.within.count ? Figure.share(point.within[index], in: language) : "–"
          })
    }
    return title(say("Combien de points", "How many hubs")) + table.text(width: width)
  }

  var alternatives: String {
    func lines(_ change: HubRehearsal.Change) -> [String] {
      let all = placement.rehearsals.filter { $0.change == change }
        .sorted { ($0.most ?? .infinity, $0.site) < ($1.most ?? .infinity, $1.site) }
      // Most sites that screening refuses would change nothing: one line for all of them.
      let idle =
        change == .admitted
        ? all.filter { $0.proof == .exact && $0.joins.isEmpty && $0.leaves.isEmpty } : []
      // A large plan rehearses none of them: one line again.
      let skipped = all.filter { $0.proof == .notComputed }
      var lines = all.filter { !idle.contains($0) && $0.proof != .notComputed }.map {
        "\(name($0.site))\(language.colon)\(wording.sentence($0, of: placement)[language])"
      }
      if !idle.isEmpty {
        lines.append(
          say(
            "\(Counted.fr(idle.count, "autre site"))\u{A0}: le plan resterait le même (résolu à nouveau)",
            "\(Counted.en(idle.count, "other site")): the plan would stay as it is (solved again)"))
      }
      if !skipped.isEmpty {
        lines.append(
          say(
            "\(Counted.fr(skipped.count, "site"))\u{A0}: non calculé (le plan est trop grand pour être résolu à nouveau dans le temps accordé)",
            "\(Counted.en(skipped.count, "site")): not computed (the plan is too large to be solved again in the time granted)"
          ))
      }
      return lines
    }
    var text = ""
    let sections: [(HubRehearsal.Change, String, String)] = [
      (.lost, "Si un point était perdu", "If a hub were lost"),
      (.added, "Pourquoi pas ici", "Why not here"),
      (.admitted, "Si un site refusé était admis", "If a refused site were let in"),
    ]
    for (change, fr, en) in sections {
      let sentences = lines(change)
      guard !sentences.isEmpty else { continue }
      text += (text.isEmpty ? "" : "\n") + title(say(fr, en)) + bullets(sentences)
    }
    return text
  }

  var refusals: String {
    title(say("Sites refusés", "Refused sites"))
      + bullets(
        placement.instance.refusals.map { refusal in
          let reasons = wording.sentences(refusal, of: placement.plan).map { $0[language] }
          return "\(name(refusal.site.id))\(language.colon)"
            + reasons.joined(separator: language.semicolon)
        })
  }

  var rivals: String {
    var sentences: [String] = []
    for rival in placement.rivals {
      var parts: [String] = []
      let byDemand = Dictionary(grouping: rival.occupations, by: \.placement.demand)
      for demand in byDemand.keys.sorted() {
        let occupations = byDemand[demand] ?? []
        let rules =
          isEveryRule(occupations.map(\.rule))
          ? say("sous toutes les règles", "under every rule")
          : occupations.map { $0.rule.label[language] }.joined(separator: ", ")
        let room =
          occupations.allSatisfy(\.leavesRoom)
          ? say("il reste de la place", "there is room left")
          : say("il ne reste pas de place", "no room is left")
        parts.append(
          say(
            "« \(wording.demand(demand)) » s’y installe (\(rules)), \(room)",
            "\(wording.demand(demand)) goes there (\(rules)), \(room)"))
      }
      let others = rival.suitors.filter { byDemand[$0] == nil }
      if !others.isEmpty {
        let named = others.prefix(3).map(wording.demand).joined(separator: ", ")
        let more = others.count > 3 ? "…" : ""
        parts.append(
          say(
            "conviendrait aussi à \(Counted.fr(others.count, "demande")) (\(named)\(more))",
            "would also suit \(Counted.en(others.count, "demand")) (\(named)\(more))"))
      }
      if parts.isEmpty { parts = [say("nul autre ne le demande", "nobody else wants it")] }
      sentences.append(
        name(rival.site) + language.colon + parts.joined(separator: language.semicolon))
    }
    return title(say("Qui d’autre veut ces sites", "Who else wants these sites"))
      + bullets(sentences + plansUnderRules)
  }

  /// What becomes of the plan where an allocation takes its sites: rules that take the same ones in one line.
  private var plansUnderRules: [String] {
    var lines: [(outcome: String, rules: [Rule])] = []
    for under in placement.underRules where !under.taken.isEmpty {
      let lost = under.taken.map { name($0) }.joined(separator: ", ")
      let value =
        under.objective.map { "\(figures.name) \(figures.value($0))" }
        ?? say("aucun plan possible", "no plan possible")
      let outcome = say("sans \(lost), \(value)", "without \(lost), \(value)")
      if let index = lines.firstIndex(where: { $0.outcome == outcome }) {
        lines[index].rules.append(under.rule)
      } else {
        lines.append((outcome, [under.rule]))
      }
    }
    return lines.map { line in
      if isEveryRule(line.rules) {
        return say("Sous toutes les règles", "Under every rule") + language.colon + line.outcome
      }
      let rules = line.rules.map { say("« \($0.label.fr) »", $0.label.en) }
      return say(rules.count > 1 ? "Règles " : "Règle ", rules.count > 1 ? "Rules " : "Rule ")
        + rules.joined(separator: ", ") + language.colon + line.outcome
    }
  }

  /// Whether these are all the rules under which the plan was looked at, and more than one.
  private func isEveryRule(_ rules: [Rule]) -> Bool {
    rules.count > 1 && rules.count == placement.underRules.count
  }
}
