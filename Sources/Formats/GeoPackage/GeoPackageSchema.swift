internal import GRDB

/// The tables that every GeoPackage 1.3 has (OGC 12-128r17, clauses 1.1 and 2.1, annex C), and GDAL's counts.
enum GeoPackageSchema {
  /// "GPKG".
  private static let applicationID = 0x4750_4B47
  /// 1.3: versions up to 1.2 and 1.4 make one or the other generation of GDAL and QGIS warn.
  private static let version = 10300

  /// - Parameter timestamp: What columns say that would else take the clock's time.
  static func create(
    in database: Database, for system: GeoPackageReferenceSystem
  ) throws {
    try database.execute(sql: tables)
    for row in [
      GeoPackageReferenceSystem.undefinedCartesian, .undefinedGeographic, .wgs84,
    ] where row.systemID != system.systemID {
      try insert(row, into: database)
    }
    try insert(system, into: database)
  }

  /// What must be said before the first table is made.
  ///
  /// The file is a draft that nobody else sees: no journal need bring it back to an earlier state, and one wait for
  /// the disk at its end is enough (``GeoPackageDraft/finish()``).
  static func prepare(_ database: Database) throws {
    try database.execute(
      sql: """
        PRAGMA page_size = 4096;
        PRAGMA auto_vacuum = NONE;
        PRAGMA encoding = 'UTF-8';
        PRAGMA synchronous = OFF;
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA journal_mode = OFF;
        PRAGMA cache_size = -65536;
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        """)
  }

  private static func insert(_ system: GeoPackageReferenceSystem, into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)",
      arguments: [
        system.name, system.systemID, system.organization, system.code, system.definition,
      ])
  }

  private static let tables = """
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL PRIMARY KEY,
      organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL,
      definition TEXT NOT NULL,
      description TEXT
    );
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY,
      data_type TEXT NOT NULL,
      identifier TEXT UNIQUE,
      description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE,
      min_y DOUBLE,
      max_x DOUBLE,
      max_y DOUBLE,
      srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
    );
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL,
      column_name TEXT NOT NULL,
      geometry_type_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL,
      z TINYINT NOT NULL,
      m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
    );
    CREATE TABLE gpkg_extensions (
      table_name TEXT,
      column_name TEXT,
      extension_name TEXT NOT NULL,
      definition TEXT NOT NULL,
      scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
    );
    CREATE TABLE gpkg_ogr_contents (
      table_name TEXT NOT NULL PRIMARY KEY,
      feature_count INTEGER DEFAULT NULL
    );
    """
}
