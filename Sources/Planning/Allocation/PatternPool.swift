import LinearProgramming

/// The patterns known so far and the master program over them: one pattern for each site at most.
struct PatternPool: ~Copyable {
  /// The master as the solver holds it, warm; `terms` and `objective` are the same program as values.
  private let warm: GrowingProgram
  private var columns: [(site: Int, pattern: SiteProblem.Pattern)?] = []
  private var known: [Set<SiteProblem.Pattern>]
  private let limits: [Double]
  private var terms: [[LinearProgram.Term]]
  private var objective: [Double] = []

  init(_ limits: [Double], siteCount: Int) throws(LinearProgramError) {
    self.limits = limits + Array(repeating: 1, count: siteCount)
    known = Array(repeating: [], count: siteCount)
    terms = Array(repeating: [], count: self.limits.count)
    var empty = LinearProgram(.maximize)
    for limit in self.limits { empty.addRow("", [], upper: limit) }
    warm = try GrowingProgram(empty)
  }

  /// A column of no site, between 0 and 1.
  mutating func addFree(
    _ value: Double, _ uses: [(row: Int, coefficient: Double)]
  ) throws(LinearProgramError) {
    try append(nil, value, uses.map { ($0.coefficient, $0.row) })
  }

  /// Adds a pattern unless it is there already.
  mutating func add(
    site: Int, _ pattern: SiteProblem.Pattern, _ value: Double, _ uses: [Int: Double]
  ) throws(LinearProgramError) {
    guard known[site].insert(pattern).inserted else { return }
    let rows = uses.sorted { $0.key < $1.key }.map { (coefficient: $0.value, row: $0.key) }
    let convexity = limits.count - known.count + site
    try append((site, pattern), value, rows + [(1, convexity)])
  }

  private mutating func append(
    _ origin: (site: Int, pattern: SiteProblem.Pattern)?, _ value: Double,
    _ uses: [(coefficient: Double, row: Int)]
  ) throws(LinearProgramError) {
    try warm.addColumn(objective: value, uses)
    for use in uses { terms[use.row].append(.init(use.coefficient, columns.count)) }
    columns.append(origin)
    objective.append(value)
  }

  /// Value of the master and prices of the linking rows.
  func solve() throws(LinearProgramError) -> (value: Double, prices: [Double]) {
    let all = try warm.rowPrices()
    // The value of the dual solution: equal at the optimum.
    let value = zip(all, limits).reduce(0) { $0 + max(0, $1.0) * $1.1 }
    return (value, all.prefix(limits.count - known.count).map { max(0, $0) })
  }

  /// The best choice of whole patterns; nil if none was found in time.
  ///
  /// - Parameter start: A choice of known patterns that keeps the rules.
  func whole(
    from start: [(site: Int, pattern: SiteProblem.Pattern)], relativeGap: Double, seconds: Double
  ) throws(LinearProgramError) -> [(site: Int, pattern: SiteProblem.Pattern)]? {
    var program = LinearProgram(.maximize)
    for (index, value) in objective.enumerated() {
      program.addColumn("pattern \(index)", upper: 1, kind: .binary, objective: value)
    }
    for (row, limit) in limits.enumerated() {
      program.addRow("row \(row)", terms[row], upper: limit)
    }
    let chosen = Dictionary(
      start.map { ($0.site, $0.pattern) }, uniquingKeysWith: { first, _ in first })
    let values = columns.map { column -> Double in
      guard let column else { return 0 }
      return chosen[column.site] == column.pattern ? 1 : 0
    }
    let solution = try program.solve(
      SolveOptions(relativeGap: relativeGap, timeLimit: seconds, start: values))
    guard !solution.values.isEmpty else { return nil }
    return columns.indices.compactMap { solution.values[$0] > 0.5 ? columns[$0] : nil }
  }
}
