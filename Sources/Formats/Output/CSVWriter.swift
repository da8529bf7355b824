public import Land

/// Writes comma-separated values (RFC 4180) for programs: UTF-8 without byte order mark, LF, decimal
/// point, missing values as nothing.
public struct CSVWriter: Sendable {
  /// The text so far.
  public private(set) var bytes: [UInt8] = []

  /// Whether texts that a spreadsheet would run as a formula are written with an apostrophe before them
  /// (OWASP ASVS 5, 1.2.10). Numbers, negative ones too, are left as they are.
  private let guardsFormulas: Bool

  public init(header: [String], guardsFormulas: Bool = true) {
    self.guardsFormulas = guardsFormulas
    append(header.map(AttributeValue.text))
  }

  /// Lines that go below a header written before.
  public init(guardsFormulas: Bool = true) {
    self.guardsFormulas = guardsFormulas
  }

  public mutating func append(_ row: [AttributeValue]) {
    for (index, value) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch value {
      case .missing: break
      case .boolean(let flag): bytes.append(ascii: flag ? "true" : "false")
      case .number(let number): if number.isFinite { bytes.append(jsonNumber: number) }
      case .text(let text): append(field: text)
      }
    }
    // A row of one empty field would be an empty line, which readers skip.
    if row.count == 1, bytes.last.map({ $0 == UInt8(ascii: "\n") }) ?? true {
      bytes.append(ascii: "\"\"")
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(field text: String) {
    let prefix = guardsFormulas && isFormula(text) ? "'" : ""
    let needsQuotes = text.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
    guard needsQuotes else { return bytes.append(ascii: prefix + text) }
    bytes.append(ascii: "\"" + prefix)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func isFormula(_ text: String) -> Bool {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): Double(text) == nil
    default: false
    }
  }
}

extension CSVWriter {
  /// A layer's rows under the names of its fields, without geometry.
  public static func bytes(of layer: OutputLayer) -> [UInt8] {
    var writer = CSVWriter(header: layer.fields.map(\.name))
    for row in layer.rows { writer.append(row.values) }
    return writer.bytes
  }
}
