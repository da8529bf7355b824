import LinearProgramming

/// Bounds and solutions for sites that are short of room, by Dantzig-Wolfe decomposition (1960): a column
/// of the master program is all that one site holds, a *pattern*.
///
/// What couples sites (one site for each demand, distances between sites, limits, parts) stays in the master
/// and has a price λ ≥ 0. For any such prices Σ λ b + Σ_s max over patterns of s (worth − λ·use) is a proven
/// bound on the model's optimum (Lagrange; Geoffrion 1974), whatever patterns are known so far. Why this
/// and not the solver's own bound: `docs/decisions/0002-bounds-for-scarce-allocations.md`.
struct PatternGeneration {
  struct Result {
    /// On the objective of the model's program.
    var bound: Double
    /// Values of the columns x and z by pair: square metres; nil where nothing better was found.
    var areas: [Int: Double]?
    var rounds: Int
  }

  /// A row of the model that more than one site takes part in, as Σ ≤ limit.
  private struct LinkingRow {
    let limit: Double
    /// Row of the model's program, and 1, or −1 where it was Σ ≥.
    let origin: Int
    let sign: Double
  }

  private let model: AllocationModel
  private let objective: [Double]
  private var sites: [SitePricing]
  private let rows: [LinkingRow]
  /// Rows and coefficients of each column.
  private let uses: [[(row: Int, coefficient: Double)]]
  /// By how much the bound of one site may exceed its best value, to end searches early.
  private let tolerance: Double
  /// Columns of no site, between 0 and 1: whether demands in parts are met.
  private let free: [Int]

  init(_ model: AllocationModel) {
    self.model = model
    let program = model.program
    objective = program.columns.map(\.objective)
    tolerance =
      5e-7 * objective.reduce(0) { $0 + max(0, $1) } / Double(max(1, model.instance.demands.count))
    let instance = model.instance
    var siteOfColumn = [Int?](repeating: nil, count: program.columns.count)
    for (p, pair) in instance.pairs.enumerated() {
      if let x = model.x[p] { siteOfColumn[x] = pair.site }
      if let z = model.z[p] { siteOfColumn[z] = pair.site }
    }
    for bonus in model.bonuses {
      if let w = bonus.column { siteOfColumn[w] = instance.pairs[bonus.pair].site }
    }
    free = siteOfColumn.indices.filter { siteOfColumn[$0] == nil }
    sites = instance.pairsOfSite.indices
      .map { SiteProblem(model, site: $0) }.filter { !$0.items.isEmpty }.map(SitePricing.init)
    var rows: [LinkingRow] = []
    var uses = [[(row: Int, coefficient: Double)]](repeating: [], count: program.columns.count)
    func add(_ terms: [LinearProgram.Term], _ limit: Double, _ origin: Int, _ sign: Double) {
      for term in terms { uses[term.column].append((rows.count, sign * term.coefficient)) }
      rows.append(LinkingRow(limit: sign * limit, origin: origin, sign: sign))
    }
    for (index, row) in program.rows.enumerated() {
      let terms = Array(program.terms(ofRow: index))
      let places = Set(terms.map { siteOfColumn[$0.column] })
      switch model.origins[index] {
      case .artificialised, .budget, .totalBudget: break
      case .activeSet, .apart, .bonus, .demand: if places.count < 2 { continue }
      }
      if row.upper < .infinity { add(terms, row.upper, index, 1) }
      if row.lower > -.infinity { add(terms, row.lower, index, -1) }
    }
    self.rows = rows
    self.uses = uses
  }

  /// Rounds of pricing; each adds at most one pattern for each site.
  static let roundLimit = 80
  /// Rounds after the bound is near enough, at the master's own prices: they seldom help the bound, but
  /// without their patterns the best whole choice stays 0.3 % lower (scarce benchmark, seed 1).
  static let extraRounds = 20
  /// Weight of the prices of the best bound against those of the master (Wentges 1997).
  static let smoothing = 0.6

  /// - Parameters:
  ///   - known: Square decimetres by pair, keeping all rules.
  ///   - relativeGap: How near bound and solution need to come.
  ///   - seconds: When to stop all the same.
  mutating func run(
    known: [Int: Int], relativeGap: Double, seconds: Double
  ) throws(LinearProgramError) -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    func left() -> Double {
      let spent = (clock.now - start).components
      return seconds - Double(spent.seconds) - Double(spent.attoseconds) / 1e18
    }
    var pool = try PatternPool(rows.map(\.limit), siteCount: sites.count)
    for column in free {
      try pool.addFree(objective[column], uses[column])
    }
    let first = patterns(of: known)
    for (s, pattern) in first { try add(s, pattern, to: &pool) }

