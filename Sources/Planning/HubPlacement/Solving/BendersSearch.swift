import LinearProgramming

/// The best set of places and its proof: interchange for a good plan, subgradients for a first bound,
/// cuts for the bound of the linear program, then branch and bound on the same program. Places that
/// cannot be part of a better plan are fixed on the way.
struct BendersSearch {
  struct Result {
    /// Nil where no plan was found.
    var open: [Bool]?
    /// Of the best plan, in the scale of the instance.
    var value = Double.infinity
    var bound = -Double.infinity
    /// Multipliers of the best bound before the tree, by client, and what they prove.
    var multipliers: [Double] = []
    var multiplierBound = -Double.infinity
    var nodes = 0
    /// Whether it is proven that there is no plan.
    var isInfeasible = false
  }

  let rules: HubRules
  let side: SideRules
  let selection: HubSelection
  let options: LocationOptions
  /// As it was given; ``instance`` loses the places that are fixed.
  let whole: AssignmentInstance
  var instance: AssignmentInstance
  var closed: [Bool]
  var open: [Bool]
  var result = Result()

  init(_ problem: LocationProblem, _ options: LocationOptions) {
    rules = HubRules(problem)
    side = SideRules(rules)
    selection = HubSelection(rules)
    self.options = options
    whole = AssignmentInstance(problem, rules)
    instance = whole
    let existing = problem.candidates.map(\.isExisting)
    open = (0..<rules.stepCount).flatMap { _ in existing }
    closed = Array(repeating: false, count: open.count)
  }

  /// Nothing above this is of interest: a bound that reaches it closes the search.
  var cutoff: Double {
    guard result.value.isFinite else { return .infinity }
    let tolerance = max(options.relativeGap, 1e-9) * max(abs(result.value), 1e-9)
    // Whole numbers: a bound above value − 1 is as good as the value.
    let unit = instance.isWhole ? (1 - 1e-3) / instance.scale : 0
    return result.value - max(tolerance, unit)
  }

  var isProven: Bool { result.bound >= cutoff }

  mutating func run(_ clock: inout StageClock) throws(LinearProgramError) -> Result {
    try findStart()
    clock.end("start")
    guard result.open != nil else { return result }
    improveBound(clock)
    clock.end("lagrangian")
    if !isProven, !clock.isOver {
      var tree = try BendersTree(self, clock)
      try tree.solveRoot()
      clock.end("cuts")
      if !tree.search.isProven { try tree.branch() }
      clock.end("tree")
      self = tree.search
    }
    if isProven, result.value.isFinite {
      result.bound = options.relativeGap > 1e-9 ? min(result.bound, result.value) : result.value
    }
    return result
  }

  /// A first plan: greedy, then interchange; where the side rules leave greed no way, any plan that keeps
  /// them.
  private mutating func findStart() throws(LinearProgramError) {
    let interchange = self.interchange
    var start = interchange.greedy(from: open, closed: closed)
    if !isComplete(start) {
      guard let found = try anyPlan() else { return }
      start = found
    }
    interchange.improve(&start)
    offer(start)
    guard side.isEmpty else { return }
    // A second start, from the places that are nearest to the most weight.
    var other = open
    let prices = LagrangianBound(instance: instance, selection: selection)
      .prices(LagrangianBound(instance: instance, selection: selection).start(start))
    let answer = selection.best(prices, closed: closed, open: open)
    other = answer.isChosen
    interchange.improve(&other)
    offer(other)
  }

  var interchange: Interchange {
    let side = side
    return Interchange(
      instance, selection, kept: open, isAllowed: side.mayForbid ? { side.allows($0) } : nil)
  }

  private func isComplete(_ places: [Bool]) -> Bool {
    for (step, hubs) in rules.hubsOfStep.enumerated() {
      let first = step * rules.candidateCount
      let count = (0..<rules.candidateCount).count { places[first + $0] }
      if let hubs, !selection.isAtMost, count != hubs { return false }
      if count == 0 { return false }
    }
    return side.allows(places) && whole.value(open: places).isFinite
  }

  /// Any plan that keeps the rules; nil where none was found in time, or where there is none.
  private mutating func anyPlan() throws(LinearProgramError) -> [Bool]? {
    var program = LinearProgram(.minimize)
    rules.addColumns(to: &program, kind: .binary) { _ in 0 }
    rules.addRows(to: &program)
    for client in 0..<whole.clientCount where !whole.missed[client].isFinite {
      let range = whole.starts[client]..<whole.starts[client + 1]
      if range.count < rules.candidateCount {
        program.addRow("served", range.map { .init(1, Int(whole.places[$0])) }, lower: 1)
      }
    }
    let solution = try program.solve(SolveOptions(timeLimit: options.timeLimit))
    guard !solution.values.isEmpty else {
      if case .infeasible = solution.status { result.isInfeasible = true }
      return nil
    }
    return (0..<whole.placeCount).map { solution.values[$0] > 0.5 }
  }

  /// Takes a plan that is better than the one known.
  ///
  /// - Returns: Whether it was.
  @discardableResult
  mutating func offer(_ places: [Bool]) -> Bool {
    let value = whole.value(open: places)
    guard value.isFinite, isComplete(places),
      !result.value.isFinite || value < result.value - 1e-12 * abs(result.value)
    else { return false }
    result.value = value
    result.open = places
    return true
  }

  /// Takes a bound, and its multipliers where they prove more than others do without the places that have
  /// been fixed.
  mutating func note(_ multipliers: [Double], bound: Double) {
    result.bound = max(result.bound, bound)
    let existing = rules.problem.candidates.map(\.isExisting)
    let proven = LagrangianBound(instance: whole, selection: selection).evaluate(
      multipliers, closed: Array(repeating: false, count: whole.placeCount),
      open: (0..<rules.stepCount).flatMap { _ in existing }
    ).bound
    if proven > result.multiplierBound {
      result.multiplierBound = proven
      result.multipliers = multipliers
    }
  }

  private mutating func improveBound(_ clock: StageClock) {
    var state = LagrangianBound.State(
      multipliers: LagrangianBound(instance: instance, selection: selection)
        .start(result.open ?? open))
    // A few rounds: what is fixed makes the next round cheaper.
    for round in 0..<6 {
      guard !isProven, !clock.isOver else { break }
      let lagrangian = LagrangianBound(instance: instance, selection: selection)
      var changes: (bound: Double, answer: HubSelection.Answer)?
      let before = state.bound
      lagrangian.improve(
        &state, value: result.value, steps: 150, closed: closed, open: open
      ) { bound, answer in
        changes = (bound, answer)
        return bound < cutoff
      }
      note(state.best, bound: state.bound)
      if let changes {
        fix(changes.bound, changes.answer.change, changes.answer.isChosen)
        var rounded = changes.answer.isChosen
        if side.isEmpty {
          interchange.improve(&rounded)
          offer(rounded)
        }
      }
      if round > 1, state.bound - before < 0.02 * (result.value - state.bound) { break }
    }
  }

  /// Fixes the places whose change would bring the bound above the cutoff.
  mutating func fix(_ bound: Double, _ change: [Double], _ isChosen: [Bool]) {
    guard result.value.isFinite else { return }
    var isChanged = false
    for place in change.indices where !open[place] && !closed[place] {
      guard bound + change[place] >= cutoff + 1e-9 * abs(cutoff) else { continue }
      if isChosen[place] { open[place] = true } else { closed[place] = true }
      isChanged = true
    }
    if isChanged { instance = instance.reduced(closed: closed, open: open) }
  }
}
