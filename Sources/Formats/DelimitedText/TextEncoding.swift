import Foundation

/// The encodings in which offices save their tables.
enum TextEncoding: Hashable {
  case utf8
  case utf8WithMark
  case utf16
  case windows1252

  /// Decides by the byte order mark, else by whether the bytes are UTF-8; Windows-1252, of which
  /// Latin-1 is a part, is what is left.
  ///
  /// - Returns: Nil for bytes that are no text: a zero byte stands among them.
  static func detect(_ bytes: FileBytes) -> TextEncoding? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
    if memchr(bytes.base, 0, bytes.count) != nil { return nil }
    let buffer = UnsafeBufferPointer(start: bytes.base, count: bytes.count)
    guard isUTF8(buffer) else { return .windows1252 }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? .utf8WithMark : .utf8
  }

  /// The text as UTF-8, without byte order mark.
  ///
  /// - Returns: Nil where it is not of this encoding.
  func decoded(_ bytes: FileBytes) -> FileBytes? {
    let buffer = UnsafeBufferPointer(start: bytes.base, count: bytes.count)
    switch self {
    case .utf8: return bytes
    case .utf8WithMark: return FileBytes(Array(buffer.dropFirst(3)))
    case .windows1252: return FileBytes(Array(Windows1252.text(buffer).utf8))
    case .utf16:
      let isLittleEndian = bytes.base[0] == 0xFF
      var units: [UInt16] = []
      units.reserveCapacity(bytes.count / 2)
      for index in stride(from: 2, to: bytes.count - 1, by: 2) {
        let (a, b) = (UInt16(bytes.base[index]), UInt16(bytes.base[index + 1]))
        units.append(isLittleEndian ? b << 8 | a : a << 8 | b)
      }
      guard bytes.count % 2 == 0, !units.contains(0),
        let text = String(validating: units, as: UTF16.self)
      else { return nil }
      return FileBytes(Array(text.utf8))
    }
  }

  private static func isUTF8(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    // In pieces that end with a line, as a string of the whole file would be a copy of it.
    var start = 0
    while start < buffer.count {
      var end = min(start + 65_536, buffer.count)
      while end < buffer.count, buffer[end] & 0xC0 == 0x80 { end += 1 }
      let piece = UnsafeBufferPointer(rebasing: buffer[start..<end])
      if String(validating: piece, as: UTF8.self) == nil { return false }
      start = end
    }
    return true
  }
}

/// The code page of Windows in Western Europe.
enum Windows1252 {
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let isSpecial = (0x80..<0xA0).contains(byte)
      text.append(isSpecial ? special[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return String(text)
  }

  /// 0x80 to 0x9F; the five that the code page leaves open are the control characters of Latin-1.
  private static let special: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]
}
