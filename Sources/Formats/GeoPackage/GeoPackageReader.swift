internal import Foundation
internal import GRDB
internal import Land
internal import PlanarGeometry

/// Reads GeoPackages (OGC 12-128, 1.0 to 1.4), also such as QGIS and GDAL leave them: in WAL mode, as views,
/// in read-only folders, with wrong version numbers. The file is never written to.
public enum GeoPackageReader {
  /// The tables and views of features or attributes that the file registers, in the file's order.
  ///
  /// - Throws: `Problem` for a file that is missing, locked, damaged or no GeoPackage.
  public static func tables(_ path: String) throws -> [GeoPackageTable] {
    let problems = GeoPackageProblems(path: path)
    let connection = try GeoPackageConnection(path: path)
    return try connection.queue.reading(problems) { database in
      try GeoPackageCatalog(database, problems).tables
    }
  }

  /// Reads one table, row after row; no more than one row is in memory.
  ///
  /// The primary key is the feature id (a view's is its column `fid`) and no field. Heights and measures
  /// are dropped, columns of bytes skipped; the result says so.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - table: The name of a table (exactly, else without regard to case); nil: the only one of features,
  ///     else the only one of attributes.
  ///   - row: Called for each row in the order of its key. What it throws ends the reading and is thrown on.
  /// - Throws: `Problem` for a file that is missing, locked, damaged or no GeoPackage, or that has no such
  ///   table; `Problems` that names the features whose geometry cannot be read, the others having been
  ///   handed to `row`.
  public static func read(path: String, table: String?, row: (FeatureRow) throws -> Void) throws
    -> FeatureTable
  {
    var problems = GeoPackageProblems(path: path)
    let connection = try GeoPackageConnection(path: path)
    return try connection.queue.reading(problems) { database in
      let catalog = try GeoPackageCatalog(database, problems)
      let chosen = try catalog.table(named: table)
      problems.table = chosen.name
      let columns = try GeoPackageColumns(database, table: chosen, problems)
      var rows = GeoPackageRows(columns, problems)
      try rows.read(database, row)
      return FeatureTable(
        name: chosen.name, fields: columns.fields.map(\.name), crs: chosen.crs,
        problems: catalog.notices + rows.notices)
    }
  }
}

extension DatabaseQueue {
  /// Runs `body`, with SQLite's errors told as problems.
  func reading<Value>(
    _ problems: @autoclosure () -> GeoPackageProblems, _ body: (Database) throws -> Value
  ) throws -> Value {
    do {
      return try read(body)
    } catch let error as DatabaseError {
      throw problems().sqlite(error)
    }
  }
}
