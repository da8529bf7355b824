/// Walks over the bytes of a JSON text and builds nothing but what it is asked for.
///
/// The bytes are followed by a zero byte, which no JSON text contains: it stops every loop.
struct JSONScanner {
  /// Deeper than any GeoJSON: its own members take eight levels.
  static let maximumDepth = 64

  let base: UnsafePointer<UInt8>
  let count: Int
  var offset: Int

  init(base: UnsafePointer<UInt8>, count: Int, offset: Int = 0) {
    self.base = base
    self.count = count
    self.offset = offset
  }

  /// The next byte; 0 at the end.
  var byte: UInt8 { base[offset] }

  var isAtEnd: Bool { offset >= count }

  mutating func skipSpace() {
    var next = base + offset
    while next.pointee == 0x20 || next.pointee == 0x0A || next.pointee == 0x0D
      || next.pointee == 0x09
    {
      next += 1
    }
    offset = next - base
  }

  func fault(_ reason: JSONFault.Reason) -> JSONFault { JSONFault(offset: offset, reason: reason) }

  /// What to say of a byte that cannot stand here.
  var unexpected: JSONFault {
    if isAtEnd { return fault(.truncated) }
    for word in ["NaN", "nan", "Infinity", "-Infinity", "inf", "-inf"] where hasWord(word) {
      return fault(.notANumber)
    }
    if byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".") { return fault(.malformedNumber) }
    return fault(.unexpected(byte))
  }

  mutating func expect(_ character: Unicode.Scalar) throws {
    guard byte == UInt8(ascii: character), !isAtEnd else { throw unexpected }
    offset += 1
  }

  /// Passes the opening bracket; true when the closing one follows at once, and passes it too.
  mutating func opensEmpty(_ open: Unicode.Scalar, _ close: Unicode.Scalar) throws -> Bool {
    try expect(open)
    skipSpace()
    guard byte == UInt8(ascii: close) else { return false }
    offset += 1
    return true
  }

  /// Passes a comma and the space after it; false when the closing bracket came, passed too.
  mutating func hasNext(before close: Unicode.Scalar) throws -> Bool {
    skipSpace()
    if byte == UInt8(ascii: ",") {
      offset += 1
      skipSpace()
      return true
    }
    try expect(close)
    return false
  }

  /// Passes a member's key and colon, up to its value.
  mutating func key() throws -> StringSpan {
    let key = try string()
    skipSpace()
    try expect(":")
    skipSpace()
    return key
  }

  private func hasWord(_ word: String) -> Bool {
    var index = offset
    for byte in word.utf8 {
      guard index < count, base[index] == byte else { return false }
      index += 1
    }
    return true
  }

  /// Passes `true`, `false` or `null`.
  mutating func literal(_ word: String) throws {
    for byte in word.utf8 {
      guard base[offset] == byte, !isAtEnd else { throw unexpected }
      offset += 1
    }
  }
}
