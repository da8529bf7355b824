import Land
import LinearProgramming
import PlanarGeometry

@testable import Planning

/// The cheapest way to let a demand in, by trying every site and part of the period for it and every fate of
/// those who are placed; only the areas are a linear program. Straight from the words of
/// `docs/explanation.md`, for demands on one site.
struct RelaxationOracle {
  let scenario: Scenario
  let sites: [Site]
  let suitabilities: [Suitability]
  let guest: Demand
  let placed: [Placement]

  private struct Spot {
    let demand: Demand
    let site: Site
    let period: Period
    /// m²; nil for the guest.
    let held: Double?
  }

  /// Nil where nothing lets it in.
  func cheapest() throws -> Double? {
    var best = Double.infinity
    for site in sites {
      guard let fixed = conditions(site), let whole = clipped(site) else { continue }
      for period in [whole] + parts(whole) {
        let dates = days(period)
        let cost = fixed + (dates > 0 ? dates + 0.02 : 0)
        let own = Spot(demand: guest, site: site, period: period, held: nil)
        try visit(0, [own], cost, &best)
      }
    }
    return best == .infinity ? nil : best
  }

  private func suitability(_ demand: Demand, _ site: Site) -> Suitability? {
    suitabilities.first { $0.demand == demand.id && $0.site == site.id }
  }

  private func conditions(_ site: Site) -> Double? {
    guard let pair = suitability(guest, site) else { return nil }
    var cost = 0.0
    for finding in pair.findings where !finding.allows {
      if finding.outcome == .unknown {
        cost += 0.52
      } else if let number = finding.measured.number, let limit = finding.condition?.atMost {
        cost += min(1, (number - limit) / limit) + 0.02
      } else if let number = finding.measured.number, let limit = finding.condition?.atLeast {
        cost += min(1, (limit - number) / limit) + 0.02
      } else {
        cost += 1.02
      }
    }
    for lock in scenario.locks where lock.demand == guest.id {
      if case .never(let never) = lock.order, never.contains(site.id) { cost += 1.02 }
    }
    return cost
  }

  private func clipped(_ site: Site) -> Period? {
    let from = max(guest.period.from, site.from ?? guest.period.from)
    let until = [guest.period.until, site.until].compactMap { $0 }.min()
    if let until, until <= from { return nil }
    return Period(from: from, until: until)
  }

  /// Later beginnings and earlier ends at every date at which somebody else comes or goes.
  private func parts(_ period: Period) -> [Period] {
    let others = placed.map(\.period)
    return others.compactMap(\.until).filter { $0 > period.from }
      .filter { end in period.until.map { end < $0 } ?? true }
      .map { Period(from: $0, until: period.until) }
      + others.map(\.from).filter { $0 > period.from }
      .filter { start in period.until.map { start < $0 } ?? true }
      .map { Period(from: period.from, until: $0) }
  }

  private func days(_ period: Period) -> Double {
    let late = Double(period.from.dayNumber - guest.period.from.dayNumber)
    if let end = guest.period.until {
      let early = Double(end.dayNumber - period.until!.dayNumber)
      return min(1, (late + early) / Double(end.dayNumber - guest.period.from.dayNumber))
    }
    guard let end = period.until else { return min(1, late / 1826) }
    // What is left of five years, however late it begins.
    return min(1, max(0, 1826 - Double(end.dayNumber - period.from.dayNumber)) / 1826)
  }

  private func standing(_ demand: Demand) -> Double {
    switch demand.commitment {
    case .contract: 2
    case .funded: 1.5
    case .study, nil: 1
    case .idea: 0.5
    }
  }

