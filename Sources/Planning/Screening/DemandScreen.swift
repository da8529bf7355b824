import Land

/// One demand, ready to be held against sites.
struct DemandScreen {
  private let demand: Demand
  private let scenario: Scenario
  private let requirements: [(measure: Measure, column: Int?)]
  private let preferences: [Int?]

  init(_ demand: Demand, in scenario: Scenario, columns: SiteSheets) {
    self.demand = demand
    self.scenario = scenario
    requirements = demand.requirements.map {
      let measure = $0.measure.resolved(for: demand, in: scenario)
      return (measure, columns.position(of: measure))
    }
    preferences = demand.preferences.map {
      columns.position(of: $0.measure.resolved(for: demand, in: scenario))
    }
  }

  func suitability(of site: Site, _ sheet: SiteSheet) -> Suitability {
    let score = Score(demand.preferences, preferences.map { value($0, sheet) })
    return Suitability(
      demand: demand.id, site: site.id,
      findings: [availability(of: site), capacity(of: site)]
        + requirements(sheet) + charters(of: site) + locks(of: site),
      score: score.chosen(by: scenario.missingData), scoreLow: score.low, scoreHigh: score.high)
  }

  private func value(_ column: Int?, _ sheet: SiteSheet) -> AttributeValue {
    column.map { sheet.values[$0] } ?? .missing
  }

  private func availability(of site: Site) -> Finding {
    Finding(
      origin: .availability,
      outcome: site.isAvailable(during: demand.period) ? .passed : .failed)
  }

  private func capacity(of site: Site) -> Finding {
    let capacity = site.capacity(of: demand.resource)
    let least = demand.leastPart
    // A third of 1000 m² three times over is 1000 m², whatever the last bit says.
    let passes = capacity >= least * (1 - 1e-12)
    return Finding(
      origin: .capacity, outcome: passes ? .passed : .failed, resource: demand.resource,
      condition: Condition(atLeast: least), measured: .number(capacity), margin: capacity - least)
  }

  private func requirements(_ sheet: SiteSheet) -> [Finding] {
    demand.requirements.indices.map { index in
      let requirement = demand.requirements[index]
      let measured = value(requirements[index].column, sheet)
      let outcome: Finding.Outcome =
        switch requirement.condition.holds(for: measured) {
        case true?: .passed
        case false?: .failed
        case nil: requirement.passesIfMissing ? .waived : .unknown
        }
      return Finding(
        origin: .requirement(index), outcome: outcome, measure: requirements[index].measure,
        condition: requirement.condition, measured: measured,
        margin: requirement.condition.margin(of: measured))
    }
  }

  private func charters(of site: Site) -> [Finding] {
    scenario.charters.filter { $0.applies(to: site) }.flatMap { charter in
      charter.accepts.enumerated().map { index, rule in
        let value = demand.attribute(rule.attribute)
        let outcome: Finding.Outcome =
          switch rule.condition.holds(for: value) {
          case true?: .passed
          case false?: .failed
          case nil: .unknown
          }
        return Finding(
          origin: .charter(charter.id, index), outcome: outcome, attribute: rule.attribute,
          condition: rule.condition, measured: value, margin: rule.condition.margin(of: value))
      }
    }
  }

  private func locks(of site: Site) -> [Finding] {
    scenario.locks.indices.compactMap { index in
      let lock = scenario.locks[index]
      guard lock.demand == demand.id, case .never(let sites) = lock.order, sites.contains(site.id)
      else { return nil }
      return Finding(origin: .lock(index), outcome: .failed)
    }
  }
}

extension Demand {
  /// The least square metres that a site must hold to be of use: the minimum shared among the parts.
  var leastPart: Double { minimum / Double(max(1, parts)) }
}

extension Condition {
  /// How far a number is inside the limits (positive) or outside (negative); nil without a number or a limit.
  func margin(of value: AttributeValue) -> Double? {
    guard let number = value.number else { return nil }
    return [atLeast.map { number - $0 }, atMost.map { $0 - number }].compactMap { $0 }.min()
  }
}
