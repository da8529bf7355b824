import LinearProgramming

/// Branch and bound over the places on one master program: best bound first, cuts where they are broken,
/// branching by pseudo-costs that start from a few trial runs.
struct BendersTree: ~Copyable {
  private struct Node {
    var bound: Double
    var number: Int
    var fixings: [(place: Int, isOpen: Bool)]
  }

  private(set) var search: BendersSearch
  private var master: BendersMaster
  private let clock: StageClock
  private var waiting: [Node] = []
  private var current: [Int: Bool] = [:]
  private var pseudo: PseudoCosts
  private var tried: Set<[Int]> = []
  /// The least bound at which a part of the tree was closed.
  private var closedBound = Double.infinity
  private var rowsAfterRoot = 0

  init(_ search: BendersSearch, _ clock: StageClock) throws(LinearProgramError) {
    self.search = search
    self.clock = clock
    pseudo = PseudoCosts(count: search.instance.placeCount)
    master = try BendersMaster(
      search.instance, search.rules, closed: search.closed, open: search.open)
  }

  private enum Ending {
    /// Nothing better below.
    case closed(Double)
    case fractional(GrowingProgram.Outcome)
    case outOfTime
  }

  mutating func solveRoot() throws(LinearProgramError) {
    if !search.result.multipliers.isEmpty {
      try master.add(master.cuts(around: search.result.multipliers))
    }
    let fixedBefore = fixedCount
    switch try solveNode(isRoot: true) {
    case .closed(let bound):
      search.result.bound = max(search.result.bound, min(bound, search.result.value))
    case .outOfTime: break
    case .fractional(let outcome):
      // A smaller program where many places have been fixed.
      if fixedCount > fixedBefore {
        try master.removeIdleCuts(outcome)
        let needed = master.cuts
        master = try BendersMaster(
          search.instance, search.rules, closed: search.closed, open: search.open)
        try master.add(needed)
      } else {
        try master.removeIdleCuts(outcome)
      }
      waiting = [Node(bound: search.result.bound, number: 0, fixings: [])]
    }
    rowsAfterRoot = master.cuts.count
  }

  private var fixedCount: Int {
    search.open.count { $0 } + search.closed.count { $0 }
  }

  mutating func branch() throws(LinearProgramError) {
    var number = 0
    while let node = popBest() {
      // What waits is no worse than this one.
      search.result.bound = max(
        search.result.bound, min(node.bound, closedBound, search.result.value))
      if node.bound >= search.cutoff {
        closedBound = min(closedBound, node.bound)
        continue
      }
      try apply(node.fixings)
      search.result.nodes += 1
      switch try solveNode(isRoot: false) {
      case .closed(let bound): closedBound = min(closedBound, max(bound, node.bound))
      case .outOfTime:
        waiting.append(node)
        return
      case .fractional(let outcome):
        let bound = max(node.bound, outcome.objective)
        guard let place = try branchingPlace(outcome) else {
          // Whole, and no cut is broken: the plan of this node is its bound, up to the solver's tolerance.
          let value = search.whole.value(open: wholePlaces(outcome.values))
          closedBound = min(closedBound, bound >= value - 1e-7 * abs(value) ? value : bound)
          continue
        }
        let fixings = node.fixings + impliedFixings(outcome, node.fixings, besides: place)
        for isOpen in [true, false] {
          number += 1
          waiting.append(
            Node(
              bound: bound, number: number, fixings: fixings + [(place, isOpen)]))
        }
      }
    }
    let open = waiting.map(\.bound).min() ?? .infinity
    search.result.bound = max(
      search.result.bound, min(open, closedBound, search.result.value))
  }

