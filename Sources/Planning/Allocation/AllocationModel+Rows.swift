import LinearProgramming

/// The hard rules as rows.
extension AllocationModel {
  mutating func addDemandRows(_ d: Int) {
    let demand = instance.demands[d]
    let chosen = instance.pairsOfDemand[d].compactMap { x[$0] }.map { LinearProgram.Term(1, $0) }
    for p in instance.pairsOfDemand[d] {
      guard let x = x[p], let z = z[p] else { continue }
      let spread = squareMetres(instance.pairs[p].upper - instance.pairs[p].least)
      addRow(.demand(d), "area \(label.pair(p))", [.init(1, z), .init(-spread, x)], upper: 0)
    }
    guard let y = y[d] else {
      if chosen.count > 1 { addRow(.demand(d), "one site \(label.demand(d))", chosen, upper: 1) }
      return
    }
    addRow(
      .demand(d),
      "parts \(label.demand(d))", chosen + [.init(-Double(demand.parts), y)], upper: 0)
    for p in instance.pairsOfDemand[d] {
      if let x = x[p] {
        addRow(.demand(d), "part \(label.pair(p))", [.init(1, x), .init(-1, y)], upper: 0)
      }
    }
    let total = instance.pairsOfDemand[d].flatMap { area($0) }
    addRow(
      .demand(d),
      "least \(label.demand(d))", total + [.init(-squareMetres(demand.minimum), y)], lower: 0)
    addRow(
      .demand(d),
      "target \(label.demand(d))", total + [.init(-squareMetres(demand.target), y)], upper: 0)
  }

  mutating func addCapacityRows() {
    for (index, set) in instance.activeSets.enumerated() {
      let terms = set.pairs.flatMap { area($0) }
      guard !terms.isEmpty else { continue }
      let taken = set.pairs.reduce(0) { $0 + (fixed[$1] ?? 0) }
      addRow(
        .activeSet(index), label.activeSet(index), terms, upper: squareMetres(set.capacity - taken))
    }
  }

  mutating func addApartRows(_ included: [Int]) {
    for (index, d) in included.enumerated() {
      for e in included[(index + 1)...] {
        guard let separation = instance.separation(d, e) else { continue }
        addApartRows(d, e, separation)
      }
    }
    for p in x.indices where instance.required.contains(p) {
      guard let x = x[p] else { continue }
      for q in fixed.keys.sorted() where instance.areTooNear(p, q) {
        addRow(
          .apart(instance.pairs[p].demand, instance.pairs[q].demand),
          "apart \(label.pair(p)) | \(label.pair(q))", [.init(1, x)], upper: 0)
      }
    }
  }

  /// For each site of d: d there, or e on one of the sites too near. Sites of d with the same neighbours
  /// share a row, as d is on one of them at most.
  private mutating func addApartRows(_ d: Int, _ e: Int, _ separation: Separations.Separation) {
    // The demand that is on one site at most is the one whose choices may be added up.
    let (d, e) = instance.demands[e].parts > 1 && instance.demands[d].parts == 1 ? (e, d) : (d, e)
    var pairOfSite: [Int: Int] = [:]
    for q in instance.pairsOfDemand[e] where x[q] != nil { pairOfSite[instance.pairs[q].site] = q }
    var groups: [(near: [Int], pairs: [Int])] = []
    for p in instance.pairsOfDemand[d] where x[p] != nil {
      let near = separation.near[instance.pairs[p].site].compactMap { pairOfSite[$0.site] }.sorted()
      guard !near.isEmpty else { continue }
      if instance.demands[d].parts == 1, let same = groups.firstIndex(where: { $0.near == near }) {
        groups[same].pairs.append(p)
      } else {
        groups.append((near, [p]))
      }
    }
    let addsUp = instance.demands[e].parts == 1
    for group in groups {
      let own = group.pairs.compactMap { x[$0] }.map { LinearProgram.Term(1, $0) }
      let name = "apart \(label.pair(group.pairs[0])) | \(label.demand(e))"
      let other = group.near.compactMap { x[$0] }.map { LinearProgram.Term(1, $0) }
      if addsUp {
        addRow(.apart(d, e), name, own + other, upper: 1)
      } else {
        for term in other { addRow(.apart(d, e), name, own + [term], upper: 1) }
      }
    }
  }

  mutating func addLimitRows(_ included: [Int]) {
    if let limit = instance.artificialisedLimit {
      let taken = fixed.reduce(Int128(0)) { $0 + instance.artificialised($1.key, area: $1.value) }
      let terms = x.indices.flatMap {
        area($0, Double(instance.pairs[$0].artificialisation) / 1e9)
      }
      addRow(
        .artificialised,
        "artificialised", terms, upper: ExactNumbers.squareMetres(weighted: limit - taken))
    }
    for (k, budget) in instance.budgets.enumerated() {
      guard let budget else { continue }
      addBudgetRow("budget \(label.department(k))", .budget(k), included, of: k, budget)
    }
    if let budget = instance.totalBudget {
      addBudgetRow("budget of all", .totalBudget, included, of: nil, budget)
    }
  }

  private mutating func addBudgetRow(
    _ name: String, _ origin: RowOrigin, _ included: [Int], of department: Int?, _ limit: Int128
  ) {
    let counts = { [instance] (d: Int) in
      department == nil || instance.demands[d].department == department
    }
    var terms: [LinearProgram.Term] = []
    for d in included where counts(d) {
      let fixedCost = ExactNumbers.euros(instance.demands[d].fixedCost) / 1000
      if let y = y[d] { terms.append(.init(fixedCost, y)) }
      for p in instance.pairsOfDemand[d] {
        if y[d] == nil, let x = x[p] { terms.append(.init(fixedCost, x)) }
        terms += area(p, Double(instance.pairs[p].unitPrice) / 1e9)
      }
    }
    let spent = instance.cost(of: fixed.filter { counts(instance.pairs[$0.key].demand) })
    addRow(origin, name, terms, upper: ExactNumbers.euros(limit - spent) / 1000)
  }
}
