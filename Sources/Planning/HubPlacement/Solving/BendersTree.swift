import LinearProgramming

/// Branch and bound over the places on one master program: best bound first, cuts where they are broken,
/// branching by pseudo-costs that start from a few trial runs.
struct BendersTree: ~Copyable {
  private struct Node {
    var bound: Double
    var number: Int
    var fixings: [(place: Int, isOpen: Bool)]
  }

  var search: BendersSearch
  var master: BendersMaster
  let clock: StageClock
  private var waiting: [Node] = []
  /// Places that are fixed in the program at the moment.
  private(set) var current: [Int: Bool] = [:]
  var pseudo: PseudoCosts
  private var tried: Set<[Int]> = []
  /// The least bound at which a part of the tree was closed.
  private var closedBound = Double.infinity
  private var rowsAfterRoot = 0

  /// Clients to a column of cost. Measured on p-medians of 2,000 × 500: one for each client takes three times as long,
  /// twenty a little longer again; the tree of pmed39 likes all alike.
  private static let groupSize = 8

  init(_ search: BendersSearch, _ clock: StageClock) throws(LinearProgramError) {
    self.search = search
    self.clock = clock
    pseudo = PseudoCosts(count: search.instance.placeCount)
    let groups = ClientGroups(
      search.instance, open: search.result.open ?? search.open, size: Self.groupSize)
    master = try BendersMaster(
      search.instance, groups, search.rules, closed: search.closed, open: search.open)
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
        let groups = master.groups
        master = try BendersMaster(
          search.instance, groups, search.rules, closed: search.closed, open: search.open)
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

  func setBounds(_ place: Int, _ isOpen: Bool?) throws(LinearProgramError) {
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
}
