import LinearProgramming

/// The master program of the Benders decomposition over ordered costs (Duran-Mateluna, Alès and Elloumi,
/// EJOR 2023): y for the places, θ for the cost of each client, and for a client and a cost D the cut
/// θ + Σ over places cheaper than D of (D − c) y ≥ D.
///
/// Of all cuts only those that some solution broke are there.
struct BendersMaster: ~Copyable {
  struct Cut: Hashable {
    var client: Int
    var level: Double
  }

  let instance: AssignmentInstance
  private let program: GrowingProgram
  private let fixedRows: Int
  private let servedRows: [Int?]
  private(set) var cuts: [Cut] = []
  private var known: Set<Cut> = []

  /// - Parameter closed, open: Places fixed for good.
  init(
    _ instance: AssignmentInstance, _ rules: HubRules, closed: [Bool], open: [Bool]
  ) throws(LinearProgramError) {
    self.instance = instance
    var linear = LinearProgram(.minimize, offset: instance.offset)
    rules.addColumns(to: &linear, kind: .continuous) { _ in 0 }
    for place in 0..<instance.placeCount {
      linear.setObjective(ofColumn: place, to: instance.opening[place])
      if closed[place] { linear.setBounds(ofColumn: place, lower: 0, upper: 0) }
      if open[place] { linear.setBounds(ofColumn: place, lower: 1, upper: 1) }
    }
    for client in 0..<instance.clientCount {
      linear.addColumn("cost", lower: instance.floor(ofClient: client), objective: 1)
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

  /// Cuts that values break and that are not there yet: for each client that at its critical cost, where the places nearer than it add
  /// up to one.
  func brokenCuts(_ values: [Double], tolerance: Double) -> [Cut] {
    var result: [Cut] = []
    for client in 0..<instance.clientCount {
      let theta = values[instance.placeCount + client]
      var level = instance.missed[client]
      var open = 0.0
      var cost = 0.0
      for index in instance.starts[client]..<instance.starts[client + 1] {
        let value = values[Int(instance.places[index])]
        guard value > 0 else { continue }
        if open + value >= 1 - 1e-9 {
          level = instance.costs[index]
          break
        }
        open += value
        cost += value * instance.costs[index]
      }
      let end = instance.starts[client + 1]
      guard instance.starts[client] < end else { continue }
      // Served for sure, but for rounding.
      if !level.isFinite { level = instance.costs[end - 1] }
      let cut = Cut(client: client, level: level)
      if cost + (1 - open) * level > theta + tolerance, !known.contains(cut) { result.append(cut) }
    }
    return result
  }

  /// Cuts around multipliers: what a solution with these prices needs.
  func cuts(around multipliers: [Double]) -> [Cut] {
    var result: [Cut] = []
    for client in 0..<instance.clientCount {
      let range = instance.starts[client]..<instance.starts[client + 1]
      let above = range.first { instance.costs[$0] >= multipliers[client] }
      let level = above.map { instance.costs[$0] } ?? instance.missed[client]
      if level.isFinite { result.append(Cut(client: client, level: level)) }
      let below = (above ?? range.upperBound) - 1
      if below > range.lowerBound {
        result.append(Cut(client: client, level: instance.costs[below]))
      }
    }
    return result
  }

  mutating func add(_ cuts: [Cut]) throws(LinearProgramError) {
    var rows: [GrowingProgram.Row] = []
    for cut in cuts where cut.level > instance.floor(ofClient: cut.client) {
      guard known.insert(cut).inserted else { continue }
      var terms: [LinearProgram.Term] = [.init(1, instance.placeCount + cut.client)]
      for index in instance.starts[cut.client]..<instance.starts[cut.client + 1] {
        guard instance.costs[index] < cut.level else { break }
        terms.append(.init(cut.level - instance.costs[index], Int(instance.places[index])))
      }
      rows.append(.init(terms, lower: cut.level))
      self.cuts.append(cut)
    }
    try program.addRows(rows)
  }

  /// Takes out the cuts that an outcome does not need.
  mutating func removeIdleCuts(_ outcome: GrowingProgram.Outcome) throws(LinearProgramError) {
    var idle: [Int] = []
    var kept: [Cut] = []
    for (index, cut) in cuts.enumerated() {
      if abs(outcome.rowPrices[fixedRows + index]) < 1e-9, slack(of: cut, outcome.values) > 1e-6 {
        idle.append(fixedRows + index)
        known.remove(cut)
      } else {
        kept.append(cut)
      }
    }
    cuts = kept
    try program.removeRows(idle)
  }

  private func slack(of cut: Cut, _ values: [Double]) -> Double {
    var sum = values[instance.placeCount + cut.client] - cut.level
    for index in instance.starts[cut.client]..<instance.starts[cut.client + 1] {
      guard instance.costs[index] < cut.level else { break }
      sum += (cut.level - instance.costs[index]) * values[Int(instance.places[index])]
    }
    return sum
  }

  /// Multipliers of the clients from the prices of their cuts: u = Σ price × D, the rest at the nearest
  /// place, and all of the price of being served.
  func multipliers(_ outcome: GrowingProgram.Outcome) -> [Double] {
    var rest = Array(repeating: 1.0, count: instance.clientCount)
    var result = Array(repeating: 0.0, count: instance.clientCount)
    for (index, cut) in cuts.enumerated() {
      let price = min(max(0, outcome.rowPrices[fixedRows + index]), rest[cut.client])
      rest[cut.client] -= price
      result[cut.client] += price * cut.level
    }
    for client in 0..<instance.clientCount {
      result[client] += rest[client] * instance.floor(ofClient: client)
      if let row = servedRows[client] { result[client] += max(0, outcome.rowPrices[row]) }
    }
    return result
  }
}
