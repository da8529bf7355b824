public import PlanarGeometry

/// Streets that hang together: nodes where they meet, edges between, what it takes to ride along each way.
///
/// Made once from a layer and only read afterwards, by any number of tasks.
public struct StreetNetwork: Sendable {
  /// A piece of street between two nodes.
  struct Edge: Sendable {
    var from: Int32
    var to: Int32
    /// Its vertices, ends included, in ``StreetNetwork/vertices``.
    var vertices: Range<Int>
    /// Metres.
    var length: Double
    /// Seconds from end to end; nil where the way is closed in this direction.
    var forward: Double?
    var backward: Double?
  }

  /// Positions of the nodes.
  public let nodes: [Coordinate]
  /// Those of every edge, one after the other.
  let vertices: [Coordinate]
  let edges: [Edge]
  /// Seconds from node to node.
  public let graph: StreetGraph
  /// The part of each node that hangs together when directions are left aside.
  let component: [Int]
  public let report: Report

  /// What was made of the layer, for people.
  public struct Report: Hashable, Sendable {
    /// Rows that are streets a bicycle may use.
    public var ways = 0
    /// Rows that are closed to bicycles.
    public var closed = 0
    /// Rows without a line.
    public var withoutLine = 0
    /// Rows without a readable gradient, taken as flat; 0 where none is asked for.
    public var withoutGradient = 0
    /// Whether the layer says what class its ways are of; without, all are ordinary streets open both ways.
    public var hasClasses = false
    /// Nodes in each part that hangs together, greatest first.
    public var components: [Int] = []
    /// Metres of street.
    public var length = 0.0
  }

  init(nodes: [Coordinate], vertices: [Coordinate], edges: [Edge], report: Report) {
    self.nodes = nodes
    self.vertices = vertices
    self.edges = edges
    graph = StreetGraph(
      nodeCount: nodes.count,
      arcs: edges.flatMap { edge in
        [
          edge.forward.map { StreetGraph.Arc(from: Int(edge.from), to: Int(edge.to), cost: $0) },
          edge.backward.map { StreetGraph.Arc(from: Int(edge.to), to: Int(edge.from), cost: $0) },
        ].compactMap { $0 }
      })
    let parts = StreetGraph(
      nodeCount: nodes.count,
      arcs: edges.map { .init(from: Int($0.from), to: Int($0.to), cost: 0) }
    ).components
    var sizes = [Int](repeating: 0, count: parts.count)
    for part in parts.of { sizes[part] += 1 }
    // The greatest part is number 0: points are put on it first.
    let order = sizes.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }
    var rank = [Int](repeating: 0, count: parts.count)
    for (place, part) in order.enumerated() { rank[part] = place }
    component = parts.of.map { rank[$0] }
    var report = report
    report.components = order.map { sizes[$0] }
    report.length = edges.reduce(0) { $0 + $1.length }
    self.report = report
  }

  public var edgeCount: Int { edges.count }

  /// The vertices of an edge, from its first node to its second.
  func path(of edge: Edge) -> ArraySlice<Coordinate> { vertices[edge.vertices] }
}
