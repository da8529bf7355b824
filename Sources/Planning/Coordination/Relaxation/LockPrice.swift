public import Land

/// What a lock or veto costs: the same rule applied again without it, everything else as it is.
public struct LockPrice: Hashable, Sendable {
  /// By its position in ``Scenario/locks``.
  public let lock: Int
  public let rule: Rule
  /// Of the allocation without the lock.
  public let status: Allocation.Status
  /// What the rule's objective gains: not negative for rule utilitarian, but for the gap.
  public let gain: Double
  /// How each department fares with the lock and without it, ideals as they are with it; in the scenario's
  /// order.
  public let changes: [Swap.Change]
  /// Placements that there are only with the lock, and only without it.
  public let displaced: [Placement]
  public let placed: [Placement]

  public init(
    lock: Int, rule: Rule, status: Allocation.Status, gain: Double, changes: [Swap.Change],
    displaced: [Placement], placed: [Placement]
  ) {
    self.lock = lock
    self.rule = rule
    self.status = status
    self.gain = gain
    self.changes = changes
    self.displaced = displaced
    self.placed = placed
  }

  /// Whether lifting it would change nothing at all.
  public var isIdle: Bool { displaced.isEmpty && placed.isEmpty }
}

extension AllocationProblem {
  /// The price of each lock, one after the other, each lifted alone.
  ///
  /// - Parameters:
  ///   - allocation: What ``solve(_:ideals:options:)`` gave for this problem.
  ///   - ideals: What ``ideals(options:)`` gave for this problem: u stays a share of the same ideal.
  /// - Returns: In the order of the scenario.
  public func lockPrices(
    of allocation: Allocation, ideals: Ideals, options: AllocationOptions = AllocationOptions()
  ) throws(AllocationError) -> [LockPrice] {
    try inOrder(Array(scenario.locks.indices), threads: options.threads) {
      index throws(AllocationError) in
      let without = try applying([.lock(index)])
        .solve(allocation.rule, ideals: ideals, options: options)
      let moves = allocation.moves(to: without)
      return LockPrice(
        lock: index, rule: allocation.rule, status: without.status,
        gain: without.objective - allocation.objective, changes: allocation.changes(to: without),
        displaced: moves.gone, placed: moves.new)
    }
  }
}
