extension JSONScanner {
  /// Passes a value of any kind, checking that it is well-formed.
  ///
  /// Keeps its own stack, one bit a level, so that nesting costs no stack of the process.
  mutating func skipValue() throws {
    var isObject: UInt64 = 0
    var depth = 0
    while true {
      // Here a value starts.
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let object = byte == UInt8(ascii: "{")
        guard depth < JSONScanner.maximumDepth else { throw fault(.tooDeep) }
        if try object ? opensEmpty("{", "}") : opensEmpty("[", "]") { break }
        depth += 1
        isObject = isObject << 1 | (object ? 1 : 0)
        if object { _ = try key() }
        continue
      case UInt8(ascii: "\""): _ = try string()
      case UInt8(ascii: "t"): try literal("true")
      case UInt8(ascii: "f"): try literal("false")
      case UInt8(ascii: "n"): try literal("null")
      default: _ = try number()
      }
      // Here a value has ended: the brackets that end with it, then the next value.
      while true {
        if depth == 0 { return }
        if try hasNext(before: isObject & 1 == 1 ? "}" : "]") { break }
        depth -= 1
        isObject >>= 1
      }
      if isObject & 1 == 1 { _ = try key() }
    }
  }

  /// Passes a value and gives its text without the space between its tokens.
  mutating func compactText() throws -> String {
    let start = offset
    try skipValue()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(offset - start)
    var isQuoted = false
    var index = start
    while index < offset {
      let byte = base[index]
      if isQuoted, byte == UInt8(ascii: "\\") {
        bytes.append(byte)
        index += 1
      } else if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if !isQuoted, byte <= 0x20 {
        index += 1
        continue
      }
      bytes.append(base[index])
      index += 1
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw JSONFault(offset: start, reason: .notUTF8)
    }
    return text
  }
}
