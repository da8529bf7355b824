public import PlanarGeometry

/// The land that hubs serve, by travel time.
public struct Catchments: Sendable {
  /// What lies within a time of the nearest hub.
  public struct Isochrone: Sendable {
    /// Seconds.
    public var within: Double
    /// Valid polygons.
    public var area: Geometry
  }

  /// One for each time asked for, ascending. The wider holds the narrower.
  public var isochrones: [Isochrone]
  /// For each hub, what lies nearer to it than to any other, within the greatest time: valid, and disjoint but for
  /// borders.
  public var hubs: [Geometry]

  public init(isochrones: [Isochrone], hubs: [Geometry]) {
    self.isochrones = isochrones
    self.hubs = hubs
  }

  /// Along streets.
  ///
  /// - Parameters:
  ///   - places: Of the hubs; nil for one off the streets, whose land is empty.
  ///   - times: Seconds; at least one.
  public init(
    _ travel: StreetTravel, from places: [StreetPlace?], within times: [Double],
    shape: CatchmentShape = CatchmentShape()
  ) throws(TopologyError) {
    let times = Set(times).sorted()
    let bound = times.last ?? 0
    let reach = StreetReach(travel, from: places, within: bound)
    var isochrones: [Isochrone] = []
    for time in times {
      var lines = reach.lines(within: time)
      let beyond = lines.removeValue(forKey: nil) ?? []
      let kept = lines.sorted { ($0.key ?? 0) < ($1.key ?? 0) }.flatMap(\.value)
      var area = try shape.polygon(around: kept, without: beyond)
      if let inner = isochrones.last { area = try area.union(inner.area).polygonalParts() }
      isochrones.append(Isochrone(within: time, area: area))
    }
    let lines = reach.lines(within: bound)
    var hubs: [Geometry] = []
    for hub in places.indices {
      let others = lines.keys.filter { $0 != hub }.sorted { ($0 ?? -1) < ($1 ?? -1) }
        .flatMap { lines[$0] ?? [] }
      hubs.append(try shape.polygon(around: lines[hub] ?? [], without: others))
    }
    self.init(isochrones: isochrones, hubs: try Self.disjoint(hubs))
  }

  /// In straight lines: discs, and for each hub the part of them that lies nearest to it.
  ///
  /// - Parameter radii: Metres, by time in seconds.
  public init(
    around points: [Coordinate], radii: [(within: Double, radius: Double)]
  ) throws(TopologyError) {
    var isochrones: [Isochrone] = []
    for (within, radius) in radii.sorted(by: { $0.within < $1.within }) {
      let area = try Geometry.multiPoint(points).buffer(radius, quadrantSegments: 16)
      isochrones.append(Isochrone(within: within, area: area))
    }
    var hubs: [Geometry] = []
    let greatest = radii.map(\.radius).max() ?? 0
    for (hub, point) in points.enumerated() {
      var area = try Geometry.point(point).buffer(greatest, quadrantSegments: 16)
      for (other, away) in points.enumerated() where other != hub && away != point {
        area = try area.intersection(Self.half(of: point, against: away, size: 4 * greatest))
      }
      hubs.append(try area.polygonalParts())
    }
    self.init(isochrones: isochrones, hubs: try Self.disjoint(hubs))
  }

  /// A square of the half plane nearer to `point` than to `other`.
  private static func half(
    of point: Coordinate, against other: Coordinate, size: Double
  ) throws(TopologyError) -> Geometry {
    let length = point.distance(to: other)
    let (ux, uy) = ((point.x - other.x) / length, (point.y - other.y) / length)
    let middle = Coordinate(x: (point.x + other.x) / 2, y: (point.y + other.y) / 2)
    func corner(_ along: Double, _ across: Double) -> Coordinate {
      Coordinate(
        x: middle.x + size * (along * ux - across * uy),
        y: middle.y + size * (along * uy + across * ux))
    }
    return try .polygon(shell: [
      corner(0, -1), corner(1, -1), corner(1, 1), corner(0, 1), corner(0, -1),
    ])
  }

  /// Where two overlap, within a buffer of streets of both, the first keeps it.
  private static func disjoint(_ areas: [Geometry]) throws(TopologyError) -> [Geometry] {
    var result: [Geometry] = []
    for area in areas {
      var area = area
      for earlier in result where try earlier.intersects(area) {
        area = try area.difference(earlier)
      }
      result.append(try area.polygonalParts())
    }
    return result
  }
}
