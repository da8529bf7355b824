import Foundation
import Land
import PlanarGeometry
import Projection
import TestSupport
import Testing

@testable import Formats

@Suite("Sites read piece by piece")
struct SiteStreamTests {
  /// Parcels in no order of their ids, every seventh a bow-tie.
  private static func parcels(_ count: Int, seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    var numbers = Array(0..<count)
    numbers.shuffle(using: &random)
    let features = numbers.map { number in
      let (x, y) = (Double(number % 40) * 20, Double(number / 40) * 20)
      let geometry =
        number % 7 == 3
        ? bowTie(x, y) : Lambert.square(x, y, Double.random(in: 5...15, using: &random).rounded())
      return Lambert.feature(
        geometry, #""id":"P\#(1000 + number)","use":"\#(number % 3)","owner":"o\#(number % 5)""#)
    }
    return Lambert.collection(features)
  }

  private static func bowTie(_ x: Double, _ y: Double) -> String {
    let (left, low) = (Lambert.corner.x + x, Lambert.corner.y + y)
    return
      #"{"type":"Polygon","coordinates":[[[\#(left),\#(low)],[\#(left + 10),\#(low + 10)],[\#(left + 10),\#(low)],[\#(left),\#(low + 10)],[\#(left),\#(low)]]]}"#
  }

  private func streamed(_ source: SiteSource, in folder: String, chunk: Int) async throws -> (
    sites: [Site], problems: [Problem], isWhole: Bool
  ) {
    let open = try await TerritoryReader.open(
      layers: [], sites: [source], folder: folder, workingCRS: "EPSG:2154")
    var sites: [Site] = []
    var accounts: [SiteChunk.Account] = []
    while let part = try open.sites.next(atMost: chunk) {
      let made = try part.sites()
      sites += made.sites
      accounts.append(made.account)
    }
    return (sites, try open.sites.problems(of: accounts), open.sites.isWhole)
  }

  private func expectSame(_ sites: [Site], _ whole: [Site]) {
    #expect(sites.map(\.id) == whole.map(\.id))
    for (one, other) in zip(sites, whole) {
      #expect(one.geometry.wkb == other.geometry.wkb)
      #expect(one.attributes == other.attributes)
      #expect(one.owner == other.owner)
    }
  }

  @Test("are those of the whole, in the order of their ids", arguments: [1, 7, 64, 500])
  func geoJSON(chunk: Int) async throws {
    let fixture = try TerritoryFixture(["parcels.geojson": Self.parcels(200, seed: 1)])
    var source = SiteSource(kind: .parcel, source: Source(path: "parcels.geojson"))
    for filter in [[:], ["use": Condition(oneOf: ["1"])]] as [[String: Condition]] {
      source.source.filter = filter
      let whole = try fixture.territory(sites: [source])
      let streamed = try await streamed(source, in: fixture.scratch.path, chunk: chunk)
      #expect(!streamed.isWhole)
      expectSame(streamed.sites, whole.sites)
      #expect(streamed.problems.codes == whole.problems.codes)
      #expect(
        streamed.problems.count(of: "bow-tie-repaired")
          == whole.problems.count(of: "bow-tie-repaired"))
    }
  }

  @Test("from a GeoPackage too, whatever the order of its rows", arguments: [3, 100])
  func geoPackage(chunk: Int) async throws {
    let fixture = try TerritoryFixture(["parcels.geojson": Self.parcels(150, seed: 2)])
    let read = try fixture.layer("parcels.geojson").layer
    let rows = read.features.map {
      OutputLayer.Row(id: $0.id, geometry: $0.geometry, values: [$0.values[1], $0.values[2]])
    }
    try GeoPackageWriter.write(
      layers: [
        OutputLayer(
          name: "parcels", title: "Parcels", shape: .polygon,
          fields: [.init("use", .text), .init("owner", .text)], rows: rows.reversed())
      ], crs: GeoPackageReferenceSystem(.init(epsg: 2154)), lastChange: CalendarDate(dayNumber: 0),
      to: fixture.scratch.path + "/parcels.gpkg")
    let source = SiteSource(kind: .parcel, source: Source(path: "parcels.gpkg"))
    let whole = try fixture.territory(sites: [source])
    let streamed = try await streamed(source, in: fixture.scratch.path, chunk: chunk)
    #expect(!streamed.isWhole)
    expectSame(streamed.sites, whole.sites)
  }

  @Test("are read at once where an id comes twice, so that the reading tells of it")
  func doubles() async throws {
    let text = Lambert.collection(
      [0, 20, 40].map { Lambert.feature(Lambert.square($0, 0), #""id":"\#($0 > 0 ? "b" : "a")""#) })
    let fixture = try TerritoryFixture(["parcels.geojson": text])
    let source = SiteSource(kind: .parcel, source: Source(path: "parcels.geojson"))
    let problems = await #expect(throws: Problems.self) {
      try await streamed(source, in: fixture.scratch.path, chunk: 10)
    }
    #expect(problems?.all.map(\.code).contains("duplicate-id") == true)
  }
}
