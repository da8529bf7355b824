public import Land
public import Planning

/// A hub plan of a scenario, told on a terminal to somebody who was not there.
public struct HubText: Sendable {
  let placement: HubPlacement
  let wording: Wording
  let language: Language
  let width: Int
  let figures: HubFigures
  let served: HubServed

  public init(_ placement: HubPlacement, wording: Wording, language: Language, width: Int = 80) {
    self.placement = placement
    self.wording = wording
    self.language = language
    self.width = width
    figures = HubFigures(placement, language)
    served = HubServed(placement)
  }

  /// The section of a run's summary: what is chosen and how good it is.
  public var summary: String {
    var parts = [title(heading) + paragraphs(opening)]
    if placement.location?.objective != nil {
      parts.append(hubs)
      let notes = notes
      if !notes.isEmpty { parts.append(paragraphs(notes)) }
    }
    return parts.joined(separator: "\n")
  }

  /// All that is known of the plan, ended by a line feed.
  public var text: String {
    var parts = [summary]
    if placement.location?.objective != nil {
      if served.communes.contains(where: { $0.name != nil }) { parts.append(communes) }
      if !placement.curve.isEmpty { parts.append(curve) }
      if !placement.rivals.isEmpty { parts.append(rivals) }
    }
    if !placement.rehearsals.isEmpty { parts.append(alternatives) }
    if !placement.instance.refusals.isEmpty { parts.append(refusals) }
    return parts.joined(separator: "\n")
  }

  func say(_ fr: String, _ en: String) -> String { Message(fr: fr, en: en)[language] }
  func title(_ text: String) -> String { text.uppercased() + "\n" }
  func name(_ site: String) -> String { wording.shortSite(site, in: language) }
  private func time(_ seconds: Double?) -> String {
    seconds.map { Figure.duration($0, in: language) } ?? "–"
  }

  private func paragraphs(_ sentences: [String]) -> String {
    sentences.map { wrap($0, width: width).joined(separator: "\n") + "\n" }.joined()
  }

  private var heading: String {
    say("Points logistiques « \(placement.plan.label) »", "Logistics hubs: \(placement.plan.label)")
  }

  // MARK: - What and how good

  private var opening: [String] {
    let instance = placement.instance
    let candidates = instance.candidates.count
    let refused = instance.refusals.count
    var lines = [
      say(
        "\(Counted.fr(candidates, "candidat")) (\(Counted.fr(refused, "site refusé"))), "
          + "\(Counted.fr(instance.demand.count, "objet")) à desservir.",
        "\(Counted.en(candidates, "candidate")) (\(Counted.en(refused, "site")) refused), "
          + "\(Counted.en(instance.demand.count, "feature")) to serve.")
    ]
    for fault in placement.faults { lines.append(fault.problem.sentence(in: language)) }
    guard let location = placement.location else { return lines }
    guard let objective = location.objective else {
      lines.append(
        location.status == .infeasible
          ? say(
            "Aucun plan ne respecte toutes les règles (vérifié par un second calcul).",
            "No plan keeps all the rules (checked by a second computation).")
            + (location.leastHubsSentence.map { " " + $0[language] } ?? "")
          : say(
            "Aucun plan trouvé dans le temps accordé.", "No plan found in the time granted."))
      return lines
    }
    lines.append(
      "\(figures.name.capitalisedFirst)\(language.colon)\(figures.value(objective)) (\(proof(location)))"
        + servedSentence)
    return lines
  }

  private var servedSentence: String {
    guard let mean = served.all.mean else { return "." }
    if case .pMedian = placement.instance.problem.model, placement.plan.periods.isEmpty {
      let longest = Figure.duration(served.all.longest, in: language)
      return say(" ; le plus long \(longest).", "; the longest \(longest).")
    }
    let longest = Figure.duration(served.all.longest, in: language)
    let average = Figure.duration(mean, in: language)
    return say(
      " ; trajet moyen \(average), le plus long \(longest).",
      "; mean travel \(average), the longest \(longest).")
  }

  private func proof(_ location: LocationPlan) -> String {
    switch location.status {
    case .optimal: return say("optimal, prouvé", "optimal, proven")
    case .gap, .unknown, .infeasible:
      let gap = location.gap.map { Figure.share($0, in: language) } ?? "–"
      return say("à \(gap) près", "within \(gap)")
    }
  }

