import Land
import PlanarGeometry
import Testing

@testable import Formats

@Suite struct LayerReadingTests {
  @Test func mixedGeometryIsAllowedAndTold() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([
        Lambert.feature(Lambert.square(0, 0)),
        Lambert.feature(#"{"type":"Point","coordinates":[699000,7057000]}"#),
        Lambert.feature("null"),
      ])
    ])
    let (layer, problems) = try fixture.layer("a.geojson")
    #expect(layer.features.count == 2)
    #expect(problems.codes == ["mixed-geometry", "rows-without-geometry"])
    #expect(problems.allSatisfy { $0.severity == .notice && $0.place.layer == "layer" })
  }

  @Test func emptyLayersAreDoubted() throws {
    let fixture = try TerritoryFixture(["a.geojson": Lambert.collection([])])
    let (layer, problems) = try fixture.layer("a.geojson")
    #expect(layer.features.isEmpty)
    #expect(problems.map(\.code) == ["layer-empty"])
    #expect(problems.first?.severity == .warning)
  }

  @Test func repeatedIdsAreTolerated() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([
        Lambert.feature(Lambert.square(0, 0), id: "x"),
        Lambert.feature(Lambert.square(20, 0), id: "x"),
        Lambert.feature(Lambert.square(40, 0)),
      ])
    ])
    let (layer, problems) = try fixture.layer("a.geojson")
    #expect(layer.features.map(\.id) == ["x", "x", "#3"])
    #expect(problems.map(\.code) == ["duplicate-feature-ids"])
  }

  @Test func idsComeFromTheColumnThenTheFeature() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([
        Lambert.feature(Lambert.square(0, 0), #""CODE":"k1""#, id: "f1"),
        Lambert.feature(Lambert.square(20, 0), #""CODE":null"#, id: "f2"),
      ])
    ])
    let layer = try fixture.layer("a.geojson") { $0.fields = ["id": "code"] }.layer
    #expect(layer.features.map(\.id) == ["k1", "f2"])
    #expect(layer.fields == ["id"])
  }

  @Test func aColumnOfTheSameNameStaysBesideARenamedOne() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([
        Lambert.feature(Lambert.square(0, 0), #""id":1,"CODE":"k1""#)
      ])
    ])
    let (layer, problems) = try fixture.layer("a.geojson") { $0.fields = ["id": "CODE"] }
    #expect(layer.fields == ["id_", "id"])
    #expect(layer.features.map(\.id) == ["k1"])
    #expect(problems.map(\.code) == ["column-renamed"])
  }

  @Test func readingTwiceGivesTheSame() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection(
        (0..<50).map { Lambert.feature(Lambert.square(Double($0) * 20, 0), #""id":"\#($0)""#) })
    ])
    let sites = [SiteSource(kind: .parcel, source: Source(path: "a.geojson"))]
    let one = try fixture.territory(layers: [("a", Source(path: "a.geojson"))], sites: sites)
    let two = try fixture.territory(layers: [("a", Source(path: "a.geojson"))], sites: sites)
    #expect(one.sites.map(\.id) == two.sites.map(\.id))
    #expect(one.problems == two.problems)
    #expect(one.inputs == two.inputs)
  }
}
