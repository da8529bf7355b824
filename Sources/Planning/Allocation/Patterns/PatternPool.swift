import LinearProgramming

/// The patterns known so far and the master program over them: one pattern for each site at most.
struct PatternPool: ~Copyable {
  struct Column {
    /// Position among the sites of the decomposition; nil for a column of no site.
    let site: Int?
    let pattern: SiteProblem.Pattern
    let value: Double
    /// Of the linking rows.
    let uses: [LinkingRows.Use]
    /// The cuts that it counts in.
    var cuts: [Int] = []
  }

  /// What the rows of the master are worth, each at least 0.
  struct Prices {
    var linking: [Double]
    var cuts: [Double] = []

    /// Between these prices and others, which may know more cuts.
    func mixed(_ share: Double, with other: Prices) -> Prices {
      func mix(_ own: [Double], _ others: [Double]) -> [Double] {
        others.indices.map {
          share * ($0 < own.count ? own[$0] : 0) + (1 - share) * others[$0]
        }
      }
      return Prices(linking: mix(linking, other.linking), cuts: mix(cuts, other.cuts))
    }
  }

  struct Master {
    var value: Double
    /// By column.
    var values: [Double]
    var prices: Prices
    /// Of the sites: what the best mixture of patterns is worth after prices.
    var sitePrices: [Double]
  }

  private(set) var columns: [Column] = []
  /// Columns by site, in the order in which they came.
  private(set) var columnsOfSite: [[Int]]
  /// Of the linking rows.
  let limits: [Double]
  /// The master as the solver holds it, warm.
  private let warm: GrowingProgram
  private var positions: [[SiteProblem.Pattern: Int]]
  private var cutCount = 0
  /// By site the column that is chosen for now.
  private(set) var fixed: [Int?]

  init(_ limits: [Double], siteCount: Int) throws(LinearProgramError) {
    self.limits = limits
    columnsOfSite = Array(repeating: [], count: siteCount)
    positions = Array(repeating: [:], count: siteCount)
    fixed = Array(repeating: nil, count: siteCount)
    var empty = LinearProgram(.maximize)
    for limit in limits { empty.addRow("", [], upper: limit) }
    for _ in 0..<siteCount { empty.addRow("", [], upper: 1) }
    warm = try GrowingProgram(empty)
  }

  /// A column of no site.
  mutating func addFree(
    _ value: Double, _ uses: [LinkingRows.Use], lower: Double, upper: Double
  ) throws(LinearProgramError) {
    try warm.addColumn(objective: value, uses)
    try warm.setBounds(ofColumn: columns.count, lower: lower, upper: upper)
    columns.append(
      Column(
        site: nil, pattern: .init(items: [], extras: []), value: value, uses: uses))
  }

  /// Adds a pattern unless it is there already, and returns its column.
  @discardableResult
  mutating func add(
    site: Int, _ pattern: SiteProblem.Pattern, _ value: Double, _ uses: [LinkingRows.Use],
    cuts: [Int] = []
  ) throws(LinearProgramError) -> Int {
    if let known = positions[site][pattern] { return known }
    let column = columns.count
    positions[site][pattern] = column
    columnsOfSite[site].append(column)
    let firstCut = limits.count + fixed.count
    try warm.addColumn(
      objective: value, uses + [(1, limits.count + site)] + cuts.map { (1, firstCut + $0) })
    columns.append(Column(site: site, pattern: pattern, value: value, uses: uses, cuts: cuts))
    return column
  }

  /// Adds a row Σ members ≤ 1 after those that are there.
  mutating func addCut(_ members: [Int]) throws(LinearProgramError) {
    try warm.addRows([.init(members.map { .init(1, $0) }, upper: 1)])
    for column in members { columns[column].cuts.append(cutCount) }
    cutCount += 1
  }

  /// Chooses a pattern for each site, or leaves the site open.
  mutating func fix(_ choice: [Int?]) throws(LinearProgramError) {
    for site in choice.indices where fixed[site] != choice[site] {
      if let old = fixed[site] {
        try warm.setBounds(ofColumn: old, lower: 0, upper: .infinity)
      }
      if let new = choice[site] { try warm.setBounds(ofColumn: new, lower: 1, upper: 1) }
      fixed[site] = choice[site]
    }
  }

  /// What the linking rows leave beside the patterns that are chosen.
  var remaining: [Double] {
    var result = limits
    for column in fixed {
      guard let column else { continue }
      for use in columns[column].uses { result[use.row] -= use.coefficient }
    }
    return result
  }

  /// The master's optimum; nil where what is fixed keeps rows from being satisfied.
  func solve() throws(LinearProgramError) -> Master? {
    guard let optimum = try warm.optimum() else { return nil }
    var value = 0.0
    for (column, amount) in zip(columns, optimum.values) where amount != 0 {
      value += column.value * amount
    }
    let prices = optimum.prices.map { max(0, $0) }
    let firstCut = limits.count + fixed.count
    return Master(
      value: value, values: optimum.values,
      prices: Prices(linking: Array(prices[..<limits.count]), cuts: Array(prices[firstCut...])),
      sitePrices: Array(prices[limits.count..<firstCut]))
  }

  /// What a pattern is worth after prices, beside the best mixture of its site: 0 or less where the prices
  /// are the master's.
  func reducedValue(_ column: Int, _ master: Master) -> Double {
    let column = columns[column]
    var value = column.value - (column.site.map { master.sitePrices[$0] } ?? 0)
    for use in column.uses { value -= master.prices.linking[use.row] * use.coefficient }
    for cut in column.cuts { value -= master.prices.cuts[cut] }
    return value
  }
}
