import PlanarGeometry
import Testing

@Test func smoke() throws {
  let square = try Geometry(wkt: "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))")
  #expect(square.area == 4)
  #expect(square.envelope == Envelope(minX: 0, minY: 0, maxX: 2, maxY: 2))
  let moved = square.mapCoordinates { for i in $0.indices { $0[i].x += 10 } }
  #expect(moved.envelope == Envelope(minX: 10, minY: 0, maxX: 12, maxY: 2))
  #expect(moved.wkt == "POLYGON ((10 0, 12 0, 12 2, 10 2, 10 0))")
  let index = SpatialIndex([square, moved])
  #expect(try index.query(.box(Envelope(minX: 1, minY: 1, maxX: 3, maxY: 3))) == [0])
  let near = try index.nearest(to: .point(x: 9, y: 1))
  #expect(near?.index == 1 && near?.distance == 1)
  let (fixed, repair) = try Geometry(wkt: "POLYGON((0 0,2 2,2 0,0 2,0 0))").repaired()
  #expect(fixed.area == 2)
  #expect(repair?.fault.place == Coordinate(x: 1, y: 1))
}
