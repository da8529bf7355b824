internal import Foundation
internal import GRDB
internal import Land

/// What a GeoPackage says about itself in its `gpkg_` tables.
struct GeoPackageCatalog {
  let problems: GeoPackageProblems
  let tables: [GeoPackageTable]
  /// Deviations from the standard that reading can live with.
  let notices: [Problem]

  /// - Throws: `Problem` for an SQLite database that is no GeoPackage; `DatabaseError`.
  init(_ database: Database, _ problems: GeoPackageProblems) throws {
    self.problems = problems
    guard try database.tableExists("gpkg_contents") else {
      throw problems.error(
        "not-a-geopackage",
        fr: "c'est une base SQLite, mais pas un GeoPackage : la table gpkg_contents manque.",
        en: "an SQLite database, but not a GeoPackage: table gpkg_contents is missing.")
    }
    notices = try Self.versionNotices(database, problems)
    let systems = try GeoPackageDeclaredSystems(database)
    let geometryColumns =
      try database.tableExists("gpkg_geometry_columns")
      ? Row.fetchAll(database, sql: "SELECT * FROM gpkg_geometry_columns") : []
    let contents = try Row.fetchAll(database, sql: "SELECT * FROM gpkg_contents ORDER BY rowid")
    tables = contents.compactMap { row in
      guard let name = row.text("table_name") else { return nil }
      let title = row.text("identifier").flatMap { $0.isEmpty ? nil : $0 } ?? name
      switch row.text("data_type")?.lowercased() {
      case "features":
        // GDAL writes the names of one table in different cases into different places.
        let geometry = geometryColumns.first {
          $0.text("table_name")?.lowercased() == name.lowercased()
        }
        guard let geometry, let column = geometry.text("column_name") else {
          return GeoPackageTable(name: name, title: title, content: .attributes, crs: nil)
        }
        let type = geometry.text("geometry_type_name")?.uppercased() ?? "GEOMETRY"
        let system = geometry.integer("srs_id") ?? row.integer("srs_id")
        return GeoPackageTable(
          name: name, title: title, content: .features(column: column, geometryType: type),
          crs: system.flatMap { systems[$0] })
      // GDAL before 2.2 called tables without geometry "aspatial".
      case "attributes", "aspatial":
        return GeoPackageTable(name: name, title: title, content: .attributes, crs: nil)
      default:
        return nil
      }
    }
  }

  /// The table that a scenario means.
  ///
  /// - Throws: `Problem` that lists the tables.
  func table(named name: String?) throws -> GeoPackageTable {
    if let name {
      let found =
        tables.first { $0.name == name }
        ?? tables.first { $0.name.lowercased() == name.lowercased() }
      if let found { return found }
      let nearest = nearestWord(to: name, among: tables.map(\.name))
      throw problems.error(
        "unknown-table",
        fr: "pas de table « \(name) ».", en: "there is no table “\(name)”.",
        remedy: Message(
          fr: (nearest.map { "Vouliez-vous « \($0) » ? " } ?? "") + "Tables : \(list).",
          en: (nearest.map { "Did you mean “\($0)”? " } ?? "") + "Tables: \(list)."))
    }
    let features = tables.filter { $0.content != .attributes }
    let candidates = features.isEmpty ? tables.filter { $0.name != "layer_styles" } : features
    guard let only = candidates.first else {
      throw problems.error(
        "geopackage-without-tables", fr: "le GeoPackage ne contient aucune table à lire.",
        en: "the GeoPackage holds no table to read.")
    }
    if candidates.count > 1 {
      throw problems.error(
        "table-not-named", fr: "le GeoPackage contient plusieurs tables : \(list).",
        en: "the GeoPackage holds several tables: \(list).",
        remedy: Message(
          fr: "Nommez-en une : \(problems.path)#\(only.name).",
          en: "Name one: \(problems.path)#\(only.name)."))
    }
    return only
  }

  private var list: String {
    tables.isEmpty ? "—" : tables.map(\.name).joined(separator: ", ")
  }

  private static func versionNotices(_ database: Database, _ problems: GeoPackageProblems) throws
    -> [Problem]
  {
    let application = try UInt32(
      truncatingIfNeeded: Int64.fetchOne(database, sql: "PRAGMA application_id") ?? 0)
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    // "GPKG" with a version since 1.2; "GP10" and "GP11" before.
    switch application {
    case 0x4750_4B47 where (10200...10499).contains(version): return []
    case 0x4750_3130, 0x4750_3131: return []
    case 0x4750_4B47:
      return [
        problems.notice(
          "geopackage-version",
          fr: "version de GeoPackage inconnue (user_version \(version)) ; lu comme 1.4.",
          en: "unknown GeoPackage version (user_version \(version)); read as 1.4.")
      ]
    default:
      let number = "0x" + String(application, radix: 16, uppercase: true)
      return [
        problems.notice(
          "geopackage-version",
          fr:
            "le fichier ne se déclare pas comme GeoPackage (application_id \(number)) ; lu quand même.",
          en:
            "the file does not declare itself a GeoPackage (application_id \(number)); read anyway."
        )
      ]
    }
  }
}

/// The rows of `gpkg_spatial_ref_sys` by `srs_id`.
struct GeoPackageDeclaredSystems {
  private var systems: [Int: DeclaredCRS] = [:]

  /// Authorities whose numbers PROJ knows. Others (`NONE`, `custom`, `QGIS`) are told by their definition.
  private static let authorities: Set<String> = ["EPSG", "ESRI", "IGNF", "OGC", "IAU_2015", "NKG"]

  init(_ database: Database) throws {
    guard try database.tableExists("gpkg_spatial_ref_sys") else { return }
    for row in try Row.fetchAll(database, sql: "SELECT * FROM gpkg_spatial_ref_sys") {
      guard let id = row.integer("srs_id"), id != 0, id != -1 else { continue }
      let organization = row.text("organization")?.uppercased() ?? ""
      let number = row.text("organization_coordsys_id") ?? ""
      if Self.authorities.contains(organization), !number.isEmpty {
        systems[id] = .code("\(organization):\(number)")
        continue
      }
      let definitions = [row.text("definition_12_063"), row.text("definition")]
      let definition =
        definitions.compactMap { $0?.trimmingCharacters(in: .whitespacesAndNewlines) }
        .first { !$0.isEmpty && $0.lowercased() != "undefined" }
      // A local system ("Undefined SRS" of GDAL 3.9) lies nowhere on Earth: as good as none.
      let isLocal =
        definition.map { text in
          ["LOCAL_CS", "ENGCRS", "ENGINEERINGCRS"].contains { text.uppercased().hasPrefix($0) }
        } ?? true
      if isLocal { continue }
      if let definition { systems[id] = .wkt(definition) }
    }
  }

  subscript(id: Int) -> DeclaredCRS? { systems[id] }
}
