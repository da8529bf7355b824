import Land
import PlanarGeometry

@testable import Planning

/// Scenarios small enough to check by hand: square sites in a row, all pairs eligible unless said otherwise.
struct HandMade {
  var scenario: Scenario
  var sites: [Site] = []
  var scores: [String: Double] = [:]
  var failures: [String: [Finding]] = [:]

  init(departments: [String] = ["energy", "housing"], uses: [Use] = [Use(id: "any")]) {
    scenario = Scenario(
      name: "by hand", crs: "EPSG:2154", referenceDate: CalendarDate(year: 2026, month: 1, day: 1)!,
      departments: departments.map { Department(id: $0) }, uses: uses)
  }

  static func year(_ year: Int) -> CalendarDate { CalendarDate(year: year, month: 1, day: 1)! }

  /// A site of `land` m², 100 m wide at most, `x` metres along the row.
  mutating func site(
    _ id: String, land: Double, x: Double = 0, floor: Double? = nil, price: Double? = nil,
    artificialised: Double? = nil, until: CalendarDate? = nil
  ) throws {
    sites.append(
      Site(
        id: id, kind: .friche,
        geometry: try Geometry(
          wkt: "POLYGON((\(x) 0,\(x + 10) 0,\(x + 10) 10,\(x) 10,\(x) 0))"),
        price: price, until: until, usableLand: land, usableFloor: floor,
        artificialised: artificialised))
  }

  mutating func demand(
    _ id: String, _ department: String = "energy", use: String = "any", min: Double,
    target: Double? = nil, parts: Int = 1, from: Int = 2028, until: Int? = nil,
    importance: Double = 1, fixedCost: Double = 0
  ) {
    scenario.demands.append(
      Demand(
        id: id, department: department, use: use, minimum: min, target: target, parts: parts,
        period: Period(from: HandMade.year(from), until: until.map(HandMade.year)),
        importance: importance, fixedCost: fixedCost))
  }

  func problem() throws -> AllocationProblem {
    let suitabilities = scenario.demands.flatMap { demand in
      sites.map { site in
        let key = "\(demand.id) \(site.id)"
        let score = scores[key] ?? 1
        return Suitability(
          demand: demand.id, site: site.id, findings: failures[key] ?? [], score: score,
          scoreLow: score, scoreHigh: score)
      }
    }
    return try AllocationProblem(
      scenario: scenario, sites: sites, suitabilities: suitabilities)
  }

  func solve(_ rule: Rule = .utilitarian) throws -> Allocation { try problem().solve(rule) }
}

extension Allocation {
  /// `demand@site:area` of each placement.
  var summary: [String] {
    placements.map { "\($0.demand)@\($0.site):\(Int($0.area))" }
  }
}
