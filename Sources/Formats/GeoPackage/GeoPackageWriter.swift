internal import Foundation
internal import GRDB
public import Land

/// Writes GeoPackage 1.3 (OGC 12-128r17) files that QGIS opens with colours and a legend.
public enum GeoPackageWriter {
  /// Writes all layers into one file, which appears whole or not at all.
  ///
  /// A file of that name is replaced once the new one is complete and on the disk. Same layers, system
  /// and date: same bytes, as long as SQLite is the same.
  ///
  /// Each table has the key `fid`, the text column `id` and the layer's fields; values of kind `date` are
  /// texts such as `2028-01-31`. Empty geometries are written as none.
  ///
  /// - Parameters:
  ///   - crs: The system of every geometry; positions are x then y.
  ///   - lastChange: What `gpkg_contents.last_change` says, at midnight UTC: the scenario's reference date,
  ///     never the clock.
  /// - Throws: `Problem` for names or values that cannot be written, repeated ids, a folder that is
  ///   missing, read-only or full.
  public static func write(
    layers: [OutputLayer], crs: GeoPackageReferenceSystem, lastChange: CalendarDate,
    to path: String
  ) throws {
    let problems = GeoPackageProblems(path: path)
    let timestamp = "\(lastChange)T00:00:00.000Z"
    let tables = try layers.map { try checked($0, problems) }
    let titles = uniqueTitles(layers)
    for (layer, others) in zip(layers, layers.indices.map { layers[..<$0] })
    where others.contains(where: { $0.name == layer.name }) {
      throw problems.error(
        "output-layer-name", fr: "deux couches s'appellent « \(layer.name) ».",
        en: "two layers are called “\(layer.name)”.")
    }
    let draft = path + ".draft-\(ProcessInfo.processInfo.processIdentifier)"
    try? FileManager.default.removeItem(atPath: draft)
    do {
      try writeDraft(draft) { database in
        try GeoPackageSchema.create(in: database, for: crs)
        for (table, title) in zip(tables, titles) {
          try table.write(to: database, title: title, system: crs, timestamp: timestamp)
        }
        if layers.contains(where: { $0.style != nil }) {
          try GeoPackageStyles.write(layers, to: database, timestamp: timestamp)
        }
      }
      try DurableRename.move(draft, to: path)
    } catch {
      for suffix in ["", "-journal"] {
        try? FileManager.default.removeItem(atPath: draft + suffix)
      }
      throw told(error, problems)
    }
  }

  private static func writeDraft(_ path: String, _ body: (Database) throws -> Void) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { try GeoPackageSchema.prepare($0) }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    do {
      try queue.write(body)
    } catch {
      try? queue.close()
      throw error
    }
    try queue.close()
  }

  private static func checked(_ layer: OutputLayer, _ problems: GeoPackageProblems) throws
    -> GeoPackageLayerTable
  {
    var problems = problems
    problems.table = layer.name
    // PDOK's rule is 57 bytes; SQL keywords are no danger, names are quoted.
    let isPlain =
      layer.name.utf8.count <= 57 && layer.name.first.map { $0.isASCII && $0.isLowercase } == true
      && layer.name.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == 95
      }
    let isReserved =
      ["gpkg_", "rtree_", "sqlite_"].contains { layer.name.hasPrefix($0) }
      || layer.name == GeoPackageStyles.table
    guard isPlain, !isReserved else {
      throw problems.error(
        "output-layer-name",
        fr:
          "« \(layer.name) » ne peut nommer une table : lettres minuscules sans accent, chiffres et _.",
        en: "“\(layer.name)” cannot name a table: lower-case ASCII letters, digits and _.")
    }
    return try GeoPackageLayerTable(layer, problems)
  }

  /// `gpkg_contents.identifier` must be unique.
  private static func uniqueTitles(_ layers: [OutputLayer]) -> [String] {
    var taken: Set = [GeoPackageStyles.table]
    return layers.map { layer in
      let title = layer.title.isEmpty ? layer.name : layer.title
      if taken.insert(title).inserted { return title }
      let longer = "\(title) (\(layer.name))"
      taken.insert(longer)
      return longer
    }
  }

  private static func told(_ error: any Error, _ problems: GeoPackageProblems) -> any Error {
    guard let failure = error as? DatabaseError else { return error }
    if failure.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
      return problems.error(
        "output-duplicate-id",
        fr: "deux lignes d'une couche ont le même identifiant (SQLite : \(failure.message ?? "")).",
        en: "two rows of a layer have the same id (SQLite: \(failure.message ?? "")).")
    }
    return problems.sqlite(failure)
  }
}
