internal import GRDB

/// QGIS's own table of layer styles, which it looks for when it opens a layer of the file.
enum GeoPackageStyles {
  static let table = "layer_styles"

  static func write(_ layers: [OutputLayer], to database: Database, timestamp: String) throws {
    try database.execute(
      sql: """
        CREATE TABLE \(table) (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          f_table_catalog TEXT(256),
          f_table_schema TEXT(256),
          f_table_name TEXT(256),
          f_geometry_column TEXT(256),
          styleName TEXT(30),
          styleQML TEXT,
          styleSLD TEXT,
          useAsDefault BOOLEAN,
          description TEXT,
          owner TEXT(30),
          ui TEXT(30),
          update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
        )
        """)
    try database.execute(
      sql: """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
        VALUES (?, 'attributes', ?, 'Styles QGIS', ?)
        """, arguments: [table, table, timestamp])
    for layer in layers {
      guard let style = layer.style else { continue }
      try database.execute(
        sql: """
          INSERT INTO \(table) (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,
            styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time)
          VALUES ('', '', ?, ?, ?, ?, ?, 1, ?, '', NULL, ?)
          """,
        arguments: [
          layer.name, GeoPackageLayerTable.geometryColumn, String(layer.title.prefix(30)),
          StyleQML.document(style, of: layer), StyleSLD.document(style, of: layer), layer.title,
          timestamp,
        ])
    }
    let count = layers.filter { $0.style != nil }.count
    try database.execute(
      sql: "INSERT INTO gpkg_ogr_contents VALUES (?, ?)", arguments: [table, count])
  }
}
