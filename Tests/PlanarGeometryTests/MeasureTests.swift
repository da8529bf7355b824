import PlanarGeometry
import Testing

/// Measures that a reader can check by hand.
struct MeasureTests {
  static let square = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))"
  static let ring = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 3, 3 3, 3 1, 1 1))"

  @Test(arguments: [
    (square, 16.0, 16.0), (ring, 12, 24), ("LINESTRING (0 0, 3 4)", 0, 5), ("POINT (1 1)", 0, 0),
    (
      "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 7 5, 7 7, 5 7, 5 5)))", 4.5,
      10 + 2.0.squareRoot()
    ),
    ("POLYGON EMPTY", 0, 0),
  ])
  func areaAndLength(wkt: String, area: Double, length: Double) throws {
    let geometry = try Geometry(wkt: wkt)
    #expect(geometry.area == area)
    #expect(geometry.length == length)
  }

  @Test func compactnessOfASquareIsAQuarterOfPi() throws {
    #expect(try Geometry(wkt: Self.square).compactness == .pi / 4)
    #expect(try Geometry(wkt: "LINESTRING (0 0, 1 1)").compactness == 0)
    #expect(try Geometry(wkt: "POLYGON EMPTY").compactness == nil)
  }

  @Test func compactnessOfADiscTendsToOne() throws {
    let disc = try Geometry.point(x: 0, y: 0).buffer(10, quadrantSegments: 500)
    #expect(try abs(#require(disc.compactness) - 1) < 1e-5)
  }

  @Test func centroidMayLieInAHoleWherePointOnSurfaceMayNot() throws {
    let ring = try Geometry(wkt: Self.ring)
    #expect(try ring.centroid == Coordinate(x: 2, y: 2))
    let inside = try #require(try ring.pointOnSurface)
    #expect(try ring.contains(.point(inside)))
    #expect(try Geometry(wkt: "POINT EMPTY").centroid == nil)
    #expect(try Geometry(wkt: "POLYGON EMPTY").pointOnSurface == nil)
  }

  @Test(arguments: [
    ("POINT (0 0)", "POINT (3 4)", 5.0), (square, "POINT (2 2)", 0), (ring, "POINT (2 2)", 1),
    (square, "LINESTRING (6 0, 6 9)", 2), (square, "POINT EMPTY", .infinity),
  ])
  func distance(a: String, b: String, expected: Double) throws {
    let a = try Geometry(wkt: a)
    let b = try Geometry(wkt: b)
    #expect(try a.distance(to: b) == expected)
    #expect(try PreparedGeometry(a).distance(to: b) == expected)
    #expect(try a.isWithinDistance(expected, of: b) == expected.isFinite)
    #expect(try PreparedGeometry(a).isWithinDistance(expected, of: b) == expected.isFinite)
    if expected.isFinite, expected > 0 {
      #expect(try !a.isWithinDistance(expected - 0.001, of: b))
      let pair = try #require(try a.nearestPoints(to: b))
      #expect(pair.here.distance(to: pair.there) == expected)
    }
  }

  @Test func structureIsReadWithoutCopies() throws {
    let geometry = try Geometry(wkt: "GEOMETRYCOLLECTION (\(Self.ring), MULTIPOINT ((1 2), (3 4)))")
    #expect(geometry.parts.map(\.kind) == [.polygon, .multiPoint])
    #expect(geometry.atoms.map(\.kind) == [.polygon, .point, .point])
    #expect(geometry.pointCount == 12)
    #expect(geometry.dimension == 2)
    let polygon = geometry.parts[0]
    #expect(polygon.shell?.length == 16)
    #expect(polygon.holes.map(\.length) == [8])
    #expect(geometry.envelope == Envelope(minX: 0, minY: 0, maxX: 4, maxY: 4))
    var roles: [CoordinatePath.Role] = []
    geometry.forEachPath { roles.append($0.role) }
    #expect(roles == [.shell, .hole, .point, .point])
  }

  @Test func aPartOutlivesItsWhole() throws {
    var part: Geometry?
    do {
      let whole = try Geometry(
        wkt: "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 7 5, 7 7, 5 7, 5 5)))")
      part = whole.parts[1]
    }
    #expect(part?.area == 4)
    #expect(part?.shell?.coordinates.count == 5)
  }
}
