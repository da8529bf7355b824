import Foundation

/// The rows of the Nash rule: for each department a whole number e (it gains), its gain g = u − b where e = 1
/// and 0 else, and θ ≤ log g where e = 1 and θ ≤ 0 else, by tangents in perspective form:
/// θ ≤ (log γ − 1) e + g / γ for each point γ.
struct NashProgram {
  let parties: FairParties
  /// b by department.
  let statusQuo: [Double]
  /// How far the bound of Σ voice × log gain may be from what was reached.
  let nearEnough: Double
  /// Points of tangency by department.
  private var points: [[Double]]

  /// Enough for tangents that halve the distance to the answer each time.
  static let greatestRounds = 40
  /// Greater than any gain: together bonuses can lift u above 1.
  private static let greatestGain = 10.0
  /// Less than that of any gain that counts.
  private static let leastLogarithm = -100.0

  init(parties: FairParties, statusQuo: [Double], nearEnough: Double) {
    self.parties = parties
    self.nearEnough = nearEnough
    self.statusQuo = statusQuo
    // Neighbours at a ratio of 2: the tangents are at most 0.06 above the logarithm.
    let grid = (0...10).map { FairnessAccount.leastGain * pow(2, Double($0)) }
    points = statusQuo.indices.map { _ in grid }
  }

  /// Unknowns of each party: e, then g and θ.
  var positions: [(department: Int, gains: Int, gain: Int, logarithm: Int)] {
    parties.departments.enumerated().map { ($1, 3 * $0, 3 * $0 + 1, 3 * $0 + 2) }
  }

  func gain(_ u: [Double], _ k: Int) -> Double { u[k] - statusQuo[k] }

  /// Departments that gain, by position.
  func gaining(_ u: [Double]) -> [Int] {
    parties.departments.filter { gain(u, $0) >= FairnessAccount.leastGain - 1e-9 }
  }

  /// Σ voice of who gains.
  func weight(_ u: [Double]) -> Double { gaining(u).reduce(0) { $0 + parties.voices[$1] } }

  /// Σ voice × log gain over those who gain; −∞ where they are fewer than `count`.
  func logarithm(_ u: [Double], _ count: Int) -> Double {
    let gaining = gaining(u)
    guard gaining.count >= count else { return -.infinity }
    return gaining.reduce(0) { $0 + parties.voices[$1] * log(gain(u, $1)) }
  }

  mutating func addTangents(at u: [Double]) {
    for k in parties.departments {
      let gain = gain(u, k)
      if gain >= FairnessAccount.leastGain, !points[k].contains(where: { abs($0 - gain) < 1e-12 }) {
        points[k].append(gain)
      }
    }
  }

  /// e, g and θ with all rows but the tangents.
  func addGains(to step: inout RuleStep) {
    for position in positions {
      let k = position.department
      let name = step.labels.department(k)
      step.unknowns += [
        .init(name: "gains \(name)", upper: 1, isBinary: true),
        .init(name: "gain of \(name)", upper: NashProgram.greatestGain),
        .init(
          name: "logarithm \(name)", lower: NashProgram.leastLogarithm,
          upper: log(NashProgram.greatestGain)),
      ]
      step.rows += [
        .init(
          name: "gain of \(name)", utilities: [(1, k)], unknowns: [(-1, position.gain)],
          lower: statusQuo[k]),
        .init(
          name: "no gain of \(name)",
          unknowns: [(1, position.gain), (-NashProgram.greatestGain, position.gains)], upper: 0),
        .init(
          name: "least gain of \(name)",
          unknowns: [(1, position.gain), (-FairnessAccount.leastGain, position.gains)], lower: 0),
      ]
    }
  }

  /// The program of one round.
  func step(from given: RuleStep, count: Int) -> RuleStep {
    var step = given
    addGains(to: &step)
    for position in positions {
      let k = position.department
      for point in points[k] {
        // Multiplied by the point of tangency, so that steep tangents have no great coefficients.
        step.rows.append(
          .init(
            name: "tangent of \(step.labels.department(k))",
            unknowns: [
              (point, position.logarithm), (point * (1 - log(point)), position.gains),
              (-1, position.gain),
            ], upper: 0))
      }
    }
    step.rows.append(
      .init(
        name: "how many gain", unknowns: positions.map { (1, $0.gains) }, lower: Double(count),
        upper: Double(count)))
    step.objective = .unknowns(positions.map { (parties.voices[$0.department], $0.logarithm) })
    step.complete = { values($0, count) }
    step.nearEnough = nearEnough / 2
    return step
  }

  /// e, g and θ for given u; θ as low as can be where fewer than `count` gain, so that no such allocation
  /// looks good.
  func values(_ u: [Double], _ count: Int = 0) -> [Double] {
    let gaining = gaining(u)
    let missing = gaining.count < count ? NashProgram.leastLogarithm : 0
    return parties.departments.flatMap { k -> [Double] in
      guard gaining.contains(k) else { return [0, 0, missing] }
      let gain = gain(u, k)
      return [1, gain, points[k].map { log($0) - 1 + gain / $0 }.min() ?? 0]
    }
  }
}
