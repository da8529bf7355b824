import Dispatch
import LinearProgramming
import Synchronization

/// Bounds and solutions for sites that are short of room, by Dantzig-Wolfe decomposition (1960): a column
/// of the master program is all that one site holds, a *pattern*.
///
/// What couples sites (one site for each demand, distances between sites, limits, parts, the rows of a rule)
/// stays in the master and has a price λ ≥ 0. For any such prices Σ λ b + Σ_s max over patterns of s
/// (worth − λ·use) is a proven bound on the model's optimum (Lagrange; Geoffrion 1974), whatever patterns are
/// known so far. Why this and not the solver's own bound: `docs/decisions/0002-bounds-for-scarce-allocations.md`.
struct PatternGeneration: ~Copyable {
  let program: LinearProgram
  let objective: [Double]
  var sites: [SitePricing]
  let linking: LinkingRows
  var pool: PatternPool
  /// By how much the bound of one site may exceed its best value, to end searches early: far from the end more.
  private var tolerance: Double
  private let leastTolerance: Double
  /// The least bound so far, on the objective of the program.
  private(set) var bound = Double.infinity
  private(set) var rounds = 0
  private(set) var cuts: [TripleCut] = []
  /// The prices of the least bound.
  private var centre: PatternPool.Prices?
  /// By site: the item of each demand that could be there.
  private let itemOfDemand: [[Int: Int]]
  private let demandOfItem: [[Int]]
  private let isOnOneSite: [Bool]
  /// Sites are priced on so many threads. The answer does not depend on it.
  private let threads: Int

  /// - Parameters:
  ///   - program: The model's program, with an objective; further columns and rows may follow its own.
  ///   - nearEnough: How near bound and solution need to come, in units of the objective.
  init(_ model: AllocationModel, _ program: LinearProgram, nearEnough: Double, threads: Int = 1)
    throws(LinearProgramError)
  {
    let linking = LinkingRows(model, program)
    let sites = model.instance.pairsOfSite.indices
      .map { SiteProblem(model, site: $0) }.filter { !$0.items.isEmpty }
    var pool = try PatternPool(linking.rows.map(\.limit), siteCount: sites.count)
    for index in linking.free {
      let column = program.columns[index]
      try pool.addFree(
        column.objective, linking.uses[index], lower: column.lower, upper: column.upper)
    }
    self.program = program
    objective = program.columns.map(\.objective)
    self.linking = linking
    self.sites = sites.map(SitePricing.init)
    itemOfDemand = sites.map { site in
      Dictionary(
        site.items.enumerated().map { (model.instance.pairs[$1.pair].demand, $0) },
        uniquingKeysWith: { first, _ in first })
    }
    demandOfItem = sites.map { site in site.items.map { model.instance.pairs[$0.pair].demand } }
    isOnOneSite = model.instance.demands.map { $0.parts == 1 }
    self.threads = threads
    self.pool = pool
    leastTolerance = nearEnough / 50 / Double(max(1, sites.count))
    tolerance = leastTolerance
  }

  /// Rounds of pricing after which a bound that is not near the master is left as it is.
  static let roundLimit = 60
  /// Weight of the prices of the best bound against those of the master (Wentges 1997).
  static let smoothing = 0.6

  /// The part of the distance between bound and master that inexact searches may add to the bound.
  static let coarseness = 0.1

