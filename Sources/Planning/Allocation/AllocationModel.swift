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

  private let label: Labels

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

  private func squareMetres(_ squareDecimetres: Int) -> Double {
    ExactNumbers.squareMetres(squareDecimetres)
  }

  /// The area of a pair, times `factor`.
  private func area(_ p: Int, _ factor: Double = 1) -> [LinearProgram.Term] {
    var terms: [LinearProgram.Term] = []
    if let x = x[p] { terms.append(.init(factor * squareMetres(instance.pairs[p].least), x)) }
    if let z = z[p] { terms.append(.init(factor, z)) }
    return terms
  }

  // MARK: Rows

  private mutating func addRow(
    _ origin: RowOrigin, _ name: String, _ terms: [LinearProgram.Term],
    lower: Double = -.infinity, upper: Double = .infinity
  ) {
    program.addRow(name, terms, lower: lower, upper: upper)
    origins.append(origin)
  }

  private mutating func addDemandRows(_ d: Int) {
    let demand = instance.demands[d]
    let chosen = instance.pairsOfDemand[d].compactMap { x[$0] }.map { LinearProgram.Term(1, $0) }
    for p in instance.pairsOfDemand[d] {
      guard let x = x[p], let z = z[p] else { continue }
      let spread = squareMetres(instance.pairs[p].upper - instance.pairs[p].least)
      addRow(.demand(d), "area \(label.pair(p))", [.init(1, z), .init(-spread, x)], upper: 0)
    }
    guard let y = y[d] else {
      if chosen.count > 1 { addRow(.demand(d), "one site \(label.demand(d))", chosen, upper: 1) }
      return
    }
    addRow(
      .demand(d),
      "parts \(label.demand(d))", chosen + [.init(-Double(demand.parts), y)], upper: 0)
    for p in instance.pairsOfDemand[d] {
      if let x = x[p] {
        addRow(.demand(d), "part \(label.pair(p))", [.init(1, x), .init(-1, y)], upper: 0)
      }
    }
    let total = instance.pairsOfDemand[d].flatMap { area($0) }
    addRow(
      .demand(d),
      "least \(label.demand(d))", total + [.init(-squareMetres(demand.minimum), y)], lower: 0)
    addRow(
      .demand(d),
      "target \(label.demand(d))", total + [.init(-squareMetres(demand.target), y)], upper: 0)
  }

  private mutating func addCapacityRows() {
    for (index, set) in instance.activeSets.enumerated() {
      let terms = set.pairs.flatMap { area($0) }
      guard !terms.isEmpty else { continue }
      let taken = set.pairs.reduce(0) { $0 + (fixed[$1] ?? 0) }
      addRow(
        .activeSet(index), label.activeSet(index), terms, upper: squareMetres(set.capacity - taken))
    }
  }

  private mutating func addApartRows(_ included: [Int]) {
    for (index, d) in included.enumerated() {
      for e in included[(index + 1)...] {
        guard let separation = instance.separation(d, e) else { continue }
        addApartRows(d, e, separation)
      }
    }
    for p in x.indices where instance.required.contains(p) {
      guard let x = x[p] else { continue }
      for q in fixed.keys.sorted() where instance.areTooNear(p, q) {
        addRow(
          .apart(instance.pairs[p].demand, instance.pairs[q].demand),
          "apart \(label.pair(p)) | \(label.pair(q))", [.init(1, x)], upper: 0)
      }
    }
  }

  /// For each site of d: d there, or e on one of the sites too near. Sites of d with the same neighbours
  /// share a row, as d is on one of them at most.
  private mutating func addApartRows(_ d: Int, _ e: Int, _ separation: Separations.Separation) {
    // The demand that is on one site at most is the one whose choices may be added up.
    let (d, e) = instance.demands[e].parts > 1 && instance.demands[d].parts == 1 ? (e, d) : (d, e)
    var pairOfSite: [Int: Int] = [:]
    for q in instance.pairsOfDemand[e] where x[q] != nil { pairOfSite[instance.pairs[q].site] = q }
    var groups: [(near: [Int], pairs: [Int])] = []
    for p in instance.pairsOfDemand[d] where x[p] != nil {
      let near = separation.near[instance.pairs[p].site].compactMap { pairOfSite[$0.site] }.sorted()
      guard !near.isEmpty else { continue }
      if instance.demands[d].parts == 1, let same = groups.firstIndex(where: { $0.near == near }) {
        groups[same].pairs.append(p)
      } else {
        groups.append((near, [p]))
      }
    }
    let addsUp = instance.demands[e].parts == 1
    for group in groups {
      let own = group.pairs.compactMap { x[$0] }.map { LinearProgram.Term(1, $0) }
      let name = "apart \(label.pair(group.pairs[0])) | \(label.demand(e))"
      let other = group.near.compactMap { x[$0] }.map { LinearProgram.Term(1, $0) }
      if addsUp {
        addRow(.apart(d, e), name, own + other, upper: 1)
      } else {
        for term in other { addRow(.apart(d, e), name, own + [term], upper: 1) }
      }
    }
  }

  private mutating func addLimitRows(_ included: [Int]) {
    if let limit = instance.artificialisedLimit {
      let taken = fixed.reduce(Int128(0)) { $0 + instance.artificialised($1.key, area: $1.value) }
      let terms = x.indices.flatMap {
        area($0, Double(instance.pairs[$0].artificialisation) / 1e9)
      }
      addRow(
        .artificialised,
        "artificialised", terms, upper: ExactNumbers.squareMetres(weighted: limit - taken))
    }
    for (k, budget) in instance.budgets.enumerated() {
      guard let budget else { continue }
      addBudgetRow("budget \(label.department(k))", .budget(k), included, of: k, budget)
    }
    if let budget = instance.totalBudget {
      addBudgetRow("budget of all", .totalBudget, included, of: nil, budget)
    }
  }

  private mutating func addBudgetRow(
    _ name: String, _ origin: RowOrigin, _ included: [Int], of department: Int?, _ limit: Int128
  ) {
    let counts = { [instance] (d: Int) in
      department == nil || instance.demands[d].department == department
    }
    var terms: [LinearProgram.Term] = []
    for d in included where counts(d) {
      let fixedCost = ExactNumbers.euros(instance.demands[d].fixedCost) / 1000
      if let y = y[d] { terms.append(.init(fixedCost, y)) }
      for p in instance.pairsOfDemand[d] {
        if y[d] == nil, let x = x[p] { terms.append(.init(fixedCost, x)) }
        terms += area(p, Double(instance.pairs[p].unitPrice) / 1e9)
      }
    }
    let spent = instance.cost(of: fixed.filter { counts(instance.pairs[$0.key].demand) })
    addRow(origin, name, terms, upper: ExactNumbers.euros(limit - spent) / 1000)
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

  // MARK: Objective

  /// Adds to a column's coefficient in the objective.
  mutating func addObjective(_ value: Double, _ column: Int) {
    program.setObjective(
      ofColumn: column, to: program.columns[column].objective + value)
  }

  /// The utility of a department as terms over columns, times `factor`.
  func utility(of department: Int, times factor: Double = 1) -> [LinearProgram.Term] {
    var terms: [LinearProgram.Term] = []
    for (p, pair) in instance.pairs.enumerated()
    where instance.demands[pair.demand].department == department {
      let density = factor * pair.worthDensity
      if let x = x[p] { terms.append(.init(density * Double(pair.least), x)) }
      if let z = z[p] { terms.append(.init(density * 100, z)) }
    }
    for bonus in bonuses {
      let pair = instance.pairs[bonus.pair]
      let demand = instance.demands[pair.demand]
      guard demand.department == department, let column = bonus.column ?? x[bonus.pair] else {
        continue
      }
      terms.append(.init(factor * bonus.share * demand.importance * pair.score, column))
    }
    return terms
  }

  // MARK: Solutions

  /// Square metres of the chosen pairs.
  func areas(of values: [Double]) -> [Int: Double] {
    var result: [Int: Double] = [:]
    for (p, column) in x.enumerated() {
      guard let column, values[column] > 0.5 else { continue }
      result[p] = squareMetres(instance.pairs[p].least) + (z[p].map { values[$0] } ?? 0)
    }
    return result
  }

  /// Values of all columns for square decimetres by pair.
  func values(of areas: [Int: Int]) -> [Double] {
    var result = [Double](repeating: 0, count: program.columns.count)
    for (p, area) in areas {
      guard let x = x[p] else { continue }
      result[x] = 1
      if let z = z[p] { result[z] = squareMetres(area - instance.pairs[p].least) }
      if let y = y[instance.pairs[p].demand] { result[y] = 1 }
    }
    let all = areas.merging(fixed) { own, _ in own }
    var earned: Set<[Int]> = []
    for bonus in bonuses.sorted(by: {
      instance.pairs[$0.pair].score > instance.pairs[$1.pair].score
    }) {
      let d = instance.pairs[bonus.pair].demand
      guard let column = bonus.column, areas[bonus.pair] != nil, !earned.contains([d, bonus.use]),
        instance.partners(of: bonus.pair, use: bonus.use).contains(where: { all[$0] != nil })
      else { continue }
      earned.insert([d, bonus.use])
      result[column] = 1
    }
    return result
  }
}
