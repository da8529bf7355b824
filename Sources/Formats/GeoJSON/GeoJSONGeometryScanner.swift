internal import PlanarGeometry

/// Scans geometry objects, members in any order.
struct GeoJSONGeometryScanner {
  /// GEOS 3.11 crashes on collections nested some thousand levels deep; real ones have one or two.
  static let maximumNesting = 32

  var assembly = GeometryAssembly()
  /// Whether a position had more than two numbers.
  var metHeights = false
  private var arrays = CoordinateArrays()

  /// Passes a geometry object or `null`.
  ///
  /// - Returns: Nil for `null` and for a geometry without positions.
  mutating func geometry(_ scanner: inout JSONScanner, nesting: Int = 0) throws -> Geometry? {
    let start = scanner.offset
    func fault(_ reason: GeoJSONFault.Reason) -> GeoJSONFault {
      GeoJSONFault(offset: start, reason: reason)
    }
    if scanner.byte == UInt8(ascii: "n") {
      try scanner.literal("null")
      return nil
    }
    guard scanner.byte == UInt8(ascii: "{") else { throw fault(.geometryNotAnObject) }
    guard nesting < GeoJSONGeometryScanner.maximumNesting else { throw fault(.collectionTooDeep) }

    var type: GeoJSONType?
    var hasCoordinates = false
    var parts: [Geometry]?
    if try scanner.opensEmpty("{", "}") { throw fault(.missingType) }
    repeat {
      let key = try scanner.key()
      if scanner.isText(key, "type") {
        type = try scanner.geoJSONType()
      } else if scanner.isText(key, "coordinates") {
        try scanner.coordinates(into: &arrays)
        if arrays.hasHeights { metHeights = true }
        hasCoordinates = true
      } else if scanner.isText(key, "geometries") {
        parts = try geometries(&scanner, nesting: nesting)
      } else {
        try scanner.skipValue()
      }
    } while try scanner.hasNext(before: "}")

    guard let type else { throw fault(.missingType) }
    // One of them would be lost, and the parts have used the arrays of the coordinates.
    if hasCoordinates, parts != nil { throw fault(.coordinatesAndGeometries) }
    guard type.isGeometry else { throw fault(.unknownType(type.rawValue)) }
    if type == .geometryCollection {
      guard let parts else { throw fault(.missingGeometries) }
      if parts.isEmpty { return nil }
      do {
        return try .collection(parts)
      } catch {
        throw fault(.notBuilt(error.reason))
      }
    }
    guard hasCoordinates else { throw fault(.missingCoordinates(type.rawValue)) }
    return try assembly.geometry(type, &arrays)
  }

  private mutating func geometries(
    _ scanner: inout JSONScanner, nesting: Int
  ) throws -> [Geometry] {
    guard scanner.byte == UInt8(ascii: "[") else {
      throw GeoJSONFault(offset: scanner.offset, reason: .missingGeometries)
    }
    var parts: [Geometry] = []
    if try scanner.opensEmpty("[", "]") { return parts }
    repeat {
      if let part = try geometry(&scanner, nesting: nesting + 1) { parts.append(part) }
    } while try scanner.hasNext(before: "]")
    return parts
  }
}

extension JSONScanner {
  /// Passes the value of a `type` member.
  mutating func geoJSONType() throws -> GeoJSONType {
    let start = offset
    guard byte == UInt8(ascii: "\"") else {
      try skipValue()
      throw GeoJSONFault(offset: start, reason: .typeNotText)
    }
    let name = try text(string())
    guard let type = GeoJSONType(rawValue: name) else {
      throw GeoJSONFault(offset: start, reason: .unknownType(name))
    }
    return type
  }
}
