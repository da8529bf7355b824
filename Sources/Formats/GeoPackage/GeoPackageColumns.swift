internal import GRDB
internal import Land

/// The columns of one table, and the queries that read them.
struct GeoPackageColumns {
  struct Field {
    let name: String
    /// Declared BOOLEAN: 0 and 1 are false and true.
    let isBoolean: Bool
  }

  /// Columns of the queries after the feature id and the geometry, where there are any.
  let fields: [Field]
  let hasID: Bool
  let hasGeometry: Bool
  /// Columns of bytes, which no measure can use.
  let skipped: [String]
  /// Feature id and geometry, where there are any.
  private let leading: [String]
  /// The integer by which SQLite finds a row; nil for views and tables without one.
  let key: String?
  private let table: String

  /// - Throws: `Problem` where the registered table or column is not there; `DatabaseError`.
  init(_ database: Database, table: GeoPackageTable, _ problems: GeoPackageProblems) throws {
    let quoted = Self.quoted(table.name)
    let columns = try Row.fetchAll(database, sql: "PRAGMA table_xinfo(\(quoted))")
      // 1: a hidden column of a virtual table; 2 and 3, generated columns, are read like others.
      .filter { $0.integer("hidden") != 1 }
    if columns.isEmpty {
      throw problems.error(
        "table-missing",
        fr: "la table est annoncée dans gpkg_contents mais n'existe pas.",
        en: "the table is announced in gpkg_contents but does not exist.")
    }
    var geometryColumn: String?
    if case .features(let registered, _) = table.content {
      geometryColumn = columns.map { $0.text("name") ?? "" }
        .first { $0.lowercased() == registered.lowercased() }
      if geometryColumn == nil {
        throw problems.error(
          "geometry-column-missing",
          fr: "la colonne de géométrie « \(registered) » n'existe pas.",
          en: "the geometry column “\(registered)” does not exist.")
      }
    }
    let identity = try Self.identity(of: table.name, columns, database)
    var fields: [Field] = []
    var skipped: [String] = []
    for column in columns {
      let name = column.text("name") ?? ""
      let type = (column.text("type") ?? "").uppercased()
      if name == geometryColumn || name == identity?.name { continue }
      if type.hasPrefix("BLOB") || Self.geometryTypes.contains(type) {
        skipped.append(name)
      } else {
        fields.append(Field(name: name, isBoolean: type == "BOOLEAN"))
      }
    }
    leading =
      (identity.map { [$0.expression] } ?? []) + (geometryColumn.map { [Self.quoted($0)] } ?? [])
    key = identity.flatMap { $0.isKey ? $0.expression : nil }
    self.table = quoted
    self.fields = fields
    self.skipped = skipped
    hasID = identity != nil
    hasGeometry = geometryColumn != nil
  }

  /// The query that gives all rows.
  var query: String {
    // A table's own order, made explicit where it is free.
    select(fields.map { Self.quoted($0.name) }) + (key.map { " ORDER BY \($0)" } ?? "")
  }

  /// The query that gives one row by its ``key``.
  ///
  /// - Parameter wanted: The other fields are read as missing; nil: all are wanted.
  func lookup(key: String, wanted: Set<Int>?) -> String {
    let values = fields.enumerated().map { position, field in
      wanted?.contains(position) ?? true ? Self.quoted(field.name) : "NULL"
    }
    return select(values) + " WHERE \(key) = ?"
  }

  /// The query that gives the key of every row, and one field.
  func keys(_ key: String, and field: Int?) -> String {
    let value = field.map { Self.quoted(fields[$0].name) } ?? "NULL"
    return "SELECT \(key), \(value) FROM \(table) ORDER BY \(key)"
  }

  private func select(_ values: [String]) -> String {
    let all = leading + values
    return "SELECT \(all.isEmpty ? "NULL" : all.joined(separator: ", ")) FROM \(table)"
  }

  private struct Identity {
    /// Nil for the hidden `rowid`.
    var name: String?
    var expression: String
    var isKey: Bool
  }

  private static func identity(of table: String, _ columns: [Row], _ database: Database) throws
    -> Identity?
  {
    let keys = columns.filter { ($0.integer("pk") ?? 0) > 0 }
    if keys.count == 1, let key = keys.first, key.text("type")?.uppercased() == "INTEGER" {
      let name = key.text("name") ?? ""
      return Identity(name: name, expression: quoted(name), isKey: true)
    }
    if try database.viewExists(table) {
      // A view has neither key nor rowid; its maker names the column that plays the part.
      let name = columns.map { $0.text("name") ?? "" }
        .first { ["fid", "ogc_fid"].contains($0.lowercased()) }
      return name.map { Identity(name: $0, expression: quoted($0), isKey: false) }
    }
    // WITHOUT ROWID tables have none, and a column of that name would be a different thing.
    let isShadowed = columns.contains { ($0.text("name") ?? "").lowercased() == "rowid" }
    let hasRowID =
      !isShadowed
      && (try? database.makeStatement(sql: "SELECT rowid FROM \(quoted(table))")) != nil
    return hasRowID ? Identity(name: nil, expression: "rowid", isKey: true) : nil
  }

  private static let geometryTypes: Set<String> = [
    "GEOMETRY", "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON",
    "GEOMETRYCOLLECTION", "GEOMCOLLECTION", "CIRCULARSTRING", "COMPOUNDCURVE", "CURVEPOLYGON",
    "MULTICURVE", "MULTISURFACE", "CURVE", "SURFACE",
  ]

  /// A name as SQL, whatever it holds.
  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
