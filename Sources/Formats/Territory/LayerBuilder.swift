import Land
import PlanarGeometry

/// Makes a layer of context data from the rows of a source.
enum LayerBuilder {
  static func layer(_ name: String, _ table: SourceTable, _ context: SourceContext) -> Layer {
    let log = context.log
    let idColumn = columnPosition(of: "id", in: table.fields)
    var features: [Feature] = []
    features.reserveCapacity(table.rows.count)
    var dimensions = Set<Int>()
    var firstRow: [String: Int] = [:]
    var withoutGeometry = 0
    var duplicates = 0
    var firstDuplicate: String?
    for index in table.rows.indices {
      let row = table.rows[index]
      guard let geometry = row.geometry else {
        withoutGeometry += 1
        continue
      }
      if geometry.kind == .geometryCollection {
        for atom in geometry.atoms { dimensions.insert(atom.dimension ?? 0) }
      } else if let dimension = geometry.dimension {
        dimensions.insert(dimension)
      }
      let own = idColumn.flatMap { table.value(index, $0).label }.flatMap { $0.isEmpty ? nil : $0 }
      let id = own ?? row.label
      if firstRow.updateValue(row.number, forKey: id) != nil {
        duplicates += 1
        firstDuplicate = firstDuplicate ?? id
      }
      features.append(Feature(id: id, geometry: geometry, values: row.values))
    }
    if withoutGeometry > 0 {
      log.add(
        .notice, "rows-without-geometry",
        fr: "\(withoutGeometry) lignes sans géométrie laissées de côté.",
        en: "\(withoutGeometry) rows without geometry left out.")
    }
    if dimensions.count > 1 {
      log.add(
        .notice, "mixed-geometry",
        fr:
          "la couche mêle points, lignes et polygones ; les parts et les surfaces ne comptent que les polygones.",
        en: "the layer mixes points, lines and polygons; shares and areas count polygons only.")
    }
    if let firstDuplicate {
      log.add(
        .notice, "duplicate-feature-ids",
        fr: "\(duplicates) entités répètent un identifiant (le premier : \(firstDuplicate)).",
        en: "\(duplicates) features repeat an id (the first: \(firstDuplicate)).")
    }
    if features.isEmpty {
      log.add(
        .warning, "layer-empty", fr: "la couche est vide.", en: "the layer is empty.")
    }
    return Layer(name: name, fields: table.fields, features: features)
  }
}