  /// Prices patterns until the bound is near enough to the best mixture of patterns.
  ///
  /// - Parameters:
  ///   - nearEnough: In units of the objective.
  ///   - isOutOfTime: Asked once a round.
  /// - Returns: The master's optimum; nil where there is none or no time for it.
  mutating func converge(
    nearEnough: Double, isOutOfTime: () -> Bool
  ) throws(LinearProgramError) -> PatternPool.Master? {
    var result = try pool.solve()
    var prices: PatternPool.Prices
    if let centre, let result {
      prices = centre.mixed(PatternGeneration.smoothing, with: result.prices)
    } else {
      prices = .init(linking: try relaxationPrices())
    }
    var smoothing = PatternGeneration.smoothing
    defer { tolerance = leastTolerance }
    for _ in 0..<PatternGeneration.roundLimit {
      guard !isOutOfTime() else { break }
      rounds += 1
      if let result {
        let distance = bound < .infinity ? bound - result.value : 0.01 * abs(result.value)
        tolerance = max(
          leastTolerance, PatternGeneration.coarseness * distance / Double(sites.count))
      }
      let before = pool.columns.count
      let (bound, found) = price(prices)
      if bound < self.bound {
        self.bound = bound
        centre = prices
      }
      for (s, pattern) in found { try add(s, pattern) }
      guard let master = try pool.solve() else { return nil }
      result = master
      if self.bound - master.value <= nearEnough { break }
      if pool.columns.count > before {
        smoothing = PatternGeneration.smoothing
      } else if smoothing > 0 {
        // Nothing new between the prices of the bound and the master's: ask at the master's own.
        smoothing = 0
      } else {
        break
      }
      prices = (centre ?? prices).mixed(smoothing, with: master.prices)
    }
    return result
  }

  /// The bound for prices of the linking rows, and the best pattern of each site that has one.
  mutating func price(_ prices: PatternPool.Prices) -> (
    bound: Double, patterns: [(site: Int, pattern: SiteProblem.Pattern)]
  ) {
    let profits = profits(prices)
    var bound = prices.cuts.reduce(0, +)
    for (price, row) in zip(prices.linking, linking.rows) { bound += price * row.limit }
    for column in linking.free {
      let (profit, bounds) = (profits[column], program.columns[column])
      if profit != 0 { bound += profit * (profit > 0 ? bounds.upper : bounds.lower) }
    }
    var found: [(site: Int, pattern: SiteProblem.Pattern)] = []
    for (s, best) in zip(sites.indices, best(sites.indices.map { $0 }, profits, prices)) {
      bound += best.bound
      if !best.pattern.items.isEmpty { found.append((s, best.pattern)) }
    }
    // Far above the rounding of a few thousand sums, far below what anybody reads.
    return (bound + 1e-9 * abs(bound), found)
  }

