/// Bounds by relaxing that every client is served exactly once (Cornuéjols, Fisher and Nemhauser 1977),
/// with multipliers found by subgradients. Rows are sorted by cost, so a step looks only at the
/// places that are cheaper than a client's multiplier.
struct LagrangianBound {
  let instance: AssignmentInstance
  let selection: HubSelection

  struct State {
    /// By client; no more than its cost without a place.
    var multipliers: [Double]
    /// The greatest bound found, and the multipliers that give it.
    var bound = -Double.infinity
    var best: [Double] = []
  }

  /// Prices of places for multipliers: opening cost − what a place takes off.
  func prices(_ multipliers: [Double]) -> [Double] {
    var prices = instance.opening
    prices.withUnsafeMutableBufferPointer { prices in
      instance.starts.withUnsafeBufferPointer { starts in
        instance.costs.withUnsafeBufferPointer { costs in
          instance.places.withUnsafeBufferPointer { places in
            for client in 0..<instance.clientCount {
              let limit = multipliers[client]
              var index = starts[client]
              let end = starts[client + 1]
              while index < end, costs[index] < limit {
                prices[Int(places[index])] += costs[index] - limit
                index += 1
              }
            }
          }
        }
      }
    }
    return prices
  }

  /// L(u), with what it would cost to change a place.
  func evaluate(
    _ multipliers: [Double], closed: [Bool], open: [Bool]
  ) -> (bound: Double, answer: HubSelection.Answer) {
    let answer = selection.best(prices(multipliers), closed: closed, open: open)
    return (instance.offset + multipliers.reduce(0, +) + answer.value, answer)
  }

  /// Multipliers to start from: between the costs of the two nearest places of a good choice.
  func start(_ isOpen: [Bool]) -> [Double] {
    (0..<instance.clientCount).map { client in
      var first: Double?
      for index in instance.starts[client]..<instance.starts[client + 1]
      where isOpen[Int(instance.places[index])] {
        if let first { return (first + instance.costs[index]) / 2 }
        first = instance.costs[index]
      }
      let missed = instance.missed[client]
      guard let first else {
        let end = instance.starts[client + 1]
        return missed.isFinite || end == instance.starts[client] ? missed : instance.costs[end - 1]
      }
      return missed.isFinite ? (first + missed) / 2 : first
    }
  }

  /// Improves the multipliers by steps along the deflected subgradient.
  ///
  /// - Parameters:
  ///   - value: Of the best plan known; steps are as long as the gap to it.
  ///   - each: Called with every selection that gave a better bound, and its changes; says whether to go on.
  func improve(
    _ state: inout State, value: Double, steps: Int, closed: [Bool], open: [Bool],
    each: (_ bound: Double, HubSelection.Answer) -> Bool
  ) {
    var length = 1.0
    var stale = 0
    var direction = Array(repeating: 0.0, count: instance.clientCount)
    var multipliers = state.multipliers
    for _ in 0..<steps {
      let (bound, answer) = evaluate(multipliers, closed: closed, open: open)
      if bound > state.bound {
        if bound > state.bound + 1e-6 * abs(bound) { stale = 0 } else { stale += 1 }
        state.bound = bound
        state.best = multipliers
        if !each(bound, answer) { break }
      } else {
        stale += 1
      }
      if stale >= 15 {
        length *= 0.66
        stale = 0
        multipliers = state.best
        direction = Array(repeating: 0, count: instance.clientCount)
        if length < 1e-4 { break }
        continue
      }
      let norm = turn(&direction, multipliers, answer.isChosen)
      guard norm > 0 else { break }
      let step = length * max(value - bound, 1e-9 * abs(value)) / norm
      for client in 0..<instance.clientCount {
        multipliers[client] = min(
          max(multipliers[client] + step * direction[client], instance.floor(ofClient: client)),
          instance.missed[client])
      }
    }
    state.multipliers = state.best
  }

  /// Mixes the new subgradient, 1 − number of chosen places below the multiplier, into the direction.
  private func turn(
    _ direction: inout [Double], _ multipliers: [Double], _ isChosen: [Bool]
  ) -> Double {
    var norm = 0.0
    for client in 0..<instance.clientCount {
      let limit = multipliers[client]
      var slack = 1.0
      var index = instance.starts[client]
      let end = instance.starts[client + 1]
      while index < end, instance.costs[index] < limit {
        if isChosen[Int(instance.places[index])] { slack -= 1 }
        index += 1
      }
      // At its cost without a place a multiplier cannot grow, at its nearest place it need not fall.
      if slack > 0, limit >= instance.missed[client] { slack = 0 }
      direction[client] = slack + 0.6 * direction[client]
      norm += direction[client] * direction[client]
    }
    return norm
  }
}
