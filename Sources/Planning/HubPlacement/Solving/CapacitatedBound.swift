/// The Lagrangian bound with capacities: every hub takes the points that pay most for their weight, the
/// last one in part (Dantzig 1957), and the best hubs are chosen.
struct CapacitatedBound {
  let instance: AssignmentInstance
  let selection: HubSelection
  /// By place; infinite without a limit.
  private let capacity: [Double]
  /// By client.
  private let weight: [Double]
  /// By place: clients and costs.
  private let wishes: [[(client: Int32, cost: Double)]]

  init(_ problem: LocationProblem, _ instance: AssignmentInstance, _ selection: HubSelection) {
    self.instance = instance
    self.selection = selection
    capacity = problem.candidates.map { $0.capacity ?? .infinity }
    weight = instance.origins.map { problem.demand[$0.points[0]].weight }
    var wishes: [[(client: Int32, cost: Double)]] = Array(
      repeating: [], count: instance.placeCount)
    for client in 0..<instance.clientCount {
      for index in instance.starts[client]..<instance.starts[client + 1] {
        wishes[Int(instance.places[index])].append((Int32(client), instance.costs[index]))
      }
    }
    self.wishes = wishes
  }

  /// What a hub takes, with the share of each client.
  private func taken(_ place: Int, _ multipliers: [Double]) -> (
    price: Double, shares: [(client: Int, share: Double)]
  ) {
    var wanted: [(client: Int, gain: Double)] = []
    for wish in wishes[place] where wish.cost < multipliers[Int(wish.client)] {
      wanted.append((Int(wish.client), multipliers[Int(wish.client)] - wish.cost))
    }
    var left = capacity[place]
    if left.isFinite {
      wanted.sort {
        ($0.gain * weight[$1.client], -$0.client) > ($1.gain * weight[$0.client], -$1.client)
      }
    }
    var price = instance.opening[place]
    var shares: [(client: Int, share: Double)] = []
    for wish in wanted {
      guard left > 0 else { break }
      let share = min(1, left / weight[wish.client])
      price -= share * wish.gain
      left -= share * weight[wish.client]
      shares.append((wish.client, share))
    }
    return (price, shares)
  }

  struct State {
    var multipliers: [Double]
    var bound = -Double.infinity
  }

  /// Improves multipliers by subgradients.
  ///
  /// - Parameter each: Told of the hubs of each step that improved the bound; gives the value of the best
  ///   plan known.
  func improve(
    _ start: [Double], steps: Int, open: [Bool], isOver: () -> Bool,
    each: (_ isChosen: [Bool], _ bound: Double) -> Double
  ) -> State {
    let closed = Array(repeating: false, count: instance.placeCount)
    var state = State(multipliers: start)
    var multipliers = start
    var direction = Array(repeating: 0.0, count: start.count)
    var length = 1.0
    var stale = 0
    var value = Double.infinity
    for _ in 0..<steps {
      if isOver() { break }
      let offers = (0..<instance.placeCount).map { taken($0, multipliers) }
      let answer = selection.best(offers.map(\.price), closed: closed, open: open)
      let bound = instance.offset + multipliers.reduce(0, +) + answer.value
      if bound > state.bound {
        stale = bound > state.bound + 1e-5 * abs(bound) ? 0 : stale + 1
        state = State(multipliers: multipliers, bound: bound)
        value = each(answer.isChosen, bound)
        if bound >= value { break }
      } else {
        stale += 1
      }
      if stale >= 12 {
        (length, stale, multipliers) = (length * 0.6, 0, state.multipliers)
        direction = Array(repeating: 0, count: direction.count)
        if length < 1e-3 { break }
        continue
      }
      var norm = 0.0
      for client in direction.indices { direction[client] = 1 + 0.5 * direction[client] }
      for place in answer.isChosen.indices where answer.isChosen[place] {
        for part in offers[place].shares { direction[part.client] -= part.share }
      }
      for client in direction.indices { norm += direction[client] * direction[client] }
      guard norm > 0 else { break }
      let goal = value.isFinite ? value : bound + 0.1 * abs(bound) + 1e-9
      let step = length * max(goal - bound, 1e-6 * abs(goal)) / norm
      for client in multipliers.indices {
        multipliers[client] = min(
          max(multipliers[client] + step * direction[client], 0), instance.missed[client])
      }
    }
    return state
  }
}
