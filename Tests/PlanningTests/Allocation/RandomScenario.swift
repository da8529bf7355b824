import Land
import PlanarGeometry
import TestSupport

@testable import Planning

/// A small scenario drawn from a seed, in which every kind of rule may appear.
struct RandomScenario {
  var scenario: Scenario
  var sites: [Site]
  var suitabilities: [Suitability]

  /// - Parameters:
  ///   - locksAlways: Whether demands may be locked on sites, which can contradict other rules.
  ///   - parties: How many departments there may be.
  init(
    seed: UInt64, locksAlways: Bool = false, parties: ClosedRange<Int> = 2...3
  ) throws {
    var random = SeededGenerator(seed: seed &* 7919 &+ 17)
    func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
    func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    func draw(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }
    let year = { (index: Int) in CalendarDate(year: 2027 + index, month: 1, day: 1)! }

    let siteCount = pick(2...3)
    sites = try (0..<siteCount).map { index in
      let side = Double(pick(20...60))
      let x = Double(pick(0...120))
      let y = Double(index) * 30 + 70 * Double(pick(0...1))
      return Site(
        id: "s\(index)", kind: .friche,
        geometry: try Geometry(
          wkt:
            "POLYGON((\(x) \(y),\(x + side) \(y),\(x + side) \(y + side),\(x) \(y + side),\(x) \(y)))"
        ),
        rent: chance(0.3) ? Double(pick(1...9)) : nil,
        price: chance(0.3) ? Double(pick(10...99)) / 10 : nil,
        from: chance(0.2) ? year(1) : nil, until: chance(0.2) ? year(4) : nil,
        usableLand: chance(0.5) ? Double(pick(40_000...360_000)) / 100 : nil,
        usableFloor: chance(0.5) ? Double(pick(100...2000)) : nil,
        artificialised: chance(0.5) ? Double(pick(0...100)) / 100 : nil)
    }
    let departments = (0..<pick(parties)).map {
      Department(id: "k\($0)", voice: Double(pick(1...3)))
    }
    let uses = (0..<3).map { index in
      Use(
        id: "u\(index)",
        apart: chance(0.4) ? ["u\(pick(0...2))": Double(pick(0...60))] : [:],
        together: chance(0.4) ? ["u\(pick(0...2))": draw(0.05...0.5)] : [:])
    }
    let demands = (0..<pick(3...5)).map { index in
      let minimum = Double(pick(30_000...200_000)) / 100
      let start = pick(0...3)
      let isInParts = chance(0.25)
      return Demand(
        id: "d\(index)", department: "k\(pick(0...(departments.count - 1)))",
        use: "u\(pick(0...2))", resource: chance(0.25) ? .floor : .land, minimum: minimum,
        target: chance(0.4) ? nil : (minimum * draw(1...2) * 100).rounded() / 100,
        parts: isInParts ? 2 : 1,
        period: Period(from: year(start), until: chance(0.5) ? year(start + pick(1...2)) : nil),
        importance: draw(0.5...3), fixedCost: chance(0.3) ? Double(pick(1000...9000)) : 0,
        costPerSquareMetre: chance(0.3) ? draw(0.5...5) : 0)
    }
    suitabilities = []
    for demand in demands {
      for site in sites {
        let score = chance(0.03) ? 0 : draw(0.1...1)
        suitabilities.append(
          Suitability(
            demand: demand.id, site: site.id,
            findings: chance(0.8) ? [] : [Finding(origin: .requirement(0), outcome: .failed)],
            score: score, scoreLow: score, scoreHigh: score))
      }
    }
    var limits = Limits()
    if chance(0.3) { limits.artificialised = Double(pick(500...6000)) }
    if chance(0.3) { limits.budget["k0"] = Double(pick(2000...30_000)) }
    if chance(0.2) { limits.totalBudget = Double(pick(5000...60_000)) }
    var locks: [Lock] = []
    if chance(0.3) {
      locks.append(
        Lock(
          demand: "d\(pick(0...(demands.count - 1)))", .never(["s\(pick(0...(siteCount - 1)))"])))
    }
    if locksAlways {
      for _ in 0..<pick(1...3) {
        locks.append(
          Lock(
            demand: "d\(pick(0...(demands.count - 1)))", .always(["s\(pick(0...(siteCount - 1)))"])
          ))
      }
    }
    scenario = Scenario(
      name: "random \(seed)", crs: "EPSG:2154", referenceDate: year(0), departments: departments,
      uses: uses, demands: demands, limits: limits, locks: locks,
      coordination: Coordination(
        rules: Rule.allCases, priority: chance(0.5) ? ["k1"] : []))
  }

  func problem() throws -> AllocationProblem {
    try AllocationProblem(scenario: scenario, sites: sites, suitabilities: suitabilities)
  }

  /// How far a value may be from that of real numbers: a millionth-part settles ties; limits can cut areas
  /// of 300 m² and more between two square decimetres.
  var tolerance: Double {
    scenario.limits == Limits() ? 1e-5 : 1e-4
  }

  var bruteForce: BruteForce { BruteForce(scenario, sites, suitabilities) }
}
