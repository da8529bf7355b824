import LinearProgramming

/// The rows of a program that couple sites, as Σ ≤ limit: what the master of the decomposition keeps and what
/// the patterns of a site pay prices for.
struct LinkingRows {
  struct Row {
    let limit: Double
    /// Row of the program, and 1, or −1 where it was Σ ≥; nil for a column that must be chosen.
    let origin: Int?
    let sign: Double
    /// No coefficient is below 0: what one pattern takes is gone for all others.
    let isPacking: Bool
  }

  typealias Use = (coefficient: Double, row: Int)

  private(set) var rows: [Row] = []
  /// By column of the program.
  private(set) var uses: [[Use]]
  /// Columns of no site: whether a demand in parts is met, unknowns of a rule.
  let free: [Int]

  /// - Parameter program: The model's program; it may have further columns and rows after the model's own.
  init(_ model: AllocationModel, _ program: LinearProgram) {
    let siteOfColumn = LinkingRows.sites(model, program)
    free = siteOfColumn.indices.filter { siteOfColumn[$0] == nil }
    uses = Array(repeating: [], count: program.columns.count)
    for (index, row) in program.rows.enumerated() {
      let terms = program.terms(ofRow: index)
      let couples: Bool
      if index < model.origins.count {
        switch model.origins[index] {
        case .artificialised, .budget, .totalBudget: couples = true
        case .activeSet, .apart, .bonus, .demand:
          let first = terms.first.map { siteOfColumn[$0.column] }
          couples = terms.contains { siteOfColumn[$0.column] != first }
        }
      } else {
        couples = true
      }
      guard couples else { continue }
      if row.upper < .infinity { add(terms, row.upper, index, 1) }
      if row.lower > -.infinity { add(terms, row.lower, index, -1) }
    }
    for (index, column) in program.columns.enumerated()
    where column.lower > 0 && siteOfColumn[index] != nil {
      add([.init(1, index)], column.lower, nil, -1)
    }
  }

  private mutating func add(
    _ terms: ArraySlice<LinearProgram.Term>, _ limit: Double, _ origin: Int?, _ sign: Double
  ) {
    for term in terms { uses[term.column].append((sign * term.coefficient, rows.count)) }
    rows.append(
      Row(
        limit: sign * limit, origin: origin, sign: sign,
        isPacking: terms.allSatisfy { sign * $0.coefficient >= 0 }))
  }

  /// By column; nil for columns of no site.
  private static func sites(_ model: AllocationModel, _ program: LinearProgram) -> [Int?] {
    var result = [Int?](repeating: nil, count: program.columns.count)
    for (p, pair) in model.instance.pairs.enumerated() {
      if let x = model.x[p] { result[x] = pair.site }
      if let z = model.z[p] { result[z] = pair.site }
    }
    for bonus in model.bonuses {
      if let w = bonus.column { result[w] = model.instance.pairs[bonus.pair].site }
    }
    return result
  }
}
