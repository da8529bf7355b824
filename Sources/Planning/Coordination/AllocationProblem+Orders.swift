import Dispatch
import Land
import Synchronization

extension AllocationProblem {
  /// Every order in which departments can choose, with what each gets.
  ///
  /// Orders that begin alike share what comes of the beginning, and so do orders whose beginnings hand out the
  /// same land. The answer does not depend on `options.threads`.
  ///
  /// - Returns: Nil for fewer than two departments or more than ``PriorityOrders/greatestCount``.
  /// - Throws: As ``solve(_:ideals:options:)``; also where the hard rules cannot hold.
  public func priorityOrders(ideals: Ideals, options: AllocationOptions = AllocationOptions())
    throws(AllocationError) -> PriorityOrders?
  {
    let count = scenario.departments.count
    guard (2...PriorityOrders.greatestCount).contains(count) else { return nil }
    let required: [Int: Int]
    switch try requiredPlacements(options) {
    case .infeasible(let infeasibility): throw .infeasible(infeasibility)
    case .placed(let areas): required = areas
    }
    let search = OrderSearch(self, ideals, options)
    let given = try search.order(priorityOrder, required)
    let results = Mutex<[Result<[PriorityOrders.Order], AllocationError>?]>(
      Array(repeating: nil, count: count))
    @Sendable func visit(_ first: Int) {
      let result: Result<[PriorityOrders.Order], AllocationError>
      do {
        result = .success(try search.orders(from: first, required))
      } catch {
        result = .failure(error)
      }
      results.withLock { $0[first] = result }
    }
    if options.threads > 1 {
      let width = min(options.threads, count)
      DispatchQueue.concurrentPerform(iterations: width) { thread in
        for first in stride(from: thread, to: count, by: width) { visit(first) }
      }
    } else {
      for first in 0..<count { visit(first) }
    }
    var orders: [PriorityOrders.Order] = []
    for result in results.withLock({ $0 }) { orders += try result!.get() }
    let all = (1...count).reduce(1, *)
    return PriorityOrders(
      orders: orders.isEmpty ? [given] : orders, given: given, isComplete: orders.count == all,
      departments: scenario.departments.map(\.id))
  }
}

/// Walks the tree of orders, depth first, and remembers turns that start from the same land.
private final class OrderSearch: Sendable {
  private struct Turn: Hashable {
    let department: Int
    let areas: [Int: Int]
    let pending: [Int: Int]
  }

  private let problem: AllocationProblem
  private let ideals: Ideals
  private let weights: [Double]
  private let options: AllocationOptions
  private let deadline: ContinuousClock.Instant?
  private let known = Mutex<[Turn: Maximisation.Optimum]>([:])

  init(_ problem: AllocationProblem, _ ideals: Ideals, _ options: AllocationOptions) {
    self.problem = problem
    self.ideals = ideals
    self.options = options
    weights = problem.voiceWeights(ideals)
    deadline = options.timeLimit.map { ContinuousClock.now + .seconds($0) }
  }

  /// The orders that begin with a department, as far as the time allows.
  func orders(from first: Int, _ required: [Int: Int]) throws(AllocationError)
    -> [PriorityOrders.Order]
  {
    var result: [PriorityOrders.Order] = []
    try visit([first], PriorityTurns(pending: required), &result)
    return result
  }

  func order(_ positions: [Int], _ required: [Int: Int]) throws(AllocationError)
    -> PriorityOrders.Order
  {
    var turns = PriorityTurns(pending: required)
    for k in positions { try take(k, &turns) }
    return order(positions, turns)
  }

  private func visit(
    _ positions: [Int], _ before: PriorityTurns, _ result: inout [PriorityOrders.Order]
  ) throws(AllocationError) {
    if let deadline, ContinuousClock.now >= deadline { return }
    var turns = before
    try take(positions[positions.count - 1], &turns)
    let count = problem.scenario.departments.count
    if positions.count == count { result.append(order(positions, turns)) }
    for next in 0..<count where !positions.contains(next) {
      try visit(positions + [next], turns, &result)
    }
  }

  private func take(_ k: Int, _ turns: inout PriorityTurns) throws(AllocationError) {
    let turn = Turn(department: k, areas: turns.areas, pending: turns.pending)
    let optimum: Maximisation.Optimum
    if let found = known.withLock({ $0[turn] }) {
      optimum = found
    } else {
      let limit = deadline.map { max(0.1, ($0 - ContinuousClock.now) / .seconds(1)) }
      optimum = try problem.turn(of: k, after: turns, options, timeLimit: limit)
      known.withLock { $0[turn] = optimum }
    }
    turns.take(optimum, k, problem.instance, weight: weights[k])
  }

  private func order(_ positions: [Int], _ turns: PriorityTurns) -> PriorityOrders.Order {
    let u = zip(problem.shares(of: turns.areas, ideals), ideals.all)
    return PriorityOrders.Order(
      departments: positions.map { problem.scenario.departments[$0].id },
      u: u.map { $1.utility > 0 ? $0 : nil },
      total: problem.weightedUtility(turns.areas, weights), isProven: turns.isProven)
  }
}
