public import Land

/// Writes GeoPackage 1.3 (OGC 12-128r17) files that QGIS opens with colours and a legend.
public enum GeoPackageWriter {
  /// Writes all layers into one file, which appears whole or not at all.
  ///
  /// A file of that name is replaced once the new one is complete and on the disk. Same layers, system
  /// and date: same bytes, as long as SQLite is the same.
  ///
  /// Each table has the key `fid`, the text column `id` and the layer's fields; values of kind `date` are
  /// texts such as `2028-01-31`. Empty geometries are written as none.
  ///
  /// - Parameters:
  ///   - crs: The system of every geometry; positions are x then y.
  ///   - lastChange: What `gpkg_contents.last_change` says, at midnight UTC: the scenario's reference date,
  ///     never the clock.
  /// - Throws: `Problem` for names or values that cannot be written, repeated ids, a folder that is
  ///   missing, read-only or full.
  public static func write(
    layers: [OutputLayer], crs: GeoPackageReferenceSystem, lastChange: CalendarDate,
    to path: String
  ) throws {
    let draft = try GeoPackageDraft(layers: layers, crs: crs, lastChange: lastChange, path: path)
    for (number, layer) in layers.enumerated() {
      // In chunks, so that the bytes of one large layer are not all held at once.
      for first in stride(from: 0, to: layer.rows.count, by: chunk) {
        let rows = Array(layer.rows[first..<min(first + chunk, layer.rows.count)])
        try draft.append(draft.encoders[number].encode(rows), toLayer: number)
      }
    }
    try draft.finish()
  }

  private static let chunk = 1024
}
