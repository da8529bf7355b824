/// A first allocation without a solver: the placements worth most per square metre, one after the other.
struct GreedySearch {
  private let maximisation: Maximisation
  private let instance: AllocationInstance

  init(_ maximisation: Maximisation) {
    self.maximisation = maximisation
    instance = maximisation.instance
  }

  /// Adds placements to a known solution and lets areas grow.
  ///
  /// - Returns: Square decimetres by pair, what is fixed left out. It keeps all rules, except that required
  ///   pairs are there only if `start` has them.
  func improve(_ start: [Int: Int]) -> [Int: Int] {
    var ledger = Ledger(instance, maximisation.fixed)
    for (p, area) in start { ledger.add(area, to: p) }
    let order = pairsByWorth()
    for p in order {
      let d = instance.pairs[p].demand
      guard ledger.parts[d] == 0, ledger.tooNear(p).isEmpty else { continue }
      let room = ledger.room(p)
      if room >= max(instance.pairs[p].least, instance.demands[d].minimum) {
        ledger.add(instance.demands[d].minimum, to: p)
      }
    }
    for p in order where ledger.areas[p] != nil && maximisation.fixed[p] == nil {
      ledger.add(ledger.room(p), to: p)
    }
    return ledger.areas.filter { maximisation.fixed[$0.key] == nil }
  }

  private func pairsByWorth() -> [Int] {
    func worth(_ p: Int) -> Double {
      let pair = instance.pairs[p]
      return pair.worthDensity * maximisation.weights[instance.demands[pair.demand].department]
    }
    return instance.pairs.indices.filter {
      maximisation.demands?.contains(instance.pairs[$0].demand) ?? true
    }.sorted { (-worth($0), $0) < (-worth($1), $1) }
  }
}
