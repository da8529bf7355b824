import PlanarGeometry

/// Computes how much of a site lies under other polygons, exactly up to rounding, without building any geometry.
///
/// The plane is cut into horizontal slabs at every end and every crossing of an edge. In a slab no two edges
/// cross, so that the width at half height times the height is the exact area between two of them; a walk from
/// left to right counts where the site is covered. Overlapping features count once, invalid rings follow the
/// even-odd rule, and no input can make it fail.
///
/// One of these belongs to one task: it keeps its arrays from site to site.
struct SharedArea {
  /// The site's edges first (source 0), then those of its cover (source 1 and up).
  var edges: [Edge] = []

  private var heights: [Double] = []
  private var order: [Start] = []
  private var active: [Crossing] = []
  private var inside: [Bool] = []

  /// Where an edge begins; kept beside its number, so that sorting does not go through the edges.
  private struct Start {
    let height: Double
    let edge: Int32
  }

  private struct Crossing {
    let edge: Int32
    var x: Double
  }

  /// Where the walk from left to right ends; nil where source 0 ends by itself.
  private var limit: Double?

  /// The area inside source 0 and inside at least one other source.
  ///
  /// - Parameters:
  ///   - sources: One more than the greatest source.
  ///   - width: Only what lies between 0 and here counts, and edges beyond may be left out; nil: source 0 is whole.
  mutating func coveredArea(sources: Int, width limit: Double? = nil) -> Double {
    self.limit = limit
    order.removeAll(keepingCapacity: true)
    for (index, edge) in edges.enumerated() {
      order.append(Start(height: edge.y0, edge: Int32(index)))
    }
    order.sort { $0.height < $1.height || ($0.height == $1.height && $0.edge < $1.edge) }
    collectHeights()
    inside.removeAll(keepingCapacity: true)
    inside.append(contentsOf: repeatElement(false, count: sources))
    active.removeAll(keepingCapacity: true)
    var next = 0
    var area = 0.0
    for slab in 1..<max(1, heights.count) {
      let low = heights[slab - 1]
      let high = heights[slab]
      guard low < high else { continue }
      active.removeAll { edges[Int($0.edge)].y1 <= low }
      while next < order.count, order[next].height <= low {
        let edge = order[next].edge
        if edges[Int(edge)].y1 > low { active.append(Crossing(edge: edge, x: 0)) }
        next += 1
      }
      area += width(at: (low + high) / 2) * (high - low)
    }
    return area
  }

  /// Every height where an edge ends or two edges of different sources cross, ascending.
  private mutating func collectHeights() {
    heights.removeAll(keepingCapacity: true)
    active.removeAll(keepingCapacity: true)
    for start in order {
      let edge = edges[Int(start.edge)]
      heights.append(edge.y0)
      heights.append(edge.y1)
      if let limit {
        // The sides of the part bend what is between them.
        for side in [0, limit] {
          if let height = edge.height(atX: side) { heights.append(height) }
        }
      }
      active.removeAll { edges[Int($0.edge)].y1 <= edge.y0 }
      for other in active {
        let other = edges[Int(other.edge)]
        if other.source != edge.source, let height = edge.crossing(other) {
          heights.append(height)
        }
      }
      active.append(Crossing(edge: start.edge, x: 0))
    }
    heights.sort()
  }

  /// The covered width at a height that no edge ends at.
  private mutating func width(at height: Double) -> Double {
    // Nearly sorted from the slab before: insertion is then linear.
    for place in active.indices {
      var crossing = active[place]
      crossing.x = edges[Int(crossing.edge)].x(at: height)
      var at = place
      while at > 0, active[at - 1].x > crossing.x {
        active[at] = active[at - 1]
        at -= 1
      }
      active[at] = crossing
    }
    for crossing in active { inside[Int(edges[Int(crossing.edge)].source)] = false }
    var covers = 0
    var width = 0.0
    var previous = 0.0
    for crossing in active {
      let x = limit.map { min(max(crossing.x, 0), $0) } ?? crossing.x
      if inside[0], covers > 0 { width += x - previous }
      previous = x
      let source = Int(edges[Int(crossing.edge)].source)
      inside[source].toggle()
      if source > 0 { covers += inside[source] ? 1 : -1 }
    }
    // What goes on beyond the part ends at its side.
    if let limit, inside[0], covers > 0 { width += limit - previous }
    return width
  }
}

extension Edge {
  /// The height at which it passes an upright line between its ends; nil where it does not.
  fileprivate func height(atX x: Double) -> Double? {
    guard (x0 < x && x < x1) || (x1 < x && x < x0) else { return nil }
    return y0 + (y1 - y0) * ((x - x0) / (x1 - x0))
  }

  /// The height at which two edges cross between their ends; nil where they do not.
  fileprivate func crossing(_ other: Edge) -> Double? {
    if max(x0, x1) < min(other.x0, other.x1) || max(other.x0, other.x1) < min(x0, x1) { return nil }
    let low = max(y0, other.y0)
    let high = min(y1, other.y1)
    guard low < high else { return nil }
    let below = x(at: low) - other.x(at: low)
    let above = x(at: high) - other.x(at: high)
    guard (below < 0 && above > 0) || (below > 0 && above < 0) else { return nil }
    return low + (high - low) * (below / (below - above))
  }
}
