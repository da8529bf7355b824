import Foundation
import Land
import PlanarGeometry
import Projection
import TestSupport
import Testing

@testable import Formats

@Suite("GeoJSON is written")
struct GeoJSONWriterTests {
  private func layer(
    _ rows: [OutputLayer.Row], fields: [OutputLayer.Field] = []
  ) -> OutputLayer {
    OutputLayer(name: "sites", title: "Sites", shape: .polygon, fields: fields, rows: rows)
  }

  private func text(_ geometries: [String]) throws -> String {
    let rows = try geometries.enumerated().map {
      OutputLayer.Row(id: "\($0)", geometry: try Geometry(wkt: $1), values: [])
    }
    return String(decoding: try GeoJSONWriter.bytes(of: layer(rows), in: .wgs84), as: UTF8.self)
  }

  @Test func theWholeText() throws {
    let layer = layer(
      [
        OutputLayer.Row(
          id: "a\"1", geometry: try Geometry(wkt: "POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0))"),
          values: [.text("Café\n<x>"), .number(.nan), .boolean(true)]),
        OutputLayer.Row(id: "b", geometry: nil, values: [.missing, .number(6000), .number(0.1)]),
      ], fields: [.init("nom", .text), .init("aire", .real), .init("ok", .boolean)])
    let expected = #"""
      {"type":"FeatureCollection","name":"sites","bbox":[0,0,1,1],"features":[
      {"type":"Feature","id":"a\"1","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]},"properties":{"nom":"Café\n\u003cx>","aire":null,"ok":true}},
      {"type":"Feature","id":"b","geometry":null,"properties":{"nom":null,"aire":6000,"ok":0.1}}
      ]}

      """#
    let written = try GeoJSONWriter.bytes(of: layer, in: .wgs84)
    #expect(String(decoding: written, as: UTF8.self) == expected)
  }

  @Test(
    "coordinates have seven decimals and no minus zero",
    arguments: [
      ("POINT (2.98640001 50.60890006)", "[2.9864,50.6089001]"), ("POINT (-0.00000001 0)", "[0,0]"),
      ("POINT (-0.5 -12.00000016)", "[-0.5,-12.0000002]"),
      ("POINT (179.9999999 1e-7)", "[179.9999999,0.0000001]"),
    ])
  func decimals(wkt: String, coordinates: String) throws {
    #expect(try text([wkt]).contains(#""coordinates":\#(coordinates)}"#))
  }

  @Test func kindsOfALayerAreMadeOne() throws {
    let mixed = try text([
      "POLYGON ((0 0, 1 0, 1 1, 0 0))",
      "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
    ])
    #expect(mixed.components(separatedBy: #""type":"MultiPolygon""#).count == 3)
    #expect(try text(["POLYGON ((0 0, 1 0, 1 1, 0 0))"]).contains(#""type":"Polygon""#))
  }

  @Test func lambert93BecomesDegrees() throws {
    let rows = [
      OutputLayer.Row(id: "x", geometry: .point(x: 699035.708, y: 7056873.225), values: [])
    ]
    let written = try GeoJSONWriter.bytes(of: layer(rows), in: .lambert93)
    #expect(String(decoding: written, as: UTF8.self).contains(#""coordinates":[2.9864,50.6089]"#))
  }

  @Test func aPositionOutsideTheProjectionIsAnError() throws {
    let rows = [OutputLayer.Row(id: "x", geometry: .point(x: .infinity, y: 0), values: [])]
    #expect(throws: (any Error).self) {
      try GeoJSONWriter.bytes(of: layer(rows), in: .lambert93)
    }
  }

  @Test(
    "metres given as degrees are an error",
    arguments: [
      "POINT (699035 7056873)", "POINT (1e300 0)", "POINT (181 0)", "LINESTRING (0 0, 0 -90.001)",
    ])
  func aPositionThatIsNoLongitudeAndLatitude(wkt: String) {
    #expect {
      try text([wkt])
    } throws: { error in
      guard case ProjectionError.outside(let position, _, _, _, _) = error else { return false }
      return abs(position.x) > 180 || abs(position.y) > 90
    }
  }

  @Test("what is written is read back within half a step (seed 13)", arguments: 0..<40)
  func roundTrip(round: Int) throws {
    var generator = SeededGenerator(seed: UInt64(13 + round))
    let fields: [OutputLayer.Field] = [
      .init("nom", .text), .init("n", .real), .init("ok", .boolean),
    ]
    var rows: [OutputLayer.Row] = []
    for number in 0..<Int.random(in: 0...12, using: &generator) {
      rows.append(
        OutputLayer.Row(
          id: "id \(number)", geometry: try Self.geometry(round % 4, &generator),
          values: [
            .text("é\"\\\u{1}\u{2028}\(number)"),
            .number(Double.random(in: -1e9...1e9, using: &generator)),
            Bool.random(using: &generator) ? .missing : .boolean(true),
          ]))
    }
    let bytes = try GeoJSONWriter.bytes(of: layer(rows, fields: fields), in: .lambert93)
    #expect(try GeoJSONWriter.bytes(of: layer(rows, fields: fields), in: .lambert93) == bytes)
    let sample = try GeoJSONSample(bytes: bytes)
    #expect(sample.table.problems.isEmpty)
    #expect(sample.rows.map(\.id) == rows.map(\.id))
    let back = try Transformation(from: .wgs84, to: .lambert93)
    for (read, written) in zip(sample.rows, rows) {
      #expect(read.values == written.values)
      guard let geometry = read.geometry, let original = written.geometry else {
        #expect(read.geometry == nil && written.geometry == nil)
        continue
      }
      let moved = try back.transform(geometry)
      #expect(moved.kind.multi == original.kind.multi)
      // Half of 1e-7 degree is 5.6 mm on the ground.
      let tolerance = 0.008 * 1.5
      for (a, b) in zip(Self.sorted(moved.coordinates), Self.sorted(original.coordinates)) {
        #expect(a.distance(to: b) < tolerance)
      }
      var isOriented = true
      geometry.forEachPath { path in
        let turn = [GridPosition](path.coordinates).turn
        if path.role == .shell, turn <= 0 { isOriented = false }
        if path.role == .hole, turn >= 0 { isOriented = false }
      }
      #expect(isOriented)
    }
  }

  /// Squares on a grid of 100 m, so that sorted corners of both sides pair up.
  private static func geometry(
    _ kind: Int, _ generator: inout SeededGenerator
  ) throws -> Geometry? {
    if Int.random(in: 0..<6, using: &generator) == 0 { return nil }
    func square(_ cell: Int, hole: Bool) -> String {
      let x = 700_000 + Double(cell) * 100 + Double(Int.random(in: 0..<50, using: &generator))
      let y = 7_000_000 + Double(Int.random(in: 0..<50, using: &generator))
      func ring(_ inset: Double, reversed: Bool) -> String {
        let corners = [
          (x + inset, y + inset), (x + 40 - inset, y + inset), (x + 40 - inset, y + 40 - inset),
          (x + inset, y + 40 - inset), (x + inset, y + inset),
        ]
        return "("
          + (reversed ? corners.reversed() : corners).map { "\($0) \($1)" }.joined(separator: ", ")
          + ")"
      }
      return "("
        + (hole
        ? [
          ring(0, reversed: Bool.random(using: &generator)),
          ring(10, reversed: Bool.random(using: &generator)),
        ] : [ring(0, reversed: Bool.random(using: &generator))])
        .joined(separator: ", ") + ")"
    }
    switch kind {
    case 0: return .point(x: 700_000 + Double.random(in: 0...1e5, using: &generator), y: 7_000_000)
    case 1:
      return try Geometry(wkt: "LINESTRING (700000 7000000, 700050.5 7000010, 700090 7000000.25)")
    case 2: return try Geometry(wkt: "POLYGON " + square(0, hole: Bool.random(using: &generator)))
    default:
      let count = Int.random(in: 1...3, using: &generator)
      let parts = (0..<count).map { square($0, hole: Bool.random(using: &generator)) }
      return try Geometry(wkt: "MULTIPOLYGON (" + parts.joined(separator: ", ") + ")")
    }
  }

  private static func sorted(_ positions: [Coordinate]) -> [Coordinate] {
    Set(positions.map { Coordinate(x: ($0.x * 10).rounded() / 10, y: ($0.y * 10).rounded() / 10) })
      .sorted { ($0.x, $0.y) < ($1.x, $1.y) }
  }
}
