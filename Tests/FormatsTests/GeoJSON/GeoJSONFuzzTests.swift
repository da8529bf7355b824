import Land
import TestSupport
import Testing

@testable import Formats

@Suite("Damaged GeoJSON")
struct GeoJSONFuzzTests {
  private static let sample = """
    {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:2154"}},"features":[
    {"type":"Feature","id":"a","geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[9.5,0],[9,9e0],
    [0,0]],[[5,1],[6,2],[6,1],[5,1]]],[[[20,0],[29,0],[29,9],[20,0]]]]},"properties":{"nom":"Caf\\u00e9",
    "n":-1.5,"liste":[1,{"a":null}],"ok":true}},
    {"type":"Feature","id":2,"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point",
    "coordinates":[1,2,3]}]},"properties":{"nom":"é","n":1e3}}],"bbox":[0,0,29,9]}
    """

  @Test("cut at any byte it is refused")
  func truncated() throws {
    let bytes = Array(Self.sample.utf8)
    #expect(try GeoJSONSample.problems(bytes: bytes).isEmpty)
    for count in 0..<bytes.count {
      let problems = try GeoJSONSample.problems(bytes: Array(bytes.prefix(count)))
      #expect(problems.contains { $0.severity == .error }, "cut at \(count)")
      #expect(
        problems.last?.code == (count == 0 ? "empty-file" : "truncated-json"), "cut at \(count)")
    }
  }

  @Test("with bytes changed it is read or refused, never more (seed 5)")
  func changed() throws {
    let original = Array(Self.sample.utf8)
    var generator = SeededGenerator(seed: 5)
    let likely = Array(#"{}[],:"\-+.eE0123456789ntfu "#.utf8) + [0, 0x1E, 0xFF, 0xC3, 0x0A]
    for round in 0..<1000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = likely.randomElement(using: &generator) ?? 0
        case 1: bytes.insert(likely.randomElement(using: &generator) ?? 0, at: place)
        default: bytes.remove(at: place)
        }
      }
      let name = round % 4 == 0 ? "a.geojsons" : "a.geojson"
      for problem in try GeoJSONSample.problems(bytes: bytes, name: name) {
        #expect(problem.place.file != nil)
      }
    }
  }
}
