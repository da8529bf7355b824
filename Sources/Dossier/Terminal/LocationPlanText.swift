public import Land
public import Planning

/// A plan of hubs, told on a terminal: what it is worth, how sure that is, which hubs and whom they serve.
public struct LocationPlanText {
  private let plan: LocationPlan
  private let problem: LocationProblem
  private let language: Language
  private let width: Int

  public init(_ plan: LocationPlan, of problem: LocationProblem, language: Language, width: Int) {
    self.plan = plan
    self.problem = problem
    self.language = language
    self.width = width
  }

  /// The whole text, ended by a line feed.
  public var text: String {
    var lines = [value]
    if let proof { lines.append(proof) }
    var sections = [lines.joined(separator: "\n") + "\n"]
    if !plan.steps.isEmpty { sections.append(steps) }
    if !plan.chosen.isEmpty { sections.append(hubs) }
    sections += uncovered.map { $0 + "\n" }
    sections.append(seconds + "\n")
    return sections.joined(separator: "\n")
  }

  private func say(_ fr: String, _ en: String) -> String { Message(fr: fr, en: en)[language] }
  private func figure(_ value: Double) -> String { Figure.number(value, places: 2, in: language) }

  private var value: String {
    guard let objective = plan.objective else {
      return plan.status == .infeasible
        ? say("Aucun plan ne respecte toutes les règles.", "No plan keeps all the rules.")
          + (plan.leastHubsSentence.map { " " + $0[language] } ?? "")
        : say(
          "Aucun plan trouvé dans le temps donné ; cela ne prouve pas qu'il n'y en a pas.",
          "No plan found in the time given; that does not prove that there is none.")
    }
    switch plan.model {
    case .pMedian:
      return say(
        "Somme des poids × distances : \(figure(objective))",
        "Sum of weights × distances: \(figure(objective))")
    case .pCenter:
      return say(
        "Plus grande distance : \(figure(objective))", "Greatest distance: \(figure(objective))")
    case .coverage:
      let total = problem.demand.reduce(0) { $0 + $1.weight }
      let weight = problem.periods.isEmpty ? 1 : problem.periods.reduce(0) { $0 + $1.weight }
      let share = Figure.share(objective / (total * weight), in: language)
      return say(
        "Poids couvert : \(figure(objective)) (\(share))",
        "Weight covered: \(figure(objective)) (\(share))")
    case .setCover:
      return say(
        "Coût de la couverture : \(figure(objective))", "Cost of the cover: \(figure(objective))")
    case .facilityLocation:
      return say(
        "Coûts d'ouverture et de desserte : \(figure(objective))",
        "Opening and service costs: \(figure(objective))")
    }
  }

  private var proof: String? {
    guard plan.objective != nil else { return nil }
    guard let bound = plan.bound, let gap = plan.gap else {
      return say("Aucune borne n'est prouvée.", "No bound is proven.")
    }
    if plan.status == .optimal, gap == 0 {
      return say(
        "Optimal : aucun autre choix ne fait mieux (borne \(figure(bound)), écart 0).",
        "Optimal: no other choice does better (bound \(figure(bound)), gap 0).")
    }
    let share = Figure.number(gap * 100, places: 4, in: language)
    return say(
      "Borne prouvée : \(figure(bound)), écart \(share) %.",
      "Proven bound: \(figure(bound)), gap \(share)%.")
  }

  private var steps: String {
    TextTable(
      columns: [
        .init(say("Étape", "Step")), .init(say("Valeur", "Value"), .right),
        .init(say("Points logistiques", "Hubs"), wraps: true),
      ],
      rows: plan.steps.map { step in
        [
          step.period, figure(step.objective),
          step.chosen.map { problem.candidates[$0].id }.joined(separator: ", "),
        ]
      }
    ).text(width: width)
  }

  private var hubs: String {
    var count = Array(repeating: 0, count: problem.candidates.count)
    var weight = Array(repeating: 0.0, count: problem.candidates.count)
    var farthest = weight
    for part in plan.assignment {
      count[part.candidate] += 1
      weight[part.candidate] += part.share * problem.demand[part.demand].weight
      farthest[part.candidate] = max(farthest[part.candidate], part.cost)
    }
    return TextTable(
      columns: [
        .init(say("Point logistique", "Hub")), .init(say("Points servis", "Points served"), .right),
        .init(say("Poids servi", "Weight served"), .right),
        .init(say("Capacité", "Capacity"), .right),
        .init(say("Distance maximale", "Greatest distance"), .right),
      ],
      rows: plan.chosen.map { hub in
        [
          problem.candidates[hub].id, "\(count[hub])", figure(weight[hub]),
          problem.candidates[hub].capacity.map(figure) ?? "–", figure(farthest[hub]),
        ]
      }
    ).text(width: width)
  }

  /// Demand points without a hub: named, so that nobody is dropped in silence.
  private var uncovered: [String] {
    func sentence(_ points: [Int], _ fr: String, _ en: String) -> String? {
      guard !points.isEmpty else { return nil }
      let names = points.prefix(10).map { problem.demand[$0].id }.joined(separator: ", ")
      let weight = figure(points.reduce(0) { $0 + problem.demand[$1].weight })
      let more = points.count > 10 ? "…" : ""
      return wrap(
        say(
          "\(fr) : \(Counted.fr(points.count, "point")) (poids \(weight)) : \(names)\(more)",
          "\(en): \(Counted.en(points.count, "point")) (weight \(weight)): \(names)\(more)"),
        width: width
      ).joined(separator: "\n")
    }
    let far = Set(plan.outOfReach)
    return [
      sentence(
        plan.outOfReach, "Hors de portée de tout candidat", "Out of reach of every candidate"),
      sentence(
        plan.uncovered.filter { !far.contains($0) }, "Sans point logistique assez proche",
        "Without a hub near enough"),
    ].compactMap { $0 }
  }

  private var seconds: String {
    let list = plan.times.map {
      "\($0.stage) \(Figure.number($0.seconds, places: 2, in: language))"
    }
    return say("Secondes : ", "Seconds: ") + list.joined(separator: ", ")
  }
}
