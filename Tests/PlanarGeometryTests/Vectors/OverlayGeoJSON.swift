import Foundation
import PlanarGeometry

/// The GeoJSON of the overlay vectors: small files, so a generic parser will do.
struct OverlayGeoJSON {
  struct Feature {
    let type: String
    let coordinates: Any
    let properties: [String: Any]
    let geometries: [Any]
  }

  let features: [Feature]

  init(_ url: URL) throws {
    let root =
      try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any] ?? [:]
    let list = root["features"] as? [[String: Any]] ?? [root]
    features = list.map { feature in
      let geometry = feature["geometry"] as? [String: Any] ?? feature
      return Feature(
        type: geometry["type"] as? String ?? "", coordinates: geometry["coordinates"] ?? [],
        properties: feature["properties"] as? [String: Any] ?? [:],
        geometries: geometry["geometries"] as? [Any] ?? [])
    }
  }
}

extension OverlayGeoJSON.Feature {
  /// The geometry as written, valid or not.
  func geometry() throws -> Geometry {
    switch type {
    case "Point": return try Self.points([Self.position(coordinates)])
    case "MultiPoint": return try Self.points(Self.path(coordinates))
    case "LineString": return try .lineString(Self.path(coordinates))
    case "MultiLineString": return try .multiLineString(Self.rings(coordinates))
    case "Polygon": return try Self.polygon(Self.rings(coordinates))
    case "MultiPolygon": return try .multiPolygon(polygons.map(Self.polygon))
    case "GeometryCollection":
      return try .collection(
        geometries.map { part in
          let part = part as? [String: Any] ?? [:]
          return try OverlayGeoJSON.Feature(
            type: part["type"] as? String ?? "", coordinates: part["coordinates"] ?? [],
            properties: [:], geometries: []
          ).geometry()
        })
    default:
      throw TopologyError(operation: "read", operand: type, reason: "no geometry of GeoJSON")
    }
  }

  /// The rings of each polygon.
  var polygons: [[[Coordinate]]] {
    type == "Polygon"
      ? [Self.rings(coordinates)] : (coordinates as? [Any] ?? []).map(Self.rings)
  }

  private static func points(_ positions: [Coordinate]) throws -> Geometry {
    guard positions.allSatisfy(\.isFinite) else {
      throw TopologyError(operation: "read", operand: "point", reason: "a position is incomplete")
    }
    return positions.count == 1 ? .point(positions[0]) : .multiPoint(positions)
  }

  private static func polygon(_ rings: [[Coordinate]]) throws -> Geometry {
    try .polygon(shell: rings.first ?? [], holes: Array(rings.dropFirst()))
  }

  private static func rings(_ value: Any) -> [[Coordinate]] { (value as? [Any] ?? []).map(path) }

  private static func path(_ value: Any) -> [Coordinate] { (value as? [Any] ?? []).map(position) }

  private static func position(_ value: Any) -> Coordinate {
    let numbers = (value as? [Any] ?? []).compactMap { ($0 as? NSNumber)?.doubleValue }
    return numbers.count < 2
      ? Coordinate(x: .nan, y: .nan) : Coordinate(x: numbers[0], y: numbers[1])
  }
}
