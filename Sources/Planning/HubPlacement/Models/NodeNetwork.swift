/// A network given as nodes and lengths only, as researchers' tables have it.
public struct NodeNetwork: Hashable, Sendable {
  public let nodeCount: Int
  private var starts: [Int]
  private var heads: [Int32]
  private var lengths: [Double]

  /// - Parameters:
  ///   - edges: Positions of nodes and a length of 0 or more.
  ///   - isDirected: Whether an edge leads only from its first node to its second.
  public init(
    nodeCount: Int, edges: [(from: Int, to: Int, length: Double)], isDirected: Bool
  ) {
    self.nodeCount = nodeCount
    let arcs =
      isDirected
      ? edges : edges + edges.map { (from: $0.to, to: $0.from, length: $0.length) }
    starts = Array(repeating: 0, count: nodeCount + 1)
    for arc in arcs { starts[arc.from + 1] += 1 }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] }
    heads = Array(repeating: 0, count: arcs.count)
    lengths = Array(repeating: 0, count: arcs.count)
    var next = starts
    for arc in arcs {
      heads[next[arc.from]] = Int32(arc.to)
      lengths[next[arc.from]] = arc.length
      next[arc.from] += 1
    }
  }

  /// Lengths of the shortest paths from a node to all nodes (Dijkstra 1959); infinite where there is none.
  public func distances(from source: Int) -> [Double] {
    var distance = Array(repeating: Double.infinity, count: nodeCount)
    var heap = DistanceHeap()
    distance[source] = 0
    heap.push(0, source)
    while let (reached, node) = heap.pop() {
      guard reached <= distance[node] else { continue }
      for arc in starts[node]..<starts[node + 1] {
        let head = Int(heads[arc])
        let through = reached + lengths[arc]
        if through < distance[head] {
          distance[head] = through
          heap.push(through, head)
        }
      }
    }
    return distance
  }
}

/// A binary heap of nodes by distance.
private struct DistanceHeap {
  private var entries: [(distance: Double, node: Int)] = []

  mutating func push(_ distance: Double, _ node: Int) {
    entries.append((distance, node))
    var place = entries.count - 1
    while place > 0 {
      let parent = (place - 1) / 2
      guard entries[place].distance < entries[parent].distance else { return }
      entries.swapAt(place, parent)
      place = parent
    }
  }

  mutating func pop() -> (distance: Double, node: Int)? {
    guard let top = entries.first else { return nil }
    let last = entries.removeLast()
    guard !entries.isEmpty else { return top }
    entries[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < entries.count {
        if entries[child].distance < entries[least].distance { least = child }
      }
      guard least != place else { return top }
      entries.swapAt(place, least)
      place = least
    }
  }
}
