import Formats
import Land
import Testing

@Suite("Bad GeoJSON is refused with its place")
struct GeoJSONFaultTests {
  @Test(
    "faults of a geometry name the feature",
    arguments: [
      (#"{"type":"Polygon","coordinates":[[[0,0],[9,0]]]}"#, "ring-too-short"),
      (#"{"type":"Polygon","coordinates":[[[0,0],[9,0],[0,0]]]}"#, "ring-too-short"),
      (#"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[]]}"#, "empty-part"),
      (#"{"type":"LineString","coordinates":[[0,0]]}"#, "line-too-short"),
      (#"{"type":"MultiLineString","coordinates":[[[0,0]]]}"#, "line-too-short"),
      (#"{"type":"Point","coordinates":[1]}"#, "position-too-short"),
      (#"{"type":"Point","coordinates":["1","2"]}"#, "coordinate-not-a-number"),
      (#"{"type":"Point","coordinates":[null,null]}"#, "coordinate-not-a-number"),
      (#"{"type":"Point","coordinates":{"x":1}}"#, "coordinate-not-a-number"),
      (#"{"type":"Point","coordinates":[[1,2]]}"#, "wrong-nesting"),
      (#"{"type":"Polygon","coordinates":[[1,2],[3,4]]}"#, "wrong-nesting"),
      (#"{"type":"LineString","coordinates":[[1,2],[[3,4]]]}"#, "uneven-coordinates"),
      (#"{"type":"MultiPolygon","coordinates":[[[[[1,2]]]]]}"#, "coordinates-too-deep"),
      (#"{"type":"Point"}"#, "missing-coordinates"),
      (#"{"coordinates":[1,2]}"#, "missing-type"),
      (#"{"type":"Pont","coordinates":[1,2]}"#, "unknown-type"),
      (#"{"type":5,"coordinates":[1,2]}"#, "type-not-text"),
      (#"{"type":"Feature","coordinates":[1,2]}"#, "unknown-type"),
      (#"{"type":"GeometryCollection"}"#, "missing-geometries"),
      (#"{"type":"GeometryCollection","geometries":{}}"#, "missing-geometries"),
      (#"{"type":"Point","coordinates":[1,2],"geometries":[]}"#, "coordinates-and-geometries"),
      (#""Point""#, "geometry-not-an-object"),
    ])
  func geometry(text: String, code: String) throws {
    let problems = try GeoJSONSample.problems(GeoJSONSample.feature(text))
    #expect(problems.map(\.code) == [code])
    #expect(problems.first?.place.feature == "a")
    #expect(problems.first?.place.line == 1)
    #expect(problems.first?.fault == .data)
  }

  @Test(
    "faults of the text",
    arguments: [
      (#"{"type":"FeatureCollection"}"#, "missing-features", 1),
      (#"{"type":"FeatureCollection","features":{}}"#, "features-not-an-array", 1),
      (#"{"type":"FeatureCollection","features":[],"features":[]}"#, "duplicate-key", 1),
      (#"{"type":"featurecollection","features":[]}"#, "unknown-type", 1),
      (#"{"features":[]}"#, "missing-type", 1),
      ("{}", "missing-type", 1),
      ("[]", "not-geojson", 1),
      ("12", "not-geojson", 1),
      ("<html></html>", "not-geojson", 1),
      (#"{"type":"Topology","objects":{}}"#, "topojson", 1),
      (#"{"geometryType":"x","features":[{"attributes":{}}]}"#, "esri-json", 1),
      ("\n\n{\"type\":\"FeatureCollection\",\"features\":[]}\nx", "trailing-content", 4),
      ("{\"type\":\"FeatureCollection\",\n\"features\":[],}", "invalid-json", 2),
      ("{\"type\":\"FeatureCollection\",\n\"features\":[", "truncated-json", 2),
      ("{\"type\":\"FeatureCollection\",\"features\":[\n7]}", "not-a-feature", 2),
      (
        "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Point\"}]}", "not-a-feature", 2
      ),
      ("", "empty-file", nil),
      (" \n", "truncated-json", 2),
    ])
  func text(text: String, code: String, line: Int?) throws {
    let problems = try GeoJSONSample.problems(text)
    #expect(problems.map(\.code) == [code])
    #expect(problems.first?.place.line == line)
  }

  @Test(
    "faults of a value",
    arguments: [
      ("NaN", "not-a-number"), ("-Infinity", "not-a-number"), ("1e999", "number-out-of-range"),
      ("-1e999", "number-out-of-range"), ("01", "invalid-json"), ("+1", "invalid-json"),
      (".5", "invalid-json"), ("1.", "invalid-json"), ("1e", "invalid-json"),
      ("tru", "invalid-json"),
      (#""\x""#, "invalid-escape"), (#""\u12g4""#, "invalid-escape"),
      (#""\ud800""#, "lone-surrogate"),
      (#""\ude00\ud83d""#, "lone-surrogate"), ("\"a\tb\"", "control-character"),
      ("'a'", "invalid-json"), ("", "invalid-json"),
    ])
  func value(text: String, code: String) throws {
    for sample in [
      GeoJSONSample.feature("null", properties: "{\"a\":\n  \(text)}"),
      GeoJSONSample.feature("null", properties: "{\"a\":[1,\n  \(text)]}"),
    ] {
      let problems = try GeoJSONSample.problems(sample)
      #expect(problems.map(\.code) == [code])
      #expect(problems.first?.place.line == 2)
      #expect(problems.first?.place.feature == "a")
    }
    if !text.hasPrefix("\""), !text.isEmpty {
      let inGeometry = GeoJSONSample.feature("{\"type\":\"Point\",\"coordinates\":[1,\n \(text)]}")
      #expect(try GeoJSONSample.problems(inGeometry).first?.code.isEmpty == false)
    }
  }

  @Test func columnCountsCharacters() throws {
    let problems = try GeoJSONSample.problems("{\"é\":NaN}")
    #expect(problems.first?.place.column == 6)
  }

  @Test func allFeaturesAreReported() throws {
    let problems = try GeoJSONSample.problems(
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","id":1,"geometry":{"type":"Point","coordinates":[1]},"properties":{}},
      {"type":"Feature","id":2,"geometry":{"type":"Point","coordinates":[1,2]},"properties":{}},
      {"type":"Feature","id":{},"geometry":null,"properties":{}},
      {"type":"Feature","geometry":null,"properties":[]}]}
      """)
    #expect(
      problems.map(\.code) == ["position-too-short", "invalid-id", "properties-not-an-object"])
    #expect(problems.map(\.place.feature) == ["1", "#3", "#4"])
    #expect(problems.map(\.place.line) == [2, 4, 5])
  }

  @Test func manyFaultsOfAKindAreCounted() throws {
    let feature = #"{"type":"Feature","geometry":7,"properties":{}}"#
    let features = Array(repeating: feature, count: 1000).joined(separator: ",")
    let problems = try GeoJSONSample.problems(
      #"{"type":"FeatureCollection","features":[\#(features)]}"#)
    #expect(problems.count == 21)
    #expect(
      problems.last?.message.en == "… and 980 more of the same kind (geometry-not-an-object).")
  }

  @Test(
    "deep nesting ends in a message",
    arguments: [
      String(repeating: "[", count: 100_000),
      String(repeating: #"{"a":"#, count: 100_000),
      GeoJSONSample.feature("null", properties: #"{"a":"# + String(repeating: "[", count: 100_000)),
      GeoJSONSample.feature(
        String(repeating: #"{"type":"GeometryCollection","geometries":["#, count: 100_000)),
      #"{"type":"Point","coordinates":"# + String(repeating: "[", count: 100_000),
      #"{"type":"Polygon","crs":"# + String(repeating: #"{"properties":"#, count: 100_000),
    ])
  func deep(text: String) throws {
    #expect(try !GeoJSONSample.problems(text).isEmpty)
  }

  @Test(
    "other kinds of file are named",
    arguments: [
      ([0x1F, 0x8B, 8, 0], "gzip-file"), (Array("PK\u{3}\u{4}".utf8), "zip-file"),
      (Array("SQLite format 3\u{0}".utf8), "geopackage-file"),
      ([0xFF, 0xFE, 0x7B, 0], "utf-16-file"),
      ([0xFE, 0xFF, 0, 0x7B], "utf-16-file"), ([0x7B, 0], "utf-16-file"),
      ([0x7B, 0x22, 0xE9, 0x22], "truncated-json"), ([0, 1, 2, 3], "invalid-json"),
    ] as [([UInt8], String)])
  func otherFormats(bytes: [UInt8], code: String) throws {
    #expect(try GeoJSONSample.problems(bytes: bytes).map(\.code) == [code])
  }

  @Test func latin1IsRefused() throws {
    var bytes = Array(GeoJSONSample.feature("null", properties: #"{"nom":"Café"}"#).utf8)
    let accent = try #require(bytes.firstIndex(of: 0xC3))
    bytes.replaceSubrange(accent...accent + 1, with: [0xE9])
    let problems = try GeoJSONSample.problems(bytes: bytes)
    #expect(problems.map(\.code) == ["not-utf-8"])
    #expect(problems.first?.place.column == accent + 1)
  }

  @Test func missingFileAndDirectory() throws {
    let folder = try ScratchFolder()
    for (path, code) in [
      (folder.path + "/none.geojson", "file-missing"), (folder.path, "file-unreadable"),
    ] {
      let problems = #expect(throws: Problems.self) { try GeoJSONReader.read(path: path) { _ in } }
      #expect(problems?.all.map(\.code) == [code])
      #expect(problems?.all.map(\.fault) == [.file])
    }
  }

  @Test func aCutRecordTellsHowManyCameBefore() throws {
    let record = "\u{1E}{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":1}}\n"
    let problems = try GeoJSONSample.problems(
      record + record + "\u{1E}{\"type\":\"Feature\",\"geo", name: "a.geojsons")
    #expect(problems.map(\.code) == ["truncated-json"])
    #expect(problems.first?.message.en.contains("after 2 whole") == true)
    let inside = try GeoJSONSample.problems(
      record + "\u{1E}{\"type\":\"Feature\",\"geo\n" + record, name: "a.geojsons")
    #expect(inside.map(\.code) == ["control-character"])
  }
}

@Suite("GeoJSON with too many columns")
struct GeoJSONColumnTests {
  /// Every feature brings columns of its own, so that rows would grow with the square of the file.
  private func text(features: Int, columnsEach: Int) -> String {
    let features = (0..<features).map { number in
      let properties = (0..<columnsEach).map { #""k\#(number)_\#($0)":1"# }.joined(separator: ",")
      return #"{"type":"Feature","geometry":null,"properties":{\#(properties)}}"#
    }
    return #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ",\n"))]}"#
  }

  @Test func isRefusedWithThePlace() throws {
    let problems = try GeoJSONSample.problems(text(features: 21, columnsEach: 100))
    #expect(problems.map(\.code) == ["too-many-columns"])
    #expect(problems.first?.place.line == 21)
    #expect(problems.first?.place.feature == "#21")
    #expect(problems.first?.fault == .data)
  }

  @Test func asManyAsAGeoPackageHoldsAreRead() throws {
    let sample = try GeoJSONSample(text(features: 20, columnsEach: 100))
    #expect(sample.table.fields.count == 2_000)
    #expect(sample.rows.last?.values.last == .number(1))
    // A row holds what it has, not what others have.
    #expect(sample.rows.first?.values.count == 100)
  }
}
