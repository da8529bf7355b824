public import PlanarGeometry

/// Travel along streets from places to places, partial edges included.
///
/// A place may lie anywhere on an edge; the way between a point and its street is ridden in a straight line at the
/// base speed. Times are from a hub to a customer: the direction in which parcels go.
public struct StreetTravel: Sendable {
  public let network: StreetNetwork
  public let options: StreetOptions
  private let snapping: StreetSnapping

  public init(_ network: StreetNetwork, _ options: StreetOptions) {
    self.network = network
    self.options = options
    snapping = StreetSnapping(network)
  }

  /// The place of a point on the streets; nil where none is within ``StreetOptions/snap``.
  public func place(of point: Coordinate) -> StreetPlace? {
    snapping.place(of: point, within: options.snap)
  }

  /// Seconds of travel from each origin to each destination: one row for each origin, infinity beyond `bound`, where
  /// no way leads, or where an end is on no street.
  ///
  /// - Parameter tasks: How many tasks share the origins; the result does not depend on it.
  public func seconds(
    from origins: [StreetPlace?], to destinations: [StreetPlace?], within bound: Double = .infinity,
    tasks: Int = 2
  ) async -> [[Double]] {
    let ends = destinations.map { $0.map(arrival) }
    return await network.graph.rows(origins.count, tasks: tasks) { paths, index in
      guard let origin = origins[index] else {
        return [Double](repeating: .infinity, count: ends.count)
      }
      paths.search(from: starts(at: origin), within: bound)
      return ends.map { end in
        guard let end else { return .infinity }
        let seconds = min(
          paths.costs[end.first] + end.afterFirst, paths.costs[end.second] + end.afterSecond,
          along(from: origin, to: end.place))
        return seconds <= bound ? seconds : .infinity
      }
    }
  }

  /// Seconds off the street, in a straight line.
  func leg(_ place: StreetPlace) -> Double { place.distance / options.speeds.base }

  /// The nodes that a place leads to.
  func starts(at place: StreetPlace) -> [ShortestPaths.Start] {
    let edge = network.edges[place.edge]
    let leg = leg(place)
    return [
      edge.forward.map { .init(node: Int(edge.to), cost: leg + (1 - place.share) * $0) },
      edge.backward.map { .init(node: Int(edge.from), cost: leg + place.share * $0) },
    ].compactMap { $0 }
  }

  /// What is left to ride from either end of a destination's edge; infinity against a one-way street.
  private struct Arrival {
    var place: StreetPlace
    var first: Int
    var afterFirst: Double
    var second: Int
    var afterSecond: Double
  }

  private func arrival(_ place: StreetPlace) -> Arrival {
    let edge = network.edges[place.edge]
    let leg = leg(place)
    return Arrival(
      place: place, first: Int(edge.from),
      afterFirst: edge.forward.map { leg + place.share * $0 } ?? .infinity,
      second: Int(edge.to),
      afterSecond: edge.backward.map { leg + (1 - place.share) * $0 } ?? .infinity)
  }

  /// Along one edge that both lie on, without a node between; infinity otherwise.
  private func along(from origin: StreetPlace, to destination: StreetPlace) -> Double {
    guard origin.edge == destination.edge else { return .infinity }
    let edge = network.edges[origin.edge]
    let part = destination.share - origin.share
    let whole = part >= 0 ? edge.forward : edge.backward
    guard let whole = part == 0 ? 0 : whole else { return .infinity }
    return leg(origin) + abs(part) * whole + leg(destination)
  }
}
