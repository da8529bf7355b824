/// One field of a record: where its text lies, without its quotes.
struct DelimitedField {
  var start: Int
  var end: Int
  /// Whether quotes are doubled in it.
  var hasQuotes: Bool
}

/// A record and the line on which it starts.
struct DelimitedRecord {
  var line = 1
  var fields: [DelimitedField] = []
}

/// What ends the scan of a table.
struct DelimitedFault: Error, Hashable {
  enum Reason: Hashable {
    case unterminatedQuote
    case textAfterQuote
  }

  var line: Int
  var reason: Reason
}

/// Walks over records (RFC 4180): quoted fields may hold separators, line ends and doubled quotes.
struct DelimitedScanner {
  let base: UnsafePointer<UInt8>
  let count: Int
  let separator: UInt8

  private(set) var offset = 0
  private var line = 1

  init(_ bytes: FileBytes, separator: UInt8) {
    base = bytes.base
    count = bytes.count
    self.separator = separator
  }

  /// The separator that stands most often in the first record, outside quotes; `;` where none does.
  static func detectSeparator(_ bytes: FileBytes) -> UInt8 {
    let candidates = [UInt8(ascii: ";"), UInt8(ascii: ","), 0x09]
    var counts = [0, 0, 0]
    var isQuoted = false
    var isEmpty = true
    for index in 0..<bytes.count {
      let byte = bytes.base[index]
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if !isQuoted {
        if byte == 0x0A || byte == 0x0D {
          if isEmpty { continue }
          break
        }
        if let found = candidates.firstIndex(of: byte) { counts[found] += 1 }
      }
      isEmpty = false
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }

  /// Passes a record; lines with nothing at all are passed over.
  ///
  /// - Returns: False at the end.
  mutating func next(_ record: inout DelimitedRecord) throws -> Bool {
    while base[offset] == 0x0A || base[offset] == 0x0D { endLine() }
    record.fields.removeAll(keepingCapacity: true)
    if offset >= count { return false }
    record.line = line
    while true {
      record.fields.append(try field())
      if base[offset] == separator, offset < count {
        offset += 1
        continue
      }
      if offset < count { endLine() }
      return true
    }
  }

  /// Passes a line end: LF, CR LF or CR.
  private mutating func endLine() {
    if base[offset] == 0x0D, base[offset + 1] == 0x0A { offset += 1 }
    offset += 1
    line += 1
  }

  private mutating func field() throws -> DelimitedField {
    if base[offset] == UInt8(ascii: "\"") { return try quotedField() }
    let start = offset
    while offset < count, base[offset] != separator, base[offset] != 0x0A, base[offset] != 0x0D {
      offset += 1
    }
    return DelimitedField(start: start, end: offset, hasQuotes: false)
  }

  private mutating func quotedField() throws -> DelimitedField {
    let firstLine = line
    offset += 1
    var field = DelimitedField(start: offset, end: offset, hasQuotes: false)
    while true {
      if offset >= count { throw DelimitedFault(line: firstLine, reason: .unterminatedQuote) }
      let byte = base[offset]
      if byte == 0x0A || (byte == 0x0D && base[offset + 1] != 0x0A) { line += 1 }
      offset += 1
      guard byte == UInt8(ascii: "\"") else { continue }
      if base[offset] == UInt8(ascii: "\""), offset < count {
        field.hasQuotes = true
        offset += 1
        continue
      }
      field.end = offset - 1
      break
    }
    while base[offset] == 0x20 { offset += 1 }
    guard
      offset >= count || base[offset] == separator || base[offset] == 0x0A || base[offset] == 0x0D
    else { throw DelimitedFault(line: line, reason: .textAfterQuote) }
    return field
  }

  /// The text of a field. The bytes are UTF-8: ``TextEncoding`` has seen to it.
  func text(_ field: DelimitedField) -> String {
    let bytes = UnsafeBufferPointer(start: base + field.start, count: field.end - field.start)
    let text = String(decoding: bytes, as: UTF8.self)
    guard field.hasQuotes else { return text }
    var result: [UInt8] = []
    var isSecond = false
    for byte in text.utf8 {
      let isQuote = byte == UInt8(ascii: "\"")
      if isQuote && isSecond {
        isSecond = false
        continue
      }
      isSecond = isQuote
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
