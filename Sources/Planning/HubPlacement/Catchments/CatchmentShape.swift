import PlanarGeometry

/// Polygons around pieces of street.
///
/// What is kept lies inside by ``buffer`` metres; blocks between kept streets are filled; a street that is not kept is
/// outside, unless a kept one is nearer than ``buffer``. So a polygon contains exactly the nodes that are reached,
/// but for those within ``buffer`` of a reached street.
public struct CatchmentShape: Hashable, Sendable {
  /// Metres of land on either side of a street.
  public var buffer: Double
  /// Blocks up to twice as wide are filled although they are open on one side. Metres.
  public var closing: Double
  /// How far an outline may be moved to have fewer vertices; less than half of ``buffer``. Metres.
  public var simplification: Double

  public init(buffer: Double = 30, closing: Double = 90, simplification: Double = 2) {
    self.buffer = buffer
    self.closing = closing
    self.simplification = simplification
  }

  /// The land around the lines of `kept`, without that of `others`.
  func polygon(
    around kept: [[Coordinate]], without others: [[Coordinate]]
  ) throws(TopologyError) -> Geometry {
    if kept.isEmpty { return .empty(.polygon) }
    // Narrower by what the simplification may take, so that the promise holds for the simplified outline.
    let width = buffer - simplification
    let inner = try Self.land(around: kept, width)
    var closed = try inner.buffer(closing, quadrantSegments: 4).buffer(
      -closing, quadrantSegments: 4
    ).union(inner)
    let obstacles = try Self.meeting(closed, others)
    closed = try closed.withoutHoles { (hole: Geometry) throws(TopologyError) -> Bool in
      if obstacles.isEmpty { return true }
      return try Geometry.multiLineString(obstacles).isDisjoint(from: hole)
    }
    if !obstacles.isEmpty {
      let away = try Self.land(around: obstacles, width)
      closed = try closed.difference(away).union(inner)
    }
    return try closed.simplified(tolerance: simplification).polygonalParts()
  }

  /// The land within a distance of lines. Line by line and then united: a buffer of all lines at once has to look
  /// at every pair of its arcs, which on a few hundred streets takes forty times as long.
  private static func land(
    around lines: [[Coordinate]], _ width: Double
  ) throws(TopologyError) -> Geometry {
    var strips: [Geometry] = []
    for line in lines {
      strips.append(try Geometry.lineString(line).buffer(width, quadrantSegments: 4))
    }
    return try Geometry.unaryUnion(strips)
  }

  /// The lines whose box meets that of a figure.
  private static func meeting(
    _ figure: Geometry, _ lines: [[Coordinate]]
  ) throws(TopologyError) -> [[Coordinate]] {
    guard let box = figure.envelope else { return [] }
    return lines.filter { line in
      guard let first = line.first else { return false }
      var own = Envelope(first)
      for position in line { own = own.union(Envelope(position)) }
      return own.intersects(box)
    }
  }
}

extension Geometry {
  /// The same polygons with those holes filled that `fills` says, each asked as a polygon.
  fileprivate func withoutHoles(
    where fills: (Geometry) throws(TopologyError) -> Bool
  ) throws(TopologyError) -> Geometry {
    var polygons: [Geometry] = []
    for polygon in atoms where polygon.kind == .polygon && !polygon.isEmpty {
      guard let shell = polygon.shell else { continue }
      var kept: [[Coordinate]] = []
      for hole in polygon.holes {
        let positions = hole.coordinates
        if try !fills(.polygon(shell: positions)) { kept.append(positions) }
      }
      polygons.append(try .polygon(shell: shell.coordinates, holes: kept))
    }
    // An island that lay in a filled hole is part of what fills it.
    return try Geometry.unaryUnion(polygons)
  }
}
