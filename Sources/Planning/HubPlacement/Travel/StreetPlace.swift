public import PlanarGeometry

/// A point put on the nearest street.
public struct StreetPlace: Hashable, Sendable {
  /// Position of the edge in its network.
  let edge: Int
  /// From the edge's first node, 0...1 of its length.
  let share: Double
  /// On the street.
  public let position: Coordinate
  /// Metres between the point and the street.
  public let distance: Double
  /// The part of the network that the street belongs to; 0 is the greatest.
  public let component: Int
}

/// Puts points on the edges of a network.
struct StreetSnapping: Sendable {
  private let network: StreetNetwork
  private let main: EnvelopeTree
  private let others: EnvelopeTree

  init(_ network: StreetNetwork) {
    self.network = network
    let boxes = network.edges.map { Envelope(around: network.path(of: $0)) }
    let isMain = network.edges.map { network.component[Int($0.from)] == 0 }
    main = EnvelopeTree(zip(boxes, isMain).map { $1 ? $0 : nil })
    others = EnvelopeTree(zip(boxes, isMain).map { $1 ? nil : $0 })
  }

  /// The nearest place of the greatest part of the network; where that is farther than `limit`, of any other part;
  /// nil where nothing is near enough. Of equally near edges the first.
  ///
  /// The greatest part comes first because a scrap of network, cut off at the edge of the data, leads nowhere.
  func place(of point: Coordinate, within limit: Double) -> StreetPlace? {
    nearest(to: point, within: limit, among: main)
      ?? nearest(to: point, within: limit, among: others)
  }

  private func nearest(
    to point: Coordinate, within limit: Double, among tree: EnvelopeTree
  ) -> StreetPlace? {
    var best: (edge: Int, foot: SegmentFoot, along: Double)?
    let here = Envelope(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
    tree.forEach(nearest: here, within: limit) { edge, _ in
      let path = network.path(of: network.edges[edge])
      var along = 0.0
      for (start, end) in zip(path, path.dropFirst()) {
        let foot = SegmentFoot(of: point, on: start, end)
        let length = start.distance(to: end)
        if foot.distance <= limit,
          best.map({ (foot.distance, edge) < ($0.foot.distance, $0.edge) }) ?? true
        {
          best = (edge, foot, along + foot.share * length)
        }
        along += length
      }
      return best?.foot.distance ?? limit
    }
    guard let best else { return nil }
    let edge = network.edges[best.edge]
    return StreetPlace(
      edge: best.edge, share: edge.length > 0 ? min(1, best.along / edge.length) : 0,
      position: best.foot.place, distance: best.foot.distance,
      component: network.component[Int(edge.from)])
  }
}

extension Envelope {
  /// Of one position at least.
  fileprivate init(around path: ArraySlice<Coordinate>) {
    var box = (path[path.startIndex], path[path.startIndex])
    for position in path {
      box.0 = Coordinate(x: min(box.0.x, position.x), y: min(box.0.y, position.y))
      box.1 = Coordinate(x: max(box.1.x, position.x), y: max(box.1.y, position.y))
    }
    self.init(minX: box.0.x, minY: box.0.y, maxX: box.1.x, maxY: box.1.y)
  }
}
