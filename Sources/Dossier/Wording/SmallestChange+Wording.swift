public import Land
public import Planning

extension SmallestChange {
  /// What would have to change, beginning with a verb and without a full stop:
  /// « relever le maximum de 800 m à 913 m ».
  ///
  /// - Parameter finding: The failed rule that the change opens.
  public func sentence(opening finding: Finding, _ language: Language) -> String {
    let french = language == .fr
    switch self {
    case .raiseLimit(let old, let new):
      let limits = limits(old, new, up: true, finding, language)
      return french
        ? "relever le maximum de \(limits.0) à \(limits.1)"
        : "raise the maximum from \(limits.0) to \(limits.1)"
    case .lowerLimit(let old, let new):
      let limits = limits(old, new, up: false, finding, language)
      return french
        ? "abaisser le minimum de \(limits.0) à \(limits.1)"
        : "lower the minimum from \(limits.0) to \(limits.1)"
    case .accept(let label):
      let word = finding.measure?.word(label, in: language) ?? label
      return french ? "admettre «\u{A0}\(word)\u{A0}»" : "accept “\(word)”"
    case .stopExcluding(let label):
      let word = finding.measure?.word(label, in: language) ?? label
      return french ? "ne plus exclure «\u{A0}\(word)\u{A0}»" : "stop excluding “\(word)”"
    case .acceptEither: return french ? "lever cette exigence" : "drop this requirement"
    case .freeSite(let period):
      let dates = Figure.period(period, in: language)
      return french ? "libérer le site \(dates)" : "free the site \(dates)"
    case .movePeriod(let period):
      let dates = Figure.period(period, in: language)
      return french ? "programmer la demande \(dates)" : "plan the demand \(dates)"
    case .addCapacity(let area, let resource):
      let text = amount(area, resource, up: true, language)
      return french
        ? "\(text) de \(resource == .floor ? "plancher" : "terrain") de plus"
        : "\(text) more \(resource.rawValue)"
    case .shrinkPart(let area, let resource):
      let text = amount(area, resource, up: false, language)
      return french ? "se contenter de \(text)" : "make do with \(text)"
    case .stateDatum: return french ? "renseigner la donnée" : "state the datum"
    case .liftLock: return french ? "lever le verrou" : "lift the lock"
    }
  }

  private func limits(
    _ old: Double, _ new: Double, up: Bool, _ finding: Finding, _ language: Language
  ) -> (String, String) {
    guard let measure = finding.measure else {
      let rounded = Figure.roundedOut(new, up: up, step: 0.01)
      return (Figure.number(old, in: language), Figure.number(rounded, in: language))
    }
    let step: Double =
      switch measure.dimension {
      case .length?: new < 10 ? 0.1 : new < 2000 ? 1 : 100
      case .area?: new < 1000 ? 1 : 100
      case .share?: 0.001
      default: 0.01
      }
    let rounded = Figure.roundedOut(new, up: up, step: step)
    return Figure.distinct(old, rounded == old ? new : rounded) {
      Figure.measured($0, by: measure, places: $1, in: language)
    }
  }

  private func amount(
    _ area: Double, _ resource: Resource, up: Bool, _ language: Language
  ) -> String {
    let step: Double = resource == .floor || area < 1000 ? 1 : 100
    return Figure.amount(
      Figure.roundedOut(area, up: up, step: step), of: resource, in: language)
  }
}
