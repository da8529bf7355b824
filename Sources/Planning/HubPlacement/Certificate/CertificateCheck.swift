/// Proves the bound of a certificate from the problem alone: no solver, and nothing of what found the plan.
///
/// The side rules (candidates that exclude each other, equity) are left out, which can only make the
/// bound weaker.
public struct CertificateCheck: Sendable {
  private let problem: LocationProblem

  public init(_ problem: LocationProblem) {
    self.problem = problem
  }

  /// The bound of the objective that the multipliers prove; infinite in the harmless sense where they
  /// prove nothing. Over several steps there is none.
  ///
  /// - Parameter radius: For p-centre, that of the certificate.
  public func bound(_ multipliers: [Double], radius: Double? = nil) -> Double {
    let nothing = problem.model.isMaximised ? Double.infinity : -Double.infinity
    guard multipliers.count == problem.demand.count, multipliers.allSatisfy(\.isFinite),
      problem.periods.isEmpty
    else { return nothing }
    switch problem.model {
    case .pMedian, .facilityLocation: return leastCost(multipliers, radius: nil)
    case .coverage:
      return problem.demand.reduce(0) { $0 + $1.weight } - leastCost(multipliers, radius: nil)
    case .setCover(let within):
      let least = leastCost(multipliers, radius: within)
      let isWhole = problem.candidates.allSatisfy { opening($0) == opening($0).rounded() }
      return isWhole ? (least - 1e-7).rounded(.up) : least
    case .pCenter(let hubs):
      guard let radius, leastCost(multipliers, radius: radius) > Double(hubs) + 1e-7 else {
        return nothing
      }
      return problem.travel.costs.lazy.filter { $0 > radius }.min() ?? .infinity
    }
  }

  /// L(u); with a radius, of the cover: hubs cost their opening and serve for nothing within it.
  private func leastCost(_ multipliers: [Double], radius: Double?) -> Double {
    var sum = 0.0
    var perHub = problem.candidates.map(opening)
    var wishes: [[(gain: Double, weight: Double)]] = Array(
      repeating: [], count: perHub.count)
    for (point, multiplier) in multipliers.enumerated() {
      let weight = problem.demand[point].weight
      let row = problem.travel.range(ofRow: point)
      let isCovered = radius.map { limit in row.contains { problem.travel.costs[$0] <= limit } }
      if isCovered == false || row.isEmpty && missed(weight) == nil { continue }
      // A multiplier above the cost of no service is one that nobody has to pay.
      let u = min(multiplier, missed(weight) ?? .infinity)
      sum += u
      for index in row {
        guard let cost = serviceCost(weight, problem.travel.costs[index], radius), cost < u else {
          continue
        }
        let hub = Int(problem.travel.candidates[index])
        if problem.candidates[hub].capacity == nil {
          perHub[hub] += cost - u
        } else {
          wishes[hub].append((u - cost, weight))
        }
      }
    }
    for hub in perHub.indices {
      if let capacity = problem.candidates[hub].capacity {
        perHub[hub] -= greatestGain(wishes[hub], capacity)
      }
    }
    return sum + cheapest(perHub)
  }

  /// The most that a hub can take off within its capacity, where points may be served in part.
  private func greatestGain(_ wishes: [(gain: Double, weight: Double)], _ capacity: Double)
    -> Double
  {
    var left = capacity
    var gain = 0.0
    for wish in wishes.sorted(by: { $0.gain * $1.weight > $1.gain * $0.weight }) {
      guard left > 0 else { break }
      let share = min(1, left / wish.weight)
      gain += share * wish.gain
      left -= share * wish.weight
    }
    return gain
  }

  /// The least sum of so many of the hubs as there are to be, those that exist among them.
  private func cheapest(_ perHub: [Double]) -> Double {
    let kept = perHub.indices.filter { problem.candidates[$0].isExisting }
    let sum = kept.reduce(0) { $0 + perHub[$1] }
    var free = perHub.indices.filter { !problem.candidates[$0].isExisting }.map { perHub[$0] }
    free.sort()
    switch problem.model {
    case .pMedian(let hubs), .coverage(let hubs, _):
      return free.prefix(max(0, hubs - kept.count)).reduce(sum, +)
    case .facilityLocation(let hubs):
      let room = hubs.map { max(0, $0 - kept.count) } ?? free.count
      return free.prefix(room).reduce(sum) { $0 + min(0, $1) }
    // What is asked is how many there must be.
    case .setCover, .pCenter: return free.reduce(sum) { $0 + min(0, $1) }
    }
  }

  private func opening(_ candidate: LocationProblem.Candidate) -> Double {
    switch problem.model {
    case .facilityLocation: candidate.openingCost
    case .setCover:
      problem.candidates.contains { $0.openingCost > 0 } ? candidate.openingCost : 1
    case .pCenter: 1
    case .pMedian, .coverage: 0
    }
  }

  private func missed(_ weight: Double) -> Double? {
    if case .coverage = problem.model { weight } else { nil }
  }

  /// Nil where a pair does not count.
  private func serviceCost(_ weight: Double, _ travel: Double, _ radius: Double?) -> Double? {
    if let radius { return travel <= radius ? 0 : nil }
    if case .coverage(_, let reach) = problem.model { return weight * (1 - reach.credit(travel)) }
    return weight * travel
  }
}
