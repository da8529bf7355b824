import Foundation
import GRDB

/// Makes GeoPackages byte by byte, right or wrong, without the writer under test.
struct GeoPackageFixture {
  let path: String

  /// A GeoPackage 1.2 with an empty table `parcels (fid, geom, name)` in EPSG:2154.
  init(_ path: String) throws {
    self.path = path
    try execute(
      """
      PRAGMA application_id = 1196444487;
      PRAGMA user_version = 10200;
      CREATE TABLE gpkg_spatial_ref_sys (srs_name, srs_id INTEGER PRIMARY KEY, organization,
        organization_coordsys_id, definition, description);
      INSERT INTO gpkg_spatial_ref_sys VALUES
        ('none', -1, 'NONE', -1, 'undefined', NULL), ('none', 0, 'NONE', 0, 'undefined', NULL),
        ('Lambert-93', 2154, 'epsg', 2154, 'PROJCS["x"]', NULL),
        ('own', 900, 'mairie', 900, 'PROJCS["Plan de la mairie"]', NULL),
        ('local', 901, 'NONE', 901, 'LOCAL_CS["Undefined SRS"]', NULL);
      CREATE TABLE gpkg_contents (table_name PRIMARY KEY, data_type, identifier, description,
        last_change, min_x, min_y, max_x, max_y, srs_id);
      CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m);
      """)
    try addTable("parcels", columns: "fid INTEGER PRIMARY KEY, geom POLYGON, name TEXT")
  }

  func addTable(_ name: String, columns: String, geometry: String? = "geom", system: Int = 2154)
    throws
  {
    let quoted = name.replacing("\"", with: "\"\"")
    try execute("CREATE TABLE \"\(quoted)\" (\(columns))")
    try register(name, geometry: geometry, system: system)
  }

  func register(_ name: String, geometry: String? = "geom", system: Int = 2154) throws {
    try execute(
      """
      INSERT INTO gpkg_contents (table_name, data_type, identifier)
      VALUES ('\(name)', '\(geometry == nil ? "attributes" : "features")', 'Titre de \(name)');
      """)
    if let geometry {
      try execute(
        """
        INSERT INTO gpkg_geometry_columns
        VALUES ('\(name)', '\(geometry)', 'GEOMETRY', \(system), 2, 2);
        """)
    }
  }

  func execute(_ sql: String) throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
  }

  /// Adds parcels with that blob.
  func add(_ blob: [UInt8]?, name: String = "x", times: Int = 1) throws {
    try DatabaseQueue(path: path).write { database in
      for _ in 0..<times {
        try database.execute(
          sql: "INSERT INTO parcels (geom, name) VALUES (?, ?)",
          arguments: [blob.map { Data($0) }, name])
      }
    }
  }

  // MARK: - Bytes

  /// How every SQLite file starts.
  static let magic = Array("SQLite format 3\u{0}".utf8)

  /// A header with an envelope of zeros, whose kind alone decides where the geometry starts.
  static func header(
    envelope: Int = 0, littleEndian: Bool = true, empty: Bool = false, extended: Bool = false,
    version: UInt8 = 0
  ) -> [UInt8] {
    let sizes = [0, 32, 48, 48, 64, 0, 0, 0]
    let flags =
      (littleEndian ? 1 : 0) | envelope << 1 | (empty ? 16 : 0) | (extended ? 32 : 0)
    let system = bytes(UInt32(2154), littleEndian)
    return [0x47, 0x50, version, UInt8(flags)] + system
      + [UInt8](repeating: 0, count: sizes[envelope])
  }

  /// A square of side 10 at the origin; `extra` numbers follow x and y of each position.
  static func square(
    type: UInt32 = 3, littleEndian: Bool = true, extra: [Double] = []
  ) -> [UInt8] {
    var result: [UInt8] = [littleEndian ? 1 : 0]
    result += bytes(type, littleEndian) + bytes(UInt32(1), littleEndian)
    result += bytes(UInt32(5), littleEndian)
    for (x, y) in [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)] {
      for value in [x, y] + extra { result += bytes(value.bitPattern, littleEndian) }
    }
    return result
  }

  static func bytes(_ value: some FixedWidthInteger, _ littleEndian: Bool = true) -> [UInt8] {
    withUnsafeBytes(of: littleEndian ? value.littleEndian : value.bigEndian) { Array($0) }
  }
}
