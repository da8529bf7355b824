internal import Formats
public import Land
public import Planning

extension Wording {
  /// Why a site may not carry a hub, one sentence for each reason.
  public func sentences(_ refusal: HubRefusal, of plan: HubPlan) -> [Message] {
    let demand = plan.demand(in: scenario)
    return refusal.reasons.map { reason in
      both { language in
        switch (reason, language) {
        case (.excluded, .fr): "écarté par le scénario"
        case (.excluded, .en): "left out by the scenario"
        case (.rule(let finding), _):
          finding.sentence(for: demand, on: refusal.site, in: scenario, language)
        case (.filter(let column, _, let value), .fr):
          "\(column)\u{A0}: \(value.label ?? "donnée manquante"), non admis"
        case (.filter(let column, _, let value), .en):
          "\(column): \(value.label ?? "missing datum"), not accepted"
        case (.offStreet(let limit), .fr):
          "aucune rue cyclable à moins de \(Figure.length(limit, in: .fr))"
        case (.offStreet(let limit), .en):
          "no street open to bicycles within \(Figure.length(limit, in: .en))"
        }
      }
    }
  }

  /// What a change of one site would do to a plan: « le trajet moyen passe de 5,2 à 5,9 min (exact) ».
  public func sentence(_ rehearsal: HubRehearsal, of placement: HubPlacement) -> Message {
    both { language in
      let french = language == .fr
      guard let most = rehearsal.most ?? rehearsal.least else {
        if rehearsal.proof == .notComputed {
          return french
            ? "non calculé (le plan est trop grand pour être résolu à nouveau dans le temps accordé)"
            : "not computed (the plan is too large to be solved again in the time granted)"
        }
        return french ? "aucun plan ne respecte alors les règles" : "no plan keeps the rules then"
      }
      let figures = HubFigures(placement, language)
      var text: String
      switch rehearsal.proof {
      case .exact, .impossible, .notComputed: text = figures.change(most)
      case .bounded where rehearsal.least != nil && rehearsal.least != most:
        let least = figures.change(rehearsal.least ?? most)
        text =
          french
          ? "entre \(least) et \(figures.change(most))"
          : "between \(least) and \(figures.change(most))"
      case .bounded: text = figures.change(most)
      case .reached: text = (french ? "au plus " : "at most ") + figures.change(most)
      }
      text += " (\(rehearsal.proof.word(language)))"
      let leaves = rehearsal.leaves.map { shortSite($0, in: language) }.joined(separator: ", ")
      let joins = rehearsal.joins.filter { $0 != rehearsal.site }.map {
        shortSite($0, in: language)
      }
      .joined(separator: ", ")
      if rehearsal.change != .lost, !leaves.isEmpty {
        text += french ? ", à la place de \(leaves)" : ", instead of \(leaves)"
      }
      if rehearsal.change == .lost, !joins.isEmpty {
        text += french ? ", remplacé par \(joins)" : ", replaced by \(joins)"
      }
      return text
    }
  }
}

extension HubRehearsal.Proof {
  func word(_ language: Language) -> String {
    switch (self, language) {
    case (.exact, .fr): "résolu à nouveau"
    case (.exact, .en): "solved again"
    case (.bounded, .fr): "borne lagrangienne et échange"
    case (.bounded, .en): "Lagrangian bound and swap"
    case (.reached, .fr): "meilleur échange"
    case (.reached, .en): "best swap"
    case (.notComputed, .fr): "non calculé"
    case (.notComputed, .en): "not computed"
    case (.impossible, .fr): "impossible"
    case (.impossible, .en): "impossible"
    }
  }
}

/// A plan's figures in the unit that people read: minutes on average, shares covered, hubs, euros.
struct HubFigures {
  private let placement: HubPlacement
  private let language: Language
  /// Of all demand that can be reached.
  private let weight: Double
  private let steps: Double

  init(_ placement: HubPlacement, _ language: Language) {
    self.placement = placement
    self.language = language
    let problem = placement.instance.problem
    let lost = Set(problem.outOfReach)
    let counts =
      if case .coverage = problem.model { problem.demand.indices.map { $0 } } else {
        problem.demand.indices.filter { !lost.contains($0) }
      }
    weight = counts.reduce(0) { $0 + problem.demand[$1].weight }
    steps = problem.periods.isEmpty ? 1 : problem.periods.reduce(0) { $0 + $1.weight }
  }

  /// The objective, or a part of it.
  func value(_ objective: Double) -> String {
    switch placement.instance.problem.model {
    case .pMedian: Figure.duration(objective / weight / steps, in: language)
    case .pCenter: Figure.duration(objective, in: language)
    case .coverage: Figure.share(objective / weight / steps, in: language)
    case .setCover: setCover(objective)
    case .facilityLocation:
      Figure.money(objective * placement.plan.euros, in: language)
    }
  }

  /// `+40 s`, `−1,2 %`; the sign tells which way the objective goes, given how much worse it gets.
  func change(_ worse: Double) -> String {
    let isMaximised = placement.instance.problem.model.isMaximised
    let difference = isMaximised ? -worse : worse
    let size = value(abs(difference))
    if size == value(0) { return "±\(size)" }
    return (difference > 0 ? "+" : "−") + size
  }

  private func setCover(_ objective: Double) -> String {
    guard placement.plan.costs.minute == 0, placement.plan.costs.opening == 0 else {
      return Figure.money(objective * placement.plan.euros, in: language)
    }
    return language == .fr
      ? Counted.fr(Int(objective.rounded()), "point") : Counted.en(Int(objective.rounded()), "hub")
  }

  /// What the objective is.
  var name: String {
    let french = language == .fr
    return switch placement.instance.problem.model {
    case .pMedian: french ? "trajet moyen" : "mean travel"
    case .pCenter: french ? "plus long trajet" : "longest travel"
    case .coverage: french ? "demande couverte" : "demand covered"
    case .setCover: french ? "points nécessaires" : "hubs needed"
    case .facilityLocation: french ? "coût annuel" : "yearly cost"
    }
  }
}
