internal import GRDB
internal import Land

/// The columns of one table, and the query that reads them.
struct GeoPackageColumns {
  struct Field {
    let name: String
    /// Declared BOOLEAN: 0 and 1 are false and true.
    let isBoolean: Bool
  }

  /// What becomes of a row, in the order of ``query``: the feature id first, then the geometry, where there are any.
  let fields: [Field]
  let hasID: Bool
  let hasGeometry: Bool
  let query: String
  /// Columns of bytes, which no measure can use.
  let skipped: [String]

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
    let expressions =
      (identity.map { [$0.expression] } ?? []) + (geometryColumn.map { [Self.quoted($0)] } ?? [])
      + fields.map { Self.quoted($0.name) }
    query =
      "SELECT \(expressions.isEmpty ? "NULL" : expressions.joined(separator: ", ")) FROM \(quoted)"
      // A table's own order, made explicit where it is free.
      + (identity.map { $0.isKey ? " ORDER BY \($0.expression)" : "" } ?? "")
    self.fields = fields
    self.skipped = skipped
    hasID = identity != nil
    hasGeometry = geometryColumn != nil
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
