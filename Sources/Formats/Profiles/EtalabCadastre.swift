import Land
import PlanarGeometry

/// The cadastre as Etalab publishes it: `id`, `commune`, `prefixe`, `section`, `numero`, `contenance`.
///
/// The columns of the PCI vecteur (`IDU`, `SUPF`) are read as well.
struct EtalabCadastre: SchemaProfile {
  /// By how much the tax surface may differ from the planar area before it is told: a half.
  static let tolerance = 0.5

  func prepare(_ table: inout SourceTable, _ context: SourceContext) {
    table.canonical("contenance", or: ["supf", "dcntpa"])
    table.canonical("id", or: ["idu", "idpar"])
    LostZeros.restore("commune", width: 5, &table, context)
    padPrefix(&table)
    repairIds(&table, context)
    table.fill("name") { table, row in
      guard let section = table.text(row, columnPosition(of: "section", in: table.fields)),
        let number = table.text(row, columnPosition(of: "numero", in: table.fields))
      else { return .missing }
      return .text("\(section) \(number)")
    }
  }

  /// `0` is how a spreadsheet writes the prefix `000`.
  private func padPrefix(_ table: inout SourceTable) {
    guard let position = columnPosition(of: "prefixe", in: table.fields) else { return }
    for row in table.rows.indices {
      guard let text = table.text(row, position), text.count < 3 else { continue }
      table.set(row, position, .text(String(repeating: "0", count: 3 - text.count) + text))
    }
  }

  private func repairIds(_ table: inout SourceTable, _ context: SourceContext) {
    let position = table.column(
      named: columnPosition(of: "id", in: table.fields).map { table.fields[$0] } ?? "id")
    for row in table.rows.indices {
      let text = table.text(row, position) ?? table.rows[row].id?.trimmed
      if let text {
        if EtalabCadastre.isIdentifier(text) { continue }
        let full = "0" + text
        if text.count == 13, EtalabCadastre.isIdentifier(full) {
          set(full, table.text(row, position) == nil, row, position, &table)
          context.log.add(
            .notice, "zero-restored", row: table.rows[row],
            fr: "id : « \(text) » avait perdu son zéro ; lu « \(full) ».",
            en: "id: '\(text)' had lost its zero; read as '\(full)'.")
          continue
        }
        // A feature id that is only a row number gives way to the parcel's own columns.
        guard table.text(row, position) == nil, let parts = composed(table, row) else { continue }
        report(parts, row, position, &table, context)
      } else if let parts = composed(table, row) {
        report(parts, row, position, &table, context)
      }
    }
  }

  private func report(
    _ id: String, _ row: Int, _ position: Int, _ table: inout SourceTable,
    _ context: SourceContext
  ) {
    table.set(row, position, .text(id))
    context.log.add(
      .notice, "parcel-id-composed", row: table.rows[row],
      fr: "id composé de commune, prefixe, section et numero : \(id).",
      en: "id composed of commune, prefixe, section and numero: \(id).")
  }

  private func set(
    _ id: String, _ isFeatureId: Bool, _ row: Int, _ position: Int, _ table: inout SourceTable
  ) {
    if isFeatureId { table.rows[row].id = id } else { table.set(row, position, .text(id)) }
  }

  /// The identifier that commune, prefix, section and number make: `91216` `000` `AB` `37` → `91216000AB0037`.
  private func composed(_ table: SourceTable, _ row: Int) -> String? {
    func text(_ name: String) -> String? {
      table.text(row, columnPosition(of: name, in: table.fields))
    }
    func padded(_ text: String, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - text.count)) + text
    }
    guard let commune = text("commune"), let section = text("section"), let number = text("numero")
    else { return nil }
    let id =
      padded(commune, 5) + padded(text("prefixe") ?? "", 3) + padded(section, 2) + padded(number, 4)
    return EtalabCadastre.isIdentifier(id) ? id : nil
  }

  /// Fourteen characters: département (digits, or 2A, 2B), commune, prefix, section, number.
  static func isIdentifier(_ text: String) -> Bool {
    let characters = Array(text.utf8)
    guard characters.count == 14 else { return false }
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    let isCorsica = characters[0] == 0x32 && (characters[1] == 0x41 || characters[1] == 0x42)
    guard isDigit(characters[0]), isDigit(characters[1]) || isCorsica else { return false }
    return characters[2..<8].allSatisfy(isDigit)
      && characters[8..<10].allSatisfy { isDigit($0) || isUpper($0) }
      && characters[10..<14].allSatisfy(isDigit)
  }

  func check(_ table: inout SourceTable, _ context: SourceContext) {
    guard let position = columnPosition(of: "contenance", in: table.fields) else { return }
    for row in table.rows.indices {
      guard let surface = table.value(row, position).number, surface > 0,
        let area = table.rows[row].geometry?.area, area > 0
      else { continue }
      if abs(area - surface) > EtalabCadastre.tolerance * surface {
        context.log.add(
          .notice, "contenance-differs", row: table.rows[row],
          fr:
            "contenance \(GeometryRepair.rounded(surface, 0)) m², mais le polygone mesure \(GeometryRepair.rounded(area, 0)) m².",
          en:
            "contenance \(GeometryRepair.rounded(surface, 0)) m², but the polygon measures \(GeometryRepair.rounded(area, 0)) m²."
        )
      }
    }
  }
}
