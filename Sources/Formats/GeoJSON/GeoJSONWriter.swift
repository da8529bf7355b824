internal import PlanarGeometry
public import Projection

/// Writes RFC 7946 GeoJSON: longitude and latitude in WGS 84 with seven decimals (about a centimetre),
/// shells counter-clockwise and holes clockwise, feature ids, a bounding box, no number that JSON lacks.
public enum GeoJSONWriter {
  /// - Parameters:
  ///   - layer: The rows, in their order. Where one geometry of a kind is multiple, all of them are
  ///     written so, as GIS layers have one type.
  ///   - crs: The coordinate system of the layer's geometries.
  /// - Returns: The text, one feature a line.
  /// - Throws: `ProjectionError` for a position that has no longitude and latitude.
  public static func bytes(
    of layer: OutputLayer, in crs: CoordinateReferenceSystem
  ) throws -> [UInt8] {
    let toDegrees = try Transformation(from: crs, to: .wgs84)
    let geometries = try layer.rows.map { row -> Geometry? in
      guard let geometry = row.geometry, !geometry.isEmpty else { return nil }
      let degrees = try toDegrees.transform(geometry)
      try check(degrees, toDegrees)
      return try validWhenRounded(degrees)
    }
    var writer = GeoJSONGeometryWriter(geometries.compactMap { $0?.kind })
    var features: [UInt8] = []
    for (index, (row, degrees)) in zip(layer.rows, geometries).enumerated() {
      if index > 0 { features.append(ascii: ",\n") }
      features.append(ascii: #"{"type":"Feature","id":"#)
      features.append(jsonString: row.id)
      features.append(ascii: #","geometry":"#)
      if let degrees {
        writer.append(degrees, to: &features)
      } else {
        features.append(ascii: "null")
      }
      features.append(ascii: #","properties":{"#)
      for (number, (field, value)) in zip(layer.fields, row.values).enumerated() {
        if number > 0 { features.append(UInt8(ascii: ",")) }
        features.append(jsonString: field.name)
        features.append(UInt8(ascii: ":"))
        features.append(jsonValue: value)
      }
      features.append(ascii: "}}")
    }

    var bytes: [UInt8] = []
    bytes.reserveCapacity(features.count + 200)
    bytes.append(ascii: #"{"type":"FeatureCollection","name":"#)
    bytes.append(jsonString: layer.name)
    if let box = writer.box {
      bytes.append(ascii: #","bbox":["#)
      bytes.append(position: box.least)
      bytes.append(UInt8(ascii: ","))
      bytes.append(position: box.greatest)
      bytes.append(UInt8(ascii: "]"))
    }
    bytes.append(ascii: ",\"features\":[\n")
    bytes += features
    bytes.append(ascii: layer.rows.isEmpty ? "]}\n" : "\n]}\n")
    return bytes
  }

  /// Rounding to seven decimals can fold a narrow corner of a valid polygon over itself: then GEOS
  /// snaps it to the same grid and keeps it valid. Anything else stays as it is.
  private static func validWhenRounded(_ degrees: Geometry) throws(TopologyError) -> Geometry {
    guard degrees.dimension == 2 else { return degrees }
    let scale = 1e7
    let rounded = degrees.mapCoordinates { positions in
      for index in positions.indices {
        positions[index].x = (positions[index].x * scale).rounded() / scale
        positions[index].y = (positions[index].y * scale).rounded() / scale
      }
    }
    if rounded.isValid || !degrees.isValid { return degrees }
    let snapped = try degrees.reducedPrecision(grid: 1 / scale).polygonalParts()
    return snapped.isEmpty ? degrees : snapped
  }

  /// Metres in a system of degrees would be written as they are, or be too great for the writer's integers.
  private static func check(
    _ geometry: Geometry, _ transformation: Transformation
  ) throws(ProjectionError) {
    let positions = geometry.coordinates
    let outside = positions.firstIndex { !(abs($0.x) <= 180 && abs($0.y) <= 90) }
    guard let outside else { return }
    throw .outside(
      position: positions[outside], index: outside, source: transformation.source.identifier,
      target: transformation.target.identifier, reason: "it is no longitude and latitude")
  }
}
