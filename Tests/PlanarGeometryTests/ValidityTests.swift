import PlanarGeometry
import Testing

/// Faults found, repaired and reported.
struct ValidityTests {
  @Test func aBowTieBecomesTwoTriangles() throws {
    let bowTie = try Geometry(wkt: "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")
    #expect(!bowTie.isValid)
    #expect(
      bowTie.invalidity == Invalidity(reason: "Self-intersection", place: Coordinate(x: 1, y: 1)))
    let (repaired, repair) = try bowTie.repaired()
    let report = try #require(repair)
    #expect(repaired.isValid && repaired.kind == .multiPolygon)
    #expect(report.areaBefore == 0 && report.areaAfter == 2)
    #expect(report.kindBefore == .polygon && report.kindAfter == .multiPolygon)
    #expect(report.dropped.isEmpty)
  }

  @Test func aSpikeIsDroppedAndSaidSo() throws {
    let spiked = try Geometry(wkt: "POLYGON ((0 0, 4 0, 4 4, 4 9, 4 4, 0 4, 0 0))")
    let (repaired, repair) = try spiked.repaired()
    #expect(repaired.kind == .polygon && repaired.area == 16)
    #expect(repair?.dropped == [Repair.Dropped(kind: .lineString, length: 5)])
  }

  @Test func aPolygonWithoutAreaLeavesNothing() throws {
    let flat = try Geometry(wkt: "POLYGON ((0 0, 4 0, 0 0, 0 0))")
    let (repaired, repair) = try flat.repaired()
    #expect(repaired.isEmpty && repaired.kind == .polygon)
    #expect(repair?.areaAfter == 0)
  }

  @Test func whatIsValidStaysAsItIs() throws {
    let square = try Geometry(wkt: MeasureTests.square)
    #expect(try square.repaired().repair == nil)
  }

  @Test func aPositionThatIsNoNumberCannotBeRepaired() throws {
    for bad in [Double.nan, .infinity] {
      let ring = [(0.0, 0.0), (4, 0), (4, bad), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }
      let polygon = try Geometry.polygon(shell: ring)
      #expect(polygon.invalidity != nil)
      let error = #expect(throws: TopologyError.self) { try polygon.repaired() }
      #expect(error?.place?.x == 4)
    }
  }

  @Test func errorsNameOperationOperandAndPlace() throws {
    // The Prec variants have no fallback, so an invalid operand gets through to the noder.
    let error = TopologyError(
      operation: "intersection", operand: "Polygon of 5 points",
      place: Coordinate(x: 1, y: 2), reason: "side location conflict at 1 2")
    #expect(
      "\(error)"
        == "intersection of Polygon of 5 points failed at (1.0, 2.0): side location conflict at 1 2"
    )
    let unclosed = #expect(throws: TopologyError.self) {
      try Geometry.polygon(shell: [0.0, 1, 2, 3].map { Coordinate(x: $0, y: $0 * $0) })
    }
    #expect(unclosed?.operation == "build")
    #expect(unclosed?.reason.contains("closed") == true)
  }

  @Test func thePlaceIsReadFromGEOSMessages() throws {
    // A star of crossing slivers, given to OverlayNG with two invalid operands.
    let a = try Geometry(wkt: "POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))")
    let b = try Geometry(wkt: "POLYGON ((0 5, 10 5, 10 6, 0 4, 0 5))")
    do throws(TopologyError) {
      _ = try a.intersection(b)
    } catch {
      #expect(error.operation == "intersection")
      #expect(error.operand == "Polygon of 5 points and Polygon of 5 points")
      #expect(error.place != nil, "\(error)")
    }
  }

  @Test(arguments: [
    ("POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0))", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))"),
    (MeasureTests.ring, MeasureTests.ring),
    (
      "GEOMETRYCOLLECTION (POINT (1 1), POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0), (1 1, 3 1, 3 3, 1 3, 1 1)))",
      "GEOMETRYCOLLECTION (POINT (1 1), POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 3, 3 3, 3 1, 1 1)))"
    ),
  ])
  func geoJSONOrientation(wkt: String, expected: String) throws {
    let geometry = try Geometry(wkt: wkt).orientedForGeoJSON()
    #expect(geometry.area == (try Geometry(wkt: wkt).area))
    #expect(geometry.wkt.hasPrefix(expected.prefix(20)))
    geometry.forEachPath { path in
      if path.role == .point { return }
      var twice = 0.0
      for (a, b) in zip(path.coordinates, path.coordinates.dropFirst()) {
        twice += a.x * b.y - b.x * a.y
      }
      #expect((twice > 0) == (path.role == .shell))
    }
  }
}
