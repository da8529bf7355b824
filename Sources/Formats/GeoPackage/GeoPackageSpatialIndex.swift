internal import GRDB

/// The R-tree extension of one table (OGC 12-128r17, annex F.3).
///
/// The triggers' names and conditions are prescribed. They are those up to 1.3: the ones of 1.4 make
/// GDAL before 3.7 and QGIS before 3.32 warn.
struct GeoPackageSpatialIndex {
  let table: String

  private var geometry: String { GeoPackageLayerTable.geometryColumn }
  private var key: String { GeoPackageLayerTable.keyColumn }
  var index: String { "rtree_\(table)_\(geometry)" }

  func create(in database: Database) throws {
    try database.execute(
      sql: "CREATE VIRTUAL TABLE \"\(index)\" USING rtree(id, minx, maxx, miny, maxy)")
    try database.execute(
      sql: "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', ?, 'write-only')",
      arguments: [table, geometry, "http://www.geopackage.org/spec120/#extension_rtree"])
  }

  func createTriggers(in database: Database) throws {
    let filled = "(NEW.\"\(geometry)\" NOTNULL AND NOT ST_IsEmpty(NEW.\"\(geometry)\"))"
    let blank = "(NEW.\"\(geometry)\" ISNULL OR ST_IsEmpty(NEW.\"\(geometry)\"))"
    let corners = ["ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"]
      .map { "\($0)(NEW.\"\(geometry)\")" }.joined(separator: ", ")
    let insert = "INSERT OR REPLACE INTO \"\(index)\" VALUES (NEW.\"\(key)\", \(corners));"
    let deleteOld = "DELETE FROM \"\(index)\" WHERE id = OLD.\"\(key)\";"
    let deleteBoth = "DELETE FROM \"\(index)\" WHERE id IN (OLD.\"\(key)\", NEW.\"\(key)\");"
    let same = "OLD.\"\(key)\" = NEW.\"\(key)\""
    let other = "OLD.\"\(key)\" != NEW.\"\(key)\""
    let triggers = [
      ("insert", "INSERT", filled, insert),
      ("update1", "UPDATE OF \"\(geometry)\"", "\(same) AND \(filled)", insert),
      ("update2", "UPDATE OF \"\(geometry)\"", "\(same) AND \(blank)", deleteOld),
      ("update3", "UPDATE", "\(other) AND \(filled)", "\(deleteOld) \(insert)"),
      ("update4", "UPDATE", "\(other) AND \(blank)", deleteBoth),
      ("delete", "DELETE", "OLD.\"\(geometry)\" NOT NULL", deleteOld),
    ]
    for (name, event, condition, action) in triggers {
      try database.execute(
        sql: """
          CREATE TRIGGER "\(index)_\(name)" AFTER \(event) ON "\(table)" WHEN \(condition) \
          BEGIN \(action) END
          """)
    }
  }
}
