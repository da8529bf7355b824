import Land
import PlanarGeometry

/// Keeps the rows that a source asks for: `where:` by columns, `within:` by place.
enum RowFilter {
  /// Keeps the rows that satisfy every condition.
  ///
  /// - Throws: `Problems` for columns that the table does not have, each with the nearest that it has.
  static func apply(
    _ conditions: [String: Condition], to table: inout SourceTable, _ context: SourceContext
  ) throws {
    if conditions.isEmpty { return }
    var faults: [Problem] = []
    var columns: [(name: String, position: Int, condition: Condition)] = []
    for (name, condition) in conditions.sorted(by: { $0.key < $1.key }) {
      if let position = table.position(of: name) ?? table.featureIds(named: name) {
        columns.append((name, position, condition))
      } else if !table.rows.isEmpty || !table.fields.isEmpty {
        faults.append(context.unknownColumn(name, under: "where.\(name)", of: table.fields))
      }
    }
    if !faults.isEmpty { throw Problems(faults) }
    let before = table.rows.count
    let kept = table.rows.indices.filter { row in
      columns.allSatisfy { $0.condition.holds(for: table.value(row, $0.position)) == true }
    }
    if kept.isEmpty, before > 0 {
      for column in columns {
        explainEmptiness(column.name, column.position, column.condition, table, context)
      }
    }
    table.rows = kept.map { table.rows[$0] }
    context.log.keep(rows: Set(table.rows.map(\.number)))
  }

  /// Names the nearest value where a condition asks for one that the column never has.
  private static func explainEmptiness(
    _ name: String, _ position: Int, _ condition: Condition, _ table: SourceTable,
    _ context: SourceContext
  ) {
    guard let wanted = condition.oneOf else { return }
    var values = Set<String>()
    for row in table.rows.indices where values.count < 1000 {
      if let label = table.value(row, position).label { values.insert(label) }
    }
    if wanted.contains(where: values.contains) { return }
    let sorted = values.sorted()
    let nearest = wanted.lazy.compactMap { nearestWord(to: $0, among: sorted) }.first
    let sample = sorted.prefix(6).joined(separator: ", ")
    context.log.add(
      Problem(
        .warning, "filter-value-unknown", at: context.scenarioPlace("where.\(name)"),
        fr:
          "aucune entité de « \(context.source.path) » n'a \(wanted.joined(separator: " ou ")) dans la colonne « \(name) ».",
        en:
          "no feature of '\(context.source.path)' has \(wanted.joined(separator: " or ")) in column '\(name)'.",
        remedy: nearest.map {
          Message(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean '\($0)'?")
        } ?? Message(fr: "Valeurs : \(sample).", en: "Values: \(sample).")))
  }

  /// Keeps the rows whose geometry shares a point with a feature of the layer.
  static func keep(
    within layer: Layer, _ table: inout SourceTable, _ context: SourceContext
  ) throws {
    let before = table.rows.filter { $0.geometry != nil }.count
    // Few large features ask the many small ones, prepared once each.
    let index = SpatialIndex(table.rows.map { $0.geometry ?? .empty(.polygon) })
    var kept = Set<Int>()
    for feature in layer.features {
      guard let geometry = feature.geometry else { continue }
      kept.formUnion(try index.query(geometry, .intersects))
    }
    table.rows = table.rows.indices.filter(kept.contains).map { table.rows[$0] }
    context.log.keep(rows: Set(table.rows.map(\.number)))
    if table.rows.isEmpty, before > 0 {
      context.log.add(
        .warning, "within-keeps-nothing",
        fr: "aucune des \(before) entités ne touche la couche « \(layer.name) ».",
        en: "none of the \(before) features meets layer '\(layer.name)'.")
    }
  }
}
