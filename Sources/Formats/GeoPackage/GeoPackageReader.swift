internal import Land

/// Reads GeoPackages: OGC 12-128 versions 1.0 to 1.4, and what QGIS and GDAL make of them.
public enum GeoPackageReader {
  /// The tables and views of features or attributes that the file registers, in the file's order.
  ///
  /// - Throws: `Problem`, `Problems`.
  public static func tables(_ path: String) throws -> [GeoPackageTable] {
    throw notYet(path)
  }

  /// Reads one table, row after row.
  ///
  /// - Parameters:
  ///   - path: The file; it is never written to.
  ///   - table: The name of a table (exactly, else without regard to case); nil: the only one.
  ///   - row: Called for each row in the order of the file. What it throws ends the reading.
  /// - Throws: `Problem`, with the names of the tables where `table` names none of them.
  public static func read(path: String, table: String?, row: (FeatureRow) throws -> Void) throws
    -> FeatureTable
  {
    throw notYet(path)
  }

  private static func notYet(_ path: String) -> Problem {
    Problem(
      .error, "geopackage-unread", at: .init(file: path), fr: "lecture GeoPackage pas encore là",
      en: "GeoPackage reading is not there yet")
  }
}
