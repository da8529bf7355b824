/// Least costs from one place of a ``StreetGraph`` to all nodes within a bound (Dijkstra 1959).
///
/// Keeps its arrays from one search to the next and clears only what the last one touched, so that many
/// bounded searches cost what they visit. One object for one task.
struct ShortestPaths {
  /// Where a search starts: a node and what it costs to get there.
  struct Start: Hashable, Sendable {
    var node: Int
    var cost: Double
  }

  private let graph: StreetGraph
  /// By node; infinity where the last search did not come.
  private(set) var costs: [Double]
  /// The nodes that the last search reached, in no order that matters.
  private(set) var reached: [Int32] = []
  private var queue = CostQueue()

  init(_ graph: StreetGraph) {
    self.graph = graph
    costs = [Double](repeating: .infinity, count: graph.nodeCount)
  }

  /// Searches from several starts at once; nodes that cost more than `bound` are left at infinity.
  ///
  /// The costs do not depend on the order in which equally near nodes are taken: each is the least of the
  /// same sums.
  mutating func search(from starts: [Start], within bound: Double = .infinity) {
    // Taken out of `self` for the time of the search, so that the closures below may hold them side by side.
    var costs: [Double] = []
    var reached: [Int32] = []
    var queue = CostQueue()
    swap(&costs, &self.costs)
    swap(&reached, &self.reached)
    swap(&queue, &self.queue)
    defer {
      swap(&costs, &self.costs)
      swap(&reached, &self.reached)
      swap(&queue, &self.queue)
    }
    for node in reached { costs[Int(node)] = .infinity }
    reached.removeAll(keepingCapacity: true)
    queue.removeAll()
    for start in starts where start.cost <= bound && start.cost < costs[start.node] {
      if costs[start.node] == .infinity { reached.append(Int32(start.node)) }
      costs[start.node] = start.cost
      queue.push(start.cost, Int32(start.node))
    }
    // Every index below comes from the graph, whose initialiser has checked it; `costs` has a place for each node.
    graph.starts.withUnsafeBufferPointer { rows in
      graph.heads.withUnsafeBufferPointer { heads in
        costs.withUnsafeMutableBufferPointer { costs in
          while let (cost, node) = queue.pop() {
            let node = Int(node)
            if cost > costs[node] { continue }
            for arc in Int(rows[node])..<Int(rows[node + 1]) {
              let head = heads[arc]
              let through = cost + head.cost
              let known = costs[Int(head.node)]
              if through < known && through <= bound {
                if known == .infinity { reached.append(head.node) }
                costs[Int(head.node)] = through
                queue.push(through, head.node)
              }
            }
          }
        }
      }
    }
  }
}

/// A heap of nodes by cost with four children to a place: half as deep as a binary one, and the children
/// share a cache line (Johnson 1975).
private struct CostQueue {
  private var entries: [(cost: Double, node: Int32)] = []

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  mutating func push(_ cost: Double, _ node: Int32) {
    entries.append((cost, node))
    entries.withUnsafeMutableBufferPointer { entries in
      var child = entries.count - 1
      while child > 0 {
        let parent = (child - 1) >> 2
        if entries[parent].cost <= cost { break }
        entries[child] = entries[parent]
        child = parent
      }
      entries[child] = (cost, node)
    }
  }

  mutating func pop() -> (cost: Double, node: Int32)? {
    guard let first = entries.first, let last = entries.popLast() else { return nil }
    if entries.isEmpty { return first }
    entries.withUnsafeMutableBufferPointer { entries in
      let count = entries.count
      var parent = 0
      while true {
        var child = parent << 2 + 1
        if child >= count { break }
        for other in child + 1..<max(child + 1, min(child + 4, count))
        where entries[other].cost < entries[child].cost {
          child = other
        }
        if entries[child].cost >= last.cost { break }
        entries[parent] = entries[child]
        parent = child
      }
      entries[parent] = last
    }
    return first
  }
}