  /// Every fate of those who are placed: stays, goes elsewhere, leaves.
  private func visit(_ index: Int, _ spots: [Spot], _ cost: Double, _ best: inout Double) throws {
    guard cost < best else { return }
    guard index < placed.count else {
      if let more = try areas(spots), cost + more < best { best = cost + more }
      return
    }
    let own = placed[index]
    let demand = scenario.demand(own.demand)!
    let open = BruteForce(scenario, sites, suitabilities)
    for (s, site) in sites.enumerated() {
      let isHere = site.id == own.site
      guard isHere || open.score(position(demand), s) != nil
      else { continue }
      let spot = Spot(demand: demand, site: site, period: demand.period, held: own.area)
      let move = isHere ? 0 : 0.5 * standing(demand) + 0.02
      try visit(index + 1, spots + [spot], cost + move, &best)
    }
    try visit(index + 1, spots, cost + standing(demand) + 0.02, &best)
  }

  private func position(_ demand: Demand) -> Int {
    scenario.demands.firstIndex { $0.id == demand.id }!
  }

  /// The cost of distances and areas; nil where they cannot be.
  private func areas(_ spots: [Spot]) throws -> Double? {
    var worst = 0.0
    for (index, a) in spots.enumerated() {
      for b in spots[(index + 1)...] where a.period.overlaps(b.period) {
        guard let asked = scenario.separation(a.demand.use, b.demand.use) else { continue }
        let distance = a.site.id == b.site.id ? 0 : BruteForce.distance(a.site, b.site)
        guard a.site.id == b.site.id || distance < asked else { continue }
        if a.held != nil, b.held != nil { return nil }
        worst = max(worst, a.site.id == b.site.id ? 1 : (asked - distance) / asked)
      }
    }
    guard let areas = try program(spots) else { return nil }
    return areas + (worst > 0 ? worst + 0.02 : 0)
  }

  /// Shares of minimum, cessions and limits that are given up, each with its 0.02.
  private func program(_ spots: [Spot]) throws -> Double? {
    var program = LinearProgram(.minimize)
    func share(_ weight: Double, upTo most: Double) -> Int {
      let column = program.addColumn("share", upper: most, objective: weight)
      let touched = program.addColumn("touched", kind: .binary, objective: 0.02)
      program.addRow("touched", [.init(1, column), .init(-1, touched)], upper: 0)
      return column
    }
    var columns: [Int] = []
    for spot in spots {
      let upper = min(spot.held ?? spot.demand.target, spot.site.usableLand)
      let area = program.addColumn("area", upper: upper)
      columns.append(area)
      let minimum = spot.demand.minimum
      if let held = spot.held {
        let give = share(standing(spot.demand), upTo: 1)
        program.addRow("cede", [.init(1, area), .init(held, give)], lower: held)
        program.addRow("minimum", [.init(1, area)], lower: minimum)
      } else {
        let give = share(1, upTo: 0.5)
        program.addRow("minimum", [.init(1, area), .init(minimum, give)], lower: minimum)
      }
    }
    for date in Set(spots.map(\.period.from)) {
      for site in sites {
        let here = spots.indices.filter {
          spots[$0].site.id == site.id && spots[$0].period.contains(date)
        }
        program.addRow("capacity", here.map { .init(1, columns[$0]) }, upper: site.usableLand)
      }
    }
    func limit(_ most: Double, _ terms: [LinearProgram.Term], _ constant: Double) {
      let give = share(1, upTo: 1)
      let dropped = program.addColumn("dropped", kind: .binary)
      program.addRow("dropped", [.init(1, give), .init(-1, dropped)], lower: 0)
      program.addRow(
        "limit", terms + [.init(-most, give), .init(-1e6, dropped)], upper: most - constant)
    }
    if let most = scenario.limits.artificialised {
      let terms = spots.indices.map {
        LinearProgram.Term(1 - (spots[$0].site.artificialised ?? 0), columns[$0])
      }
      limit(most, terms, 0)
    }
    for (department, most) in scenario.limits.budget {
      let own = spots.indices.filter { spots[$0].demand.department == department }
      let terms = own.map {
        LinearProgram.Term(
          spots[$0].demand.costPerSquareMetre + (spots[$0].site.price ?? 0), columns[$0])
      }
      limit(most, terms, own.reduce(0) { $0 + spots[$1].demand.fixedCost })
    }
    let solution = try program.solve(SolveOptions(relativeGap: 0))
    return solution.status == .optimal ? solution.objective! : nil
  }
}
