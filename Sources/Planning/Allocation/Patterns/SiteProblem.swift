import Land

/// What one site could hold, as if it were the only one: pairs, capacities, pairs that exclude each other,
/// bonuses. Profits come from outside, as they change with the prices of the rows that link sites.
///
/// Areas are in square metres, as in ``AllocationModel``.
struct SiteProblem {
  struct Item {
    let pair: Int
    /// Columns of the model.
    let x: Int
    let z: Int?
    let least: Double
    /// Greatest area beyond the least one.
    let extra: Double
    /// Positions in `capacities`: neighbours, as active sets come by date and periods are intervals.
    let sets: Range<Int>
  }

  struct Bonus {
    let item: Int
    /// Column of the model.
    let column: Int
    /// Items any of which earns it; empty where a neighbour is there for sure.
    let partners: [Int]
  }

  /// A set of items with their areas beyond the least ones.
  struct Pattern: Hashable {
    var items: [Int]
    var extras: [Double]
  }

  let items: [Item]
  let capacities: [Double]
  /// By item: the items that may not be here together with it.
  let excludes: [Set<Int>]
  let bonuses: [Bonus]

  init(_ model: AllocationModel, site: Int) {
    let instance = model.instance
    var capacities: [Double] = []
    var setsOfPair: [Int: [Int]] = [:]
    for set in instance.activeSets where set.site == site {
      let taken = set.pairs.reduce(0) { $0 + (model.fixed[$1] ?? 0) }
      for p in set.pairs { setsOfPair[p, default: []].append(capacities.count) }
      capacities.append(ExactNumbers.squareMetres(set.capacity - taken))
    }
    let pairs = instance.pairsOfSite[site].filter { model.x[$0] != nil }
    var positions: [Int: Int] = [:]
    for (index, p) in pairs.enumerated() { positions[p] = index }
    items = pairs.map { p in
      let pair = instance.pairs[p]
      return Item(
        pair: p, x: model.x[p]!, z: model.z[p], least: ExactNumbers.squareMetres(pair.least),
        extra: model.z[p] == nil ? 0 : ExactNumbers.squareMetres(pair.upper - pair.least),
        sets: SiteProblem.range(setsOfPair[p] ?? []))
    }
    self.capacities = capacities
    excludes = pairs.map { p in
      Set(pairs.indices.filter { pairs[$0] != p && instance.areTooNear(p, pairs[$0]) })
    }
    bonuses = model.bonuses.compactMap { bonus in
      guard let item = positions[bonus.pair], let column = bonus.column else { return nil }
      let partners = instance.partners(of: bonus.pair, use: bonus.use)
      let isCertain = partners.contains { model.fixed[$0] != nil }
      return Bonus(
        item: item, column: column,
        partners: isCertain ? [] : partners.compactMap { positions[$0] }.sorted())
    }
  }

  private static func range(_ sets: [Int]) -> Range<Int> {
    guard let first = sets.first else { return 0..<0 }
    precondition(sets == Array(first..<(first + sets.count)), "a period is an interval")
    return first..<(first + sets.count)
  }

  /// The columns that are not 0 in the model, with their values, when the pattern is chosen. Bonuses are
  /// earned where `profits` makes them worth something.
  func columns(of pattern: Pattern, _ profits: [Double]) -> [(column: Int, value: Double)] {
    var result: [(column: Int, value: Double)] = []
    for (item, extra) in zip(pattern.items, pattern.extras) {
      result.append((items[item].x, 1))
      if let z = items[item].z, extra > 0 { result.append((z, extra)) }
    }
    let chosen = Set(pattern.items)
    for bonus in bonuses where chosen.contains(bonus.item) && profits[bonus.column] > 0 {
      if bonus.partners.isEmpty || bonus.partners.contains(where: chosen.contains) {
        result.append((bonus.column, 1))
      }
    }
    return result
  }
}
