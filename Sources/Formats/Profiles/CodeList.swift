import Land

/// The values that a schema allows in a column.
struct CodeList {
  let column: String
  let values: [String]
  /// Whether a cell may hold several, joined by `|`.
  let isMultiple: Bool
  /// Older or foreign spellings, by the value of the list that they mean.
  let synonyms: [String: String]

  init(
    _ column: String, _ values: [String], multiple: Bool = false, synonyms: [String: String] = [:]
  ) {
    self.column = column
    self.values = values
    isMultiple = multiple
    self.synonyms = synonyms
  }

  /// Puts values that differ in capitals, apostrophes or blanks only into the spelling of the list, and
  /// reports those that are in no list with the nearest that is.
  func check(_ table: inout SourceTable, _ context: SourceContext) {
    guard let position = columnPosition(of: column, in: table.fields) else { return }
    var spelling: [String: String] = [:]
    for value in values { spelling[CodeList.folded(value)] = value }
    for (old, new) in synonyms { spelling[CodeList.folded(old)] = new }
    let standard = Set(values)
    for row in table.rows.indices {
      guard let text = table.text(row, position) else { continue }
      if standard.contains(text) { continue }
      let parts =
        isMultiple ? text.split(separator: "|").map { String($0).trimmed } : [text]
      let known = parts.map { standard.contains($0) ? $0 : spelling[CodeList.folded($0)] }
      for (part, value) in zip(parts, known) where value == nil {
        reportUnknown(part, table.rows[row], context)
      }
      let respelled = zip(parts, known).map { $1 ?? $0 }.joined(separator: "|")
      if respelled != text {
        table.set(row, position, .text(respelled))
        if known.allSatisfy({ $0 != nil }) {
          context.log.add(
            .notice, "code-respelled", row: table.rows[row],
            fr: "\(column) : « \(text) » lu comme « \(respelled) ».",
            en: "\(column): '\(text)' read as '\(respelled)'.")
        }
      }
    }
  }

  private func reportUnknown(_ value: String, _ row: FeatureRow, _ context: SourceContext) {
    let nearest = nearestWord(to: value, among: values)
    context.log.add(
      .notice, "code-unknown", row: row,
      fr: "\(column) : « \(value.prefix(60)) » n'est pas dans la liste du standard.",
      en: "\(column): '\(value.prefix(60))' is not in the standard's list.",
      remedy: nearest.map {
        Message(fr: "La plus proche est « \($0) ».", en: "The nearest is '\($0)'.")
      })
  }

  /// Capitals, typographic apostrophes and runs of blanks make no difference.
  static func folded(_ text: String) -> String {
    let plain = text.lowercased().map { character -> Character in
      character == "\u{2019}" || character == "\u{02BC}" ? "'" : character
    }
    return String(plain).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
