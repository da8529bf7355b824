import Land

extension AllocationInstance {
  /// For each site and resource the maximal sets of demands that could be active at one date.
  ///
  /// Periods are intervals, so every set of demands that overlap two by two shares a date, and the sets at
  /// the dates where something starts include all others. Sets that cannot exceed the capacity are left out.
  static func activeSets(
    _ demands: [DemandData], _ pairs: [Pair], _ pairsOfSite: [[Int]], _ land: [Int], _ floor: [Int]
  ) -> [ActiveSet] {
    var result: [ActiveSet] = []
    for site in pairsOfSite.indices {
      for resource in Resource.allCases {
        let here = pairsOfSite[site].filter { demands[pairs[$0].demand].resource == resource }
        let capacity = resource == .land ? land[site] : floor[site]
        let starts = Set(here.map { demands[pairs[$0].demand].period.from }).sorted()
        var sets: [(from: CalendarDate, pairs: [Int])] = []
        for date in starts {
          let active = here.filter { demands[pairs[$0].demand].period.contains(date) }
          // A set that lost nothing since the last one includes it.
          if let last = sets.last, Set(last.pairs).isSubset(of: active) { sets.removeLast() }
          if !sets.contains(where: { Set(active).isSubset(of: $0.pairs) }) {
            sets.append((date, active))
          }
        }
        for set in sets where set.pairs.reduce(0, { $0 + pairs[$1].upper }) > capacity {
          result.append(
            ActiveSet(
              site: site, resource: resource, from: set.from, pairs: set.pairs, capacity: capacity))
        }
      }
    }
    return result
  }
}
