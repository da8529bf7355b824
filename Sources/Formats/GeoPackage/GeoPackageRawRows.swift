internal import GRDB
internal import GRDBSQLite
internal import Land

/// Rows as they lie in a table: geometries are still bytes, so that reading, which one task does at a time, is little
/// more than copying, and the rest can be done by any task.
struct GeoPackageRawRows: Sendable {
  /// 1-based positions among the table's rows.
  private(set) var numbers: [Int] = []
  private(set) var ids: [String?] = []
  /// The bytes of all geometries, one after the other.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var isNull: [Bool] = []
  private var values: [AttributeValue] = []
  private var fieldCount = 0
  /// What no measure can use, and was left out.
  private(set) var blobValues = 0
  private(set) var infiniteValues = 0

  var count: Int { numbers.count }

  /// Adds the next row of a query of `columns`; false at its end.
  mutating func append(
    from statement: Statement, _ columns: GeoPackageColumns, number: Int
  ) throws -> Bool {
    let row = statement.sqliteStatement
    switch sqlite3_step(row) {
    case SQLITE_ROW: break
    case SQLITE_DONE: return false
    default:
      let connection = sqlite3_db_handle(row)
      throw DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
        message: String(cString: sqlite3_errmsg(connection)))
    }
    numbers.append(number)
    var column: Int32 = 0
    if columns.hasID {
      ids.append(AttributeValue(row, column).label)
      column += 1
    } else {
      ids.append(nil)
    }
    if columns.hasGeometry {
      let type = sqlite3_column_type(row, column)
      isNull.append(type == SQLITE_NULL)
      // What is no blob is no geometry, and its bytes say so.
      let blob = sqlite3_column_blob(row, column)
      let size = Int(sqlite3_column_bytes(row, column))
      bytes.append(contentsOf: UnsafeRawBufferPointer(start: blob, count: blob == nil ? 0 : size))
      column += 1
    }
    ends.append(bytes.count)
    fieldCount = columns.fields.count
    for field in columns.fields {
      values.append(value(row, column, of: field))
      column += 1
    }
    return true
  }

  private mutating func value(
    _ row: SQLiteStatement, _ column: Int32, of field: GeoPackageColumns.Field
  ) -> AttributeValue {
    switch sqlite3_column_type(row, column) {
    case SQLITE_BLOB:
      blobValues += 1
      return .missing
    case SQLITE_FLOAT where !sqlite3_column_double(row, column).isFinite:
      infiniteValues += 1
      return .missing
    case SQLITE_INTEGER where field.isBoolean:
      let number = sqlite3_column_int64(row, column)
      return number == 0 || number == 1 ? .boolean(number == 1) : AttributeValue(row, column)
    default:
      return AttributeValue(row, column)
    }
  }

  func values(ofRow row: Int) -> [AttributeValue] {
    Array(values[row * fieldCount..<(row + 1) * fieldCount])
  }

  /// The bytes of a row's geometry; nil for NULL.
  func withBlob<Value>(
    _ row: Int, _ body: (UnsafeRawBufferPointer?) throws -> Value
  ) rethrows -> Value {
    if isNull[row] { return try body(nil) }
    return try bytes.withUnsafeBytes {
      try body(UnsafeRawBufferPointer(rebasing: $0[(row == 0 ? 0 : ends[row - 1])..<ends[row]]))
    }
  }
}

extension AttributeValue {
  /// The value of a column of the row that a query is at.
  ///
  /// Integers that a `Double` cannot hold become text, so that no digit of an identifier is lost.
  init(_ row: SQLiteStatement, _ column: Int32) {
    switch sqlite3_column_type(row, column) {
    case SQLITE_INTEGER:
      let number = sqlite3_column_int64(row, column)
      self = number.magnitude <= 1 << 53 ? .number(Double(number)) : .text(String(number))
    case SQLITE_FLOAT:
      self = .number(sqlite3_column_double(row, column))
    case SQLITE_TEXT:
      let bytes = UnsafeRawBufferPointer(
        start: sqlite3_column_text(row, column), count: Int(sqlite3_column_bytes(row, column)))
      self = .text(String(decoding: bytes, as: UTF8.self))
    default:
      self = .missing
    }
  }
}
