import Land

/// What it costs to loosen rules, so that unlike rules can be compared: the share of a rule that is given
/// up, times a weight for its kind. `docs/explanation.md` gives the scale with its reasons.
public struct RelaxationCosts: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case requirement, charter, datum, lock, limit, minimum, dates, apart, parts, cede, move, leave
  }

  /// By kind; 1 where nothing is said.
  public var weights: [Kind: Double]

  public init(weights: [Kind: Double] = [:]) {
    self.weights = weights
  }

  func weight(_ kind: Kind) -> Double { max(0, weights[kind] ?? 1) }

  /// Added for each rule that is touched: of two ways that give up as much, the one with fewer changes.
  static let perChange = 0.02
  /// A minimum cannot be cut further than by this share: what is left would be another programme.
  static let greatestCut = 0.5
  /// A missing datum costs half a rule: it may turn out to be good.
  static let datum = 0.5
  /// Moving costs half of leaving.
  static let move = 0.5
  /// Length of a period without end, in days: five years.
  static let endless = 1826.0

  /// How far one number is from another as a share of the rule's own, at most 1.
  static func share(from old: Double, to new: Double) -> Double {
    let difference = abs(new - old)
    if difference == 0 { return 0 }
    return old == 0 ? 1 : min(1, difference / abs(old))
  }

  static func share(_ change: SmallestChange) -> Double {
    switch change {
    case .raiseLimit(let old, let new), .lowerLimit(let old, let new): share(from: old, to: new)
    case .stateDatum: datum
    default: 1
    }
  }

  /// Days of a period that are lost, as a share of its length.
  static func share(from old: Period, to new: Period) -> Double {
    let lostAtStart = new.from.dayNumber - old.from.dayNumber
    var lost = Double(lostAtStart)
    var length = endless
    if let end = old.until {
      length = Double(end.dayNumber - old.from.dayNumber)
      if let newEnd = new.until { lost += Double(end.dayNumber - newEnd.dayNumber) }
    } else if let newEnd = new.until {
      // A demand for ever that would have to end: what is left of five years.
      lost += max(0, endless - Double(newEnd.dayNumber - old.from.dayNumber))
    }
    return min(1, max(0, lost / max(1, length)))
  }

  /// What a demand's place is worth keeping: a signed one twice as much as a study's, an idea's half.
  static func standing(_ commitment: Demand.Commitment?) -> Double {
    switch commitment {
    case .contract: 2
    case .funded: 1.5
    case .study, nil: 1
    case .idea: 0.5
    }
  }

  /// The cost of a change, ``perChange`` included.
  func cost(of change: ScenarioChange, in scenario: Scenario) -> Double {
    let share: Double
    switch change {
    case .requirement(_, _, let change), .charter(_, _, let change):
      share = RelaxationCosts.share(change)
    case .datum: share = RelaxationCosts.datum
    case .lock, .parts: share = 1
    case .artificialised(let old, let new), .budget(_, let old, let new),
      .totalBudget(let old, let new), .minimum(_, let old, let new):
      share = RelaxationCosts.share(from: old, to: new)
    case .period(_, let old, let new): share = RelaxationCosts.share(from: old, to: new)
    case .apart(_, _, let old, let new):
      share = new.map { RelaxationCosts.share(from: old, to: $0) } ?? 1
    case .cede(let id, let old, let new):
      share = standing(of: id, in: scenario) * RelaxationCosts.share(from: old, to: new)
    case .move(let id, _, _): share = standing(of: id, in: scenario) * RelaxationCosts.move
    case .leave(let id, _): share = standing(of: id, in: scenario)
    }
    return weight(change.kind) * share + RelaxationCosts.perChange
  }

  private func standing(of demand: String, in scenario: Scenario) -> Double {
    RelaxationCosts.standing(scenario.demand(demand)?.commitment)
  }
}
