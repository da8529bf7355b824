internal import Land

/// What the values of each column have in common, found in a first pass.
struct DelimitedColumns {
  /// Whether all values that are not missing are plain numbers, and one at least is there.
  private(set) var isNumeric: [Bool]
  /// Whether the first value that is not missing reads like a geometry.
  private(set) var looksLikeGeometry: [Bool]
  /// Columns in which a word, not an empty field, stands for a missing value.
  private(set) var hasMissingWord: [Bool]
  private var hasValue: [Bool]

  init(count: Int) {
    isNumeric = Array(repeating: false, count: count)
    looksLikeGeometry = isNumeric
    hasMissingWord = isNumeric
    hasValue = isNumeric
  }

  /// What tables write where they have no value.
  static func isMissing(_ text: String) -> Bool {
    switch text.utf8.count {
    case 0: true
    case 2: text == "NA"
    case 3: text == "NaN" || text == "nan" || text == "N/A"
    default: text.utf8.allSatisfy { $0 == 0x20 }
    }
  }

  mutating func note(_ values: [String]) {
    for (column, text) in values.enumerated() {
      if DelimitedColumns.isMissing(text) {
        if text.utf8.contains(where: { $0 != 0x20 }) { hasMissingWord[column] = true }
        continue
      }
      if !hasValue[column] {
        hasValue[column] = true
        isNumeric[column] = true
        looksLikeGeometry[column] = DelimitedGeometryText.isLikely(text)
      }
      if isNumeric[column], DelimitedNumber.value(text) == nil { isNumeric[column] = false }
    }
  }

  func value(_ text: String, column: Int) -> AttributeValue {
    if DelimitedColumns.isMissing(text) { return .missing }
    if isNumeric[column], let number = DelimitedNumber.value(text) { return .number(number) }
    return .text(text)
  }
}
