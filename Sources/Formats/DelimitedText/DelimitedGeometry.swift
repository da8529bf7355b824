internal import PlanarGeometry

/// Where the rows of a table have their geometry.
enum DelimitedGeometry: Hashable {
  /// Columns with geometry text; a row takes the first that is not empty.
  case text([Int])
  case xy(Int, Int)
  case none

  /// The usual names of columns with geometry text, outlines before points.
  static let textNames = [
    "geomsurf", "site_geomsurf", "terr_geomsurf", "geom", "geometry", "the_geom", "wkt", "wkt_geom",
    "wkb_geometry", "geojson", "geo_shape", "geompoint", "site_geompoint", "terr_geompoint",
  ]

  /// The usual names of pairs of columns with coordinates.
  static let xyNames = [
    ("x", "y"), ("lon", "lat"), ("longitude", "latitude"), ("lng", "lat"), ("long", "lat"),
    ("stop_lon", "stop_lat"), ("coord_x", "coord_y"), ("x_l93", "y_l93"),
  ]

  /// The columns of usual names that a header has.
  ///
  /// - Parameter looksLikeGeometry: Whether the values of a column are geometry text, as a column that
  ///   is named `geometry` may also hold `oui`.
  static func detect(in header: [String], looksLikeGeometry: (Int) -> Bool) -> DelimitedGeometry {
    let names = header.map { $0.lowercased() }
    let text = textNames.compactMap { names.firstIndex(of: $0) }.filter(looksLikeGeometry)
    if !text.isEmpty { return .text(text) }
    for (x, y) in xyNames {
      if let x = names.firstIndex(of: x), let y = names.firstIndex(of: y) { return .xy(x, y) }
    }
    return .none
  }
}

/// One geometry as text: well-known text (with `SRID=` too), GeoJSON, or hexadecimal WKB.
enum DelimitedGeometryText {
  /// Whether text may be a geometry, by its start.
  static func isLikely(_ text: String) -> Bool {
    let start = text.drop { $0 == " " }.prefix(20).uppercased()
    if start.hasPrefix("{") || start.hasPrefix("SRID=") { return true }
    if start.hasPrefix("0001") || start.hasPrefix("0000") || start.hasPrefix("01") {
      return text.utf8.count >= 42 && text.utf8.count % 2 == 0
        && text.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }
    return GeometryKind.allCases.contains { start.hasPrefix($0.name.uppercased()) }
  }

  /// Reads it, in two dimensions.
  ///
  /// - Returns: The geometry, nil where it is empty, and the EPSG code that the text itself gives.
  /// - Throws: `TopologyError`, `JSONFault`, `GeoJSONFault`.
  static func read(
    _ text: String, scanner geometries: inout GeoJSONGeometryScanner
  ) throws -> (geometry: Geometry?, epsg: String?) {
    var text = text.drop { $0 == " " }
    while text.last == " " { text = text.dropLast() }
    var epsg: String?
    if text.prefix(5).uppercased() == "SRID=", let end = text.firstIndex(of: ";") {
      epsg = String(text[text.index(text.startIndex, offsetBy: 5)..<end])
      text = text[text.index(after: end)...]
    }
    let geometry: Geometry?
    if text.hasPrefix("{") {
      geometry = try geoJSON(String(text), &geometries)
    } else if text.hasPrefix("0") {
      geometry = try Geometry(wkb: bytes(ofHexadecimal: text)).flattened2D()
    } else {
      geometry = try Geometry(wkt: String(text)).flattened2D()
    }
    guard let geometry, !geometry.isEmpty else { return (nil, epsg) }
    if let bad = geometry.firstNonFiniteCoordinate {
      throw TopologyError(
        operation: "read", operand: "geometry", place: bad, reason: "a coordinate is not finite")
    }
    return (geometry, epsg)
  }

  private static func geoJSON(
    _ text: String, _ geometries: inout GeoJSONGeometryScanner
  ) throws -> Geometry? {
    let bytes = FileBytes(Array(text.utf8))
    defer { withExtendedLifetime(bytes) {} }
    var scanner = JSONScanner(base: bytes.base, count: bytes.count)
    let geometry = try geometries.geometry(&scanner)
    scanner.skipSpace()
    if !scanner.isAtEnd { throw scanner.fault(.trailing) }
    return geometry
  }

  /// - Throws: `TopologyError` for a sign that is no digit or a digit without its pair: what is left would
  ///   be another geometry.
  private static func bytes(
    ofHexadecimal text: Substring
  ) throws(TopologyError) -> [UInt8] {
    var bytes: [UInt8] = []
    var high: UInt8?
    for character in text {
      guard character.isASCII, let value = character.hexDigitValue else { throw notHexadecimal }
      let digit = UInt8(value)
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    if high != nil { throw notHexadecimal }
    return bytes
  }

  private static var notHexadecimal: TopologyError {
    TopologyError(
      operation: "read", operand: "geometry", place: nil,
      reason: "not pairs of hexadecimal digits")
  }
}
