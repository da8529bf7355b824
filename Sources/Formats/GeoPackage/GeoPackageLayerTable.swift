internal import Foundation
internal import GRDB
internal import Land
internal import PlanarGeometry

/// Writes one layer: its table and rows, what announces it, its spatial index.
struct GeoPackageLayerTable {
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

  /// - Parameter title: Unique in the file.
  /// - Throws: `Problem` for a value that does not fit its column; `DatabaseError`.
  func write(
    to database: Database, title: String, system: GeoPackageReferenceSystem, timestamp: String
  ) throws {
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
    let index = GeoPackageSpatialIndex(table: layer.name)
    if let geometryType {
      try database.execute(
        sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
        arguments: [layer.name, Self.geometryColumn, geometryType.name, system.systemID])
      try index.create(in: database)
    }
    let extent = try insertRows(into: database, index, system)
    if let extent {
      try database.execute(
        sql: """
          UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?
          """,
        arguments: [extent.minX, extent.minY, extent.maxX, extent.maxY, layer.name])
    }
    try database.execute(
      sql: "INSERT INTO gpkg_ogr_contents VALUES (?, ?)", arguments: [layer.name, layer.rows.count])
    // Last, so that they do not run for the rows written above: they call functions that only
    // spatial programs bring along.
    if geometryType != nil { try index.createTriggers(in: database) }
    try database.execute(sql: countTriggers)
  }

  private var definition: String {
    var columns = ["\(Self.keyColumn) INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    if let geometryType { columns.append("\(Self.geometryColumn) \(geometryType.name)") }
    columns.append("\(Self.idColumn) TEXT NOT NULL UNIQUE")
    columns += layer.fields.map { "\(GeoPackageColumns.quoted($0.name)) \($0.type.sqlName)" }
    return "CREATE TABLE \(table) (\(columns.joined(separator: ", ")))"
  }

  private var table: String { GeoPackageColumns.quoted(layer.name) }

  private func insertRows(
    into database: Database, _ index: GeoPackageSpatialIndex, _ system: GeoPackageReferenceSystem
  ) throws -> Envelope? {
    let count = 1 + (geometryType == nil ? 0 : 1) + 1 + layer.fields.count
    let statement = try database.makeStatement(
      sql:
        "INSERT INTO \(table) VALUES (\(Array(repeating: "?", count: count).joined(separator: ", ")))"
    )
    let indexStatement = geometryType == nil ? nil : try index.insertion(in: database)
    let blobs = GeoPackageBlobWriter(
      systemID: system.systemID, promotes: geometryType?.promotes ?? false)
    var extent: Envelope?
    for (position, row) in layer.rows.enumerated() {
      let key = position + 1
      var values: [DatabaseValue] = [key.databaseValue]
      values.reserveCapacity(count)
      // An empty geometry says no more than none, and every reader understands NULL.
      let envelope = row.geometry?.envelope
      if geometryType != nil {
        if let geometry = row.geometry, let envelope {
          values.append(Data(blobs.blob(geometry, envelope)).databaseValue)
        } else {
          values.append(.null)
        }
      }
      values.append(row.id.databaseValue)
      for (field, position) in zip(layer.fields, layer.fields.indices) {
        let value = position < row.values.count ? row.values[position] : .missing
        guard let stored = field.type.stored(value) else {
          throw problems.error(
            "output-value", feature: row.id,
            fr:
              "la valeur \(value.label ?? "—") ne convient pas à la colonne « \(field.name) » (\(field.type.sqlName)).",
            en:
              "value \(value.label ?? "—") does not fit column “\(field.name)” (\(field.type.sqlName))."
          )
        }
        values.append(stored)
      }
      try statement.execute(arguments: StatementArguments(values))
      if let indexStatement, let envelope {
        try indexStatement.execute(arguments: [
          key, envelope.minX, envelope.maxX, envelope.minY, envelope.maxY,
        ])
        extent = extent?.union(envelope) ?? envelope
      }
    }
    return extent
  }

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

  /// Nil where the value is of another kind.
  fileprivate func stored(_ value: AttributeValue) -> DatabaseValue? {
    if value.isMissing { return .null }
    switch self {
    case .text:
      return value.label?.databaseValue
    case .real:
      return value.number?.databaseValue
    case .integer:
      return value.number.flatMap { Int64(exactly: $0) }?.databaseValue
    case .boolean:
      switch value {
      case .boolean(let truth): return (truth ? 1 : 0).databaseValue
      case .number(0), .number(1): return value.number.flatMap { Int64(exactly: $0) }?.databaseValue
      default: return nil
      }
    case .date:
      guard case .text(let text) = value else { return nil }
      return CalendarDate(text)?.description.databaseValue
    }
  }
}
