import PlanarGeometry

/// How far hubs reach along streets, and which is the nearest everywhere on them.
struct StreetReach: Sendable {
  private let travel: StreetTravel
  private let places: [StreetPlace?]
  /// Seconds from the nearest hub; infinity beyond the bound.
  private(set) var seconds: [Double]
  /// The nearest hub of each node, the first of equally near ones; −1 where none reaches.
  private(set) var hubs: [Int32]
  private let hubsOnEdge: [Int: [Int]]

  /// - Parameters:
  ///   - places: Of the hubs, on the streets.
  ///   - bound: Seconds.
  init(_ travel: StreetTravel, from places: [StreetPlace?], within bound: Double) {
    self.travel = travel
    self.places = places
    var seconds = [Double](repeating: .infinity, count: travel.network.nodes.count)
    var hubs = [Int32](repeating: -1, count: travel.network.nodes.count)
    var paths = ShortestPaths(travel.network.graph)
    for (hub, place) in places.enumerated() {
      guard let place else { continue }
      paths.search(from: travel.starts(at: place), within: bound)
      for node in paths.reached where paths.costs[Int(node)] < seconds[Int(node)] {
        seconds[Int(node)] = paths.costs[Int(node)]
        hubs[Int(node)] = Int32(hub)
      }
    }
    self.seconds = seconds
    self.hubs = hubs
    hubsOnEdge = Dictionary(
      grouping: places.indices.filter { places[$0] != nil }, by: { places[$0]?.edge ?? -1 })
  }

  /// A piece of an edge, as shares of its length, and the hub that is nearest to all of it; nil beyond the bound.
  struct Portion: Hashable {
    var range: ClosedRange<Double>
    var hub: Int?
  }

  /// A hub's way to the points of an edge: seconds `start + slope × share` where `valid`.
  private struct Ride {
    var hub: Int
    var start: Double
    var slope: Double
    var valid: ClosedRange<Double>

    func seconds(at share: Double) -> Double {
      valid.contains(share) ? start + slope * share : .infinity
    }
  }

  /// The edge from end to end, cut where the nearest hub changes or the bound is reached.
  ///
  /// Every way to a point of an edge comes in through one of its ends, where the nearest hub is at least as good as any
  /// other, or starts on the edge itself: the least of a few straight lines, cut where two of them cross.
  func portions(of edge: Int, within bound: Double) -> [Portion] {
    let rides = rides(along: edge)
    var cuts: [Double] = [0, 1]
    for (index, ride) in rides.enumerated() {
      cuts += [ride.valid.lowerBound, ride.valid.upperBound]
      if ride.slope != 0 { cuts.append((bound - ride.start) / ride.slope) }
      for other in rides[..<index] where other.slope != ride.slope {
        cuts.append((other.start - ride.start) / (ride.slope - other.slope))
      }
    }
    cuts = cuts.filter { (0...1).contains($0) }.sorted()
    var portions: [Portion] = []
    for (start, end) in zip(cuts, cuts.dropFirst()) where end > start {
      let middle = (start + end) / 2
      let best = rides.min {
        ($0.seconds(at: middle), $0.hub) < ($1.seconds(at: middle), $1.hub)
      }
      let hub = best.flatMap { $0.seconds(at: middle) <= bound ? $0.hub : nil }
      if let last = portions.last, last.hub == hub {
        portions[portions.count - 1].range = last.range.lowerBound...end
      } else {
        portions.append(Portion(range: start...end, hub: hub))
      }
    }
    return portions
  }

  private func rides(along number: Int) -> [Ride] {
    let edge = travel.network.edges[number]
    var rides: [Ride] = []
    let (first, second) = (Int(edge.from), Int(edge.to))
    if let forward = edge.forward, hubs[first] >= 0 {
      rides.append(
        Ride(hub: Int(hubs[first]), start: seconds[first], slope: forward, valid: 0...1))
    }
    if let backward = edge.backward, hubs[second] >= 0 {
      rides.append(
        Ride(
          hub: Int(hubs[second]), start: seconds[second] + backward, slope: -backward, valid: 0...1)
      )
    }
    for hub in hubsOnEdge[number] ?? [] {
      guard let place = places[hub] else { continue }
      let leg = travel.leg(place)
      if let forward = edge.forward {
        rides.append(
          Ride(
            hub: hub, start: leg - place.share * forward, slope: forward, valid: place.share...1))
      }
      if let backward = edge.backward {
        rides.append(
          Ride(
            hub: hub, start: leg + place.share * backward, slope: -backward, valid: 0...place.share)
        )
      }
    }
    return rides
  }

  /// The lines of streets by nearest hub; under nil what lies beyond the bound.
  func lines(within bound: Double) -> [Int?: [[Coordinate]]] {
    var lines: [Int?: [[Coordinate]]] = [:]
    for edge in travel.network.edges.indices {
      for portion in portions(of: edge, within: bound) {
        let piece = travel.network.piece(of: edge, portion.range)
        if piece.count > 1 { lines[portion.hub, default: []].append(piece) }
      }
    }
    return lines
  }
}

extension StreetNetwork {
  /// The vertices of a piece of an edge, its ends between vertices included.
  func piece(of number: Int, _ range: ClosedRange<Double>) -> [Coordinate] {
    let edge = edges[number]
    let path = path(of: edge)
    if range == 0...1 { return Array(path) }
    let (start, end) = (range.lowerBound * edge.length, range.upperBound * edge.length)
    var piece: [Coordinate] = []
    var along = 0.0
    for (first, second) in zip(path, path.dropFirst()) {
      let length = first.distance(to: second)
      defer { along += length }
      guard length > 0, along + length >= start, along <= end else { continue }
      func at(_ distance: Double) -> Coordinate {
        let share = min(1, max(0, (distance - along) / length))
        return Coordinate(
          x: first.x + share * (second.x - first.x), y: first.y + share * (second.y - first.y))
      }
      let (from, to) = (at(start), at(end))
      if piece.last != from { piece.append(from) }
      if piece.last != to { piece.append(to) }
    }
    return piece
  }
}
