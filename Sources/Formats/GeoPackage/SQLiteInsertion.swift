internal import GRDB
internal import GRDBSQLite
internal import Land

/// A prepared insertion of whole rows, bound through SQLite's own calls.
///
/// GRDB's arguments are arrays of values made for each row; for a million rows of thirty columns that costs more
/// than the insertion. Used inside one access to the database at a time.
final class SQLiteInsertion {
  private var statement: SQLiteStatement?
  private let connection: SQLiteConnection?

  init(into table: String, columns: Int, _ database: Database) throws {
    connection = database.sqliteConnection
    let marks = Array(repeating: "?", count: columns).joined(separator: ", ")
    let sql = "INSERT INTO \(GeoPackageColumns.quoted(table)) VALUES (\(marks))"
    guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else {
      throw failure
    }
  }

  deinit { close() }

  /// Before the connection is closed.
  func close() {
    sqlite3_finalize(statement)
    statement = nil
  }

  func bind(_ number: Int64, at column: Int32) {
    sqlite3_bind_int64(statement, column, number)
  }

  func bind(_ text: String, at column: Int32) {
    _ = text.withCString {
      sqlite3_bind_text(statement, column, $0, Int32(text.utf8.count), transient)
    }
  }

  /// - Returns: False where the value is of another kind than the column.
  func bind(_ value: AttributeValue, as type: OutputLayer.FieldType, at column: Int32) -> Bool {
    if value.isMissing {
      sqlite3_bind_null(statement, column)
      return true
    }
    switch type {
    case .text:
      guard let label = value.label else { return false }
      bind(label, at: column)
    case .real:
      guard let number = value.number else { return false }
      sqlite3_bind_double(statement, column, number)
    case .integer:
      guard let number = value.number.flatMap({ Int64(exactly: $0) }) else { return false }
      bind(number, at: column)
    case .boolean:
      switch value {
      case .boolean(let truth): bind(truth ? 1 : 0, at: column)
      case .number(0): bind(0, at: column)
      case .number(1): bind(1, at: column)
      default: return false
      }
    case .date:
      guard case .text(let text) = value, let day = CalendarDate(text) else { return false }
      bind(day.description, at: column)
    }
    return true
  }

  func bind(_ bytes: UnsafeRawBufferPointer, at column: Int32) {
    sqlite3_bind_blob(statement, column, bytes.baseAddress, Int32(bytes.count), transient)
  }

  /// Inserts the bound values with `blob` among them, and forgets them all.
  func run(with blob: UnsafeRawBufferPointer, at column: Int32) throws {
    // Read where it lies: the call outlives the insertion.
    sqlite3_bind_blob(statement, column, blob.baseAddress, Int32(blob.count), nil)
    try run()
  }

  /// Inserts the bound values and forgets them.
  func run() throws {
    let status = sqlite3_step(statement)
    let failure = status == SQLITE_DONE ? nil : failure
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
    if let failure { throw failure }
  }

  private var failure: DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
      message: String(cString: sqlite3_errmsg(connection)))
  }
}

/// SQLite copies what is bound.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
