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
    let forced = try forcing(demand: demand, site: site)
    let after: Allocation
    do {
      after = try forced.solve(allocation.rule, ideals: ideals, options: options)
    } catch .infeasibleStatusQuo {
      // With the demand there, somebody would have less than without any agreement.
      after = forced.infeasible(allocation.rule, nil, ideals: ideals)
    }
    let isInfeasible = after.status == .infeasible
    let changes = zip(allocation.shares, after.shares).map { before, after in
      Swap.Change(
        department: before.department, utilityBefore: before.utility,
        utilityAfter: isInfeasible ? before.utility : after.utility, before: before.u,
        after: isInfeasible ? before.u : after.u)
    }
    let moves = allocation.moves(to: after)
    return Swap(
      demand: demand, site: site, status: after.status,
      loss: isInfeasible ? 0 : allocation.objective - after.objective, changes: changes,
      displaced: isInfeasible ? [] : moves.gone, placed: moves.new,
      infeasibility: after.infeasibility)
  }
}
