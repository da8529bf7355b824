internal import GRDB
internal import GRDBSQLite
internal import Land

/// A table of a GeoPackage, read row by row in any order.
final class GeoPackageArchive: RowArchive {
  private let connection: GeoPackageConnection
  private let problems: GeoPackageProblems
  private let notices: [Problem]
  private let columns: GeoPackageColumns
  private let key: String
  private var keys: [Int64] = []
  private var statement: Statement?
  let crs: DeclaredCRS?

  /// - Parameter wanted: The fields that anybody will look at; the others are read as missing. Nil: all.
  /// - Returns: Nil where the table has no key to find rows by.
  init?(path: String, table: String?, wanted: (([String]) -> Set<Int>?)) throws {
    var problems = GeoPackageProblems(path: path)
    let connection = try GeoPackageConnection(path: path)
    let (chosen, columns, notices) = try connection.queue.reading(problems) { database in
      let catalog = try GeoPackageCatalog(database, problems)
      let chosen = try catalog.table(named: table)
      var problems = problems
      problems.table = chosen.name
      let columns = try GeoPackageColumns(database, table: chosen, problems)
      return (chosen, columns, catalog.notices)
    }
    guard let key = columns.key else { return nil }
    problems.table = chosen.name
    self.problems = problems
    self.columns = columns
    self.key = key
    self.notices = notices
    crs = chosen.crs
    let sql = columns.lookup(key: key, wanted: wanted(columns.fields.map(\.name)))
    statement = try connection.queue.reading(problems) { try $0.makeStatement(sql: sql) }
    self.connection = connection
  }

  var fields: [String] { columns.fields.map(\.name) }

  func forEachID(
    inColumn column: Int?, _ body: (Int, String?, AttributeValue) -> Void
  ) throws {
    keys = []
    try connection.queue.reading(problems) { database in
      let statement = try database.makeStatement(sql: columns.keys(key, and: column))
      let row = statement.sqliteStatement
      while true {
        let status = sqlite3_step(row)
        if status == SQLITE_DONE { return }
        guard status == SQLITE_ROW else {
          throw DatabaseError(
            resultCode: ResultCode(rawValue: status), message: database.lastErrorMessage)
        }
        let key = sqlite3_column_int64(row, 0)
        keys.append(key)
        body(keys.count, String(key), AttributeValue(row, 1))
      }
    }
  }

  func rows(_ numbers: ArraySlice<Int32>) throws -> any PendingRows {
    guard let statement else { return GeoPackagePendingRows(raw: .init(), columns, problems) }
    var raw = GeoPackageRawRows()
    try connection.queue.reading(problems) { _ in
      for number in numbers {
        sqlite3_reset(statement.sqliteStatement)
        sqlite3_bind_int64(statement.sqliteStatement, 1, keys[Int(number) - 1])
        guard try raw.append(from: statement, columns, number: Int(number)) else {
          throw problems.error(
            "geopackage-locked", fault: .file,
            fr: "un autre programme (QGIS ?) y écrit en ce moment.",
            en: "another program (QGIS?) is writing to it.")
        }
      }
      sqlite3_reset(statement.sqliteStatement)
    }
    return GeoPackagePendingRows(raw: raw, columns, problems)
  }

  func problems(of accounts: [any RowAccount]) throws -> [Problem] {
    var whole = GeoPackageRows(columns, problems)
    for case let account as GeoPackageRows in accounts { whole.merge(account) }
    try whole.throwFaults()
    return notices + whole.notices
  }

  deinit {
    // Before the connection: a statement must not outlive it.
    statement = nil
  }
}

private struct GeoPackagePendingRows: PendingRows {
  let raw: GeoPackageRawRows
  let columns: GeoPackageColumns
  let problems: GeoPackageProblems

  init(raw: GeoPackageRawRows, _ columns: GeoPackageColumns, _ problems: GeoPackageProblems) {
    self.raw = raw
    self.columns = columns
    self.problems = problems
  }

  var count: Int { raw.count }

  func decode(_ body: (FeatureRow) throws -> Void) throws -> any RowAccount {
    var rows = GeoPackageRows(columns, problems)
    try rows.decode(raw, body)
    return rows
  }
}
