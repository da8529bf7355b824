import Testing

/// A layer that a run must refuse: its bytes, and what the message must name.
struct HostileLayer: Sendable {
  let name: String
  let file: String
  let bytes: [UInt8]
  /// 65, or 66 where the file cannot be read.
  var status: Int32 = 65
  /// Besides the file's name: the feature or line, and what is wrong.
  var named: [String] = []

  init(_ name: String, file: String = "hostile.geojson", _ text: String, _ named: String...) {
    self.init(name, file: file, Array(text.utf8))
    self.named = named
  }

  init(_ name: String, file: String = "hostile.geojson", _ bytes: [UInt8]) {
    self.name = name
    self.file = file
    self.bytes = bytes
  }

  /// A collection in Lambert-93 with one good feature and then one with the geometry given.
  static func collection(
    _ geometry: String, crs: String? = "urn:ogc:def:crs:EPSG::2154"
  ) -> String {
    let system =
      crs.map { #""crs": {"type": "name", "properties": {"name": "\#($0)"}},"# } ?? ""
    return """
      {"type": "FeatureCollection", \(system) "features": [
        {"type": "Feature", "properties": {"id": "good"}, "geometry":
          {"type": "Polygon", "coordinates": [[[700660, 7056900], [700800, 7056900], [700800, 7057200], [700660, 7056900]]]}},
        {"type": "Feature", "properties": {"id": "bad"}, "geometry": \(geometry)}
      ]}
      """
  }

  /// A ring of three corners around the tutorial's sites with one number replaced.
  static func ring(_ number: String, crs: String? = "urn:ogc:def:crs:EPSG::2154") -> String {
    collection(
      #"{"type": "Polygon", "coordinates": [[[700660, 7056900], [\#(number), 7056900], [700800, 7057200], [700660, 7056900]]]}"#,
      crs: crs)
  }

  static let all: [HostileLayer] = [
    .init("an empty file", ""),
    .init("a truncated file", String(collection("null").prefix(250))),
    .init("binary", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ 31) }),
    .init("zeros", [UInt8](repeating: 0, count: 5000)),
    .init("not UTF-8", Array(collection("null").utf8.map { $0 == UInt8(ascii: "g") ? 0xE9 : $0 })),
    .init("a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]),
    .init("other JSON", #"{"hello": ["world"]}"#),
    .init(
      "100,000 arrays deep",
      collection(
        #"{"type": "Polygon", "coordinates": "#
          + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "}")),
    .init(
      "100,000 objects deep",
      String(repeating: #"{"a":"#, count: 100_000) + "1" + String(repeating: "}", count: 100_000)),
    .init(
      "100,000 collections deep",
      collection(
        String(
          repeating: #"{"type": "GeometryCollection", "geometries": ["#, count: 100_000)
          + String(repeating: "]}", count: 100_000))),
    .init("NaN", ring("NaN")),
    .init("infinity", ring("Infinity")),
    .init("a number beyond double", ring("1e999"), "#2"),
    .init("a coordinate that is text", ring(#""700800""#)),
    .init("a coordinate out of range", ring("7e12"), "#2"),
    .init(
      "degrees given as metres",
      ring("3.05").replacing("7056900", with: "50.6")
        .replacing("7057200", with: "50.7").replacing("700660", with: "3.04")
        .replacing("700800", with: "3.06")),
    .init("metres given as degrees", ring("700800", crs: nil)),
    .init(
      "a polygon of two points",
      collection(
        #"{"type": "Polygon", "coordinates": [[[700660, 7056900], [700800, 7056900]]]}"#), "#2"),
    .init(
      "an open ring of two corners",
      collection(
        #"{"type": "Polygon", "coordinates": [[[700660, 7056900], [700800, 7056900], [700660, 7056900]]]}"#
      ), "#2"),
    .init(
      "a system that nobody knows", ring("700800", crs: "urn:ogc:def:crs:EPSG::999999"), "999999"),
    .init("an empty GeoPackage", file: "hostile.gpkg", ""),
    .init("text as a GeoPackage", file: "hostile.gpkg", "Bonjour\n"),
    .init(
      "a GeoPackage cut after its header", file: "hostile.gpkg",
      "SQLite format 3\u{0}" + String(repeating: "\u{0}", count: 300)),
  ]
}

extension HostileLayer: CustomTestStringConvertible {
  var testDescription: String { name }
}
