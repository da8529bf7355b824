import LinearProgramming

/// The master program of the Benders decomposition over ordered costs (Duran-Mateluna, Alès and Elloumi,
/// EJOR 2023): y for the places, θ for the cost of each group of clients, and for a level D_i of each client
/// of a group the cut θ + Σ_i Σ over places cheaper than D_i of (D_i − c_ij) y_j ≥ Σ_i D_i.
///
/// The paper has a θ for each client. Cuts of neighbours put together make a program with a tenth of the
/// rows and columns for a few more rounds of cuts (``ClientGroups``). Of all cuts only those that some
/// solution broke are there.
struct BendersMaster: ~Copyable {
  struct Cut: Hashable {
    var group: Int
    /// D_i of each client of the group, in its order; at least what the client costs at the nearest place.
    var levels: [Double]
  }

  let instance: AssignmentInstance
  let groups: ClientGroups
  private let program: GrowingProgram
  private let fixedRows: Int
  private let servedRows: [Int?]
  private(set) var cuts: [Cut] = []
  /// Those of ``cuts``, in their order.
  private var rows: [GrowingProgram.Row] = []
  private var known: Set<Cut> = []

  /// - Parameter closed, open: Places fixed for good.
  init(
    _ instance: AssignmentInstance, _ groups: ClientGroups, _ rules: HubRules, closed: [Bool],
    open: [Bool]
  ) throws(LinearProgramError) {
    self.instance = instance
    self.groups = groups
    var linear = LinearProgram(.minimize, offset: instance.offset)
    rules.addColumns(to: &linear, kind: .continuous) { _ in 0 }
    for place in 0..<instance.placeCount {
      linear.setObjective(ofColumn: place, to: instance.opening[place])
      if closed[place] { linear.setBounds(ofColumn: place, lower: 0, upper: 0) }
      if open[place] { linear.setBounds(ofColumn: place, lower: 1, upper: 1) }
    }
    for clients in groups.clients {
      let floor = clients.reduce(0) { $0 + instance.floor(ofClient: $1) }
      linear.addColumn("cost", lower: floor, objective: 1)
    }
    rules.addRows(to: &linear)
    servedRows = BendersMaster.addServed(to: &linear, instance, rules, closed: closed, open: open)
    fixedRows = linear.rows.count
    program = try GrowingProgram(linear)
  }

  /// Adds Σ y ≥ 1 over the places of each client that must be served, unless the number of hubs or a place
  /// that stays open says so already.
  ///
  /// - Returns: By client, its row.
  private static func addServed(
    to linear: inout LinearProgram, _ instance: AssignmentInstance, _ rules: HubRules,
    closed: [Bool], open: [Bool]
  ) -> [Int?] {
    let width = rules.candidateCount
    let openable = (0..<rules.stepCount).map { step in
      (step * width..<(step + 1) * width).count { !closed[$0] }
    }
    var isAsked = Array(repeating: rules.problem.isAtMost, count: rules.stepCount)
    return (0..<instance.clientCount).map { client in
      let range = instance.starts[client]..<instance.starts[client + 1]
      let step = instance.origins[client].step
      if instance.missed[client].isFinite
        || range.contains(where: { open[Int(instance.places[$0])] })
      {
        return nil
      }
      if range.count == openable[step] {
        // Any hub will do: one row for all such clients, and none where there are hubs anyway.
        guard isAsked[step] else { return nil }
        isAsked[step] = false
      }
      return linear.addRow(
        "served", range.map { .init(1, Int(instance.places[$0])) }, lower: 1)
    }
  }

  func optimise(_ limits: GrowingProgram.Limits) throws(LinearProgramError)
    -> GrowingProgram.Outcome
  {
    try program.optimise(limits)
  }

  func setBounds(ofPlace place: Int, lower: Double, upper: Double) throws(LinearProgramError) {
    try program.setBounds(ofColumn: place, lower: lower, upper: upper)
  }

  /// Cuts that values break and that are not there yet: for each group that at the critical costs of its clients.
  ///
  /// - Parameter tolerance: For each client.
  func brokenCuts(_ values: [Double], tolerance: Double) -> [Cut] {
    var result: [Cut] = []
    for (group, clients) in groups.clients.enumerated() {
      var sum = 0.0
      let levels = clients.map { client in
        let (level, cost) = critical(client, values)
        sum += cost
        return level
      }
      let theta = values[instance.placeCount + group]
      guard sum > theta + tolerance * Double(clients.count) else { continue }
      let cut = Cut(group: group, levels: levels)
      if !known.contains(cut) { result.append(cut) }
    }
    return result
  }

