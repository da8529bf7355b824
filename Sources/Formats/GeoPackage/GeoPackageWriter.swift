public import Land

/// Writes GeoPackage 1.3 files that QGIS opens with colours and a legend.
public enum GeoPackageWriter {
  /// Writes all layers into one new file.
  ///
  /// Same layers, system and date: same bytes. The path must not exist; the caller replaces an output
  /// directory whole.
  ///
  /// - Parameters:
  ///   - crs: The system of every geometry.
  ///   - lastChange: What `gpkg_contents.last_change` says, at midnight UTC: the scenario's reference
  ///     date, never the clock.
  /// - Throws: `Problem`.
  public static func write(
    layers: [OutputLayer], crs: GeoPackageReferenceSystem, lastChange: CalendarDate,
    to path: String
  ) throws {
    throw Problem(
      .error, "geopackage-unwritten", at: .init(file: path),
      fr: "écriture GeoPackage pas encore là", en: "GeoPackage writing is not there yet")
  }
}
