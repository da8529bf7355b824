public import Land
public import Planning

/// What each further hub brings, as a table for a terminal.
public struct LocationCurveText {
  private let curve: LocationCurve
  private let problem: LocationProblem
  private let language: Language

  public init(_ curve: LocationCurve, of problem: LocationProblem, language: Language) {
    self.curve = curve
    self.problem = problem
    self.language = language
  }

  /// The table, ended by a line feed.
  public func text(width: Int) -> String {
    let total = problem.demand.reduce(0) { $0 + $1.weight }
    func figure(_ value: Double) -> String { Figure.number(value, places: 2, in: language) }
    func say(_ fr: String, _ en: String) -> String { Message(fr: fr, en: en)[language] }
    let showsCover = curve.points.contains { $0.covered != nil }
    return TextTable(
      columns: [
        .init(say("Points", "Hubs"), .right), .init(say("Valeur", "Value"), .right),
        .init(say("Gain du dernier", "Gain of the last"), .right),
        .init(say("Écart prouvé", "Proven gap"), .right),
        .init(say("Poids × distance", "Weight × distance"), .right),
      ] + (showsCover ? [.init(say("Poids couvert", "Weight covered"), .right)] : []),
      rows: curve.points.map { point in
        [
          "\(point.hubs)", point.plan.objective.map(figure) ?? "–",
          point.gain.map(figure) ?? "–",
          point.plan.gap.map { Figure.number($0 * 100, places: 3, in: language) + " %" } ?? "–",
          figure(point.cost),
        ]
          + (showsCover
            ? [point.covered.map { Figure.share($0 / total, in: language) } ?? "–"] : [])
      }
    ).text(width: width)
  }
}
