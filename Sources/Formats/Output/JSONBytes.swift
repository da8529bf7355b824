extension [UInt8] {
  /// Appends text that needs no escape.
  mutating func append(ascii text: String) {
    append(contentsOf: text.utf8)
  }

  /// Appends a quoted JSON string.
  ///
  /// Besides what JSON demands, `<`, U+2028 and U+2029 are escaped, so that the document can stand
  /// inside an HTML script element.
  mutating func append(jsonString text: String) {
    append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append(ascii: "\\\"")
      case UInt8(ascii: "\\"): append(ascii: "\\\\")
      case 0x0A: append(ascii: "\\n")
      case 0x0D: append(ascii: "\\r")
      case 0x09: append(ascii: "\\t")
      case 0..<0x20, UInt8(ascii: "<"), 0x7F: append(unicodeEscape: UInt16(byte))
      case 0xA8 where hasLineSeparatorPrefix: escapeLineSeparator(0x2028)
      case 0xA9 where hasLineSeparatorPrefix: escapeLineSeparator(0x2029)
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends the fewest digits that read back as `number`; `null` where JSON has no number for it.
  mutating func append(jsonNumber number: Double) {
    guard number.isFinite else { return append(ascii: "null") }
    // Whole numbers without `.0`, and minus zero as zero: what every reader takes for the same.
    if number == number.rounded(), abs(number) < 1e15 {
      return append(ascii: String(Int64(number)))
    }
    append(ascii: number.description)
  }

  /// U+2028 and U+2029 are E2 80 A8 and E2 80 A9 in UTF-8.
  private var hasLineSeparatorPrefix: Bool {
    count >= 2 && self[count - 1] == 0x80 && self[count - 2] == 0xE2
  }

  private mutating func escapeLineSeparator(_ code: UInt16) {
    removeLast(2)
    append(unicodeEscape: code)
  }

  private mutating func append(unicodeEscape code: UInt16) {
    append(ascii: "\\u")
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(truncatingIfNeeded: (code >> UInt16(shift)) & 0xF)
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
