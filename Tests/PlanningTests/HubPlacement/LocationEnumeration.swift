import LinearProgramming
import Planning

/// The best value of a location problem by trying every set of hubs: slow, short, and written from the
/// definitions alone.
struct LocationEnumeration {
  let problem: LocationProblem

  /// Nil where no set of hubs keeps the rules.
  var best: Double? {
    let sets = (0..<(1 << problem.candidates.count)).map { mask in
      problem.candidates.indices.filter { mask & (1 << $0) != 0 }
    }
    let values =
      problem.periods.isEmpty
      ? sets.compactMap { keepsRules($0, hubs: problem.model.hubs, isLast: true) ? value($0) : nil }
      : nested(sets, before: [], step: 0)
    return problem.model.isMaximised ? values.max() : values.min()
  }

  private func nested(_ sets: [[Int]], before: [Int], step: Int) -> [Double] {
    let period = problem.periods[step]
    let isLast = step == problem.periods.count - 1
    return sets.filter {
      Set(before).isSubset(of: $0) && keepsRules($0, hubs: period.hubs, isLast: isLast)
    }.flatMap { hubs -> [Double] in
      guard let own = value(hubs) else { return [] }
      let rest = isLast ? [0] : nested(sets, before: hubs, step: step + 1)
      return rest.map { $0 + period.weight * own }
    }
  }

  private func keepsRules(_ hubs: [Int], hubs wanted: Int?, isLast: Bool) -> Bool {
    if let wanted {
      if case .facilityLocation = problem.model {
        guard hubs.count <= wanted else { return false }
      } else {
        guard hubs.count == wanted else { return false }
      }
    }
    guard
      problem.candidates.indices.allSatisfy({
        !problem.candidates[$0].isExisting || hubs.contains($0)
      })
    else { return false }
    for pair in problem.conflicts where hubs.contains(pair.first) && hubs.contains(pair.second) {
      return false
    }
    guard isLast, let equity = problem.equity else { return true }
    let groups = equity.byGroup ? ["Nord", "Sud"] : [nil]
    return groups.allSatisfy { group in
      let points = problem.demand.indices.filter {
        group == nil || problem.demand[$0].group == group
      }
      let total = points.reduce(0) { $0 + problem.demand[$1].weight }
      let beyond = points.filter { point in
        !hubs.contains {
          (problem.travel.cost(row: point, candidate: $0) ?? .infinity) <= equity.within
        }
      }.reduce(0) { $0 + problem.demand[$1].weight }
      return beyond <= equity.share * total + 1e-9
    }
  }

  /// The objective of a set of hubs; nil where somebody cannot be served.
  private func value(_ hubs: [Int]) -> Double? {
    switch problem.model {
    case .setCover(let within):
      guard
        serve(
          hubs, cost: { _, travel in travel <= within ? 0 : nil },
          isReachable: {
            !problem.travel.candidates(ofRow: $0, within: within).isEmpty
          }) != nil
      else { return nil }
      let hasCosts = problem.candidates.contains { $0.openingCost > 0 }
      return hubs.reduce(0) { $0 + (hasCosts ? problem.candidates[$1].openingCost : 1) }
    case .pCenter:
      return Set(problem.travel.costs).sorted().first { radius in
        serve(hubs, cost: { _, travel in travel <= radius ? 0 : nil }, isReachable: reachable)
          != nil
      }
    case .coverage(_, let reach):
      let total = problem.demand.reduce(0) { $0 + $1.weight }
      let missed = serve(
        hubs, missed: { $0 }, cost: { $0 * (1 - reach.credit($1)) }, isReachable: { _ in true })
      return missed.map { total - $0 }
    case .pMedian: return serve(hubs, cost: { $0 * $1 }, isReachable: reachable)
    case .facilityLocation:
      return serve(hubs, cost: { $0 * $1 }, isReachable: reachable).map {
        hubs.reduce($0) { $0 + problem.candidates[$1].openingCost }
      }
    }
  }

  private func reachable(_ point: Int) -> Bool { !problem.travel.range(ofRow: point).isEmpty }

  /// The least sum of costs; points that nobody could ever serve are left out.
  private func serve(
    _ hubs: [Int], missed: ((Double) -> Double)? = nil,
    cost: (_ weight: Double, _ travel: Double) -> Double?, isReachable: (Int) -> Bool
  ) -> Double? {
    let points = problem.demand.indices.filter(isReachable)
    let options = points.map { point -> [(hub: Int?, cost: Double)] in
      let weight = problem.demand[point].weight
      return hubs.compactMap { hub in
        problem.travel.cost(row: point, candidate: hub).flatMap { cost(weight, $0) }
          .map { (hub, $0) }
      } + (missed.map { [(nil, $0(weight))] } ?? [])
    }
    guard problem.isCapacitated else {
      var sum = 0.0
      for option in options {
        guard let least = option.map(\.cost).min() else { return nil }
        sum += least
      }
      return sum
    }
    let weights = points.map { problem.demand[$0].weight }
    return problem.service == .single
      ? whole(options[...], weights[...], problem.candidates.map { $0.capacity ?? .infinity })
      : split(options, weights)
  }

  private func whole(
    _ options: ArraySlice<[(hub: Int?, cost: Double)]>, _ weights: ArraySlice<Double>,
    _ left: [Double]
  ) -> Double? {
    guard let first = options.first, let weight = weights.first else { return 0 }
    var best: Double?
    for option in first {
      var rest = left
      if let hub = option.hub {
        guard rest[hub] >= weight else { continue }
        rest[hub] -= weight
      }
      if let sum = whole(options.dropFirst(), weights.dropFirst(), rest) {
        best = min(best ?? .infinity, sum + option.cost)
      }
    }
    return best
  }

  /// A transport problem, which has no sets to try.
  private func split(_ options: [[(hub: Int?, cost: Double)]], _ weights: [Double]) -> Double? {
    // A program without columns counts as solved.
    guard options.allSatisfy({ !$0.isEmpty }) else { return nil }
    var program = LinearProgram(.minimize)
    var load: [Int: [LinearProgram.Term]] = [:]
    for (index, option) in options.enumerated() {
      var served: [LinearProgram.Term] = []
      for choice in option {
        let column = program.addColumn("x", upper: 1, objective: choice.cost)
        served.append(.init(1, column))
        if let hub = choice.hub { load[hub, default: []].append(.init(weights[index], column)) }
      }
      program.addRow("served", served, lower: 1, upper: 1)
    }
    for (hub, terms) in load.sorted(by: { $0.key < $1.key }) {
      program.addRow("capacity", terms, upper: problem.candidates[hub].capacity ?? .infinity)
    }
    return try? program.solve().objective
  }
}
