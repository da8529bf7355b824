public import PlanarGeometry

/// Writes RFC 7946 GeoJSON.
public enum GeoJSONWriter {
  /// - Parameter toWGS84: Takes a geometry of the layer to longitude and latitude in degrees.
  public static func bytes(
    of layer: OutputLayer, toWGS84: (Geometry) throws -> Geometry
  ) throws -> [UInt8] {
    []
  }
}
