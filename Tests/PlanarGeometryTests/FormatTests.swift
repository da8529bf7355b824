import PlanarGeometry
import Testing

/// Well-known text and binary, good and bad.
struct FormatTests {
  @Test(arguments: [
    "POINT (1.5 -2)", "LINESTRING (0 0, 1 1, 2 0)", "POLYGON ((0 0, 1 0, 1 1, 0 0))",
    "MULTIPOINT ((1 2), (3 4))", "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))", "POLYGON EMPTY",
    "POINT EMPTY", "GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 1 1))",
  ])
  func roundTrip(wkt: String) throws {
    let geometry = try Geometry(wkt: wkt)
    #expect(geometry.wkt == wkt)
    #expect(try Geometry(wkb: geometry.wkb).wkt == wkt)
  }

  @Test func numbersComeBackExactly() throws {
    let position = Coordinate(x: 699035.7083402661, y: 0.1 + 0.2)
    let back = try Geometry(wkt: Geometry.point(position).wkt)
    #expect(back.coordinate == position)
    #expect(Geometry.point(position).wkt(decimals: 2) == "POINT (699035.71 0.3)")
    #expect(Geometry.point(x: -0.004, y: -1.005).wkt(decimals: 2) == "POINT (0 -1)")
    #expect(Geometry.point(x: 1e300, y: -1.5e-300).wkt == "POINT (1e+300 -1.5e-300)")
  }

  @Test func heightsAreKeptByTextAndDroppedOnRequest() throws {
    let line = try Geometry(wkt: "LINESTRING Z (0 0 5, 1 1 6)")
    #expect(line.hasZ)
    #expect(WKBWriter(keepingZ: true).write(line).count > line.wkb.count)
    let flat = try line.flattened2D()
    #expect(!flat.hasZ)
    #expect(flat.wkt == "LINESTRING (0 0, 1 1)")
    let moved = line.mapCoordinates { $0[0].x = -1 }
    #expect(moved.wkt == "LINESTRING Z (-1 0 5, 1 1 6)")
  }

  @Test(arguments: [
    "GEOMETRYCOLLECTION (POINT EMPTY, POINT (1 2), POLYGON EMPTY, LINESTRING (3 4, 5 6))",
    MeasureTests.ring, "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 7 5, 7 7, 5 7, 5 5)))",
    "POINT EMPTY",
    "GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (POINT (1 2)), MULTIPOINT ((3 4), (5 6)))",
  ])
  func positionsGoOutAndInInTheSameOrder(wkt: String) throws {
    let geometry = try Geometry(wkt: wkt)
    let before = geometry.coordinates
    let shifted = geometry.mapCoordinates { positions in
      for index in positions.indices { positions[index].x += Double(index * index) * 100 }
    }
    // Closing positions must stay equal to the first for a ring to be one, so only the order is looked at.
    for (index, pair) in zip(before, shifted.coordinates).enumerated() {
      #expect(pair.1 == Coordinate(x: pair.0.x + Double(index * index) * 100, y: pair.0.y))
    }
    #expect(shifted.pointCount == geometry.pointCount)
  }

  @Test(arguments: [
    "", "POLYGON", "POLYGON ((0 0, 1 1", "POLYGON ((0 0, 1 0, 1 1, 2 2))", "POINT (a b)",
    "LINESTRING (0 0)", "POINT (1 2) POINT (3 4)", "\u{0}",
    String(repeating: "GEOMETRYCOLLECTION (", count: 200_000),
  ])
  func badText(wkt: String) {
    #expect(throws: TopologyError.self) { try Geometry(wkt: wkt) }
  }

  @Test(
    arguments: [
      [], [1], [2, 1, 0, 0, 0], [1, 99, 0, 0, 0], [1, 8, 0, 0, 0, 0, 0, 0, 0],
      // A line that announces four thousand million positions, a polygon as many rings.
      [1, 2, 0, 0, 0, 255, 255, 255, 255], [1, 3, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0],
      [1, 7, 0, 0, 0, 255, 255, 255, 255],
    ] as [[UInt8]])
  func badBytes(bytes: [UInt8]) {
    #expect(throws: TopologyError.self) { try Geometry(wkb: bytes) }
  }

  @Test func everyTruncationIsRefused() throws {
    let bytes = try Geometry(
      wkt: "GEOMETRYCOLLECTION (POLYGON ((0 0, 4 0, 4 4, 0 0)), MULTIPOINT (1 1, 2 2))"
    ).wkb
    for count in bytes.indices {
      #expect(throws: TopologyError.self) { try Geometry(wkb: Array(bytes.prefix(count))) }
    }
  }

  @Test func deepNestingIsRefusedBeforeItOverflowsTheStack() throws {
    let level: [UInt8] = [1, 7, 0, 0, 0, 1, 0, 0, 0]
    let point = Geometry.point(x: 1, y: 2).wkb
    func nested(_ depth: Int) -> [UInt8] {
      Array(repeatElement(level, count: depth).joined()) + point
    }
    #expect(try Geometry(wkb: nested(31)).pointCount == 1)
    for depth in [32, 1_000, 200_000] {
      #expect(throws: TopologyError.self) { try Geometry(wkb: nested(depth)) }
    }
  }

  @Test func bigEndianAndExtendedCodesAreRead() throws {
    // Big-endian; with a reference number as PostGIS writes it; with a measure.
    let big: [UInt8] = [0, 0, 0, 0, 1, 0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0]
    #expect(try Geometry(wkb: big).wkt == "POINT (1 2)")
    let plain = Geometry.point(x: 1, y: 2).wkb
    let extended: [UInt8] = [1, 1, 0, 0, 0x20, 0x6A, 0x08, 0, 0] + plain.dropFirst(5)
    #expect(try Geometry(wkb: extended).wkt == "POINT (1 2)")
    let measured: [UInt8] = [1, 0xD1, 0x07, 0, 0] + plain.dropFirst(5) + [0, 0, 0, 0, 0, 0, 0, 0]
    #expect(try Geometry(wkb: measured).wkt == "POINT (1 2)")
  }
}
