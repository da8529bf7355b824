import LinearProgramming

/// Making a choice of whole patterns better: a few sites are opened and chosen anew, again and again.
///
/// Large-neighbourhood search (Shaw 1998) in the master: sites that share demands in the best mixture are opened
/// together, priced anew beside what stays, and chosen by the solver among the patterns whose reduced value leaves
/// the chance of something better. Steps are counted and drawn from a fixed seed.
extension PatternGeneration {
  /// Nodes of the solver in one step.
  private static let nodeLimit = 50
  /// Patterns among which the solver chooses in one step.
  private static let candidateLimit = 1000
  /// Sites opened in the first step; more where nothing better is found, fewer where a step is too hard.
  private static let firstWidth = 8

  /// - Parameters:
  ///   - root: The master's optimum with all sites open.
  ///   - target: Stop where a choice is worth that much.
  mutating func exchange(
    from start: Choice, _ root: PatternPool.Master, target: Double, steps: Int,
    seed: Int, isOutOfTime: () -> Bool
  ) throws(LinearProgramError) -> Choice {
    var best = start
    var random = CountedRandom(seed: 0x5EED + UInt64(seed))
    let relations = relations(root)
    var width = min(PatternGeneration.firstWidth, sites.count)
    var idle = 0
    for step in 0..<steps where !isOutOfTime() && best.value < target {
      let opened = neighbourhood(of: step % sites.count, width, relations, &random)
      var open = best.columns
      for s in opened { open[s] = nil }
      try pool.fix(open)
      idle += 1
      if let master = try priced(), master.value > best.value + 1e-6 * abs(best.value) {
        let (found, isHard) = try choose(opened, master, over: best)
        if let found, found.value > best.value + 1e-7 * abs(best.value) {
          best = found
          idle = 0
        }
        if isHard {
          width = max(min(4, sites.count), width - 1)
          idle = 0
        }
      }
      if idle > 5, width < sites.count {
        width = min(sites.count, width + 2)
        idle = 0
      }
    }
    return best
  }

  /// The best choice among the known patterns of the open sites that could be better than `best`.
  ///
  /// A pattern whose reduced value is below what is missing from `best` to the master cannot be part of one.
  private mutating func choose(
    _ opened: [Int], _ master: PatternPool.Master, over best: Choice
  ) throws(LinearProgramError) -> (found: Choice?, isHard: Bool) {
    let remaining = pool.remaining
    var program = LinearProgram(.maximize)
    var terms: [Int: [LinearProgram.Term]] = [:]
    func add(_ uses: [LinkingRows.Use], _ position: Int) {
      for use in uses { terms[use.row, default: []].append(.init(use.coefficient, position)) }
    }
    for (column, index) in zip(pool.columns, linking.free) {
      let bounds = self.program.columns[index]
      add(
        column.uses,
        program.addColumn("", lower: bounds.lower, upper: bounds.upper, objective: column.value))
    }
    let first = program.columns.count
    var candidates: [Int] = []
    let missing = master.value - best.value
    for s in opened {
      var own: [LinearProgram.Term] = []
      for column in pool.columnsOfSite[s] {
        let fits = pool.columns[column].uses.allSatisfy {
          !linking.rows[$0.row].isPacking || $0.coefficient <= remaining[$0.row] + 1e-6
        }
        guard fits, column == best.columns[s] || pool.reducedValue(column, master) >= -missing
        else { continue }
        let position = program.addColumn(
          "", kind: .binary, objective: pool.columns[column].value)
        candidates.append(column)
        own.append(.init(1, position))
        add(pool.columns[column].uses, position)
      }
      program.addRow("", own, upper: 1)
    }
    guard candidates.count <= PatternGeneration.candidateLimit else { return (nil, true) }
    for row in terms.keys.sorted() { program.addRow("", terms[row]!, upper: remaining[row]) }
    let nodes = PatternGeneration.nodeLimit
    let solution = try program.solve(SolveOptions(relativeGap: 1e-5, nodeLimit: nodes))
    guard let objective = solution.objective else { return (nil, solution.nodeCount >= nodes) }
    var chosen = pool.fixed
    var value = objective
    for case let column? in pool.fixed { value += pool.columns[column].value }
    for (position, column) in candidates.enumerated() where solution.values[first + position] > 0.5
    {
      chosen[pool.columns[column].site!] = column
    }
    return (Choice(columns: chosen, value: value), solution.nodeCount >= nodes)
  }

  /// How much two sites have to do with each other: what the mixture shares of packing rows between them.
  private func relations(_ master: PatternPool.Master) -> [[Double]] {
    var shares = [[Int: Double]](repeating: [:], count: sites.count)
    for (column, share) in zip(pool.columns, master.values) where share > 1e-6 {
      guard let s = column.site else { continue }
      for use in column.uses where linking.rows[use.row].isPacking {
        shares[s][use.row, default: 0] += share
      }
    }
    let rows = shares.map { $0.keys.sorted() }
    return sites.indices.map { a in
      sites.indices.map { b in
        guard a != b else { return 0 }
        return rows[a].reduce(0) { $0 + min(shares[a][$1]!, shares[b][$1] ?? 0) }
      }
    }
  }

  /// A site and others drawn one by one, those related to what is there already more often.
  private func neighbourhood(
    of seed: Int, _ width: Int, _ relations: [[Double]], _ random: inout CountedRandom
  ) -> [Int] {
    var chosen = [seed]
    var weights = relations[seed].map { $0 + 0.02 }
    weights[seed] = 0
    while chosen.count < width {
      var draw = random.unit() * weights.reduce(0, +)
      var next = weights.lastIndex { $0 > 0 }!
      for s in weights.indices where weights[s] > 0 {
        draw -= weights[s]
        if draw <= 0 {
          next = s
          break
        }
      }
      chosen.append(next)
      for s in weights.indices where weights[s] > 0 { weights[s] += relations[next][s] }
      weights[next] = 0
    }
    return chosen.sorted()
  }
}
