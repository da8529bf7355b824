import LinearProgramming

/// The areas that an assignment leaves to choose: a linear program over the chosen pairs, and the shares u that
/// come of them.
struct SeatedAreas {
  let instance: AllocationInstance
  /// Positions of departments.
  let parties: [Int]
  /// Who sits where: pairs, ascending.
  let chosen: [Int]
  /// u = Σ slope × area + constant, by party; slopes by position in `chosen`, for square metres.
  private let slopes: [[Double]]
  private let constants: [Double]
  private let base: LinearProgram

  /// - Parameter ideals: U* by department.
  init(_ instance: AllocationInstance, parties: [Int], ideals: [Double], chosen: [Int]) {
    self.instance = instance
    self.parties = parties
    self.chosen = chosen
    let least = Dictionary(uniqueKeysWithValues: chosen.map { ($0, instance.pairs[$0].least) })
    let bonuses = instance.bonuses(in: least)
    func department(_ p: Int) -> Int { instance.demands[instance.pairs[p].demand].department }
    slopes = parties.map { k in
      chosen.map { department($0) == k ? 100 * instance.pairs[$0].worthDensity / ideals[k] : 0 }
    }
    constants = parties.map { k in
      chosen.reduce(0) { department($1) == k ? $0 + (bonuses[$1] ?? 0) : $0 } / ideals[k]
    }
    base = SeatedAreas.program(instance, chosen)
  }

  func u(_ areas: [Double]) -> [Double] {
    zip(slopes, constants).map { slopes, constant in
      zip(slopes, areas).reduce(constant) { $0 + $1.0 * $1.1 }
    }
  }

  /// Everybody at its target, where there is room for that.
  private var targets: [Double]? {
    var ledger = Ledger(instance)
    for p in chosen { ledger.add(instance.pairs[p].upper, to: p) }
    guard ledger.isFeasible else { return nil }
    return chosen.map { ExactNumbers.squareMetres(instance.pairs[$0].upper) }
  }

  /// The shares that can be had together, by an outer approximation that ends at the true facets (Benson 1998):
  /// a corner that cannot be had gives, by the prices of the program that comes nearest to it, the facet that
  /// cuts it off.
  ///
  /// - Returns: Nil where no areas keep the rules, or where the shape has more facets than
  ///   ``greatestFacets``.
  func region() throws(LinearProgramError) -> UtilityRegion? {
    if let targets { return UtilityRegion(below: corner(targets)) }
    var outer: [UtilityRegion.Facet] = []
    for k in parties.indices {
      let axis = parties.indices.map { $0 == k ? 1.0 : 0 }
      guard let best = try best(axis) else { return nil }
      outer.append(UtilityRegion.Facet(normal: axis, bound: best.height))
    }
    var shape = OuterShape(outer)
    var corners: [[Double]: UtilityRegion.Corner] = [:]
    while let open = shape.vertices.first(where: { corners[$0.u] == nil }) {
      let normal = try price(of: open.u)
      if let normal, let best = try best(normal),
        best.height < UtilityRegion.Facet(normal: normal, bound: 0).height(of: open.u) - 1e-9
      {
        guard shape.facets.count < SeatedAreas.greatestFacets else { return nil }
        shape.cut(UtilityRegion.Facet(normal: normal, bound: best.height))
      } else {
        // The mean of the facets through a corner touches the shape there alone.
        guard let best = try best(shape.meanNormal(of: open)) else { return nil }
        corners[open.u] = UtilityRegion.Corner(u: u(best.areas), areas: byPair(best.areas))
      }
    }
    return UtilityRegion(facets: shape.facets, corners: shape.vertices.map { corners[$0.u]! })
  }

  /// Facets beyond which a region is too intricate to be described.
  static let greatestFacets = 24

  private func corner(_ areas: [Double]) -> UtilityRegion.Corner {
    UtilityRegion.Corner(u: u(areas), areas: byPair(areas))
  }

  private func byPair(_ areas: [Double]) -> [Int: Double] {
    Dictionary(uniqueKeysWithValues: zip(chosen, areas))
  }