  /// The cost where the places nearer than it add up to one, and what the client costs with these values.
  private func critical(_ client: Int, _ values: [Double]) -> (level: Double, cost: Double) {
    var open = 0.0
    var cost = 0.0
    let end = instance.starts[client + 1]
    for index in instance.starts[client]..<end {
      let value = values[Int(instance.places[index])]
      guard value > 0 else { continue }
      if open + value >= 1 - 1e-9 {
        return (instance.costs[index], cost + (1 - open) * instance.costs[index])
      }
      open += value
      cost += value * instance.costs[index]
    }
    var level = instance.missed[client]
    if !level.isFinite {
      // Served for sure, but for rounding; a client without places costs nothing more.
      level = instance.starts[client] < end ? instance.costs[end - 1] : 0
    }
    return (level, cost + (1 - open) * level)
  }

  /// Cuts around multipliers: what a solution with these prices needs.
  func cuts(around multipliers: [Double]) -> [Cut] {
    groups.clients.enumerated().flatMap { group, clients in
      var above: [Double] = []
      var below: [Double] = []
      for client in clients {
        let floor = instance.floor(ofClient: client)
        let range = instance.starts[client]..<instance.starts[client + 1]
        let next = range.first { instance.costs[$0] >= multipliers[client] }
        let level = next.map { instance.costs[$0] } ?? instance.missed[client]
        let last = (next ?? range.upperBound) - 1
        below.append(last > range.lowerBound ? instance.costs[last] : floor)
        above.append(level.isFinite ? level : below.last ?? floor)
      }
      return [Cut(group: group, levels: above), Cut(group: group, levels: below)]
    }
  }

  mutating func add(_ cuts: [Cut]) throws(LinearProgramError) {
    var added: [GrowingProgram.Row] = []
    var coefficients = Array(repeating: 0.0, count: instance.placeCount)
    for cut in cuts where known.insert(cut).inserted {
      let row = self.row(cut, &coefficients)
      // Of a group whose clients all cost the least there is: the column's bound says it.
      if row.terms.count == 1 { continue }
      added.append(row)
      self.cuts.append(cut)
    }
    rows += added
    try program.addRows(added)
  }

  /// - Parameter coefficients: By place, all 0 before and after.
  private func row(_ cut: Cut, _ coefficients: inout [Double]) -> GrowingProgram.Row {
    var touched: [Int] = []
    var lower = 0.0
    for (client, level) in zip(groups.clients[cut.group], cut.levels) {
      lower += max(level, instance.floor(ofClient: client))
      for index in instance.starts[client]..<instance.starts[client + 1] {
        guard instance.costs[index] < level else { break }
        let place = Int(instance.places[index])
        if coefficients[place] == 0 { touched.append(place) }
        coefficients[place] += level - instance.costs[index]
      }
    }
    var terms: [LinearProgram.Term] = [.init(1, instance.placeCount + cut.group)]
    for place in touched.sorted() {
      terms.append(.init(coefficients[place], place))
      coefficients[place] = 0
    }
    return .init(terms, lower: lower)
  }

  /// Takes out the cuts that an outcome does not need.
  mutating func removeIdleCuts(_ outcome: GrowingProgram.Outcome) throws(LinearProgramError) {
    var idle: [Int] = []
    var kept: [Int] = []
    for index in cuts.indices {
      if abs(outcome.rowPrices[fixedRows + index]) < 1e-9, slack(index, outcome.values) > 1e-6 {
        idle.append(fixedRows + index)
        known.remove(cuts[index])
      } else {
        kept.append(index)
      }
    }
    cuts = kept.map { cuts[$0] }
    rows = kept.map { rows[$0] }
    try program.removeRows(idle)
  }

  private func slack(_ index: Int, _ values: [Double]) -> Double {
    rows[index].terms.reduce(-rows[index].lower) { $0 + $1.coefficient * values[$1.column] }
  }

  /// Multipliers of the clients from the prices of their cuts: u = Σ price × D, the rest at the nearest
  /// place, and all of the price of being served.
  func multipliers(_ outcome: GrowingProgram.Outcome) -> [Double] {
    var rest = Array(repeating: 1.0, count: groups.clients.count)
    var result = Array(repeating: 0.0, count: instance.clientCount)
    for (index, cut) in cuts.enumerated() {
      let price = min(max(0, outcome.rowPrices[fixedRows + index]), rest[cut.group])
      guard price > 0 else { continue }
      rest[cut.group] -= price
      for (client, level) in zip(groups.clients[cut.group], cut.levels) {
        result[client] += price * max(level, instance.floor(ofClient: client))
      }
    }
    for (group, clients) in groups.clients.enumerated() {
      for client in clients {
        result[client] += rest[group] * instance.floor(ofClient: client)
        if let row = servedRows[client] { result[client] += max(0, outcome.rowPrices[row]) }
      }
    }
    return result
  }
}
