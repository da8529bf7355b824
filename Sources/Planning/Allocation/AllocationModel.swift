import Land
import LinearProgramming

/// The mixed-integer program of an allocation problem: rows and columns first, an objective on top.
///
/// Formulation in `docs/allocation.md`, with the same letters: x chooses a pair, z is its area beyond the
/// least one, y says that a demand in parts is met, w that a bonus is earned. Areas are in square metres,
/// money in thousands of euros.
struct AllocationModel {
  let instance: AllocationInstance
  private(set) var program = LinearProgram(.maximize)
  /// By pair; nil where the pair is not in the model.
  private(set) var x: [Int?]
  private(set) var z: [Int?]
  /// By demand; nil unless it may be in parts.
  private(set) var y: [Int?]
  private(set) var bonuses: [Bonus] = []
  /// What is placed already and stays, by pair: square decimetres.
  let fixed: [Int: Int]

  /// A demand of pair `pair` shares its site with use `use`.
  struct Bonus {
    let pair: Int
    let use: Int
    let share: Double
    /// Nil where the neighbour is there for sure: then the bonus comes with x.
    let column: Int?
  }

  /// What a row stands for, to tell which rules of the scenario clash.
  enum RowOrigin {
    case demand(Int)
    case activeSet(Int)
    case apart(Int, Int)
    case artificialised
    case budget(Int)
    case totalBudget
    case bonus
  }

  /// By row of the program.
  private(set) var origins: [RowOrigin] = []

  let label: Labels

  /// - Parameters:
  ///   - demands: Demands that may be placed; nil for all. Demands outside count as unmet.
  ///   - fixed: Placements that are there already, of demands outside `demands`.
  init(
    _ instance: AllocationInstance, _ label: Labels, demands: Set<Int>? = nil,
    fixed: [Int: Int] = [:]
  ) {
    self.instance = instance
    self.label = label
    self.fixed = fixed
    x = Array(repeating: nil, count: instance.pairs.count)
    z = x
    y = Array(repeating: nil, count: instance.demands.count)
    let included = instance.demands.indices.filter { demands?.contains($0) ?? true }
    let ledger = fixed.isEmpty ? nil : Ledger(instance, fixed)
    for d in included { addColumns(of: d, ledger) }
    for d in included { addDemandRows(d) }
    addCapacityRows()
    addApartRows(included)
    addLimitRows(included)
    for d in included { addBonuses(d) }
  }

  // MARK: Columns

  private mutating func addColumns(of d: Int, _ ledger: Ledger?) {
    let demand = instance.demands[d]
    for p in instance.pairsOfDemand[d] where !isExcludedByFixed(p, ledger) {
      let pair = instance.pairs[p]
      let isRequired = instance.required.contains(p)
      x[p] = program.addColumn(
        "place \(label.pair(p))", lower: isRequired ? 1 : 0, upper: 1, kind: .binary)
      if pair.upper > pair.least {
        z[p] = program.addColumn(
          "beyond least \(label.pair(p))", upper: squareMetres(pair.upper - pair.least))
      }
    }
    if demand.parts > 1 { y[d] = program.addColumn("met \(label.demand(d))", kind: .binary) }
  }

  /// Whether placements that stay are too near or leave too little room. If the pair is required all the
  /// same, its column stays and a row says so.
  private func isExcludedByFixed(_ p: Int, _ ledger: Ledger?) -> Bool {
    guard let ledger, !instance.required.contains(p) else { return false }
    return ledger.room(p) < instance.pairs[p].least || !ledger.tooNear(p).isEmpty
  }

  func squareMetres(_ squareDecimetres: Int) -> Double {
    ExactNumbers.squareMetres(squareDecimetres)
  }

  /// The area of a pair, times `factor`.
  func area(_ p: Int, _ factor: Double = 1) -> [LinearProgram.Term] {
    var terms: [LinearProgram.Term] = []
    if let x = x[p] { terms.append(.init(factor * squareMetres(instance.pairs[p].least), x)) }
    if let z = z[p] { terms.append(.init(factor, z)) }
    return terms
  }

  // MARK: Rows, bonuses, objective

  mutating func addRow(
    _ origin: RowOrigin, _ name: String, _ terms: [LinearProgram.Term],
    lower: Double = -.infinity, upper: Double = .infinity
  ) {
    program.addRow(name, terms, lower: lower, upper: upper)
    origins.append(origin)
  }

  private mutating func addBonuses(_ d: Int) {
    let demand = instance.demands[d]
    for (use, share) in demand.together {
      var earned: [LinearProgram.Term] = []
      for p in instance.pairsOfDemand[d] {
        guard let x = x[p] else { continue }
        let partners = instance.partners(of: p, use: use)
        let isCertain = partners.contains { fixed[$0] != nil }
        if isCertain, demand.parts == 1 {
          bonuses.append(Bonus(pair: p, use: use, share: share, column: nil))
          continue
        }
        let present = partners.compactMap { self.x[$0] }
        guard isCertain || !present.isEmpty else { continue }
        let name = "\(label.pair(p)) with \(label.use(use))"
        let w = program.addColumn("together \(name)", upper: 1)
        addRow(.bonus, "together \(name)", [.init(1, w), .init(-1, x)], upper: 0)
        if !isCertain {
          addRow(
            .bonus,
            "neighbour \(name)", [.init(1, w)] + present.map { .init(-1, $0) }, upper: 0)
        }
        bonuses.append(Bonus(pair: p, use: use, share: share, column: w))
        earned.append(.init(1, w))
      }
      if demand.parts > 1, earned.count > 1 {
        addRow(.bonus, "once \(label.demand(d)) with \(label.use(use))", earned, upper: 1)
      }
    }
  }

  /// Adds to a column's coefficient in the objective.
  mutating func addObjective(_ value: Double, _ column: Int) {
    program.setObjective(
      ofColumn: column, to: program.columns[column].objective + value)
  }
}
