internal import Land

extension GeoPackageLayerTable {
  /// The tables of some layers, once their names are found fit.
  ///
  /// - Throws: `Problem`.
  static func checked(
    _ layers: [OutputLayer], _ problems: GeoPackageProblems
  ) throws -> [GeoPackageLayerTable] {
    let tables = try layers.map { try checked($0, problems) }
    for (layer, others) in zip(layers, layers.indices.map { layers[..<$0] })
    where others.contains(where: { $0.name == layer.name }) {
      throw problems.error(
        "output-layer-name", fr: "deux couches s'appellent « \(layer.name) ».",
        en: "two layers are called “\(layer.name)”.")
    }
    return tables
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
  static func uniqueTitles(_ layers: [OutputLayer]) -> [String] {
    var taken: Set = [GeoPackageStyles.table]
    return layers.map { layer in
      let title = layer.title.isEmpty ? layer.name : layer.title
      if taken.insert(title).inserted { return title }
      let longer = "\(title) (\(layer.name))"
      taken.insert(longer)
      return longer
    }
  }
}
