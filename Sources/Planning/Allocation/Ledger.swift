import Land

/// Placements with what they leave of every capacity and limit, in whole numbers, kept up to date as
/// placements are added. Areas are square decimetres by pair.
struct Ledger {
  let instance: AllocationInstance
  private(set) var areas: [Int: Int] = [:]
  /// What is left, by active set; negative where too much is taken.
  private(set) var free: [Int]
  private(set) var artificialisedLeft: Int128?
  private(set) var budgetsLeft: [Int128?]
  private(set) var totalBudgetLeft: Int128?
  /// By demand.
  private(set) var taken: [Int]
  private(set) var parts: [Int]

  init(_ instance: AllocationInstance, _ areas: [Int: Int] = [:]) {
    self.instance = instance
    free = instance.activeSets.map(\.capacity)
    artificialisedLeft = instance.artificialisedLimit
    budgetsLeft = instance.budgets
    totalBudgetLeft = instance.totalBudget
    taken = Array(repeating: 0, count: instance.demands.count)
    parts = taken
    for (pair, area) in areas { add(area, to: pair) }
  }

  /// Adds to (or takes from) the area of a pair; at 0 the placement is gone.
  mutating func add(_ area: Int, to p: Int) {
    let pair = instance.pairs[p]
    let demand = instance.demands[pair.demand]
    let before = areas[p] ?? 0
    let partsBefore = parts[pair.demand]
    areas[p] = before + area == 0 ? nil : before + area
    if before == 0, area != 0 { parts[pair.demand] += 1 }
    if before != 0, before + area == 0 { parts[pair.demand] -= 1 }
    taken[pair.demand] += area
    for set in instance.activeSetsOfPair[p] { free[set] -= area }
    if artificialisedLeft != nil {
      artificialisedLeft! -= instance.artificialised(p, area: area)
    }
    var cost = Int128(area) * Int128(pair.unitPrice)
    if partsBefore == 0, parts[pair.demand] == 1 { cost += demand.fixedCost }
    if partsBefore == 1, parts[pair.demand] == 0 { cost -= demand.fixedCost }
    if budgetsLeft[demand.department] != nil { budgetsLeft[demand.department]! -= cost }
    if totalBudgetLeft != nil { totalBudgetLeft! -= cost }
  }

  /// By how much the area of a pair could grow; at least 0. Distances and the number of parts aside.
  func room(_ p: Int) -> Int {
    let pair = instance.pairs[p]
    let demand = instance.demands[pair.demand]
    var room = min(pair.upper - (areas[p] ?? 0), demand.target - taken[pair.demand])
    for set in instance.activeSetsOfPair[p] { room = min(room, free[set]) }
    if let left = artificialisedLeft, pair.artificialisation > 0 {
      room = Ledger.least(room, left, each: pair.artificialisation)
    }
    let fixedCost = parts[pair.demand] == 0 ? demand.fixedCost : 0
    for left in [budgetsLeft[demand.department], totalBudgetLeft] {
      guard let left else { continue }
      if fixedCost > left { return 0 }
      if pair.unitPrice > 0 {
        room = Ledger.least(room, left - fixedCost, each: pair.unitPrice)
      }
    }
    return max(0, room)
  }

  private static func least(_ room: Int, _ left: Int128, each: Int) -> Int {
    left < 0 ? 0 : Int(min(Int128(room), left / Int128(each)))
  }

  /// Placements of other demands that are too near for the pair.
  func tooNear(_ p: Int) -> [Int] {
    areas.keys.filter { instance.areTooNear(p, $0) }.sorted()
  }

  /// Whether every hard rule holds for what is placed, required pairs aside.
  var isFeasible: Bool {
    guard free.allSatisfy({ $0 >= 0 }), (artificialisedLeft ?? 0) >= 0,
      budgetsLeft.allSatisfy({ ($0 ?? 0) >= 0 }), (totalBudgetLeft ?? 0) >= 0
    else { return false }
    for (p, area) in areas {
      let pair = instance.pairs[p]
      guard area >= pair.least, area <= pair.upper else { return false }
    }
    for (d, demand) in instance.demands.enumerated() where parts[d] > 0 {
      guard parts[d] <= demand.parts, taken[d] >= demand.minimum, taken[d] <= demand.target else {
        return false
      }
    }
    let chosen = areas.keys.sorted()
    for (index, p) in chosen.enumerated() {
      for q in chosen[(index + 1)...] where instance.areTooNear(p, q) { return false }
    }
    return true
  }
}
