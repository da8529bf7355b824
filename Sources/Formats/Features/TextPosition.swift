/// Finds lines and columns of offsets that mostly come in ascending order.
struct TextPosition {
  private var offset = 0
  private var line = 1
  private var lineStart = 0

  /// The 1-based line, and the 1-based column in characters (Unicode scalars), of a byte.
  mutating func locate(_ target: Int, in base: UnsafePointer<UInt8>) -> (line: Int, column: Int) {
    if target < offset { self = TextPosition() }
    while offset < target {
      if base[offset] == 0x0A {
        line += 1
        lineStart = offset + 1
      }
      offset += 1
    }
    var column = 1
    for index in lineStart..<max(lineStart, target) where base[index] & 0xC0 != 0x80 { column += 1 }
    return (line, column)
  }
}
