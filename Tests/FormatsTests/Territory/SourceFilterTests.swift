import Land
import Testing

@testable import Formats

@Suite struct SourceFilterTests {
  private func fixture() throws -> TerritoryFixture {
    try TerritoryFixture([
      "a.geojson": Lambert.collection([
        Lambert.feature(Lambert.square(0, 0), #""code":"A","NIVEAU":1,"kind":"zone""#),
        Lambert.feature(Lambert.square(20, 0), #""code":"B","NIVEAU":2,"kind":"zone""#),
        Lambert.feature(Lambert.square(40, 0), #""code":"C","NIVEAU":3,"kind":"other""#),
        Lambert.feature(Lambert.square(60, 0), #""code":"D","kind":"zone""#),
      ]),
      "b.geojson": Lambert.collection([Lambert.feature(Lambert.box(15, -5, 20, 20))]),
    ])
  }

  private func codes(_ change: (inout Source) -> Void) throws -> [String] {
    let layer = try fixture().layer("a.geojson", change).layer
    let position = try #require(layer.position(of: "code"))
    return layer.features.compactMap { $0.values[position].label }
  }

  @Test func values() throws {
    #expect(try codes { $0.filter = ["kind": Condition(oneOf: ["zone"])] } == ["A", "B", "D"])
    #expect(try codes { $0.filter = ["code": Condition(oneOf: ["A", "C"])] } == ["A", "C"])
    #expect(try codes { $0.filter = ["niveau": Condition(atLeast: 2)] } == ["B", "C"])
    #expect(try codes { $0.filter = ["NIVEAU": Condition(atLeast: 2, atMost: 2)] } == ["B"])
    #expect(
      try codes {
        $0.filter = ["niveau": Condition(oneOf: ["1", "3"]), "kind": Condition(oneOf: ["zone"])]
      } == ["A"])
  }

  @Test func featureIdsCanBeAskedForByName() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([
        Lambert.feature(Lambert.square(0, 0), #""n":1"#, id: "x"),
        Lambert.feature(Lambert.square(20, 0), #""n":2"#, id: "y"),
      ])
    ])
    let filtered = try fixture.layer("a.geojson") { $0.filter = ["fid": Condition(oneOf: ["y"])] }
    #expect(filtered.layer.features.map(\.id) == ["y"])
    let named = try fixture.layer("a.geojson") { $0.fields = ["id": "fid"] }
    #expect(named.layer.features.map(\.id) == ["x", "y"])
  }

  @Test func unknownColumnsAreAllNamedWithTheNearest() throws {
    let faults = try fixture().faults(layers: [
      (
        "a",
        Source(
          path: "a.geojson",
          filter: ["nivau": Condition(atMost: 1), "zzz": Condition(oneOf: ["x"])], line: 4)
      )
    ])
    #expect(faults.errors.map(\.code) == ["unknown-column", "unknown-column"])
    #expect(faults.errors.first?.place.key == "layers.a.where.nivau")
    #expect(faults.errors.first?.remedy?.en == "Did you mean 'NIVEAU'?")
  }

  @Test func aValueThatNothingBearsNamesTheNearest() throws {
    let faults = try fixture().faults(layers: [
      ("a", Source(path: "a.geojson", filter: ["kind": Condition(oneOf: ["zones"])]))
    ])
    #expect(faults.codes == ["filter-value-unknown", "layer-empty"])
    #expect(faults.first?.remedy?.en == "Did you mean 'zone'?")
  }

  @Test func renamedColumnsAreFoundUnderBothNames() throws {
    #expect(
      try codes {
        $0.fields = ["level": "NIVEAU"]
        $0.filter = ["level": Condition(atLeast: 3)]
      } == ["C"])
    #expect(
      try codes {
        $0.fields = ["level": "niveau"]
        $0.filter = ["NIVEAU": Condition(atLeast: 3)]
      } == ["C"])
  }

  @Test func withinKeepsWhatMeetsTheLayer() throws {
    let territory = try fixture().territory(layers: [
      ("a", Source(path: "a.geojson", within: "b")), ("b", Source(path: "b.geojson")),
    ])
    #expect(territory.layers.map(\.name) == ["a", "b"])
    #expect(territory.layer("a")?.features.compactMap { $0.values[0].label } == ["B"])
  }

  @Test func withinInACircle() throws {
    let faults = try fixture().faults(layers: [
      ("a", Source(path: "a.geojson", within: "b")),
      ("b", Source(path: "b.geojson", within: "a")),
    ])
    #expect(faults.errors.map(\.code) == ["within-circle", "within-circle"])
  }

  @Test func withinAnUnknownLayer() throws {
    let faults = try fixture().faults(layers: [
      ("zones", Source(path: "b.geojson")), ("a", Source(path: "a.geojson", within: "zone")),
    ])
    #expect(faults.errors.map(\.code) == ["unknown-layer"])
    #expect(faults.errors.first?.remedy?.en == "Did you mean 'zones'?")
  }
}
