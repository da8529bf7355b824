/// The best pattern of one site for given profits, and a bound that no pattern of the site exceeds.
///
/// Depth first over the pairs (``PatternSearch``). Remembers what helped before: the prices of the active sets
/// and patterns that were best, where the next search starts from.
struct SitePricing {
  let site: SiteProblem
  /// Prices of the active sets per square metre.
  private var prices: [Double]
  private var known: [SiteProblem.Pattern] = []
  /// Nodes after which the bound of the root is taken instead.
  static let nodeLimit = 20_000
  /// Patterns remembered: the latest.
  private static let memory = 16

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

  /// A price that a pattern pays once where it has so many of the items, one or two.
  struct Penalty {
    let items: [Int]
    let atLeast: Int
    let price: Double
  }

  /// - Parameters:
  ///   - profits: By column of the model, prices of linking rows taken off.
  ///   - tolerance: By how much `bound` may exceed the best value.
  mutating func best(
    _ profits: [Double], _ penalties: [Penalty] = [], tolerance: Double
  ) -> Best {
    var search = PatternSearch(site, profits, penalties, tolerance)
    for pattern in known { search.offer(pattern) }
    prices = search.run(prices)
    if !search.best.pattern.items.isEmpty, !known.contains(search.best.pattern) {
      if known.count == SitePricing.memory { known.removeFirst() }
      known.append(search.best.pattern)
    }
    return search.best
  }
}
