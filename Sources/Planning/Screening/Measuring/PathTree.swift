import Land
import PlanarGeometry

/// The points, lines and rings of many features in flat arrays, with boxes over runs of their edges.
///
/// Consecutive edges of a path lie near one another, so a box over eight of them, then over eight such boxes
/// and so on, is a spatial index that needs no sorting (an arc tree; Günther 1988). Two properties make it do
/// all that a site sheet asks of a layer: edges near a box are found without looking at the others, and of a run
/// that lies wholly on one side of a box only its two ends matter for what is inside (see ``forEachEdge``).
/// A polygon of 100,000 vertices is therefore never cut into pieces, and no area can be lost.
///
/// It holds numbers only and is not changed once built: several threads may read it.
struct PathTree: Sendable {
  /// Edges under one box, and boxes under the next.
  static let fanout = 8

  private(set) var coordinates: [Coordinate] = []
  /// Path p has the coordinates from `starts[p]` up to `starts[p + 1]`.
  private(set) var starts: [Int32] = [0]
  /// The feature that a path belongs to.
  private(set) var features: [Int32] = []
  /// Whether a path is the ring of a polygon.
  private(set) var isRing: [Bool] = []
  /// Feature f has the paths from `featureStarts[f]` up to `featureStarts[f + 1]`.
  private(set) var featureStarts: [Int32] = [0]
  /// The boxes, path by path, level by level from the edges up.
  private(set) var boxes: [Envelope] = []
  /// The first box of a path.
  private(set) var boxStarts: [Int32] = []

  var pathCount: Int { features.count }
  var featureCount: Int { featureStarts.count - 1 }

  /// Adds the next feature; without a geometry it has no path.
  mutating func append(_ geometry: Geometry?) {
    let feature = Int32(featureCount)
    geometry?.forEachPath { path in
      features.append(feature)
      isRing.append(path.role == .shell || path.role == .hole)
      coordinates += path.coordinates
      starts.append(Int32(coordinates.count))
      appendBoxes(ofPath: pathCount - 1)
    }
    featureStarts.append(Int32(pathCount))
  }

  /// The edges of a path; a point has one, from itself to itself.
  func edgeCount(ofPath path: Int) -> Int {
    max(1, Int(starts[path + 1] - starts[path]) - 1)
  }

  func paths(ofFeature feature: Int) -> Range<Int> {
    Int(featureStarts[feature])..<Int(featureStarts[feature + 1])
  }

  /// The position number `index` of a path; the end of a point's only edge is the point itself.
  func position(_ path: Int, _ index: Int) -> Coordinate {
    let start = Int(starts[path])
    return coordinates[min(start + index, Int(starts[path + 1]) - 1)]
  }

  /// The box of a whole path.
  func box(ofPath path: Int) -> Envelope {
    boxes[(path + 1 < boxStarts.count ? Int(boxStarts[path + 1]) : boxes.count) - 1]
  }

  /// The box over the run of edges that holds one.
  func leafBox(ofPath path: Int, edge: Int) -> Envelope {
    boxes[Int(boxStarts[path]) + edge / Self.fanout]
  }

  /// The box of a feature; nil where it has no path.
  func box(ofFeature feature: Int) -> Envelope? {
    let paths = paths(ofFeature: feature)
    guard let first = paths.first else { return nil }
    return paths.dropFirst().reduce(box(ofPath: first)) { $0.union(box(ofPath: $1)) }
  }

  private mutating func appendBoxes(ofPath path: Int) {
    boxStarts.append(Int32(boxes.count))
    let edges = edgeCount(ofPath: path)
    var level = boxes.count
    for first in stride(from: 0, to: edges, by: Self.fanout) {
      var box = Envelope(position(path, first))
      for index in (first + 1)...min(first + Self.fanout, edges) {
        box.extend(to: position(path, index))
      }
      boxes.append(box)
    }
    while boxes.count - level > 1 {
      let end = boxes.count
      for first in stride(from: level, to: end, by: Self.fanout) {
        var box = boxes[first]
        for index in first..<min(first + Self.fanout, end) { box = box.union(boxes[index]) }
        boxes.append(box)
      }
      level = end
    }
  }
}

extension PathTree {
  /// A node of the tree over one path: the edges `first..<end` and the box around them.
  struct Node {
    let box: Envelope
    let first: Int
    let end: Int
    /// 0 just above the edges.
    fileprivate let level: Int
    fileprivate let index: Int
    fileprivate let levelStart: Int
    fileprivate let levelCount: Int

    var isLeaf: Bool { level == 0 }
  }

  /// The node over all edges of a path.
  func root(ofPath path: Int) -> Node {
    let edges = edgeCount(ofPath: path)
    var start = Int(boxStarts[path])
    var count = (edges + Self.fanout - 1) / Self.fanout
    var level = 0
    while count > 1 {
      start += count
      count = (count + Self.fanout - 1) / Self.fanout
      level += 1
    }
    return Node(
      box: boxes[start], first: 0, end: edges, level: level, index: 0, levelStart: start,
      levelCount: 1)
  }

  /// Calls `body` with the nodes under one, in the order of the path.
  func forEachChild(of node: Node, inPath path: Int, _ body: (Node) -> Void) {
    let edges = edgeCount(ofPath: path)
    let level = node.level - 1
    var width = Self.fanout
    for _ in 0..<level { width *= Self.fanout }
    let count = (edges + width - 1) / width
    let start = node.levelStart - count
    let from = node.index * Self.fanout
    for index in from..<min(from + Self.fanout, count) {
      body(
        Node(
          box: boxes[start + index], first: index * width, end: min((index + 1) * width, edges),
          level: level, index: index, levelStart: start, levelCount: count))
    }
  }
}

extension Envelope {
  mutating func extend(to coordinate: Coordinate) {
    minX = min(minX, coordinate.x)
    minY = min(minY, coordinate.y)
    maxX = max(maxX, coordinate.x)
    maxY = max(maxY, coordinate.y)
  }

  /// The square of the distance that no two positions of two boxes exceed.
  func greatestSquaredDistance(to other: Envelope) -> Double {
    let dx = max(maxX - other.minX, other.maxX - minX)
    let dy = max(maxY - other.minY, other.maxY - minY)
    return dx * dx + dy * dy
  }
}
