internal import PlanarGeometry

/// The geometry type that a layer's table declares.
///
/// One type in a layer, as ArcGIS and QGIS want it: where any is multiple all are written so, polygons
/// and lines always, points only where needed. `GEOMETRY` where a row is not of the layer's shape.
struct GeoPackageGeometryType: Hashable {
  let name: String
  let promotes: Bool

  /// Nil for a layer without geometry.
  init?(_ layer: OutputLayer) {
    let kinds = Set(layer.rows.compactMap { $0.geometry }.filter { !$0.isEmpty }.map(\.kind))
    let fits: Bool
    switch layer.shape {
    case .none:
      return nil
    case .polygon:
      fits = kinds.allSatisfy(\.isPolygonal)
      name = fits ? "MULTIPOLYGON" : "GEOMETRY"
    case .line:
      fits = kinds.allSatisfy(\.isLineal)
      name = fits ? "MULTILINESTRING" : "GEOMETRY"
    case .point:
      fits = kinds.allSatisfy(\.isPuntal)
      name = !fits ? "GEOMETRY" : kinds.contains(.multiPoint) ? "MULTIPOINT" : "POINT"
    }
    promotes = fits && name != "POINT"
  }
}
