/// Numbers as tables write them, told from codes that only look like them.
enum DelimitedNumber {
  /// The number of `12`, `-1.5`, `1,5`, `12 345,6` (no-break spaces between thousands), `1.2e-05`.
  ///
  /// - Returns: Nil for anything else, and for what is a code rather than a quantity: with zeros in
  ///   front (`08190`), with an exponent without sign (section `1E5`), beyond 2^53.
  static func value(_ text: some StringProtocol) -> Double? {
    var plain: [UInt8] = []
    plain.reserveCapacity(text.utf8.count)
    var groups: [Int] = [0]
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9", "-", "+", "e", "E": plain.append(UInt8(scalar.value))
      case ".", ",": plain.append(UInt8(ascii: "."))
      case "\u{A0}", "\u{202F}":
        groups.append(plain.count)
        continue
      default: return nil
      }
    }
    guard let shape = Shape(plain), shape.hasGroups(groups) else { return nil }
    guard let value = Double(String(decoding: plain, as: UTF8.self)), value.isFinite,
      abs(value) <= 9_007_199_254_740_992
    else { return nil }
    return value == 0 ? 0 : value
  }

  /// Where the parts of a well-formed number lie.
  private struct Shape {
    var wholeStart = 0
    var wholeEnd = 0

    init?(_ bytes: [UInt8]) {
      var index = 0
      func isDigit() -> Bool { index < bytes.count && bytes[index] &- UInt8(ascii: "0") <= 9 }
      if bytes.first == UInt8(ascii: "-") { index = 1 }
      wholeStart = index
      while isDigit() { index += 1 }
      wholeEnd = index
      let whole = wholeEnd - wholeStart
      guard whole > 0, whole == 1 || bytes[wholeStart] != UInt8(ascii: "0") else { return nil }
      if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
        index += 1
        guard isDigit() else { return nil }
        while isDigit() { index += 1 }
      }
      if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
        index += 1
        guard index < bytes.count,
          bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
        else { return nil }
        index += 1
        guard isDigit() else { return nil }
        while isDigit() { index += 1 }
      }
      guard index == bytes.count else { return nil }
    }

    /// Whether spaces stand only between thousands of the whole part.
    func hasGroups(_ starts: [Int]) -> Bool {
      if starts.count == 1 { return true }
      guard let first = starts.dropFirst().first, (1...3).contains(first - wholeStart) else {
        return false
      }
      let ends = starts.dropFirst(2) + [wholeEnd]
      return zip(starts.dropFirst(), ends).allSatisfy { $1 - $0 == 3 }
    }
  }
}
