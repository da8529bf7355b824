import LinearProgramming

/// Turns the solver's areas into whole square decimetres that keep every rule exactly.
///
/// Rounding down keeps capacities and limits but may leave a demand in parts a few square decimetres short
/// of its minimum. So: round, mend by moving single square decimetres, give back what is left to the
/// placements worth most; and where that does not do, solve for whole areas with the sites fixed.
struct AreaSettlement {
  let instance: AllocationInstance
  /// By department, as in the objective.
  let weights: [Double]
  /// Placements that stay as they are: square decimetres.
  let fixed: [Int: Int]

  /// - Parameter chosen: Square metres by pair, as the solver has them.
  /// - Returns: Square decimetres by pair, `fixed` left out; nil if no whole areas keep the rules.
  func settle(_ chosen: [Int: Double]) -> [Int: Int]? {
    var ledger = Ledger(instance, fixed)
    for p in chosen.keys.sorted() {
      let pair = instance.pairs[p]
      // The solver's tolerance is 1e-6 m²; half a square centimetre below a whole square decimetre is that one.
      let area = Int((chosen[p]! * 100 + 0.005).rounded(.down))
      ledger.add(min(max(area, pair.least), pair.upper), to: p)
    }
    let order = byWorth(chosen.keys.sorted())
    mend(&ledger, order)
    if !ledger.isFeasible {
      guard let whole = wholeAreas(chosen.keys.sorted()) else { return nil }
      ledger = Ledger(instance, fixed.merging(whole) { kept, _ in kept })
    }
    for p in order { ledger.add(ledger.room(p), to: p) }
    return ledger.areas.filter { fixed[$0.key] == nil }
  }

  private func byWorth(_ pairs: [Int]) -> [Int] {
    func worth(_ p: Int) -> Double {
      let pair = instance.pairs[p]
      return pair.worthDensity * weights[instance.demands[pair.demand].department]
    }
    return pairs.sorted { (-worth($0), $0) < (-worth($1), $1) }
  }

  /// Takes from the placements worth least where a capacity is passed, then adds where a demand falls short.
  private func mend(_ ledger: inout Ledger, _ order: [Int]) {
    for p in order.reversed() {
      let excess = instance.activeSetsOfPair[p].map { -ledger.free[$0] }.max() ?? 0
      let d = instance.pairs[p].demand
      let over = max(excess, ledger.taken[d] - instance.demands[d].target)
      let area = ledger.areas[p] ?? 0
      if over > 0 { ledger.add(-min(over, area - instance.pairs[p].least), to: p) }
    }
    for p in order {
      let d = instance.pairs[p].demand
      let short = instance.demands[d].minimum - ledger.taken[d]
      if short > 0 { ledger.add(min(short, ledger.room(p)), to: p) }
    }
  }

  /// The best whole areas for a choice of sites.
  private func wholeAreas(_ chosen: [Int]) -> [Int: Int]? {
    var program = LinearProgram(.maximize)
    var column: [Int: Int] = [:]
    let scale = 1 / max(1e-12, chosen.map { instance.pairs[$0].worthDensity }.max() ?? 1)
    for p in chosen {
      let pair = instance.pairs[p]
      let weight = weights[instance.demands[pair.demand].department]
      column[p] = program.addColumn(
        "area \(p)", lower: Double(pair.least), upper: Double(pair.upper), kind: .integer,
        objective: scale * weight * pair.worthDensity)
    }
    let ledger = Ledger(instance, fixed)
    for (index, set) in instance.activeSets.enumerated() {
      let terms = set.pairs.compactMap { column[$0] }.map { LinearProgram.Term(1, $0) }
      if !terms.isEmpty {
        program.addRow("capacity \(index)", terms, upper: Double(ledger.free[index]))
      }
    }
    for d in Set(chosen.map { instance.pairs[$0].demand }).sorted() {
      let terms = chosen.filter { instance.pairs[$0].demand == d }
        .map { LinearProgram.Term(1, column[$0]!) }
      let demand = instance.demands[d]
      program.addRow(
        "demand \(d)", terms, lower: Double(demand.minimum), upper: Double(demand.target))
    }
    if let left = ledger.artificialisedLeft {
      program.addRow(
        "artificialised",
        chosen.map { .init(Double(instance.pairs[$0].artificialisation) / 1e9, column[$0]!) },
        upper: Double(left) / 1e9)
    }
    for (k, left) in ledger.budgetsLeft.enumerated() {
      guard let left else { continue }
      let own = chosen.filter { instance.demands[instance.pairs[$0].demand].department == k }
      addBudget(&program, own, column, left)
    }
    if let left = ledger.totalBudgetLeft { addBudget(&program, chosen, column, left) }
    guard let solution = try? program.solve(), !solution.values.isEmpty else { return nil }
    let result = column.mapValues { Int(solution.values[$0]) }
    let whole = Ledger(instance, fixed.merging(result) { kept, _ in kept })
    return whole.isFeasible ? result : nil
  }

  private func addBudget(
    _ program: inout LinearProgram, _ own: [Int], _ column: [Int: Int], _ left: Int128
  ) {
    let demands = Set(own.map { instance.pairs[$0].demand })
    let fixedCosts = demands.reduce(Int128(0)) { $0 + instance.demands[$1].fixedCost }
    program.addRow(
      "budget", own.map { .init(Double(instance.pairs[$0].unitPrice) / 1e6, column[$0]!) },
      upper: Double(left - fixedCosts) / 1e6)
  }
}
