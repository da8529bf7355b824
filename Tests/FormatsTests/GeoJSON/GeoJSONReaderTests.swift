import Formats
import Land
import PlanarGeometry
import Testing

@Suite("GeoJSON is read")
struct GeoJSONReaderTests {
  @Test(
    "geometries",
    arguments: [
      (#"{"type":"Point","coordinates":[1,2]}"#, "POINT (1 2)"),
      (#"{"coordinates":[1.5,-2e1,30],"type":"Point"}"#, "POINT (1.5 -20)"),
      (#"{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}"#, "MULTIPOINT ((1 2), (3 4))"),
      (#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#, "LINESTRING (1 2, 3 4)"),
      (
        #"{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8],[9,9]]]}"#,
        "MULTILINESTRING ((1 2, 3 4), (5 6, 7 8, 9 9))"
      ),
      (
        #"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[5,1],[6,2],[6,1],[5,1]]]}"#,
        "POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 2, 6 1, 5 1))"
      ),
      (
        #"{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]],[[5,1],[6,2],[6,1],[5,1]]]"#
          + #",[[[20,0],[29,0],[29,9],[20,0]]]]}"#,
        "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0), (5 1, 6 2, 6 1, 5 1)), ((20 0, 29 0, 29 9, 20 0)))"
      ),
      (
        #"{"geometries":[{"type":"Point","coordinates":[1,2]},{"type":"GeometryCollection","#
          + #""geometries":[{"type":"Point","coordinates":[3,4]}]}],"type":"GeometryCollection"}"#,
        "GEOMETRYCOLLECTION (POINT (1 2), GEOMETRYCOLLECTION (POINT (3 4)))"
      ),
    ])
  func geometries(text: String, wkt: String) throws {
    let wkt = try Geometry(wkt: wkt).wkt
    let sample = try GeoJSONSample(GeoJSONSample.feature(text))
    #expect(sample.rows.count == 1)
    #expect(sample.rows.first?.geometry?.wkt == wkt)
    #expect(try GeoJSONSample(text).rows.first?.geometry?.wkt == wkt, "as a text of its own")
  }

  @Test(
    "nothing to draw is no geometry",
    arguments: [
      "null", #"{"type":"Point","coordinates":[]}"#, #"{"type":"Polygon","coordinates":[]}"#,
      #"{"type":"Polygon","coordinates":[[]]}"#, #"{"type":"MultiPolygon","coordinates":[[[]]]}"#,
      #"{"type":"GeometryCollection","geometries":[]}"#,
    ])
  func empty(text: String) throws {
    let sample = try GeoJSONSample(GeoJSONSample.feature(text))
    #expect(sample.rows.count == 1)
    #expect(sample.rows[0].geometry == nil)
  }

  @Test func propertiesBecomeValues() throws {
    let sample = try GeoJSONSample(
      """
      {"features":[
       {"properties":{"nom":"Caf\\u00e9 \\ud83d\\ude00 \\"x\\"","n":1.50,"ok":true,"rien":null},
        "geometry":null,"id":12,"type":"Feature"},
       {"type":"Feature","id":"b","bbox":[1,2,3,4],"geometry":null,
        "properties":{"n":-0,"liste":[1, {"a" : "b c"}],"grand":12345678901234567890,"nom":""}},
       {"type":"Feature","geometry":null,"properties":null}
      ],"type":"FeatureCollection","autre":{"features":[]}}
      """)
    #expect(sample.table.fields == ["nom", "n", "ok", "rien", "liste", "grand"])
    #expect(sample.table.name == "sample")
    #expect(sample.table.crs == .geoJSONDefault)
    #expect(sample.rows.map(\.id) == ["12", "b", nil])
    #expect(sample.rows.map(\.number) == [1, 2, 3])
    #expect(
      sample.rows[0].values == [.text("Café 😀 \"x\""), .number(1.5), .boolean(true), .missing])
    #expect(
      sample.rows[1].values == [
        .text(""), .number(0), .missing, .missing, .text(#"[1,{"a":"b c"}]"#),
        .text("12345678901234567890"),
      ])
    #expect(sample.rows[2].values.isEmpty)
  }

  @Test(
    "a legacy crs member is honoured, wherever it stands",
    arguments: [
      (#"{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}}"#, "EPSG:2154"),
      (#"{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG:6.9:2154"}}"#, "EPSG:2154"),
      (#"{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}"#, "OGC:CRS84"),
      (#"{"type":"name","properties":{"name":"epsg:3944"}}"#, "EPSG:3944"),
      (
        #"{"properties":{"name":"http://www.opengis.net/def/crs/EPSG/0/2154"},"type":"name"}"#,
        "EPSG:2154"
      ),
      (#"{"type":"EPSG","properties":{"code":27572}}"#, "EPSG:27572"),
      (#"{"type":"name","properties":{"name":"IGNF:LAMB93"}}"#, "IGNF:LAMB93"),
    ])
  func crs(member: String, code: String) throws {
    let before = #"{"type":"FeatureCollection","crs":\#(member),"features":[]}"#
    let after = #"{"features":[],"crs":\#(member),"type":"FeatureCollection"}"#
    #expect(try GeoJSONSample(before).table.crs == .code(code))
    #expect(try GeoJSONSample(after).table.crs == .code(code))
  }

  @Test func crsThatNamesNothingIsNotGuessed() throws {
    let null = try GeoJSONSample(#"{"type":"FeatureCollection","crs":null,"features":[]}"#)
    #expect(null.table.crs == nil)
    #expect(null.table.problems.map(\.code) == ["crs-unknown"])
    let link = try GeoJSONSample(
      #"{"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"x"}},"features":[]}"#
    )
    #expect(link.table.crs == nil)
    #expect(link.table.problems.map(\.code) == ["crs-unreadable"])
  }

  @Test(
    "what is repaired or left out is told",
    arguments: [
      (
        GeoJSONSample.feature(#"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9]]]}"#),
        "ring-closed", Problem.Severity.warning
      ),
      (
        GeoJSONSample.feature(#"{"type":"Point","coordinates":[1,2,3]}"#), "heights-ignored",
        .notice
      ),
      (GeoJSONSample.feature("null", properties: #"{"a":1,"a":2}"#), "duplicate-key", .warning),
      ("\u{FEFF}" + GeoJSONSample.feature("null"), "byte-order-mark", .notice),
      (#"{"type":"Feature","geometry":null}"#, "missing-properties", .warning),
      (
        #"{"type":"Feature","geometry":null,"properties":{},"place":{"type":"Point","coordinates":[1,2]}}"#,
        "place-ignored", .warning
      ),
    ])
  func told(text: String, code: String, severity: Problem.Severity) throws {
    let sample = try GeoJSONSample(text)
    #expect(sample.rows.count == 1)
    #expect(sample.table.problems.map(\.code) == [code])
    #expect(sample.table.problems.map(\.severity) == [severity])
  }

  @Test func openRingIsClosed() throws {
    let sample = try GeoJSONSample(
      GeoJSONSample.feature(
        #"{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9]]],[[[20,0],[29,0],[29,9],[20,0]],"#
          + #"[[25,1],[26,2],[26,1]]]]}"#))
    #expect(
      sample.rows[0].geometry?.wkt
        == "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((20 0, 29 0, 29 9, 20 0), (25 1, 26 2, 26 1, 25 1)))"
    )
    #expect(sample.table.problems.first?.place.feature == "a")
  }

  @Test func lastOfTwoEqualKeysCounts() throws {
    let sample = try GeoJSONSample(GeoJSONSample.feature("null", properties: #"{"a":1,"a":2}"#))
    #expect(sample.rows[0].values == [.number(2)])
  }

  @Test func aKeyInLatin1IsRefusedAndEscapedKeysAreTheSame() throws {
    let sample = try GeoJSONSample(
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","geometry":null,"properties":{"\\u0061":1,"b":2}},
      {"type":"Feature","geometry":null,"properties":{"a":3,"b":4}},
      {"type":"Feature","geometry":null,"properties":{"b":5,"\\u0061":6}}]}
      """)
    #expect(sample.table.fields == ["a", "b"])
    #expect(sample.rows[1].values == [.number(3), .number(4)])
    #expect(sample.rows[2].values == [.number(6), .number(5)])
  }

  @Test(
    "sequences",
    arguments: [
      "\u{1E}{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":1}}\n"
        + "\u{1E}\u{1E}{\"type\":\"Feature\",\"geometry\":null,\n\"properties\":{\"a\":2}}\n",
      "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":1}}\r\n"
        + "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":2}}",
    ])
  func sequences(text: String) throws {
    for name in ["sample.geojsons", "sample.geojson"] {
      let sample = try GeoJSONSample(text, name: name)
      #expect(sample.rows.map(\.values) == [[.number(1)], [.number(2)]])
      #expect(sample.rows.map(\.number) == [1, 2])
    }
  }

  @Test func whatTheCallerThrowsComesThrough() throws {
    struct Enough: Error {}
    let folder = try ScratchFolder()
    let path = try folder.file("a.geojson", GeoJSONSample.feature("null"))
    #expect(throws: Enough.self) { try GeoJSONReader.read(path: path) { _ in throw Enough() } }
  }
}
