import PlanarGeometry

extension PathTree {
  /// The least squared distance from an edge to the paths of feature 0, or `bound` where none is nearer; 0 where
  /// they meet.
  func squaredDistance(to edge: Segment, bound: Double) -> Double {
    var best = bound
    for path in paths(ofFeature: 0) {
      visit(root(ofPath: path), path, edge, &best)
    }
    return best
  }

  private func visit(_ node: Node, _ path: Int, _ edge: Segment, _ best: inout Double) {
    guard node.box.squaredDistance(to: edge.box) < best else { return }
    if node.isLeaf {
      var start = position(path, node.first)
      for index in node.first..<node.end {
        let end = position(path, index + 1)
        let other = Segment(start, end)
        // Most edges of a run are farther by their boxes alone, which costs a tenth of the distance.
        if other.box.squaredDistance(to: edge.box) < best {
          best = min(best, edge.squaredDistance(to: other))
        }
        start = end
      }
    } else {
      forEachChild(of: node, inPath: path) { visit($0, path, edge, &best) }
    }
  }

  /// The least squared distance between the edges `first..<end` of a path and the outline of `site`, or `bound`
  /// where they are not nearer.
  func squaredDistance(
    ofEdges range: Range<Int>, inPath path: Int, to site: PathTree, bound: Double
  ) -> Double {
    var best = bound
    var start = position(path, range.lowerBound)
    for index in range {
      let end = position(path, index + 1)
      best = site.squaredDistance(to: Segment(start, end), bound: best)
      if best == 0 { return 0 }
      start = end
    }
    return best
  }
}

/// A straight edge; a point is one whose ends are equal.
struct Segment {
  let start: Coordinate
  let end: Coordinate
  let box: Envelope

  init(_ start: Coordinate, _ end: Coordinate) {
    self.start = start
    self.end = end
    var box = Envelope(start)
    box.extend(to: end)
    self.box = box
  }

  func squaredDistance(to other: Segment) -> Double {
    if box.intersects(other.box), crosses(other) { return 0 }
    return min(
      min(squaredDistance(to: other.start), squaredDistance(to: other.end)),
      min(other.squaredDistance(to: start), other.squaredDistance(to: end)))
  }

  func squaredDistance(to place: Coordinate) -> Double {
    let dx = end.x - start.x
    let dy = end.y - start.y
    let length = dx * dx + dy * dy
    let along = length > 0 ? ((place.x - start.x) * dx + (place.y - start.y) * dy) / length : 0
    let t = min(1, max(0, along))
    let x = start.x + t * dx - place.x
    let y = start.y + t * dy - place.y
    return x * x + y * y
  }

  /// Whether the inner parts of two edges cross; where they only touch, an end is at distance 0.
  private func crosses(_ other: Segment) -> Bool {
    let a = side(other.start)
    let b = side(other.end)
    let c = other.side(start)
    let d = other.side(end)
    return ((a > 0 && b < 0) || (a < 0 && b > 0)) && ((c > 0 && d < 0) || (c < 0 && d > 0))
  }

  private func side(_ place: Coordinate) -> Double {
    (end.x - start.x) * (place.y - start.y) - (end.y - start.y) * (place.x - start.x)
  }
}
