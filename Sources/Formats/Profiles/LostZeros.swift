import Land

/// Zeros that a spreadsheet took from the left of codes, put back and reported.
enum LostZeros {
  /// Restores a code of fixed width that consists of digits (Corsica's 2A and 2B keep their letter).
  static func restore(
    _ column: String, width: Int, _ table: inout SourceTable, _ context: SourceContext,
    where isCode: (String) -> Bool = { _ in true }
  ) {
    guard let position = columnPosition(of: column, in: table.fields) else { return }
    for row in table.rows.indices {
      let value = table.value(row, position)
      guard let text = table.text(row, position) else { continue }
      let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      if isNumber, text.count < width, text.count >= width - 1, isCode(text) {
        let full = String(repeating: "0", count: width - text.count) + text
        table.set(row, position, .text(full))
        context.log.add(
          .notice, "zero-restored", row: table.rows[row],
          fr: "\(column) : « \(text) » avait perdu son zéro ; lu « \(full) ».",
          en: "\(column): '\(text)' had lost its zero; read as '\(full)'.")
      } else if case .number = value {
        // A code is no number, whole as it may be: text compares and prints as it should.
        table.set(row, position, .text(text))
      }
    }
  }
}
