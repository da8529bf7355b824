import PlanarGeometry

extension PathTree {
  /// Appends the edges that decide, inside a box, what lies in a polygon feature by the even-odd rule.
  ///
  /// A horizontal line through the box enters it in a state that the edges to its left alone decide, and of a run
  /// of edges wholly to the left only the ends matter: the line crosses it an odd number of times exactly where it
  /// passes between them. Such a run becomes one upright edge on the box's left side. What lies above or below
  /// crosses no such line, and what lies to the right comes too late. So a ring of any length costs the edges
  /// near the box and a few boxes.
  ///
  /// - Parameters:
  ///   - box: The edges are cut to its height and given from its lower left corner.
  ///   - source: The number that the edges bear.
  /// - Returns: Whether an edge of the feature comes near the box; if not, the box is all inside or all outside.
  func appendEdges(
    ofFeature feature: Int, within box: Envelope, source: Int32, to edges: inout [Edge]
  ) -> Bool {
    var band = Band(box: box, source: source)
    for path in paths(ofFeature: feature) where isRing[path] {
      visit(root(ofPath: path), path, &band, &edges)
      band.flush(to: &edges)
    }
    return band.isNear
  }

  private func visit(_ node: Node, _ path: Int, _ band: inout Band, _ edges: inout [Edge]) {
    switch band.side(of: node.box) {
    case .right:
      band.flush(to: &edges)
    case .passed:
      band.pass(from: position(path, node.first).y, to: position(path, node.end).y)
    case .near where node.isLeaf:
      var start = position(path, node.first)
      for index in node.first..<node.end {
        let end = position(path, index + 1)
        var box = Envelope(start)
        box.extend(to: end)
        switch band.side(of: box) {
        case .right: band.flush(to: &edges)
        case .passed: band.pass(from: start.y, to: end.y)
        case .near:
          band.flush(to: &edges)
          band.append(start, end, to: &edges)
        }
        start = end
      }
    case .near:
      forEachChild(of: node, inPath: path) { visit($0, path, &band, &edges) }
    }
  }

  /// The state of a walk along a ring: the run that has been passed on the left, and where it began.
  private struct Band {
    enum Side { case passed, near, right }

    let box: Envelope
    let source: Int32
    var isNear = false
    private var run: (from: Double, to: Double)?

    init(box: Envelope, source: Int32) {
      self.box = box
      self.source = source
    }

    func side(of other: Envelope) -> Side {
      if other.maxY <= box.minY || other.minY >= box.maxY { return .passed }
      if other.minX >= box.maxX { return .right }
      return other.maxX <= box.minX ? .passed : .near
    }

    /// Consecutive runs become one.
    mutating func pass(from start: Double, to end: Double) {
      run = (from: run?.from ?? start, to: end)
    }

    mutating func flush(to edges: inout [Edge]) {
      guard let run else { return }
      self.run = nil
      let from = min(max(run.from, box.minY), box.maxY) - box.minY
      let to = min(max(run.to, box.minY), box.maxY) - box.minY
      if from != to {
        edges.append(Edge(x0: 0, y0: min(from, to), x1: 0, y1: max(from, to), source: source))
      }
    }

    mutating func append(_ start: Coordinate, _ end: Coordinate, to edges: inout [Edge]) {
      isNear = true
      let edge = Edge(from: start, to: end, origin: box, source: source)
      if let cut = edge.cut(toHeight: box.maxY - box.minY) { edges.append(cut) }
    }
  }

  /// Whether a position lies in a polygon feature; on its boundary, either.
  func covers(_ position: Coordinate, feature: Int) -> Bool {
    var inside = false
    for path in paths(ofFeature: feature) where isRing[path] {
      visit(root(ofPath: path), path, position, &inside)
    }
    return inside
  }

  private func visit(_ node: Node, _ path: Int, _ place: Coordinate, _ inside: inout Bool) {
    let box = node.box
    if box.maxY <= place.y || box.minY > place.y || box.minX > place.x { return }
    if box.maxX < place.x {
      // The whole run is to the left: only its ends count.
      let first = position(path, node.first).y > place.y
      let last = position(path, node.end).y > place.y
      if first != last { inside.toggle() }
    } else if node.isLeaf {
      var start = position(path, node.first)
      for index in node.first..<node.end {
        let end = position(path, index + 1)
        if (start.y > place.y) != (end.y > place.y) {
          let x = start.x + (place.y - start.y) / (end.y - start.y) * (end.x - start.x)
          if x < place.x { inside.toggle() }
        }
        start = end
      }
    } else {
      forEachChild(of: node, inPath: path) { visit($0, path, place, &inside) }
    }
  }
}

/// An edge of a polygon, from its lower to its upper end.
struct Edge {
  let x0: Double
  let y0: Double
  let x1: Double
  let y1: Double
  /// Whose it is: 0 for the site, from 1 for the features that may cover it.
  let source: Int32

  init(x0: Double, y0: Double, x1: Double, y1: Double, source: Int32) {
    self.x0 = x0
    self.y0 = y0
    self.x1 = x1
    self.y1 = y1
    self.source = source
  }

  /// Measured from a corner near by, because areas of Lambert-93 coordinates lose half their digits.
  init(from start: Coordinate, to end: Coordinate, origin: Envelope, source: Int32) {
    let (low, high) = start.y <= end.y ? (start, end) : (end, start)
    self.init(
      x0: low.x - origin.minX, y0: low.y - origin.minY, x1: high.x - origin.minX,
      y1: high.y - origin.minY, source: source)
  }

  /// Its position at a height between its ends.
  func x(at y: Double) -> Double {
    if y <= y0 { return x0 }
    if y >= y1 { return x1 }
    return x0 + (x1 - x0) * ((y - y0) / (y1 - y0))
  }

  /// The part between 0 and `height`; nil where that is level or nothing.
  func cut(toHeight height: Double) -> Edge? {
    let low = max(0, y0)
    let high = min(height, y1)
    guard low < high else { return nil }
    if low == y0, high == y1 { return self }
    return Edge(x0: x(at: low), y0: low, x1: x(at: high), y1: high, source: source)
  }
}
