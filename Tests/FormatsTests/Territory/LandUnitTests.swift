import Land
import PlanarGeometry
import TestSupport
import Testing

@testable import Formats

@Suite struct LandUnitTests {
  private func units(_ features: [String], filter: [String: Condition] = [:]) throws -> Territory {
    let fixture = try TerritoryFixture(["p.geojson": Lambert.collection(features)])
    return try fixture.territory(sites: [
      SiteSource(
        kind: .landUnit, source: Source(path: "p.geojson", filter: filter), merge: .owner,
        idPrefix: "uf-")
    ])
  }

  private func parcel(
    _ id: String, _ owner: String?, _ x: Double, _ y: Double, _ width: Double = 10,
    _ more: String = ""
  ) -> String {
    let owner = owner.map { #","owner":"\#($0)""# } ?? ""
    return Lambert.feature(Lambert.box(x, y, width, 10), #""id":"\#(id)"\#(owner)\#(more)"#)
  }

  @Test func sharedSidesMakeUnitsCornersAndStreetsDoNot() throws {
    let territory = try units([
      parcel("B", "Ville", 0, 0), parcel("A", "VILLE ", 10, 0), parcel("C", "Ville", 20, 10),
      parcel("D", "Ville", 30.5, 0), parcel("E", "Métropole", 0, 10), parcel("F", nil, 10, 10),
    ])
    #expect(territory.sites.map(\.id) == ["uf-A", "uf-C", "uf-D", "uf-E"])
    #expect(territory.sites.map(\.parcels) == [["A", "B"], ["C"], ["D"], ["E"]])
    let unit = try #require(territory.site("uf-A"))
    #expect(unit.geometry.kind == .polygon)
    #expect(unit.geometry.area == 200)
    #expect(unit.kind == .landUnit)
    #expect(territory.problems.map(\.code) == ["parcels-without-owner"])
  }

  @Test func noiseOfAFewCentimetresDoesNotPartParcels() throws {
    let near = try units([parcel("A", "Ville", 0, 0), parcel("B", "Ville", 10.02, 0)])
    #expect(near.sites.count == 1)
    let apart = try units([parcel("A", "Ville", 0, 0), parcel("B", "Ville", 10.08, 0)])
    #expect(apart.sites.count == 2)
    // Corners two centimetres from each other are corners.
    let corner = try units([
      parcel("A", "Ville", 0, 0),
      Lambert.feature(Lambert.box(10.01, 10.01, 10, 10), #""id":"B","owner":"Ville""#),
    ])
    #expect(corner.sites.count == 2)
  }

  @Test func valuesOfAUnit() throws {
    let territory = try units([
      parcel(
        "A", "Ville", 0, 0, 10,
        #","owner_type":"public","section":"AB","numero":"1","contenance":101,"from":"2027-01-01","artificialised":1"#
      ),
      parcel(
        "B", "Ville", 10, 0, 30,
        #","owner_type":"public","section":"AB","numero":"2","contenance":299,"from":"2028-01-01","artificialised":0"#
      ),
    ])
    let unit = try #require(territory.site("uf-A"))
    #expect(unit.ownerType == "public")
    #expect(unit.attribute("section") == .text("AB"))
    #expect(unit.attribute("numero") == .missing)
    #expect(unit.attribute("contenance") == .number(400))
    #expect(unit.from == CalendarDate("2028-01-01"))
    #expect(unit.artificialised == 0.25)
    #expect(unit.usableLand == 400)
  }

  @Test func filtersComeBeforeMerging() throws {
    let territory = try units(
      [
        parcel("A", "Ville", 0, 0, 10, #","owner_type":"public""#),
        parcel("B", "Ville", 10, 0, 10, #","owner_type":"private""#),
      ], filter: ["owner_type": Condition(oneOf: ["public"])])
    #expect(territory.sites.map(\.parcels) == [["A"]])
  }

  @Test func noOwnerColumn() throws {
    let fixture = try TerritoryFixture([
      "p.geojson": Lambert.collection([Lambert.feature(Lambert.square(0, 0), #""id":"A""#)])
    ])
    let faults = try fixture.faults(sites: [
      SiteSource(
        kind: .landUnit, source: Source(path: "p.geojson", line: 9), merge: .owner)
    ])
    #expect(faults.errors.map(\.code) == ["merge-needs-owner"])
    #expect(faults.errors.first?.place.key == "sites[0].merge")
    #expect(faults.errors.first?.place.line == 9)
  }

  @Test func theSameParcelTwice() throws {
    let fixture = try TerritoryFixture([
      "p.geojson": Lambert.collection([
        parcel("A", "Ville", 0, 0), parcel("A", "Ville", 10, 0),
      ])
    ])
    let faults = try fixture.faults(sites: [
      SiteSource(kind: .landUnit, source: Source(path: "p.geojson"), merge: .owner)
    ])
    #expect(faults.errors.map(\.code) == ["duplicate-id"])
  }

  /// Random chequerboards of owners against a flood fill over the grid; seed 2154.
  @Test func unitsAgreeWithAFloodFill() throws {
    var random = SeededGenerator(seed: 2154)
    for _ in 0..<20 {
      let (columns, rows) = (
        Int.random(in: 1...7, using: &random), Int.random(in: 1...7, using: &random)
      )
      let owners = (0..<columns * rows).map { _ in Int.random(in: 0..<3, using: &random) }
      var features: [String] = []
      for cell in owners.indices {
        features.append(
          parcel(
            "P\(100 + cell)", "owner \(owners[cell])", Double(cell % columns) * 10,
            Double(cell / columns) * 10))
      }
      features.shuffle(using: &random)
      let territory = try units(features)
      var expected = Set<[String]>()
      var seen = Set<Int>()
      for start in owners.indices where !seen.contains(start) {
        var waiting = [start]
        var unit: [Int] = []
        seen.insert(start)
        while let cell = waiting.popLast() {
          unit.append(cell)
          let (x, y) = (cell % columns, cell / columns)
          let around = [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)]
          for (x, y) in around where (0..<columns).contains(x) && (0..<rows).contains(y) {
            let next = y * columns + x
            if owners[next] == owners[start], seen.insert(next).inserted { waiting.append(next) }
          }
        }
        expected.insert(unit.sorted().map { "P\(100 + $0)" })
      }
      #expect(Set(territory.sites.map(\.parcels)) == expected)
      let area = territory.sites.reduce(0) { $0 + $1.geometry.area }
      #expect(abs(area - Double(columns * rows) * 100) < 1e-6)
      #expect(territory.sites.allSatisfy { $0.geometry.isValid })
    }
  }
}
