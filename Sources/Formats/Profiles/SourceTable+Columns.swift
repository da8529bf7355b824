import Land

// What profiles do to columns: give them the schema's names, fill in the words of the scenario file.
extension SourceTable {
  /// The position of a column of the schema, under its own name or another that files use for it.
  ///
  /// Found under another name, it is there under both afterwards.
  @discardableResult
  mutating func canonical(_ name: String, or others: [String]) -> Int? {
    if let position = columnPosition(of: name, in: fields) { return position }
    for other in others {
      guard let position = columnPosition(of: other, in: fields) else { continue }
      let added = column(named: name)
      for row in rows.indices { set(row, added, value(row, position)) }
      return added
    }
    return nil
  }

  /// Fills in a word of the scenario file where the file does not have it itself.
  ///
  /// - Parameter replacing: Takes the place of a column that happens to bear the word; the column stays
  ///   under the word with `_`. For ids, which in these schemas have a column of their own.
  mutating func fill(
    _ word: String, replacing: Bool = false, _ value: (SourceTable, Int) -> AttributeValue
  ) {
    if named.contains(word) { return }
    if replacing, let taken = fields.firstIndex(of: word) { fields[taken] = word + "_" }
    let own = replacing ? fields.firstIndex(of: word) : columnPosition(of: word, in: fields)
    let position = own ?? column(named: word)
    for row in rows.indices where self.value(row, position).isBlank {
      set(row, position, value(self, row))
    }
  }

  /// The text of a cell without blanks around it; nil where there is nothing, or a mark for nothing.
  func text(_ row: Int, _ column: Int?) -> String? {
    guard let column, let label = value(row, column).label else { return nil }
    return MissingValue.isMissing(label) ? nil : label.trimmed
  }

  /// Turns the marks that registers write for nothing into missing values, in columns of the schema.
  mutating func clearMissingMarks(in columns: [String]) {
    for name in columns {
      guard let position = columnPosition(of: name, in: fields) else { continue }
      for row in rows.indices {
        if case .text(let text) = value(row, position), MissingValue.isMissing(text) {
          set(row, position, .missing)
        }
      }
    }
  }
}

extension AttributeValue {
  /// Whether it is missing or text that says nothing.
  var isBlank: Bool {
    switch self {
    case .missing: true
    case .text(let text): MissingValue.isMissing(text)
    case .number, .boolean: false
    }
  }
}
