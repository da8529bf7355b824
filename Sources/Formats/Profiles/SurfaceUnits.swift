import Land
import PlanarGeometry

/// Surfaces of the economic sites standard, in hectares by the standard, in square metres by habit.
enum SurfaceUnits {
  private enum Unit {
    case hectares
    case squareMetres
  }

  /// Adds `<column>_m2`, after testing by the geometry's area whether the figure is in hectares.
  ///
  /// A figure within a factor of two of the area in m², and not in ha, was written in m²: read so, and
  /// reported. One that fits neither is reported, and taken for hectares as the standard says.
  static func check(_ column: String, _ table: inout SourceTable, _ context: SourceContext) {
    guard let position = columnPosition(of: column, in: table.fields) else { return }
    let added = table.column(named: column + "_m2")
    for row in table.rows.indices {
      guard let figure = table.value(row, position).number, figure > 0 else { continue }
      let area = table.rows[row].geometry?.area ?? 0
      let unit = area > 0 ? unit(of: figure, area: area) : .hectares
      table.set(row, added, .number(unit == .squareMetres ? figure : figure * 10_000))
      let measured = GeometryRepair.rounded(area, 0)
      let written = GeometryRepair.rounded(figure, 4)
      if unit == .squareMetres {
        context.log.add(
          .notice, "hectares-repaired", row: table.rows[row],
          fr:
            "\(column) \(written) est en m², pas en hectares : le polygone mesure \(measured) m².",
          en: "\(column) \(written) is in m², not hectares: the polygon measures \(measured) m².")
      } else if unit == nil {
        context.log.add(
          .notice, "surface-differs", row: table.rows[row],
          fr:
            "\(column) \(written) ha, mais le polygone mesure \(measured) m² ; c'est le polygone qui compte.",
          en:
            "\(column) \(written) ha, but the polygon measures \(measured) m²; the polygon counts.")
      }
    }
  }

  private static func unit(of figure: Double, area: Double) -> Unit? {
    func fits(_ squareMetres: Double) -> Bool { (0.5...2).contains(squareMetres / area) }
    if fits(figure * 10_000) { return .hectares }
    return fits(figure) ? .squareMetres : nil
  }

  /// Adds `<column>_m2` in the unit that another column of the same row was found to be in.
  static func convert(_ column: String, like other: String, _ table: inout SourceTable) {
    guard let position = columnPosition(of: column, in: table.fields) else { return }
    let figures = columnPosition(of: other, in: table.fields)
    let converted = columnPosition(of: other + "_m2", in: table.fields)
    let added = table.column(named: column + "_m2")
    for row in table.rows.indices {
      guard let figure = table.value(row, position).number else { continue }
      var factor = 10_000.0
      if let figures, let converted, let before = table.value(row, figures).number,
        let after = table.value(row, converted).number, before > 0
      {
        factor = after / before
      }
      table.set(row, added, .number(figure * factor))
    }
  }
}
