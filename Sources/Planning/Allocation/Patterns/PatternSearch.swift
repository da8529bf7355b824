/// One search for the best pattern of a site, depth first over its items.
///
/// At each node the bound is the Lagrangian one: prices for the area of each active set let every item be
/// judged by itself, and a few subgradient steps adapt them to what is left. Where one more item brings a penalty,
/// the open ones share it, as more than one of them pays it no more than once.
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
  private let penalties: [SitePricing.Penalty]
  /// By item.
  private var penaltiesOfItem: [[Int]]
  /// By penalty: how many more items bring it; 0 or less where it is paid.
  private var missing: [Int]
  /// Penalties that the chosen items pay.
  private var paid = 0.0
  /// By item: its share of penalties that one more item would bring.
  private var discounts: [Double]

  init(
    _ site: SiteProblem, _ profits: [Double], _ penalties: [SitePricing.Penalty],
    _ tolerance: Double
  ) {
    self.site = site
    self.penalties = penalties
    missing = penalties.map(\.atLeast)
    penaltiesOfItem = Array(repeating: [], count: site.items.count)
    for (index, penalty) in penalties.enumerated() {
      for i in penalty.items { penaltiesOfItem[i].append(index) }
    }
    discounts = Array(repeating: 0, count: site.items.count)
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
    share(useful)
    var (root, prices) = bound(useful, start, steps: 60)
    if root > best.value + tolerance { prices = visit(useful, prices, steps: 0) }
    best.bound = nodes > SitePricing.nodeLimit ? root : min(root, best.value + tolerance)
    best.bound = max(best.bound, best.value)
    return prices
  }

  /// Takes a pattern that keeps the site's rules if it is the best so far.
  mutating func offer(_ pattern: SiteProblem.Pattern) {
    var value = site.columns(of: pattern, profits).reduce(0) {
      $0 + profits[$1.column] * $1.value
    }
    for penalty in penalties {
      let count = penalty.items.count(where: pattern.items.contains)
      if count >= penalty.atLeast { value -= penalty.price }
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
      var bound = -paid
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
        let value = net(i, price) - discounts[i]
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
    share(open)
    let (limit, prices) = bound(open, start, steps: steps)
    guard limit > best.value + tolerance else { return prices }
    var branch: (item: Int, net: Double)?
    for i in open {
      let value = net(i, price(i, prices)) - discounts[i]
      if branch == nil || abs(value) > abs(branch!.net) { branch = (i, value) }
    }
    guard let branch else {
      finish()
      return prices
    }
    let others = open.filter { $0 != branch.item }
    if branch.net <= 0 { visit(others, prices, steps: PatternSearch.steps) }
    choose(branch.item)
    visit(others, prices, steps: PatternSearch.steps)
    unchoose(branch.item)
    if branch.net > 0 { visit(others, prices, steps: PatternSearch.steps) }
    return prices
  }

  /// Subgradient steps at each node.
  private static let steps = 8

  private mutating func choose(_ i: Int) {
    for set in site.items[i].sets { room[set] -= site.items[i].least }
    chosen.append(i)
    for penalty in penaltiesOfItem[i] {
      missing[penalty] -= 1
      if missing[penalty] == 0 { paid += penalties[penalty].price }
    }
  }

  private mutating func unchoose(_ i: Int) {
    for set in site.items[i].sets { room[set] += site.items[i].least }
    chosen.removeLast()
    for penalty in penaltiesOfItem[i] {
      if missing[penalty] == 0 { paid -= penalties[penalty].price }
      missing[penalty] += 1
    }
  }

  /// Spreads each penalty that one more item would bring over its open items.
  private mutating func share(_ open: [Int]) {
    guard !penalties.isEmpty else { return }
    var openCounts = [Int](repeating: 0, count: penalties.count)
    for i in open { for penalty in penaltiesOfItem[i] { openCounts[penalty] += 1 } }
    for i in open {
      discounts[i] = 0
      for penalty in penaltiesOfItem[i] where missing[penalty] == 1 {
        discounts[i] += penalties[penalty].price / Double(openCounts[penalty])
      }
    }
  }

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
      chosen.map { Array(site.items[$0].sets) }, room.map { max(0, $0) })
    offer(SiteProblem.Pattern(items: chosen, extras: extras))
  }
}