    var result = Result(bound: .infinity, areas: nil, rounds: 0)
    var centre = try relaxationPrices()
    var prices = centre
    var value = 0.0
    var converged: Int?
    while result.rounds < PatternGeneration.roundLimit, left() > 0 {
      result.rounds += 1
      let (bound, found) = price(prices)
      if bound < result.bound {
        result.bound = bound
        centre = prices
      }
      for (s, pattern) in found { try add(s, pattern, to: &pool) }
      let master = try pool.solve()
      value = master.value
      if converged == nil, result.bound - value <= relativeGap / 4 * value {
        converged = result.rounds
      }
      if let converged, result.rounds >= converged + PatternGeneration.extraRounds { break }
      let smoothing = converged == nil ? PatternGeneration.smoothing : 0
      prices = zip(centre, master.prices).map { smoothing * $0 + (1 - smoothing) * $1 }
    }
    if left() > 0 {
      // As near to the master as is needed to be near enough to the bound.
      let needed = (1 + 0.98 * relativeGap) * value / max(value, result.bound) - 1
      result.areas = try wholePatterns(
        pool, from: first, relativeGap: max(relativeGap / 10, needed), seconds: left())
    }
    return result
  }

  /// Right sides of the linking rows.
  var limits: [Double] { rows.map(\.limit) }

  /// The bound for prices of the linking rows, and the best pattern of each site that has one.
  mutating func price(_ prices: [Double]) -> (
    bound: Double, patterns: [(site: Int, pattern: SiteProblem.Pattern)]
  ) {
    var profits = objective
    for column in profits.indices {
      for use in uses[column] { profits[column] -= prices[use.row] * use.coefficient }
    }
    var bound = zip(prices, rows).reduce(0) { $0 + $1.0 * $1.1.limit }
    for column in free { bound += max(0, profits[column]) }
    var found: [(site: Int, pattern: SiteProblem.Pattern)] = []
    for s in sites.indices {
      let best = sites[s].best(profits, tolerance: tolerance)
      bound += best.bound
      if !best.pattern.items.isEmpty { found.append((s, best.pattern)) }
    }
    // Far above the rounding of a few thousand sums, far below what anybody reads.
    return (bound + 1e-9 * abs(bound), found)
  }

  /// What the linking rows are worth in the model without whole numbers: where prices start.
  private func relaxationPrices() throws(LinearProgramError) -> [Double] {
    let all = try GrowingProgram(model.program).rowPrices()
    return rows.map { max(0, $0.sign * all[$0.origin]) }
  }

  private func add(
    _ s: Int, _ pattern: SiteProblem.Pattern, to pool: inout PatternPool
  ) throws(LinearProgramError) {
    var value = 0.0
    var sums: [Int: Double] = [:]
    for (column, amount) in sites[s].site.columns(of: pattern, objective) {
      value += objective[column] * amount
      for use in uses[column] { sums[use.row, default: 0] += use.coefficient * amount }
    }
    try pool.add(site: s, pattern, value, sums)
  }

  private func patterns(of areas: [Int: Int]) -> [(site: Int, pattern: SiteProblem.Pattern)] {
    sites.indices.compactMap { s in
      let items = sites[s].site.items.enumerated().filter { areas[$1.pair] != nil }
      guard !items.isEmpty else { return nil }
      return (
        s,
        SiteProblem.Pattern(
          items: items.map(\.offset),
          extras: items.map { _, item in
            max(0, ExactNumbers.squareMetres(areas[item.pair]!) - item.least)
          })
      )
    }
  }

  /// The best choice of one known pattern for each site.
  private func wholePatterns(
    _ pool: borrowing PatternPool, from start: [(site: Int, pattern: SiteProblem.Pattern)],
    relativeGap: Double, seconds: Double
  ) throws(LinearProgramError) -> [Int: Double]? {
    guard
      let chosen = try pool.whole(
        from: start, relativeGap: relativeGap, seconds: seconds)
    else {
      return nil
    }
    var result: [Int: Double] = [:]
    for (s, pattern) in chosen {
      for (item, extra) in zip(pattern.items, pattern.extras) {
        let item = sites[s].site.items[item]
        result[item.pair] = item.least + extra
      }
    }
    return result
  }
}