  private var hubs: String {
    let steps = placement.firstStep
    var table = TextTable(columns: [
      .init(say("Point", "Hub"), wraps: true), .init(say("Propriétaire", "Owner"), wraps: true),
      .init(say("Occupation", "Tenure"), wraps: true), .init(say("Dessert", "Serves"), .right),
      .init(say("Moyen", "Mean"), .right), .init(say("Au plus", "At most"), .right),
    ])
    if !steps.isEmpty { table.columns.append(.init(say("Étape", "Step"))) }
    for index in placement.location?.chosen ?? [] {
      let hub = placement.instance.candidates[index]
      let sum = served.byHub[index] ?? .init()
      var row = [
        name(hub.site.id) + (hub.isExisting ? say(" (existant)", " (existing)") : ""),
        hub.site.owner ?? "–", hub.site.tenure ?? "–",
        Figure.number(sum.weight, places: 0, in: language), time(sum.mean),
        sum.points > 0 ? time(sum.longest) : "–",
      ]
      if !steps.isEmpty { row.append(steps[index] ?? "") }
      table.rows.append(row)
    }
    return table.text(width: width)
  }

  /// What no hub serves, named and counted.
  private var notes: [String] {
    var lines: [String] = []
    for (reason, fr, en) in Self.unservedWords {
      let points = placement.unserved.filter { $0.reason == reason }
      guard !points.isEmpty else { continue }
      let weight = Figure.number(points.reduce(0) { $0 + $1.point.weight }, places: 0, in: language)
      let named = points.prefix(4).map(\.point.name).joined(separator: ", ")
      let more = points.count > 4 ? "…" : ""
      lines.append(
        say(
          "\(fr.capitalisedFirst)\u{A0}: \(Counted.fr(points.count, "objet")), poids \(weight) (\(named)\(more)).",
          "\(en.capitalisedFirst): \(Counted.en(points.count, "feature")), weight \(weight) (\(named)\(more))."
        ))
    }
    for reason in HubDemandGap.Reason.allCases {
      let gaps = placement.instance.gaps.filter { $0.reason == reason }
      guard !gaps.isEmpty else { continue }
      let named = gaps.prefix(4).map(\.id).joined(separator: ", ") + (gaps.count > 4 ? "…" : "")
      lines.append(
        say(
          "Non comptés, \(reason.word(.fr))\u{A0}: \(Counted.fr(gaps.count, "objet")) (\(named)).",
          "Not counted, \(reason.word(.en)): \(Counted.en(gaps.count, "feature")) (\(named))."))
    }
    return lines
  }

  private static let unservedWords = [
    ("off-street", "loin de toute rue", "far from any street"),
    ("out-of-reach", "hors d’atteinte de tout candidat", "out of reach of every candidate"),
    ("uncovered", "non couverts par le plan", "not covered by the plan"),
    ("beyond", "au-delà de la dernière isochrone", "beyond the last isochrone"),
  ]

  private var communes: String {
    let times = placement.plan.isochrones
    var table = TextTable(
      columns: [
        .init(say("Commune", "Commune"), wraps: true), .init(say("Demande", "Demand"), .right),
        .init(say("Moyen", "Mean"), .right),
      ] + times.map { .init("≤ " + Figure.duration($0, in: language), .right) })
    for commune in served.communes {
      table.rows.append(
        [
          commune.name ?? say("(hors commune)", "(in none)"),
          Figure.number(commune.demand, places: 0, in: language), time(commune.served.mean),
        ] + commune.within.map { Figure.share($0, in: language) })
    }
    return title(say("Par commune", "By commune")) + table.text(width: width)
  }

  func bullets(_ sentences: [String]) -> String {
    sentences.map { sentence in
      wrap(sentence, width: width - 4).enumerated()
        .map { ($0 == 0 ? "  • " : "    ") + $1 }.joined(separator: "\n") + "\n"
    }.joined()
  }
}

extension HubDemandGap.Reason {
  func word(_ language: Language) -> String {
    switch (self, language) {
    case (.noGeometry, .fr): "sans géométrie"
    case (.noGeometry, .en): "without geometry"
    case (.noWeight, .fr): "sans poids"
    case (.noWeight, .en): "without a weight"
    case (.zeroWeight, .fr): "de poids nul"
    case (.zeroWeight, .en): "of weight zero"
    }
  }
}

extension String {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
