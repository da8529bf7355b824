import LinearProgramming

/// Who is served by which of the open hubs within their capacities: whole points by greatest regret and
/// exchanges, shared ones by a transport program.
struct CapacitatedService {
  let problem: LocationProblem
  private let costs: AssignmentCosts

  init(_ problem: LocationProblem) {
    self.problem = problem
    costs = AssignmentCosts(problem)
  }

  /// Nil where no service was found.
  func service(_ hubs: [Int]) throws(LinearProgramError) -> [LocationPlan.Service]? {
    problem.service == .single ? whole(hubs) : try split(hubs)
  }

  private func split(_ hubs: [Int]) throws(LinearProgramError) -> [LocationPlan.Service]? {
    let isHub = Set(hubs)
    var program = LinearProgram(.minimize)
    var load: [Int: [LinearProgram.Term]] = [:]
    var pairs: [(demand: Int, candidate: Int)] = []
    for point in problem.demand.indices {
      let missed = costs.missed(row: point)
      let choices = costs.entries(row: point).filter { isHub.contains($0.candidate) }
      if choices.isEmpty {
        if missed == nil, !problem.travel.range(ofRow: point).isEmpty { return nil }
        continue
      }
      var served: [LinearProgram.Term] = []
      for choice in choices {
        let column = program.addColumn("x", upper: 1, objective: choice.cost - (missed ?? 0))
        pairs.append((point, choice.candidate))
        served.append(.init(1, column))
        load[choice.candidate, default: []].append(.init(problem.demand[point].weight, column))
      }
      program.addRow("served", served, lower: missed == nil ? 1 : 0, upper: 1)
    }
    for (hub, terms) in load.sorted(by: { $0.key < $1.key }) {
      guard let capacity = problem.candidates[hub].capacity else { continue }
      let scale = max(capacity, 1e-9)
      program.addRow(
        "capacity", terms.map { .init($0.coefficient / scale, $0.column) }, upper: capacity / scale)
    }
    let solution = try program.solve()
    guard solution.status == .optimal else { return nil }
    return pairs.indices.filter { solution.values[$0] > 1e-7 }.map { index in
      .init(
        demand: pairs[index].demand, candidate: pairs[index].candidate,
        share: min(1, solution.values[index]),
        cost: problem.travel.cost(row: pairs[index].demand, candidate: pairs[index].candidate) ?? 0)
    }.sorted { ($0.demand, $0.candidate) < ($1.demand, $1.candidate) }
  }

  private func whole(_ hubs: [Int]) -> [LocationPlan.Service]? {
    let isHub = Set(hubs)
    var left = problem.candidates.map { $0.capacity ?? .infinity }
    var hubOf: [Int: Int] = [:]
    let choices = problem.demand.indices.map { point in
      costs.entries(row: point).filter { isHub.contains($0.candidate) }
    }
    // Who loses most without the nearest hub comes first; of equals the heavier.
    let order = problem.demand.indices.filter { !choices[$0].isEmpty }.sorted {
      let (a, b) = (regret($0, choices[$0]), regret($1, choices[$1]))
      return (a, problem.demand[$0].weight, -$0) > (b, problem.demand[$1].weight, -$1)
    }
    for point in order {
      let weight = problem.demand[point].weight
      if let choice = choices[point].first(where: { left[$0.candidate] >= weight }) {
        hubOf[point] = choice.candidate
        left[choice.candidate] -= weight
      } else if costs.missed(row: point) == nil {
        guard makeRoom(for: point, choices, &hubOf, &left) else { return nil }
      }
    }
    guard
      problem.demand.indices.allSatisfy({
        hubOf[$0] != nil || costs.missed(row: $0) != nil || problem.travel.range(ofRow: $0).isEmpty
      })
    else { return nil }
    improve(order, choices, &hubOf, &left)
    return hubOf.sorted { $0.key < $1.key }.map { point, hub in
      .init(
        demand: point, candidate: hub, share: 1,
        cost: problem.travel.cost(row: point, candidate: hub) ?? 0)
    }
  }

  private func regret(_ point: Int, _ choices: [TravelCosts.Entry]) -> Double {
    guard let first = choices.first else { return 0 }
    let second = choices.count > 1 ? choices[1].cost : costs.missed(row: point) ?? .infinity
    return second - first.cost
  }

  /// Moves one point elsewhere so that another fits.
  private func makeRoom(
    for point: Int, _ choices: [[TravelCosts.Entry]], _ hubOf: inout [Int: Int],
    _ left: inout [Double]
  ) -> Bool {
    let weight = problem.demand[point].weight
    for choice in choices[point] {
      for (other, hub) in hubOf.sorted(by: { $0.key < $1.key }) where hub == choice.candidate {
        let moved = problem.demand[other].weight
        guard left[hub] + moved >= weight,
          let target = choices[other].first(where: {
            $0.candidate != hub && left[$0.candidate] >= moved
          })
        else { continue }
        hubOf[other] = target.candidate
        left[target.candidate] -= moved
        left[hub] += moved - weight
        hubOf[point] = hub
        return true
      }
    }
    return false
  }

  /// Moves points to cheaper hubs with room, and exchanges two points, while that helps.
  private func improve(
    _ order: [Int], _ choices: [[TravelCosts.Entry]], _ hubOf: inout [Int: Int],
    _ left: inout [Double]
  ) {
    let costOf = choices.map { row in
      Dictionary(row.map { ($0.candidate, $0.cost) }, uniquingKeysWith: { first, _ in first })
    }
    var rounds = 0
    var isBetter = true
    while isBetter, rounds < 20 {
      isBetter = false
      rounds += 1
      for point in order {
        guard let hub = hubOf[point], let now = costOf[point][hub] else { continue }
        let weight = problem.demand[point].weight
        for choice in choices[point] {
          guard choice.cost < now - 1e-12 else { break }
          if left[choice.candidate] >= weight {
            hubOf[point] = choice.candidate
            left[choice.candidate] -= weight
            left[hub] += weight
            isBetter = true
            break
          }
          // Somebody there who would rather, or almost as gladly, be here.
          let partner = order.first { other in
            guard hubOf[other] == choice.candidate, let there = costOf[other][hub],
              let here = costOf[other][choice.candidate]
            else { return false }
            let moved = problem.demand[other].weight
            return left[choice.candidate] + moved >= weight && left[hub] + weight >= moved
              && there - here < now - choice.cost - 1e-9
          }
          if let partner {
            let moved = problem.demand[partner].weight
            hubOf[partner] = hub
            hubOf[point] = choice.candidate
            left[choice.candidate] += moved - weight
            left[hub] += weight - moved
            isBetter = true
            break
          }
        }
      }
    }
  }
}
