internal import Land

/// Scans the `properties` of features into rows of values.
struct GeoJSONProperties {
  private(set) var fields = PropertyFields()
  /// The number of the last row that had the column, to find keys that occur twice.
  private var lastRow: [Int] = []
  private var row = 0
  /// How many values the last row had: most likely what the next one has.
  private var lastCount = 0

  /// Keys that the last object had twice, and where; the last value counts.
  private(set) var duplicates: [(key: String, offset: Int)] = []

  /// Passes a `properties` object or `null`.
  mutating func values(_ scanner: inout JSONScanner) throws -> [AttributeValue] {
    if !duplicates.isEmpty { duplicates = [] }
    if scanner.byte == UInt8(ascii: "n") {
      try scanner.literal("null")
      return []
    }
    guard scanner.byte == UInt8(ascii: "{") else {
      throw GeoJSONFault(offset: scanner.offset, reason: .propertiesNotAnObject)
    }
    row += 1
    if try scanner.opensEmpty("{", "}") { return [] }
    var values: [AttributeValue] = []
    values.reserveCapacity(lastCount)
    var expected = 0
    repeat {
      let start = scanner.offset
      let key = try scanner.key()
      let column = try fields.column(of: key, in: scanner, expected: expected)
      expected = column + 1
      if column == lastRow.count { lastRow.append(0) }
      while column >= values.count { values.append(.missing) }
      if lastRow[column] == row { duplicates.append((fields.names[column], start)) }
      lastRow[column] = row
      values[column] = try value(&scanner)
    } while try scanner.hasNext(before: "}")
    lastCount = values.count
    return values
  }

  private func value(_ scanner: inout JSONScanner) throws -> AttributeValue {
    switch scanner.byte {
    case UInt8(ascii: "\""): return .text(try scanner.text(scanner.string()))
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .text(try scanner.compactText())
    case UInt8(ascii: "n") where scanner.base[scanner.offset + 1] == UInt8(ascii: "u"):
      try scanner.literal("null")
      return .missing
    case UInt8(ascii: "t"):
      try scanner.literal("true")
      return .boolean(true)
    case UInt8(ascii: "f"):
      try scanner.literal("false")
      return .boolean(false)
    default:
      let start = scanner.offset
      let number = try scanner.number()
      // A double would change the digits of such an identifier.
      if abs(number) > 9_007_199_254_740_992, let digits = scanner.wholeNumber(from: start) {
        return .text(digits)
      }
      return .number(number)
    }
  }
}

extension JSONScanner {
  /// The text of the number just passed, where it is written as a whole number.
  func wholeNumber(from start: Int) -> String? {
    let text = String(
      decoding: UnsafeBufferPointer(start: base + start, count: offset - start), as: UTF8.self)
    return text.utf8.allSatisfy { $0 &- UInt8(ascii: "0") <= 9 || $0 == UInt8(ascii: "-") }
      ? text : nil
  }
}
