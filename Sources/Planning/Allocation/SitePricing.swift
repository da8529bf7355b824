/// The best pattern of one site for given profits, and a bound that no pattern of the site exceeds.
///
/// Depth first over the pairs. At each node the bound is the Lagrangian one: prices for the area of each
/// active set let every pair be judged by itself, and a few subgradient steps adapt them to what is left.
struct SitePricing {
  let site: SiteProblem
  /// Prices of the active sets per square metre, kept from one call to the next.
  private var prices: [Double]
  /// Patterns that were best before: where the next search starts from.
  private var known: [SiteProblem.Pattern] = []
  /// Nodes after which the bound of the root is taken instead.
  static let nodeLimit = 20_000

  init(_ site: SiteProblem) {
    self.site = site
    prices = Array(repeating: 0, count: site.capacities.count)
  }

  struct Best {
    var pattern = SiteProblem.Pattern(items: [], extras: [])
    var value = 0.0
    /// No pattern is worth more.
    var bound = 0.0
  }

  /// - Parameters:
  ///   - profits: By column of the model, prices of linking rows taken off.
  ///   - tolerance: By how much `bound` may exceed the best value.
  mutating func best(_ profits: [Double], tolerance: Double) -> Best {
    var search = PatternSearch(site, profits, tolerance)
    for pattern in known { search.offer(pattern) }
    prices = search.run(prices)
    if !search.best.pattern.items.isEmpty, !known.contains(search.best.pattern) {
      known.append(search.best.pattern)
    }
    return search.best
  }
}

/// One search for the best pattern of a site.
struct PatternSearch {
  private let site: SiteProblem
  private let profits: [Double]
  private let tolerance: Double
  private(set) var best = SitePricing.Best()
  /// By item: profit with every bonus that it could earn, and per square metre beyond the least area.
  private var fixedProfit: [Double]
  private let gain: [Double]
  /// Items that some pattern may gain by.
  private var useful: [Int] = []
  private var room: [Double]
  private var chosen: [Int] = []
  private var nodes = 0

  init(_ site: SiteProblem, _ profits: [Double], _ tolerance: Double) {
    self.site = site
    self.profits = profits
    self.tolerance = tolerance
    fixedProfit = site.items.map { profits[$0.x] }
    gain = site.items.map { item in item.z.map { max(0, profits[$0]) } ?? 0 }
    // What an item adds to others' bonuses counts when asking whether it can be of use at all.
    var helps = [Double](repeating: 0, count: site.items.count)
    for bonus in site.bonuses {
      let value = max(0, profits[bonus.column])
      fixedProfit[bonus.item] += value
      for partner in bonus.partners { helps[partner] += value }
    }
    room = site.capacities
    for (i, item) in site.items.enumerated()
    where fixedProfit[i] + gain[i] * item.extra + helps[i] > 0 {
      useful.append(i)
    }
  }

  /// Searches to the end, or to the limit of nodes, and returns the prices of the root.
  mutating func run(_ start: [Double]) -> [Double] {
    var (root, prices) = bound(useful, start, steps: 60)
    if root > best.value + tolerance { prices = visit(useful, prices, steps: 0) }
    best.bound = nodes > SitePricing.nodeLimit ? root : min(root, best.value + tolerance)
    best.bound = max(best.bound, best.value)
    return prices
  }

  /// Takes a pattern that keeps the site's rules if it is the best so far.
  mutating func offer(_ pattern: SiteProblem.Pattern) {
    let value = site.columns(of: pattern, profits).reduce(0) {
      $0 + profits[$1.column] * $1.value
    }
    if value > best.value {
      best.value = value
      best.pattern = pattern
    }
  }

  /// The least Lagrangian bound met on the way, and its prices.
  ///
  /// Subgradient steps as long as Polyak (1969) proposes, the best value known being the target; halved
  /// where they do not help. Prices that are not negative always give a bound.
  private func bound(_ open: [Int], _ start: [Double], steps: Int) -> (Double, [Double]) {
    var current = start
    var best = (Double.infinity, start)
    var factor = 1.0
    var slope = room
    for step in 0...steps {
      var bound = 0.0
      for set in room.indices {
        bound += current[set] * room[set]
        slope[set] = room[set]
      }
      for i in chosen {
        let price = price(i, current)
        bound += fixedProfit[i]
        if gain[i] > price {
          let extra = site.items[i].extra
          bound += (gain[i] - price) * extra
          for set in site.items[i].sets { slope[set] -= extra }
        }
      }
      for i in open {
        let price = price(i, current)
        let value = net(i, price)
        guard value > 0 else { continue }
        bound += value
        let area = site.items[i].least + (gain[i] > price ? site.items[i].extra : 0)
        for set in site.items[i].sets { slope[set] -= area }
      }
      if bound < best.0 { best = (bound, current) } else { factor *= 0.7 }
      if best.0 <= self.best.value + tolerance || step == steps { break }
      var length = 0.0
      for set in slope.indices where current[set] > 0 || slope[set] < 0 {
        length += slope[set] * slope[set]
      }
      guard length > 0 else { break }
      let size = factor * (bound - self.best.value) / length
      for set in slope.indices { current[set] = max(0, current[set] - size * slope[set]) }
    }
    return best
  }

  private func price(_ i: Int, _ prices: [Double]) -> Double {
    var sum = 0.0
    for set in site.items[i].sets { sum += prices[set] }
    return sum
  }

  /// What an item adds at most when its area costs `price`.
  private func net(_ i: Int, _ price: Double) -> Double {
    fixedProfit[i] - price * site.items[i].least
      + max(0, gain[i] - price) * site.items[i].extra
  }

  /// Decides the item that the prices are most certain about, its better side first.
  @discardableResult
  private mutating func visit(_ rest: [Int], _ start: [Double], steps: Int) -> [Double] {
    nodes += 1
    guard nodes <= SitePricing.nodeLimit else { return start }
    let open = rest.filter(fits)
    let (limit, prices) = bound(open, start, steps: steps)
    guard limit > best.value + tolerance else { return prices }
    var branch: (item: Int, net: Double)?
    for i in open {
      let value = net(i, price(i, prices))
      if branch == nil || abs(value) > abs(branch!.net) { branch = (i, value) }
    }
    guard let branch else {
      finish()
      return prices
    }
    let others = open.filter { $0 != branch.item }
    let item = site.items[branch.item]
    if branch.net <= 0 { visit(others, prices, steps: PatternSearch.steps) }
    for set in item.sets { room[set] -= item.least }
    chosen.append(branch.item)
    visit(others, prices, steps: PatternSearch.steps)
    chosen.removeLast()
    for set in item.sets { room[set] += item.least }
    if branch.net > 0 { visit(others, prices, steps: PatternSearch.steps) }
    return prices
  }

  /// Subgradient steps at each node.
  private static let steps = 8

  private func fits(_ i: Int) -> Bool {
    let item = site.items[i]
    for set in item.sets where room[set] < item.least - 1e-7 { return false }
    let excluded = site.excludes[i]
    return excluded.isEmpty || !chosen.contains(where: excluded.contains)
  }

  /// All items are decided: the best areas, the bonuses that are really earned.
  private mutating func finish() {
    let extras = AreaProgram.solve(
      chosen.map { gain[$0] }, chosen.map { site.items[$0].extra },
      chosen.map { site.items[$0].sets }, room.map { max(0, $0) })
    offer(SiteProblem.Pattern(items: chosen, extras: extras))
  }
}
