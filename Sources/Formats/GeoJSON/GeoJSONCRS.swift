/// Scans the `crs` member of the GeoJSON of 2008, which RFC 7946 dropped and most tools still honour.
enum GeoJSONCRS {
  /// What a `crs` member says.
  enum Declaration: Hashable {
    case code(String)
    /// `null`: the file says that nothing can be assumed.
    case unknown
    /// A link to a definition elsewhere, or an object of another form.
    case unreadable
  }

  /// Passes the member's value.
  static func declaration(_ scanner: inout JSONScanner) throws -> Declaration {
    if scanner.byte == UInt8(ascii: "n") {
      try scanner.literal("null")
      return .unknown
    }
    guard scanner.byte == UInt8(ascii: "{") else {
      try scanner.skipValue()
      return .unreadable
    }
    var names: [String: String] = [:]
    try members(&scanner, into: &names)
    // Before the specification was final: {"type": "EPSG", "properties": {"code": 2154}}.
    let type = names["type"]?.lowercased()
    if type == "epsg", let code = names["properties.code"] { return .code("EPSG:\(code)") }
    if type != "link", let name = names["properties.name"], !name.isEmpty {
      return .code(normalised(name))
    }
    return .unreadable
  }

  /// `EPSG:2154` for the forms in which files write it; other names as they are.
  static func normalised(_ name: String) -> String {
    let name = String(name.drop { $0 == " " }.prefix { $0 != " " })
    let lower = name.lowercased()
    if lower.hasPrefix("urn:") {
      // urn:ogc:def:crs:EPSG::2154, urn:ogc:def:crs:EPSG:6.9:2154
      let parts = name.split(separator: ":", omittingEmptySubsequences: false)
      if parts.count >= 7, parts[3].lowercased() == "crs", let code = parts.last, !code.isEmpty {
        return "\(parts[4].uppercased()):\(code)"
      }
    }
    if lower.hasPrefix("http") {
      // http://www.opengis.net/def/crs/EPSG/0/2154, http://www.opengis.net/gml/srs/epsg.xml#2154
      if let hash = name.lastIndex(of: "#"), lower.contains("epsg.xml") {
        return "EPSG:\(name[name.index(after: hash)...])"
      }
      let parts = name.split(separator: "/")
      if parts.count >= 4, parts[parts.count - 4].lowercased() == "crs" {
        return "\(parts[parts.count - 3].uppercased()):\(parts[parts.count - 1])"
      }
    }
    if lower.hasPrefix("epsg:") { return "EPSG:\(name.drop { $0 != ":" }.drop { $0 == ":" })" }
    return name
  }

  /// Collects the texts and numbers of an object and of its `properties`.
  private static func members(
    _ scanner: inout JSONScanner, prefix: String = "", into names: inout [String: String]
  ) throws {
    if try scanner.opensEmpty("{", "}") { return }
    repeat {
      let key = try scanner.text(scanner.key())
      if scanner.byte == UInt8(ascii: "\"") {
        names[prefix + key] = try scanner.text(scanner.string())
      } else if scanner.byte == UInt8(ascii: "{"), key == "properties", prefix.isEmpty {
        try members(&scanner, prefix: "properties.", into: &names)
      } else {
        names[prefix + key] = try scanner.compactText()
      }
    } while try scanner.hasNext(before: "}")
  }
}
