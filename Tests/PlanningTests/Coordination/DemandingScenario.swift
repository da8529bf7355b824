import Land
import PlanarGeometry
import TestSupport

@testable import Planning

/// A small scenario drawn from a seed whose demands require more than the sites have: measured requirements,
/// charters, locks, limits, distances and dates stand between them.
struct DemandingScenario {
  var scenario: Scenario
  var sites: [Site] = []
  var suitabilities: [Suitability] = []

  /// - Parameter locksAlways: Whether demands may be locked on sites, which can contradict other rules.
  init(seed: UInt64, locksAlways: Bool = false) throws {
    var random = SeededGenerator(seed: seed &* 104_729 &+ 31)
    func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
    func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let year = { (index: Int) in CalendarDate(year: 2027 + index, month: 1, day: 1)! }

    for index in 0..<pick(2...3) {
      let x = Double(index * pick(40...90))
      sites.append(
        Site(
          id: "s\(index)", kind: .friche,
          geometry: try Geometry(
            wkt: "POLYGON((\(x) 0,\(x + 20) 0,\(x + 20) 20,\(x) 20,\(x) 0))"),
          price: chance(0.4) ? Double(pick(1...9)) : nil, from: chance(0.2) ? year(1) : nil,
          until: chance(0.2) ? year(4) : nil, usableLand: Double(pick(600...2400)),
          artificialised: chance(0.5) ? Double(pick(0...4)) / 4 : nil))
    }
    scenario = Scenario(
      name: "demanding \(seed)", crs: "EPSG:2154", referenceDate: year(0),
      departments: [Department(id: "k0"), Department(id: "k1")],
      uses: [
        Use(id: "u0", apart: chance(0.4) ? ["u1": Double(pick(10...80))] : [:]), Use(id: "u1"),
      ])
    scenario.charters = [
      Charter(
        id: "c", appliesTo: [:],
        accepts: [Charter.Rule(attribute: "jobs", condition: Condition(atLeast: 40))])
    ]
    for index in 0..<pick(3...4) {
      let minimum = Double(pick(300...1200))
      let start = pick(0...2)
      scenario.demands.append(
        Demand(
          id: "d\(index)", department: "k\(pick(0...1))", use: "u\(pick(0...1))",
          minimum: minimum, target: chance(0.5) ? nil : minimum + Double(pick(0...600)),
          period: Period(from: year(start), until: chance(0.4) ? year(start + 2) : nil),
          importance: Double(pick(1...4)), commitment: Demand.Commitment.allCases[pick(0...3)],
          fixedCost: chance(0.3) ? Double(pick(500...3000)) : 0,
          attributes: ["jobs": .number(Double(pick(20...80)))],
          requirements: [
            Requirement(Measure(.distance, layer: "heat"), Condition(atMost: 800)),
            Requirement(Measure(.majority, layer: "zoning", field: "z"), Condition(oneOf: ["U"])),
          ]))
    }
    if chance(0.3) { scenario.limits.artificialised = Double(pick(300...2000)) }
    if chance(0.3) { scenario.limits.budget["k0"] = Double(pick(1000...9000)) }
    for demand in scenario.demands {
      for site in sites {
        let findings = [
          judged(0, demand, .number(Double(pick(200...1400))), isKnown: !chance(0.1)),
          judged(1, demand, .text(chance(0.8) ? "U" : "N")), chartered(demand, chance(0.3)),
        ].compactMap { $0 }
        let score = Double(pick(10...99)) / 100
        suitabilities.append(
          Suitability(
            demand: demand.id, site: site.id, findings: findings, score: score, scoreLow: score,
            scoreHigh: score))
      }
    }
    let demands = scenario.demands.count - 1
    if chance(0.4) {
      scenario.locks.append(
        Lock(demand: "d\(pick(0...demands))", .never(["s\(pick(0...(sites.count - 1)))"])))
    }
    if locksAlways {
      for _ in 0..<pick(1...3) {
        scenario.locks.append(
          Lock(demand: "d\(pick(0...demands))", .always(["s\(pick(0...(sites.count - 1)))"])))
      }
    }
  }

  private func judged(
    _ index: Int, _ demand: Demand, _ value: AttributeValue, isKnown: Bool = true
  ) -> Finding {
    let requirement = demand.requirements[index]
    let outcome: Finding.Outcome =
      !isKnown ? .unknown : requirement.condition.holds(for: value) == true ? .passed : .failed
    return Finding(
      origin: .requirement(index), outcome: outcome, measure: requirement.measure,
      condition: requirement.condition, measured: isKnown ? value : .missing)
  }

  private func chartered(_ demand: Demand, _ applies: Bool) -> Finding? {
    guard applies else { return nil }
    let condition = scenario.charters[0].accepts[0].condition
    let value = demand.attribute("jobs")
    return Finding(
      origin: .charter("c", 0), outcome: condition.holds(for: value) == true ? .passed : .failed,
      attribute: "jobs", condition: condition, measured: value)
  }

  func problem() throws -> AllocationProblem {
    try AllocationProblem(scenario: scenario, sites: sites, suitabilities: suitabilities)
  }
}
