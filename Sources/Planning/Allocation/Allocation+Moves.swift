extension Allocation {
  /// How each department fares in another allocation of the same departments.
  func changes(to other: Allocation) -> [Swap.Change] {
    zip(shares, other.shares).map { before, after in
      Swap.Change(
        department: before.department, utilityBefore: before.utility, utilityAfter: after.utility,
        before: before.u, after: after.u)
    }
  }

  /// Placements that another allocation does not have, and those that only it has. A change of worth alone (a
  /// bonus gained or lost) displaces nobody; a placement of another area is both gone and new.
  func moves(to other: Allocation) -> (gone: [Placement], new: [Placement]) {
    func isIn(_ placement: Placement, _ others: [Placement]) -> Bool {
      others.contains {
        $0.demand == placement.demand && $0.site == placement.site && $0.area == placement.area
      }
    }
    return (
      placements.filter { !isIn($0, other.placements) },
      other.placements.filter { !isIn($0, placements) }
    )
  }
}
