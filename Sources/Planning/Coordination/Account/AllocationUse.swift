public import Land

/// What an allocation uses of what is scarce: limits, and sites at their fullest date.
public struct AllocationUse: Hashable, Sendable {
  public struct Limited: Hashable, Sendable {
    public let limit: LimitReached.Limit
    /// Square metres or euros.
    public let used: Double
    public let most: Double
  }

  public struct Occupied: Hashable, Sendable {
    public let site: String
    public let resource: Resource
    /// Square metres at the date at which most is used.
    public let used: Double
    public let held: Double
    /// Demands on the site at that date, in the scenario's order.
    public let demands: [String]

    public var share: Double { held > 0 ? used / held : 0 }
  }

  /// Artificialised land, then budgets in the order of departments, then the common budget.
  public let limits: [Limited]
  /// Fullest first; ties by id.
  public let sites: [Occupied]
}

extension AllocationProblem {
  /// What an allocation of this problem uses of limits and sites.
  public func use(of allocation: Allocation) -> AllocationUse {
    let ledger = Ledger(instance, areas(of: allocation.placements))
    var limits: [AllocationUse.Limited] = []
    if let most = instance.artificialisedLimit, let left = ledger.artificialisedLeft {
      limits.append(
        .init(
          limit: .artificialised, used: ExactNumbers.squareMetres(weighted: most - left),
          most: ExactNumbers.squareMetres(weighted: most)))
    }
    for (k, department) in scenario.departments.enumerated() {
      guard let most = instance.budgets[k], let left = ledger.budgetsLeft[k] else { continue }
      limits.append(
        .init(
          limit: .budget(department: department.id), used: ExactNumbers.euros(most - left),
          most: ExactNumbers.euros(most)))
    }
    if let most = instance.totalBudget, let left = ledger.totalBudgetLeft {
      limits.append(
        .init(
          limit: .totalBudget, used: ExactNumbers.euros(most - left),
          most: ExactNumbers.euros(most)))
    }
    let uses = sites.flatMap { site in
      Resource.allCases.compactMap { occupied(site, $0, allocation.placements) }
    }
    return AllocationUse(
      limits: limits,
      sites: uses.sorted { ($1.share, $0.site) < ($0.share, $1.site) })
  }

  private func occupied(
    _ site: Site, _ resource: Resource, _ placements: [Placement]
  ) -> AllocationUse.Occupied? {
    let here = placements.filter { $0.site == site.id && $0.resource == resource }
    func active(_ date: CalendarDate) -> [Placement] {
      here.filter { $0.period.contains(date) }
    }
    func area(_ placements: [Placement]) -> Double { placements.reduce(0) { $0 + $1.area } }
    let fullest = Set(here.map(\.period.from)).sorted().map(active)
      .max { area($0) < area($1) }
    guard let fullest else { return nil }
    return AllocationUse.Occupied(
      site: site.id, resource: resource, used: area(fullest),
      held: site.capacity(of: resource), demands: fullest.map(\.demand))
  }
}