  /// Places whose change would bring the bound of a node above the cutoff: fixed below it.
  private func impliedFixings(
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

  private mutating func popBest() -> Node? {
    guard !clock.isOver,
      let index = waiting.indices.min(by: {
        (waiting[$0].bound, -waiting[$0].number) < (waiting[$1].bound, -waiting[$1].number)
      })
    else { return nil }
    waiting.swapAt(index, waiting.count - 1)
    return waiting.removeLast()
  }

  /// Brings the bounds of the program to those of a node.
  private mutating func apply(_ fixings: [(place: Int, isOpen: Bool)]) throws(LinearProgramError) {
    var wanted: [Int: Bool] = [:]
    for fixing in fixings { wanted[fixing.place] = fixing.isOpen }
    for place in Set(current.keys).union(wanted.keys).sorted() where current[place] != wanted[place]
    {
      try setBounds(place, wanted[place])
    }
    current = wanted
  }

  private func setBounds(_ place: Int, _ isOpen: Bool?) throws(LinearProgramError) {
    let isForcedOpen = isOpen ?? false || search.open[place]
    let isForcedClosed = isOpen == false || search.closed[place]
    try master.setBounds(
      ofPlace: place, lower: isForcedOpen ? 1 : 0, upper: isForcedClosed ? 0 : 1)
  }

  /// Solves and cuts until no cut is broken, nothing better can lie below, or cuts hardly help.
  private mutating func solveNode(isRoot: Bool) throws(LinearProgramError) -> Ending {
    var last = -Double.infinity
    var stale = 0
    while true {
      if clock.isOver { return .outOfTime }
      let cutoff = search.cutoff
      let outcome = try master.optimise(
        .init(objectiveBound: cutoff.isFinite ? cutoff : nil, time: clock.left))
      switch outcome.status {
      case .infeasible: return .closed(.infinity)
      case .nothingBetter: return .closed(cutoff)
      case .stopped: return .outOfTime
      case .optimal: break
      }
      if outcome.objective >= cutoff { return .closed(outcome.objective) }
      if isRoot { try learn(outcome) }
      try round(outcome, isRoot: isRoot)
      if isRoot, search.isProven { return .closed(search.result.bound) }
      let isWhole = fractionalPlaces(outcome.values).isEmpty
      let cuts = master.brokenCuts(outcome.values, tolerance: isWhole ? 1e-9 : 1e-7)
      let gap = search.cutoff - outcome.objective
      stale = outcome.objective - last < (isRoot ? 1e-4 : 0.02) * gap ? stale + 1 : 0
      last = outcome.objective
      if cuts.isEmpty || stale >= 3 && !isWhole { return .fractional(outcome) }
      if !isRoot, master.cuts.count > 3 * rowsAfterRoot + 2000 {
        try master.removeIdleCuts(outcome)
      }
      try master.add(cuts)
    }
  }

  /// The certificate of a root outcome, and the places that it fixes.
  private mutating func learn(_ outcome: GrowingProgram.Outcome) throws(LinearProgramError) {
    let multipliers = master.multipliers(outcome)
    let lagrangian = LagrangianBound(instance: master.instance, selection: search.selection)
    let (bound, answer) = lagrangian.evaluate(
      multipliers, closed: search.closed, open: search.open)
    search.note(multipliers, bound: bound)
    search.result.bound = max(
      search.result.bound, min(outcome.objective, search.result.value))
    let (closedBefore, openBefore) = (search.closed, search.open)
    search.fix(bound, answer.change, answer.isChosen)
    for place in closedBefore.indices
    where search.closed[place] != closedBefore[place] || search.open[place] != openBefore[place] {
      try setBounds(place, nil)
    }
  }

  /// A plan from the values of the places: the fullest first, then interchange.
  private mutating func round(
    _ outcome: GrowingProgram.Outcome, isRoot: Bool
  ) throws(LinearProgramError) {
    let values = outcome.values
    var places = Array(repeating: false, count: search.open.count)
    for (step, hubs) in search.rules.hubsOfStep.enumerated() {
      let width = search.rules.candidateCount
      let range = step * width..<(step + 1) * width
      var count = 0
      for place in range where search.open[place] || (step > 0 && places[place - width]) {
        places[place] = true
        count += 1
      }
      let order = range.filter { !places[$0] }
        .sorted { (values[$0], -$0) > (values[$1], -$1) }
      for place in order {
        guard count < hubs ?? .max, hubs != nil && !search.selection.isAtMost || values[place] > 0.5
        else { break }
        places[place] = true
        count += 1
      }
    }
    let chosen = places.indices.filter { places[$0] }
    guard tried.insert(chosen).inserted else { return }
    search.offer(places)
    guard isRoot || tried.count % 4 == 0, !search.side.mayForbid || search.side.allows(places)
    else { return }
    search.interchange.improve(&places)
    search.offer(places)
  }

  /// The place whose two branches promise most; nil where all places are whole.
  private mutating func branchingPlace(
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

  private func fractionalPlaces(_ values: [Double]) -> [Int] {
    (0..<search.open.count).filter { abs(values[$0] - values[$0].rounded()) > 1e-6 }
  }

  private func wholePlaces(_ values: [Double]) -> [Bool] {
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

/// By how much the bound grew, for each unit by which a place was closed or opened.
struct PseudoCosts {
  private var down: [Double]
  private var up: [Double]
  private var trials: [Int]

  init(count: Int) {
    down = Array(repeating: 0, count: count)
    up = down
    trials = Array(repeating: 0, count: count)
  }

  mutating func note(_ place: Int, _ value: Double, down: Double, up: Double) {
    self.down[place] += down / max(value, 1e-6)
    self.up[place] += up / max(1 - value, 1e-6)
    trials[place] += 1
  }

  func isReliable(_ place: Int) -> Bool { trials[place] >= 2 }

  func score(_ place: Int, _ value: Double) -> Double {
    let (down, up) = trials[place] > 0 ? known(place) : average
    return PseudoCosts.product(down * value, up * (1 - value))
  }

  private func known(_ place: Int) -> (Double, Double) {
    (down[place] / Double(trials[place]), up[place] / Double(trials[place]))
  }

  private var average: (Double, Double) {
    let count = Double(max(1, trials.reduce(0, +)))
    return (max(1e-6, down.reduce(0, +) / count), max(1e-6, up.reduce(0, +) / count))
  }

  static func product(_ down: Double, _ up: Double) -> Double {
    max(down, 1e-6) * max(up, 1e-6)
  }
}
