import Foundation
import Land
import PlanarGeometry
import Planning
import TestSupport

/// An invented allocation problem of a written size and seed.
///
/// Sites: squares scattered over 12 × 12 km, log-normal areas with a median of 0.8 ha and σ = 0.8. Demands:
/// log-normal targets, minimum 50 to 100 % of it (three in ten need all), a start at one of the dates, three
/// in ten end. Eight uses; three pairs must keep 60 to 300 m, two gain by sharing. Eligible pairs are drawn
/// one by one.
struct GeneratedInstance {
  let name: String
  let demands: Int
  let sites: Int
  let departments: Int
  let epochs: Int
  /// Share of pairs that are eligible.
  let eligible: Double
  /// Σ target / Σ usable land, if all demands were there at once.
  let pressure: Double
  let seed: UInt64

  func problem() throws -> AllocationProblem {
    var random = SeededGenerator(seed: seed)
    func uniform(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &random) }
    func logNormal(median: Double, sigma: Double) -> Double {
      // Box and Muller 1958.
      let radius = (-2 * log(uniform(1e-12...1))).squareRoot()
      return median * exp(sigma * radius * cos(2 * Double.pi * uniform(0...1)))
    }
    let uses = (0..<8).map { index in
      Use(
        id: "use\(index)",
        apart: index == 0 ? ["use1": 100, "use2": 300] : index == 3 ? ["use4": 60] : [:],
        together: index == 5 ? ["use6": 0.1] : index == 6 ? ["use7": 0.15] : [:])
    }
    let siteList = try (0..<sites).map { index in
      let area = min(60_000, max(600, logNormal(median: 8000, sigma: 0.8)))
      let (x, y) = (uniform(0...12_000), uniform(0...12_000))
      let side = area.squareRoot()
      return Site(
        id: "s\(padded(index))", kind: .friche,
        geometry: try Geometry(
          wkt:
            "POLYGON((\(x) \(y),\(x + side) \(y),\(x + side) \(y + side),\(x) \(y + side),\(x) \(y)))"
        ), usableLand: (area * 100).rounded() / 100)
    }
    let land = siteList.reduce(0) { $0 + $1.usableLand }
    let shapes = (0..<demands).map { _ in logNormal(median: 1, sigma: 0.7) }
    let unit = land * pressure / shapes.reduce(0, +)
    let dates = (0..<epochs).map { CalendarDate(year: 2027 + $0, month: 1, day: 1)! }
    let demandList = (0..<demands).map { index in
      let target = (min(20_000, max(100, shapes[index] * unit)) / 10).rounded() * 10
      let share = uniform(0...1) < 0.3 ? 1 : uniform(0.5...1)
      let start = Int.random(in: 0..<epochs, using: &random)
      let isTemporary = start + 1 < epochs && uniform(0...1) < 0.3
      return Demand(
        id: "d\(padded(index))", department: "k\(index % departments)",
        use: "use\(Int.random(in: 0..<8, using: &random))",
        minimum: (target * share / 10).rounded() * 10, target: target,
        period: Period(
          from: dates[start],
          until: isTemporary ? dates[Int.random(in: (start + 1)..<epochs, using: &random)] : nil),
        importance: Double(Int.random(in: 1...3, using: &random)))
    }
    var suitabilities: [Suitability] = []
    for demand in demandList {
      for site in siteList {
        let score = uniform(0.3...1)
        let passes = uniform(0...1) < eligible && site.usableLand >= demand.minimum
        suitabilities.append(
          Suitability(
            demand: demand.id, site: site.id,
            findings: passes ? [] : [Finding(origin: .requirement(0), outcome: .failed)],
            score: score, scoreLow: score, scoreHigh: score))
      }
    }
    let scenario = Scenario(
      name: name, crs: "EPSG:2154", referenceDate: dates[0],
      departments: (0..<departments).map { Department(id: "k\($0)") }, uses: uses,
      demands: demandList)
    return try AllocationProblem(
      scenario: scenario, sites: siteList, suitabilities: suitabilities)
  }

  private func padded(_ index: Int) -> String {
    let text = String(index)
    return String(repeating: "0", count: 3 - min(3, text.count)) + text
  }
}
