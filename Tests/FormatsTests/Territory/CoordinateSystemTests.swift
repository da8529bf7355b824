import Land
import PlanarGeometry
import Testing

@testable import Formats

@Suite struct CoordinateSystemTests {
  /// A square of ten metres near Haubourdin as GeoJSON writes it.
  static let degrees =
    #"{"type":"Polygon","coordinates":[[[2.98,50.61],[2.981,50.61],[2.981,50.611],[2.98,50.611],[2.98,50.61]]]}"#
  static let swapped =
    #"{"type":"Polygon","coordinates":[[[50.61,2.98],[50.61,2.981],[50.611,2.981],[50.611,2.98],[50.61,2.98]]]}"#

  @Test func silentGeoJSONIsInDegrees() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([Lambert.feature(Self.degrees)], crs: nil)
    ])
    let (layer, problems) = try fixture.layer("a.geojson")
    let area = try #require(layer.features.first?.geometry?.area)
    // 0.001° of longitude and latitude at 50.61° N: 70.8 m × 111.2 m.
    #expect(abs(area - 70.8 * 111.2) < 60)
    #expect(problems.isEmpty)
  }

  @Test func theSourceMayDeclareWhatTheFileFailsToSay() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([Lambert.feature(Lambert.square(0, 0))], crs: nil)
    ])
    let (layer, _) = try fixture.layer("a.geojson") { $0.crs = "EPSG:2154" }
    #expect(layer.features.first?.geometry?.area == 100)
  }

  @Test func metresGivenAsDegreesNameTheLikelySystem() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([Lambert.feature(Lambert.square(0, 0))], crs: nil)
    ])
    let faults = try fixture.faults(layers: [("a", Source(path: "a.geojson"))])
    let fault = try #require(faults.errors.first)
    #expect(faults.errors.count == 1)
    #expect(fault.code == "metres-given-as-degrees")
    #expect(fault.remedy?.en.contains("crs: EPSG:2154") == true)
  }

  @Test(arguments: [
    (652_000.0, 6_862_000.0, "EPSG:2154"), (1_650_000, 8_180_000, "EPSG:3949"),
    (1_700_000, 1_250_000, "EPSG:3942"), (600_000, 2_428_000, "EPSG:27572"),
    (332_000, 6_550_000, "EPSG:2154"), (-150_000, 5_900_000, "EPSG:3857"),
  ])
  func likelySystems(_ x: Double, _ y: Double, _ code: String) {
    let box = Envelope(minX: x, minY: y, maxX: x, maxY: y)
    #expect(CoordinateRange.likelySystem(of: box).code == code)
  }

  @Test func degreesGivenAsMetres() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([Lambert.feature(Self.degrees)])
    ])
    let faults = try fixture.faults(layers: [("a", Source(path: "a.geojson"))])
    #expect(faults.errors.map(\.code) == ["degrees-given-as-metres"])
  }

  @Test func contradictionIsAnError() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([Lambert.feature(Lambert.square(0, 0))])
    ])
    let faults = try fixture.faults(layers: [
      ("a", Source(path: "a.geojson", crs: "EPSG:4326", line: 7))
    ])
    let fault = try #require(faults.errors.first)
    #expect(fault.code == "crs-contradiction")
    #expect(fault.place.line == 7)
    #expect(fault.place.key == "layers.a.crs")
  }

  @Test(arguments: ["EPSG:2154", "urn:ogc:def:crs:EPSG::2154", "IGNF:LAMB93"])
  func theSameSystemByAnotherNameIsNoContradiction(_ name: String) throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([Lambert.feature(Lambert.square(0, 0))])
    ])
    let faults = try fixture.faults(layers: [("a", Source(path: "a.geojson", crs: name))])
    #expect(faults.errors.filter { $0.code != "crs-contradiction" }.isEmpty)
    if name != "IGNF:LAMB93" { #expect(faults.isEmpty) }
  }

  @Test func unknownSystemNamesTheNearest() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([Lambert.feature(Lambert.square(0, 0))], crs: nil)
    ])
    let faults = try fixture.faults(layers: [("a", Source(path: "a.geojson", crs: "EPSG:21544"))])
    #expect(faults.errors.map(\.code) == ["crs-unknown"])
    #expect(faults.errors.first?.remedy?.en.contains("EPSG:") == true)
  }

  @Test(arguments: ["EPSG:4326", "EPSG:2225"])
  func theWorkingSystemMustCountMetres(_ crs: String) throws {
    let fixture = try TerritoryFixture()
    #expect(try fixture.faults(crs: crs).map(\.code) == ["working-crs-not-metric"])
  }

  @Test func swappedAxesAreAnErrorElsewhereThanInFriches() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([Lambert.feature(Self.swapped)], crs: nil)
    ])
    let faults = try fixture.faults(layers: [("a", Source(path: "a.geojson"))])
    #expect(faults.errors.map(\.code) == ["axes-swapped"])
  }

  @Test func swappedAxesOfFrichesAreRepaired() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection(
        [
          Lambert.feature(Self.swapped, #""site_id":"59286_1""#),
          Lambert.feature(Self.degrees, #""site_id":"59286_2""#),
        ], crs: nil)
    ])
    let territory = try fixture.territory(sites: [
      SiteSource(kind: .friche, source: Source(path: "a.geojson", profile: .cnigFriches))
    ])
    #expect(territory.problems.count(of: "axes-repaired") == 1)
    let areas = territory.sites.map(\.geometry.area)
    #expect(abs(areas[0] - areas[1]) < 1e-6)
  }

  @Test func aFeatureFarAwayIsNamed() throws {
    let far =
      #"{"type":"Polygon","coordinates":[[[-52.3,4.9],[-52.2,4.9],[-52.2,5.0],[-52.3,4.9]]]}"#
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection(
        [Lambert.feature(Self.degrees, id: "home"), Lambert.feature(far, id: "cayenne")],
        crs: nil)
    ])
    let faults = try fixture.faults(layers: [("a", Source(path: "a.geojson"))])
    #expect(faults.errors.map(\.code) == ["outside-area-of-use"])
    #expect(faults.errors.first?.place.feature == "cayenne")
  }

  @Test func impossibleDegreesAreNamed() throws {
    let odd =
      #"{"type":"Polygon","coordinates":[[[2.98,95],[2.981,95],[2.981,95.1],[2.98,95]]]}"#
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection(
        [Lambert.feature(Self.degrees, id: "fine"), Lambert.feature(odd, id: "odd")], crs: nil)
    ])
    let faults = try fixture.faults(layers: [("a", Source(path: "a.geojson"))])
    #expect(faults.errors.contains { $0.place.feature == "odd" })
    #expect(!faults.errors.contains { $0.place.feature == "fine" })
  }

  @Test func theSystemOfASourceIsTold() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([Lambert.feature(Lambert.square(0, 0))]),
      "b.geojson": Lambert.collection([Lambert.feature(Self.degrees)], crs: nil),
    ])
    let folder = fixture.scratch.path
    #expect(
      try TerritoryReader.coordinateSystem(of: Source(path: "a.geojson"), folder: folder)
        == "EPSG:2154")
    #expect(
      try TerritoryReader.coordinateSystem(of: Source(path: "b.geojson"), folder: folder)
        == "OGC:CRS84")
  }
}
