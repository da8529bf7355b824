import Land

extension AllocationProblem {
  /// What it would take to put a demand on a site where an allocation does not have it, and what that costs
  /// whom: the same rule, solved again with the demand on the site.
  ///
  /// - Parameters:
  ///   - allocation: What ``solve(_:ideals:options:)`` gave for this problem.
  ///   - ideals: What ``ideals(options:)`` gave for this problem.
  /// - Throws: ``AllocationError/unknown(demand:site:)``; else as ``solve(_:ideals:options:)``.
  public func swap(
    _ demand: String, onto site: String, from allocation: Allocation, ideals: Ideals,
    options: AllocationOptions = AllocationOptions()
  ) throws(AllocationError) -> Swap {
    let after = try forcing(demand: demand, site: site)
      .solve(allocation.rule, ideals: ideals, options: options)
    let isInfeasible = after.status == .infeasible
    let changes = zip(allocation.shares, after.shares).map { before, after in
      Swap.Change(
        department: before.department, utilityBefore: before.utility,
        utilityAfter: isInfeasible ? before.utility : after.utility, before: before.u,
        after: isInfeasible ? before.u : after.u)
    }
    let old = Set(allocation.placements)
    let new = Set(after.placements)
    func isNeighbour(_ placement: Placement, in others: [Placement]) -> Bool {
      // A change of worth alone (a bonus gained or lost) displaces nobody.
      others.contains {
        $0.demand == placement.demand && $0.site == placement.site && $0.area == placement.area
      }
    }
    return Swap(
      demand: demand, site: site, status: after.status,
      loss: isInfeasible ? 0 : allocation.objective - after.objective, changes: changes,
      displaced: isInfeasible
        ? []
        : allocation.placements.filter {
          !new.contains($0) && !isNeighbour($0, in: after.placements)
        },
      placed: after.placements.filter {
        !old.contains($0) && !isNeighbour($0, in: allocation.placements)
      }, infeasibility: after.infeasibility)
  }
}
