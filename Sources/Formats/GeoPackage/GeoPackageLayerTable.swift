internal import Foundation
internal import GRDB
internal import Land
internal import PlanarGeometry

/// Writes one layer: its table and rows, what announces it, its spatial index.
struct GeoPackageLayerTable: Sendable {
  static let keyColumn = "fid"
  static let geometryColumn = "geom"
  static let idColumn = "id"

  private let layer: OutputLayer
  private let geometryType: GeoPackageGeometryType?
  private let problems: GeoPackageProblems

  /// - Throws: `Problem` for names that cannot be columns.
  init(_ layer: OutputLayer, _ problems: GeoPackageProblems) throws {
    self.layer = layer
    self.problems = problems
    geometryType = GeoPackageGeometryType(layer)
    var taken: Set = [Self.keyColumn, Self.idColumn, Self.geometryColumn]
    for field in layer.fields
    where field.name.isEmpty || !taken.insert(field.name.lowercased()).inserted {
      throw problems.error(
        "output-column-name",
        fr:
          "la colonne « \(field.name) » ne peut être écrite : nom vide, en double ou réservé (fid, id, geom).",
        en:
          "column “\(field.name)” cannot be written: its name is empty, repeated or reserved (fid, id, geom)."
      )
    }
  }

  /// Makes the empty table and announces it.
  ///
  /// - Parameter title: Unique in the file.
  /// - Throws: `DatabaseError`.
  func create(
    in database: Database, title: String, system: GeoPackageReferenceSystem, timestamp: String
  ) throws -> Filling {
    try database.execute(sql: definition)
    try database.execute(
      sql: """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        layer.name, geometryType == nil ? "attributes" : "features", title, layer.summary,
        timestamp, geometryType == nil ? nil : system.systemID,
      ])
    if let geometryType {
      try database.execute(
        sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
        arguments: [layer.name, Self.geometryColumn, geometryType.name, system.systemID])
      try GeoPackageSpatialIndex(table: layer.name).create(in: database)
    }
    return Filling(insertion: try SQLiteInsertion(into: layer.name, columns: columnCount, database))
  }

  /// A table while its rows are written.
  struct Filling {
    fileprivate let insertion: SQLiteInsertion
    /// The box of each row, in the order of the keys 1, 2, …; nil where it has no geometry.
    fileprivate(set) var boxes: [Envelope?] = []

    /// Before the connection is closed.
    func close() { insertion.close() }
  }

  /// Adds rows after those already written.
  ///
  /// - Throws: `Problem` for a value that does not fit its column; `DatabaseError`.
  func insert(_ rows: GeoPackageEncodedRows, into filling: inout Filling) throws {
    let insertion = filling.insertion
    for (number, row) in rows.rows.enumerated() {
      filling.boxes.append(rows.boxes[number])
      var column: Int32 = 1
      func next() -> Int32 {
        defer { column += 1 }
        return column
      }
      insertion.bind(Int64(filling.boxes.count), at: next())
      let blobColumn = geometryType == nil ? nil : next()
      insertion.bind(row.id, at: next())
      for (field, position) in zip(layer.fields, layer.fields.indices) {
        let value = position < row.values.count ? row.values[position] : .missing
        guard insertion.bind(value, as: field.type, at: next()) else {
          throw problems.error(
            "output-value", feature: row.id,
            fr:
              "la valeur \(value.label ?? "—") ne convient pas à la colonne « \(field.name) » (\(field.type.sqlName)).",
            en:
              "value \(value.label ?? "—") does not fit column “\(field.name)” (\(field.type.sqlName))."
          )
        }
      }
      if let blobColumn, rows.boxes[number] != nil {
        try rows.withBlob(number) { try insertion.run(with: $0, at: blobColumn) }
      } else {
        try insertion.run()
      }
    }
  }

  /// Fills in what only the whole table tells: extent, number of rows, spatial index, triggers.
  ///
  /// - Throws: `DatabaseError`.
  func finish(_ filling: Filling, in database: Database) throws {
    filling.close()
    let boxes = filling.boxes.compactMap { $0 }
    if let first = boxes.first {
      let extent = boxes.reduce(first) { $0.union($1) }
      try database.execute(
        sql: """
          UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?
          """,
        arguments: [extent.minX, extent.minY, extent.maxX, extent.maxY, layer.name])
    }
    try database.execute(
      sql: "INSERT INTO gpkg_ogr_contents VALUES (?, ?)",
      arguments: [layer.name, filling.boxes.count])
    // Last, so that they do not run for the rows written above: they call functions that only
    // spatial programs bring along.
    if geometryType != nil {
      let index = GeoPackageSpatialIndex(table: layer.name)
      try index.fill(with: filling.boxes, in: database)
      try index.createTriggers(in: database)
    }
    try database.execute(sql: countTriggers)
  }

  /// Rows with their geometries as bytes.
  func encode(
    _ rows: [OutputLayer.Row], _ system: GeoPackageReferenceSystem
  ) -> GeoPackageEncodedRows {
    GeoPackageEncodedRows(
      rows, systemID: system.systemID,
      promotes: geometryType.map(\.promotes))
  }

  private var columnCount: Int {
    1 + (geometryType == nil ? 0 : 1) + 1 + layer.fields.count
  }

  private var definition: String {
    var columns = ["\(Self.keyColumn) INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    if let geometryType { columns.append("\(Self.geometryColumn) \(geometryType.name)") }
    columns.append("\(Self.idColumn) TEXT NOT NULL UNIQUE")
    columns += layer.fields.map { "\(GeoPackageColumns.quoted($0.name)) \($0.type.sqlName)" }
    return "CREATE TABLE \(table) (\(columns.joined(separator: ", ")))"
  }

  private var table: String { GeoPackageColumns.quoted(layer.name) }

  /// GDAL's and QGIS's number of rows, kept right when somebody edits the table.
  private var countTriggers: String {
    let name = layer.name
    return [("insert", "AFTER INSERT", "+"), ("delete", "AFTER DELETE", "-")].map {
      """
      CREATE TRIGGER "trigger_\($0.0)_feature_count_\(name)" \($0.1) ON \(table) BEGIN \
      UPDATE gpkg_ogr_contents SET feature_count = feature_count \($0.2) 1 \
      WHERE lower(table_name) = lower('\(name)'); END;
      """
    }.joined(separator: "\n")
  }
}

extension OutputLayer.FieldType {
  /// The column type of OGC 12-128, table 1.
  fileprivate var sqlName: String {
    switch self {
    case .text: "TEXT"
    case .integer: "INTEGER"
    case .real: "REAL"
    case .boolean: "BOOLEAN"
    case .date: "DATE"
    }
  }
}
