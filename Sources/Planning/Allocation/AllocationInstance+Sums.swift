import Land

/// What placements add up to, exactly. Placements are areas in square decimetres by pair.
extension AllocationInstance {
  /// Square decimetres × billionths of newly artificialised land.
  func artificialised(_ pair: Int, area: Int) -> Int128 {
    Int128(area) * Int128(pairs[pair].artificialisation)
  }

  /// Hundred-millionths of a euro: areas by price, and the fixed cost of each demand once.
  func cost(of areas: [Int: Int]) -> Int128 {
    var total: Int128 = 0
    for (pair, area) in areas { total += Int128(area) * Int128(pairs[pair].unitPrice) }
    for d in Set(areas.keys.map { pairs[$0].demand }) { total += demands[d].fixedCost }
    return total
  }

  /// Whether two uses that must keep a distance would be nearer than that.
  func areTooNear(_ p: Int, _ q: Int) -> Bool {
    guard let separation = separation(pairs[p].demand, pairs[q].demand) else { return false }
    let other = pairs[q].site
    return separation.near[pairs[p].site].contains { $0.site == other }
  }

  /// Pairs that would put another demand of `use` on the site of `pair` at some date of its period.
  func partners(of pair: Int, use: Int) -> [Int] {
    let (d, s) = (pairs[pair].demand, pairs[pair].site)
    return pairsOfSite[s].filter {
      let other = pairs[$0].demand
      return other != d && demands[other].use == use
        && demands[other].period.overlaps(demands[d].period)
    }
  }

  /// What sharing sites adds to each placement: each bonus of a demand once, on the site where it is worth
  /// most (ties: the first).
  func bonuses(in areas: [Int: Int]) -> [Int: Double] {
    var result: [Int: Double] = [:]
    let chosen = areas.keys.sorted()
    for d in Set(chosen.map { pairs[$0].demand }).sorted() {
      for (use, share) in demands[d].together {
        let earning = chosen.filter { p in
          pairs[p].demand == d && partners(of: p, use: use).contains { areas[$0] != nil }
        }
        guard
          let best = earning.max(by: {
            (pairs[$0].score, -$0) < (pairs[$1].score, -$1)
          })
        else { continue }
        result[best, default: 0] += share * demands[d].importance * pairs[best].score
      }
    }
    return result
  }

  /// The worth of each placement, bonuses included.
  func worths(of areas: [Int: Int]) -> [Int: Double] {
    let bonuses = bonuses(in: areas)
    var result: [Int: Double] = [:]
    for (p, area) in areas {
      let demand = demands[pairs[p].demand]
      // Not the density times the area: a demand met in full has the worth importance × score to the last bit.
      result[p] =
        demand.importance * pairs[p].score * (Double(area) / Double(demand.target))
        + (bonuses[p] ?? 0)
    }
    return result
  }

  /// U of each department.
  func utilities(of areas: [Int: Int]) -> [Double] {
    let worths = worths(of: areas)
    var result = [Double](repeating: 0, count: voices.count)
    for p in areas.keys.sorted() { result[demands[pairs[p].demand].department] += worths[p]! }
    return result
  }
}
