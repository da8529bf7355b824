/// Where a JSON string lies, without its quotes.
struct StringSpan {
  var start: Int
  var end: Int
  var hasEscapes: Bool
}

extension JSONScanner {
  /// Passes a quoted string.
  mutating func string() throws -> StringSpan {
    try expect("\"")
    let start = offset
    var hasEscapes = false
    var next = base + offset
    while true {
      let byte = next.pointee
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        next += 1
        // The byte after the stroke may be a quote; one that may not follow is found when decoded.
        if next - base >= count { throw JSONFault(offset: count, reason: .truncated) }
      } else if byte < 0x20 {
        offset = next - base
        throw fault(isAtEnd ? .truncated : .controlCharacter)
      }
      next += 1
    }
    let end = next - base
    offset = end + 1
    let span = StringSpan(start: start, end: end, hasEscapes: hasEscapes)
    if hasEscapes { _ = try decoded(span) }
    return span
  }

  func text(_ span: StringSpan) throws -> String {
    let text =
      span.hasEscapes
      ? String(validating: try decoded(span), as: UTF8.self)
      : String(
        validating: UnsafeBufferPointer(start: base + span.start, count: span.end - span.start),
        as: UTF8.self)
    guard let text else { throw JSONFault(offset: firstInvalidUTF8(in: span), reason: .notUTF8) }
    return text
  }

  func isText(_ span: StringSpan, _ word: StaticString) -> Bool {
    guard span.end - span.start == word.utf8CodeUnitCount else { return false }
    for index in 0..<word.utf8CodeUnitCount where base[span.start + index] != word.utf8Start[index]
    {
      return false
    }
    return true
  }

  private func decoded(_ span: StringSpan) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(span.end - span.start)
    var index = span.start
    while index < span.end {
      let byte = base[index]
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        index += 1
        continue
      }
      let escape = index
      index += 2
      switch base[escape + 1] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(base[escape + 1])
      case UInt8(ascii: "b"): bytes.append(0x08)
      case UInt8(ascii: "f"): bytes.append(0x0C)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "u"):
        let scalar = try unicodeEscape(at: escape, before: span.end)
        bytes.append(contentsOf: String(scalar.scalar).utf8)
        index = scalar.next
      default: throw JSONFault(offset: escape, reason: .invalidEscape)
      }
    }
    return bytes
  }

  private func unicodeEscape(
    at start: Int, before end: Int
  ) throws -> (scalar: Unicode.Scalar, next: Int) {
    guard let first = hexadecimal(at: start + 2, before: end) else {
      throw JSONFault(offset: start, reason: .invalidEscape)
    }
    if let scalar = Unicode.Scalar(first) { return (scalar, start + 6) }
    guard first < 0xDC00, start + 7 < end, base[start + 6] == UInt8(ascii: "\\"),
      base[start + 7] == UInt8(ascii: "u"), let second = hexadecimal(at: start + 8, before: end),
      (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw JSONFault(offset: start, reason: .loneSurrogate) }
    return (scalar, start + 12)
  }

  private func hexadecimal(at start: Int, before end: Int) -> UInt32? {
    guard start + 4 <= end else { return nil }
    var value: UInt32 = 0
    for index in start..<start + 4 {
      guard let digit = Character(Unicode.Scalar(base[index])).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private func firstInvalidUTF8(in span: StringSpan) -> Int {
    // Rare: the longest valid prefix, by halving, would split characters; so one at a time.
    var decoder = UTF8()
    var position = span.start
    var bytes = UnsafeBufferPointer(start: base + span.start, count: span.end - span.start)
      .makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&bytes) {
      position += String(scalar).utf8.count
    }
    return position
  }
}
