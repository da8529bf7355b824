import Land

/// Which demands fit on one site together.
struct SiteSharing {
  let instance: AllocationInstance
  let site: Int
  /// Pairs on the site, ascending.
  let candidates: [Int]

  init(_ instance: AllocationInstance, site: Int, wanted: [Int]) {
    self.instance = instance
    self.site = site
    let all = instance.pairsOfSite[site]
    let ranked = all.sorted {
      (wanted.contains($1) ? 1 : 0, instance.pairs[$1].score, $0)
        < (wanted.contains($0) ? 1 : 0, instance.pairs[$0].score, $1)
    }
    candidates = ranked.prefix(Sharing.greatestCandidates).sorted()
  }

  func overlap(_ p: Int, _ q: Int) -> Bool {
    demand(p).period.overlaps(demand(q).period)
  }

  private func demand(_ p: Int) -> AllocationInstance.DemandData {
    instance.demands[instance.pairs[p].demand]
  }

  /// Why two demands cannot be there at once; nil where they can, or where they are not there at one time.
  func exclusion(_ p: Int, _ q: Int) -> Sharing.Exclusion.Reason? {
    guard overlap(p, q) else { return nil }
    if instance.areTooNear(p, q) {
      let separation = instance.separation(instance.pairs[p].demand, instance.pairs[q].demand)
      return .apart(separation?.distance ?? 0)
    }
    guard demand(p).resource == demand(q).resource else { return nil }
    let asked = instance.pairs[p].least + instance.pairs[q].least
    let held = instance.capacity(of: demand(p).resource, at: site)
    guard asked > held else { return nil }
    return .room(
      asked: ExactNumbers.squareMetres(asked), held: ExactNumbers.squareMetres(held))
  }

  /// Sets of candidates that fit with their least areas, none part of another, largest first.
  func groups() -> [[Int]] {
    var fitting: [[Int]] = []
    func visit(_ chosen: [Int], _ first: Int, _ ledger: Ledger) {
      fitting.append(chosen)
      for index in first..<candidates.count {
        let p = candidates[index]
        guard !chosen.contains(where: { instance.areTooNear($0, p) }) else { continue }
        var next = ledger
        next.add(instance.pairs[p].least, to: p)
        guard next.free.allSatisfy({ $0 >= 0 }), next.budgetsLeft.allSatisfy({ ($0 ?? 0) >= 0 }),
          (next.artificialisedLeft ?? 0) >= 0, (next.totalBudgetLeft ?? 0) >= 0
        else { continue }
        visit(chosen + [p], index + 1, next)
      }
    }
    visit([], 0, Ledger(instance))
    let sets = fitting.map { Set($0) }
    let largest = fitting.indices.filter { index in
      !sets.contains { $0.count > sets[index].count && sets[index].isSubset(of: $0) }
    }
    return largest.map { fitting[$0] }.filter { $0.count > 1 }
      .sorted { ($1.count, $0.map { $0 }.description) < ($0.count, $1.map { $0 }.description) }
  }
}
