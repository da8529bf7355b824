import LinearProgramming

/// Where a node branches, and what follows for the other places.
extension BendersTree {
  /// Places whose change would bring the bound of a node above the cutoff: fixed below it.
  func impliedFixings(
    _ outcome: GrowingProgram.Outcome, _ fixings: [(place: Int, isOpen: Bool)], besides branch: Int
  ) -> [(place: Int, isOpen: Bool)] {
    var (closed, open) = (search.closed, search.open)
    for fixing in fixings {
      if fixing.isOpen { open[fixing.place] = true } else { closed[fixing.place] = true }
    }
    let lagrangian = LagrangianBound(instance: master.instance, selection: search.selection)
    let (bound, answer) = lagrangian.evaluate(
      master.multipliers(outcome), closed: closed, open: open)
    let cutoff = search.cutoff
    guard cutoff.isFinite else { return [] }
    return closed.indices.filter {
      !closed[$0] && !open[$0] && $0 != branch && bound + answer.change[$0] >= cutoff
    }.map { ($0, answer.isChosen[$0]) }
  }

  /// The place whose two branches promise most; nil where all places are whole.
  mutating func branchingPlace(
    _ outcome: GrowingProgram.Outcome
  ) throws(LinearProgramError) -> Int? {
    let values = outcome.values
    let fractional = fractionalPlaces(values)
    guard !fractional.isEmpty else {
      search.offer(wholePlaces(values))
      return nil
    }
    var order = fractional.sorted {
      let (a, b) = (pseudo.score($0, values[$0]), pseudo.score($1, values[$1]))
      return (a, -$0) > (b, -$1)
    }
    // Trial runs of a large program cost more than they save.
    let trials = max(3, min(8, 16_000 / max(1, master.cuts.count)))
    order = Array(order.prefix(trials))
    var best: (place: Int, score: Double)?
    var failures = 0
    for place in order {
      var score = pseudo.score(place, values[place])
      if !pseudo.isReliable(place), failures < trials / 2 + 1 {
        score = try tryOut(place, values[place], outcome.objective)
      }
      if let known = best, score <= known.score {
        failures += 1
      } else {
        best = (place, score)
        failures = 0
      }
    }
    return best?.place
  }

  func fractionalPlaces(_ values: [Double]) -> [Int] {
    (0..<search.open.count).filter { abs(values[$0] - values[$0].rounded()) > 1e-6 }
  }

  func wholePlaces(_ values: [Double]) -> [Bool] {
    (0..<search.open.count).map { values[$0] > 0.5 }
  }

  /// Solves both branches for a while, without cuts.
  private mutating func tryOut(
    _ place: Int, _ value: Double, _ objective: Double
  ) throws(LinearProgramError) -> Double {
    let cutoff = search.cutoff
    var growth: [Double] = []
    for isOpen in [false, true] {
      try master.setBounds(ofPlace: place, lower: isOpen ? 1 : 0, upper: isOpen ? 1 : 0)
      let outcome = try master.optimise(
        .init(objectiveBound: cutoff.isFinite ? cutoff : nil, iterations: 30, time: clock.left))
      let reached: Double =
        switch outcome.status {
        case .infeasible: cutoff.isFinite ? cutoff : objective + 1
        case .nothingBetter: cutoff
        case .optimal, .stopped: outcome.objective
        }
      growth.append(max(0, reached - objective))
    }
    try setBounds(place, current[place])
    pseudo.note(place, value, down: growth[0], up: growth[1])
    return PseudoCosts.product(growth[0], growth[1])
  }
}
