/// A directed graph with costs on its arcs, in compressed rows: the arcs that leave node n lie at
/// `starts[n]..<starts[n + 1]`.
///
/// It knows no geometry: nodes are numbers from 0, costs are seconds, metres or any one unit.
public struct StreetGraph: Sendable {
  /// An arc as a table of edges gives it.
  public struct Arc: Hashable, Sendable {
    public var from: Int
    public var to: Int
    /// Not negative, finite.
    public var cost: Double

    public init(from: Int, to: Int, cost: Double) {
      self.from = from
      self.to = to
      self.cost = cost
    }
  }

  /// The other end of an arc beside its cost: the search reads both together.
  struct Head: Sendable {
    var cost: Double
    var node: Int32
  }

  public let nodeCount: Int
  let starts: [Int32]
  let heads: [Head]

  /// - Precondition: Ends in `0..<nodeCount`; costs finite and not negative.
  public init(nodeCount: Int, arcs: [Arc]) {
    precondition(nodeCount < Int32.max && arcs.count < Int32.max, "too many streets for one graph")
    var starts = [Int32](repeating: 0, count: nodeCount + 1)
    for arc in arcs {
      precondition(arc.cost >= 0 && arc.cost.isFinite, "a cost is a finite number, 0 or more")
      precondition((0..<nodeCount).contains(arc.to), "an arc ends at a node")
      starts[arc.from + 1] += 1
    }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] }
    var next = starts
    var heads = [Head](repeating: Head(cost: 0, node: 0), count: arcs.count)
    for arc in arcs {
      heads[Int(next[arc.from])] = Head(cost: arc.cost, node: Int32(arc.to))
      next[arc.from] += 1
    }
    self.nodeCount = nodeCount
    self.starts = starts
    self.heads = heads
  }

  public var arcCount: Int { heads.count }

  /// Every arc, by the node that it leaves.
  public var arcs: [Arc] {
    (0..<nodeCount).flatMap { node in
      (starts[node]..<starts[node + 1]).map {
        Arc(from: node, to: Int(heads[Int($0)].node), cost: heads[Int($0)].cost)
      }
    }
  }

  /// The parts that hang together when directions are left aside: for each node the number of its part.
  /// Parts are numbered from 0 by their least node.
  public var components: (of: [Int], count: Int) {
    var parent = Array(0..<nodeCount)
    func root(_ node: Int) -> Int {
      var node = node
      while parent[node] != node {
        parent[node] = parent[parent[node]]
        node = parent[node]
      }
      return node
    }
    for node in 0..<nodeCount {
      for arc in starts[node]..<starts[node + 1] {
        let first = root(node)
        let second = root(Int(heads[Int(arc)].node))
        parent[max(first, second)] = min(first, second)
      }
    }
    var number = [Int](repeating: -1, count: nodeCount)
    var count = 0
    for node in 0..<nodeCount {
      let top = root(node)
      if number[top] < 0 {
        number[top] = count
        count += 1
      }
      number[node] = number[top]
    }
    return (number, count)
  }
}
