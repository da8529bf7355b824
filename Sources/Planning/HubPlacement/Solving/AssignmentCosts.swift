/// The sum that a model makes small, pair by pair: p-median, facility location and coverage are one
/// problem with different costs.
///
/// Coverage is told as its opposite: a point costs the weight that is not credited, and all its weight
/// without a hub near.
struct AssignmentCosts {
  private let problem: LocationProblem
  private let reach: LocationModel.Reach?

  init(_ problem: LocationProblem) {
    self.problem = problem
    if case .coverage(_, let reach) = problem.model { self.reach = reach } else { reach = nil }
  }

  /// The cost of serving all of a demand point at a travel cost.
  func cost(row: Int, travel: Double) -> Double {
    let weight = problem.demand[row].weight
    guard let reach else { return weight * travel }
    return weight * (1 - reach.credit(travel))
  }

  /// The cost of leaving a demand point unserved; nil where it must be served.
  func missed(row: Int) -> Double? {
    reach == nil ? nil : problem.demand[row].weight
  }

  /// The pairs worth a thought, cheapest first: without those that cost as much as no service.
  func entries(row: Int) -> [TravelCosts.Entry] {
    let missed = missed(row: row) ?? .infinity
    return problem.travel.range(ofRow: row).lazy.map {
      TravelCosts.Entry(
        candidate: Int(problem.travel.candidates[$0]),
        cost: cost(row: row, travel: problem.travel.costs[$0]))
    }.prefix { $0.cost < missed }.map { $0 }
  }

  func opening(_ candidate: Int) -> Double {
    if case .facilityLocation = problem.model {
      problem.candidates[candidate].openingCost
    } else {
      0
    }
  }

  /// The model's own objective from the sum of costs.
  func objective(ofCost cost: Double) -> Double {
    reach == nil ? cost : total - cost
  }

  /// Weight that counts at most.
  private var total: Double {
    let perStep = problem.demand.reduce(0) { $0 + $1.weight }
    return problem.periods.isEmpty
      ? perStep : problem.periods.reduce(0) { $0 + $1.weight * perStep }
  }
}
