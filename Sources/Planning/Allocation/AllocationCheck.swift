import Land
import PlanarGeometry

/// Checks an allocation against the scenario, in whole numbers, without the model, the instance or the
/// solver: from the words of the scenario to the placements, and nothing in between.
struct AllocationCheck {
  private let scenario: Scenario
  private let sites: [String: Site]
  private let suitabilities: [[String]: Suitability]
  private let forced: [AllocationProblem.ForcedPlacement]

  init(_ problem: AllocationProblem) {
    scenario = problem.scenario
    forced = problem.forced
    sites = Dictionary(problem.sites.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    suitabilities = Dictionary(
      problem.suitabilities.map { ([$0.demand, $0.site], $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Everything that is wrong, in words; empty where all rules hold.
  func faults(in allocation: Allocation) -> [String] {
    let placements = allocation.placements
    return eligibilityFaults(placements) + demandFaults(placements) + capacityFaults(placements)
      + apartFaults(placements) + limitFaults(placements) + lockFaults(allocation)
      + valueFaults(allocation)
  }

  private func squareDecimetres(_ placement: Placement) -> Int {
    Int((placement.area * 100).rounded())
  }

  private func eligibilityFaults(_ placements: [Placement]) -> [String] {
    var faults: [String] = []
    for placement in placements {
      let name = "\(placement.demand) on \(placement.site)"
      guard let demand = scenario.demand(placement.demand), let site = sites[placement.site] else {
        faults.append("\(name): unknown")
        continue
      }
      if suitabilities[[placement.demand, placement.site]]?.isEligible != true {
        faults.append("\(name): not eligible")
      }
      if !site.isAvailable(during: demand.period) { faults.append("\(name): not available") }
      if demand.resource != placement.resource || demand.period != placement.period {
        faults.append("\(name): another resource or period")
      }
      if placement.area <= 0 || Double(squareDecimetres(placement)) / 100 != placement.area {
        faults.append("\(name): \(placement.area) m² is no whole number of square decimetres")
      }
    }
    return faults
  }

  private func demandFaults(_ placements: [Placement]) -> [String] {
    var faults: [String] = []
    for demand in scenario.demands {
      let own = placements.filter { $0.demand == demand.id }
      guard !own.isEmpty else { continue }
      let total = own.reduce(0) { $0 + squareDecimetres($1) }
      let minimum = max(1, ExactNumbers.squareDecimetres(demand.minimum))
      let target = max(minimum, ExactNumbers.squareDecimetres(demand.target))
      if own.count > demand.parts { faults.append("\(demand.id): \(own.count) parts") }
      if Set(own.map(\.site)).count < own.count { faults.append("\(demand.id): twice on a site") }
      if total < minimum || total > target {
        faults.append("\(demand.id): \(total) dm² are not in \(minimum)...\(target)")
      }
      let least = max(1, minimum / demand.parts)
      if own.contains(where: { squareDecimetres($0) < least }) {
        faults.append("\(demand.id): a part is less than \(least) dm²")
      }
    }
    return faults
  }

  /// At every date where something starts, what is active must fit.
  private func capacityFaults(_ placements: [Placement]) -> [String] {
    var faults: [String] = []
    for (id, here) in Dictionary(grouping: placements, by: \.site).sorted(by: { $0.key < $1.key }) {
      guard let site = sites[id] else { continue }
      for resource in Resource.allCases {
        let held = ExactNumbers.squareDecimetres(site.capacity(of: resource))
        for date in Set(here.map(\.period.from)).sorted() {
          let asked = here.filter { $0.resource == resource && $0.period.contains(date) }
            .reduce(0) { $0 + squareDecimetres($1) }
          if asked > held {
            faults.append("\(id): \(asked) dm² of \(resource) from \(date), \(held) there")
          }
        }
      }
    }
    return faults
  }

  private func apartFaults(_ placements: [Placement]) -> [String] {
    var faults: [String] = []
    for (index, a) in placements.enumerated() {
      for b in placements[(index + 1)...] where a.demand != b.demand && a.period.overlaps(b.period)
      {
        guard let first = scenario.demand(a.demand), let second = scenario.demand(b.demand),
          let required = scenario.separation(first.use, second.use)
        else { continue }
        let isNear: Bool
        if a.site == b.site {
          isNear = true
        } else if let here = sites[a.site], let there = sites[b.site] {
          isNear = ((try? here.geometry.distance(to: there.geometry)) ?? 0) < required
        } else {
          isNear = true
        }
        if isNear {
          faults.append(
            "\(a.demand) on \(a.site), \(b.demand) on \(b.site): nearer than \(required) m")
        }
      }
    }
    return faults
  }

  private func limitFaults(_ placements: [Placement]) -> [String] {
    var faults: [String] = []
    if let limit = scenario.limits.artificialised {
      var taken: Int128 = 0
      for placement in placements where placement.resource == .land {
        let share = sites[placement.site]?.artificialised ?? 0
        taken +=
          Int128(squareDecimetres(placement))
          * Int128(1_000_000_000 - ExactNumbers.billionths(share))
      }
      if taken > ExactNumbers.weighted(squareMetres: limit) {
        faults.append("\(ExactNumbers.squareMetres(weighted: taken)) m² artificialised of \(limit)")
      }
    }
    for department in scenario.departments {
      guard let limit = scenario.limits.budget[department.id] else { continue }
      let spent = cost(placements.filter { $0.department == department.id })
      if spent > ExactNumbers.euroUnits(limit) {
        faults.append("\(department.id): \(ExactNumbers.euros(spent)) € of \(limit)")
      }
    }
    if let limit = scenario.limits.totalBudget, cost(placements) > ExactNumbers.euroUnits(limit) {
      faults.append("\(ExactNumbers.euros(cost(placements))) € of \(limit) by all")
    }
    return faults
  }

  private func cost(_ placements: [Placement]) -> Int128 {
    var total: Int128 = 0
    for placement in placements {
      guard let demand = scenario.demand(placement.demand), let site = sites[placement.site] else {
        continue
      }
      let price = demand.costPerSquareMetre + (site.price ?? 0) + (site.rent ?? 0)
      total += Int128(squareDecimetres(placement)) * Int128(ExactNumbers.unitPrice(price))
    }
    for id in Set(placements.map(\.demand)) {
      total += ExactNumbers.euroUnits(scenario.demand(id)?.fixedCost ?? 0)
    }
    return total
  }

  /// Under rule silo a locked placement may be lost like any other: that is what the rule shows.
  private func lockFaults(_ allocation: Allocation) -> [String] {
    var faults: [String] = []
    let chosen = Set(allocation.placements.map { [$0.demand, $0.site] })
    let lost = Set(allocation.clashes.flatMap(\.placements).map { [$0.demand, $0.site] })
    func require(_ demand: String, _ site: String) {
      if !chosen.contains([demand, site]), !lost.contains([demand, site]) {
        faults.append("\(demand) must be on \(site)")
      }
    }
    for lock in scenario.locks {
      switch lock.order {
      case .always(let sites): for site in sites { require(lock.demand, site) }
      case .never(let sites):
        for site in sites where chosen.contains([lock.demand, site]) {
          faults.append("\(lock.demand) must not be on \(site)")
        }
      }
    }
    for pair in forced { require(pair.demand, pair.site) }
    return faults
  }

  /// Worths, utilities and the objective follow from the placements.
  private func valueFaults(_ allocation: Allocation) -> [String] {
    var faults: [String] = []
    func differ(_ a: Double, _ b: Double) -> Bool { abs(a - b) > 1e-9 * max(1, abs(a), abs(b)) }
    var objective = 0.0
    for share in allocation.shares {
      let own = allocation.placements.filter { $0.department == share.department }
      let utility = own.reduce(0) { $0 + $1.worth }
      if differ(utility, share.utility) { faults.append("\(share.department): U is \(utility)") }
      if let u = share.u { objective += (scenario.department(share.department)?.voice ?? 0) * u }
    }
    let fairness = FairnessCheck(scenario, allocation.shares)
    if let account = allocation.fairness {
      objective = fairness.objective(account)
      faults += fairness.faults(account, allocation.rule)
    } else if [.leximin, .nash, .kalaiSmorodinsky].contains(allocation.rule),
      fairness.hasParties
    {
      faults.append("\(allocation.rule.rawValue) without an account")
    }
    if differ(objective, allocation.objective) { faults.append("objective is \(objective)") }
    if allocation.bound < allocation.objective { faults.append("bound below objective") }
    for demand in scenario.demands {
      let own = allocation.placements.filter { $0.demand == demand.id }
      guard !own.isEmpty else { continue }
      let plain = own.reduce(0.0) {
        $0 + demand.importance * $1.score * $1.area
          / (Double(max(1, ExactNumbers.squareDecimetres(demand.target))) / 100)
      }
      let bonus = bonus(demand, own, allocation.placements)
      if differ(own.reduce(0) { $0 + $1.worth }, plain + bonus) {
        faults.append("\(demand.id): worth is \(plain + bonus)")
      }
    }
    return faults
  }

  private func bonus(_ demand: Demand, _ own: [Placement], _ all: [Placement]) -> Double {
    (scenario.use(demand.use)?.together ?? [:]).sorted { $0.key < $1.key }.reduce(0.0) {
      sum, entry in
      let scores = own.filter { placement in
        all.contains {
          $0.demand != demand.id && $0.site == placement.site
            && scenario.demand($0.demand)?.use == entry.key && $0.period.overlaps(demand.period)
        }
      }.map(\.score)
      return sum + entry.value * demand.importance * (scores.max() ?? 0)
    }
  }
}