  /// The best pattern of each of some sites, in their order whatever thread found it.
  private mutating func best(
    _ places: [Int], _ profits: [Double], _ prices: PatternPool.Prices
  ) -> [SitePricing.Best] {
    let paid = places.map { penalties(at: $0, prices) }
    let (before, tolerance) = (sites, tolerance)
    @Sendable func search(_ index: Int) -> (SitePricing, SitePricing.Best) {
      var site = before[places[index]]
      let best = site.best(profits, paid[index], tolerance: tolerance)
      return (site, best)
    }
    var found: [(site: SitePricing, best: SitePricing.Best)?]
    if threads > 1, places.count > 1 {
      let results = Mutex(
        [(site: SitePricing, best: SitePricing.Best)?](
          repeating: nil, count: places.count))
      let next = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: threads) { _ in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < places.count else { break }
          let result = search(index)
          results.withLock { $0[index] = result }
        }
      }
      found = results.withLock { $0 }
    } else {
      found = places.indices.map { search($0) }
    }
    for (s, result) in zip(places, found) { sites[s] = result!.site }
    return found.map { $0!.best }
  }

  /// What columns are worth after prices.
  private func profits(_ prices: PatternPool.Prices) -> [Double] {
    var profits = objective
    for column in profits.indices {
      for use in linking.uses[column] {
        profits[column] -= prices.linking[use.row] * use.coefficient
      }
    }
    return profits
  }

  private func penalties(at s: Int, _ prices: PatternPool.Prices) -> [SitePricing.Penalty] {
    zip(cuts, prices.cuts).compactMap { cut, price in
      guard price > 0 else { return nil }
      let items = cut.members.compactMap { itemOfDemand[s][$0] }
      let atLeast = cut.members.contains(isOnOneSite.count + s) ? 1 : 2
      guard items.count >= atLeast else { return nil }
      return SitePricing.Penalty(items: items, atLeast: atLeast, price: price)
    }
  }

  /// Prices the sites that are open, beside what is chosen for the others, and adds what is new.
  ///
  /// - Returns: How many patterns were added.
  mutating func priceOpen(_ prices: PatternPool.Prices) throws(LinearProgramError) -> Int {
    var profits = profits(prices)
    let remaining = pool.remaining
    for column in profits.indices {
      let isBlocked = linking.uses[column].contains {
        linking.rows[$0.row].isPacking && $0.coefficient > remaining[$0.row] + 1e-6
      }
      if isBlocked { profits[column] = PatternGeneration.blocked }
    }
    let before = pool.columns.count
    let open = sites.indices.filter { pool.fixed[$0] == nil }
    // Good patterns are enough here: nothing is proven.
    tolerance = 3 * leastTolerance
    defer { tolerance = leastTolerance }
    for (s, best) in zip(open, best(open, profits, prices)) where !best.pattern.items.isEmpty {
      try add(s, best.pattern)
    }
    return pool.columns.count - before
  }

  /// Worth of a column that does not fit: less than any other could make good.
  private static let blocked = -1e18

  /// What the linking rows are worth in the program without whole numbers: where prices start.
  private func relaxationPrices() throws(LinearProgramError) -> [Double] {
    let all = try GrowingProgram(program).rowPrices()
    return linking.rows.map { row in row.origin.map { max(0, row.sign * all[$0]) } ?? 0 }
  }

  /// Adds a row that holds for whole choices.
  mutating func addCut(_ cut: TripleCut) throws(LinearProgramError) {
    cuts.append(cut)
    let members = pool.columns.indices.filter { column in
      pool.columns[column].site.map { counts(pool.columns[column].pattern, at: $0, in: cut) }
        ?? false
    }
    try pool.addCut(members)
  }

  /// How much a mixture has of each pattern, with its site and the demands there that are on one site at most.
  func mixture(_ master: PatternPool.Master) -> [(members: [Int], share: Double)] {
    zip(pool.columns, master.values).compactMap { column, share in
      guard share > 1e-6, let s = column.site else { return nil }
      let demands = column.pattern.items.map { demandOfItem[s][$0] }
      return (demands.filter { isOnOneSite[$0] }.sorted() + [isOnOneSite.count + s], share)
    }
  }

  private func counts(_ pattern: SiteProblem.Pattern, at s: Int, in cut: TripleCut) -> Bool {
    cut.members.count {
      $0 == isOnOneSite.count + s || (itemOfDemand[s][$0].map(pattern.items.contains) ?? false)
    } > 1
  }

  @discardableResult
  mutating func add(
    _ s: Int, _ pattern: SiteProblem.Pattern
  ) throws(LinearProgramError) -> Int {
    var value = 0.0
    var sums: [Int: Double] = [:]
    for (column, amount) in sites[s].site.columns(of: pattern, objective) {
      value += objective[column] * amount
      for use in linking.uses[column] { sums[use.row, default: 0] += use.coefficient * amount }
    }
    let uses = sums.sorted { $0.key < $1.key }.map { (coefficient: $0.value, row: $0.key) }
    let own = cuts.indices.filter { counts(pattern, at: s, in: cuts[$0]) }
    return try pool.add(site: s, pattern, value, uses, cuts: own)
  }

  /// Adds what each site holds, and returns the columns by site.
  mutating func addPatterns(of areas: [Int: Int]) throws(LinearProgramError) -> [Int?] {
    var choice = [Int?](repeating: nil, count: sites.count)
    for s in sites.indices {
      let items = sites[s].site.items.enumerated().filter { areas[$1.pair] != nil }
      guard !items.isEmpty else { continue }
      choice[s] = try add(
        s,
        SiteProblem.Pattern(
          items: items.map(\.offset),
          extras: items.map { _, item in
            max(0, ExactNumbers.squareMetres(areas[item.pair]!) - item.least)
          }))
    }
    return choice
  }

  /// Square metres by pair of the patterns chosen.
  func areas(of choice: [Int?]) -> [Int: Double] {
    var result: [Int: Double] = [:]
    for case let column? in choice {
      let column = pool.columns[column]
      for (item, extra) in zip(column.pattern.items, column.pattern.extras) {
        let item = sites[column.site!].site.items[item]
        result[item.pair] = item.least + extra
      }
    }
    return result
  }
}