  /// The greatest λ·u, and where it is.
  func best(_ normal: [Double]) throws(LinearProgramError) -> (height: Double, areas: [Double])? {
    var program = base
    for column in chosen.indices {
      let slope = zip(normal, slopes).reduce(0) { $0 + $1.0 * $1.1[column] }
      program.setObjective(ofColumn: column, to: 1e6 * slope)
    }
    let solution = try program.solve()
    guard solution.status == .optimal else { return nil }
    return (zip(normal, u(solution.values)).reduce(0) { $0 + $1.0 * $1.1 }, solution.values)
  }

  /// The prices λ of coming nearest to `goal`: min t, u + t ≥ goal. Nil where it can be had.
  private func price(of goal: [Double]) throws(LinearProgramError) -> [Double]? {
    var program = LinearProgram(.minimize)
    for column in base.columns {
      program.addColumn(column.name, lower: column.lower, upper: column.upper)
    }
    let short = program.addColumn("shortfall", objective: 1)
    for row in base.rows.indices {
      program.addRow(
        base.rows[row].name, Array(base.terms(ofRow: row)), lower: base.rows[row].lower,
        upper: base.rows[row].upper)
    }
    let first = base.rows.count
    for k in parties.indices {
      let terms = chosen.indices.filter { slopes[k][$0] > 0 }.map {
        LinearProgram.Term(slopes[k][$0], $0)
      }
      program.addRow(
        "party \(k)", terms + [.init(1, short)], lower: goal[k] - constants[k])
    }
    let prices = try GrowingProgram(program).rowPrices()[first...].map { max(0, $0) }
    let sum = prices.reduce(0, +)
    guard sum > 0.5 else { return nil }
    return prices.map { $0 < 1e-9 * sum ? 0 : $0 / sum }
  }

  /// Square metres of each chosen pair, under every rule that areas must keep.
  private static func program(_ instance: AllocationInstance, _ chosen: [Int]) -> LinearProgram {
    var program = LinearProgram(.maximize)
    var column: [Int: Int] = [:]
    for p in chosen {
      let pair = instance.pairs[p]
      column[p] = program.addColumn(
        "area \(p)", lower: ExactNumbers.squareMetres(pair.least),
        upper: ExactNumbers.squareMetres(pair.upper))
    }
    func terms(_ pairs: [Int], _ factor: (Int) -> Double = { _ in 1 }) -> [LinearProgram.Term] {
      pairs.compactMap { p in column[p].map { LinearProgram.Term(factor(p), $0) } }
    }
    for (index, set) in instance.activeSets.enumerated() {
      let here = terms(set.pairs)
      guard here.count > 1 else { continue }
      program.addRow("capacity \(index)", here, upper: ExactNumbers.squareMetres(set.capacity))
    }
    for d in Set(chosen.map { instance.pairs[$0].demand }).sorted()
    where instance.demands[d].parts > 1 {
      program.addRow(
        "demand \(d)", terms(chosen.filter { instance.pairs[$0].demand == d }),
        lower: ExactNumbers.squareMetres(instance.demands[d].minimum),
        upper: ExactNumbers.squareMetres(instance.demands[d].target))
    }
    if let limit = instance.artificialisedLimit {
      program.addRow(
        "artificialised", terms(chosen) { Double(instance.pairs[$0].artificialisation) / 1e9 },
        upper: ExactNumbers.squareMetres(weighted: limit))
    }
    func addBudget(_ limit: Int128, _ own: [Int]) {
      let demands = Set(own.map { instance.pairs[$0].demand })
      let fixed = demands.reduce(Int128(0)) { $0 + instance.demands[$1].fixedCost }
      program.addRow(
        "budget", terms(own) { Double(instance.pairs[$0].unitPrice) / 1e9 },
        upper: ExactNumbers.euros(limit - fixed) / 1000)
    }
    for (k, budget) in instance.budgets.enumerated() {
      guard let budget else { continue }
      addBudget(
        budget, chosen.filter { instance.demands[instance.pairs[$0].demand].department == k })
    }
    if let budget = instance.totalBudget { addBudget(budget, chosen) }
    return program
  }
}
