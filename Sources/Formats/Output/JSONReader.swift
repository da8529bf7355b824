internal import Land

/// Reads a whole JSON document (RFC 8259) into a ``JSONValue``, strictly: what one of our own programs wrote.
public enum JSONReader {
  /// Reads a file.
  ///
  /// - Throws: `Problems`: fault `file` where it is missing or unreadable, else where and why it is no JSON.
  public static func read(path: String) throws -> JSONValue {
    try value(FileBytes(path: path), file: path)
  }

  /// Reads bytes.
  ///
  /// - Parameter file: The name that problems give them.
  public static func read(_ bytes: [UInt8], file: String? = nil) throws -> JSONValue {
    try value(FileBytes(bytes), file: file)
  }

  private static func value(_ bytes: FileBytes, file: String?) throws -> JSONValue {
    var scanner = JSONScanner(base: bytes.base, count: bytes.count)
    do {
      // Checks the whole document first, its depth too: the recursion below has its limit from there.
      var check = scanner
      check.skipSpace()
      try check.skipValue()
      check.skipSpace()
      guard check.isAtEnd else { throw check.fault(.trailing) }
      scanner.skipSpace()
      return try scanner.anyValue()
    } catch let fault as JSONFault {
      throw Problems([problem(fault, bytes, file)])
    }
  }

  private static func problem(_ fault: JSONFault, _ bytes: FileBytes, _ file: String?) -> Problem {
    var position = TextPosition()
    let (line, column) = position.locate(min(fault.offset, bytes.count), in: bytes.base)
    let place = Problem.Place(file: file, line: line, column: column)
    if fault.reason == .truncated {
      return Problem(
        .error, "truncated-json", at: place, fr: "Le fichier s'arrête au milieu d'une valeur.",
        en: "The file stops inside a value.")
    }
    let said = fault.reason.said(featuresRead: 0)
    return Problem(
      .error, said.code, at: place, fr: said.message.fr, en: said.message.en, remedy: said.remedy)
  }
}

extension JSONScanner {
  /// Passes a value and gives it. Whole numbers that a double holds exactly become `integer`.
  fileprivate mutating func anyValue() throws -> JSONValue {
    switch byte {
    case UInt8(ascii: "{"):
      var members: [JSONValue.Member] = []
      if try opensEmpty("{", "}") { return .object([]) }
      repeat {
        let key = try text(key())
        members.append(.init(key, try anyValue()))
      } while try hasNext(before: "}")
      return .object(members)
    case UInt8(ascii: "["):
      var elements: [JSONValue] = []
      if try opensEmpty("[", "]") { return .array([]) }
      repeat { elements.append(try anyValue()) } while try hasNext(before: "]")
      return .array(elements)
    case UInt8(ascii: "\""): return .string(try text(string()))
    case UInt8(ascii: "t"):
      try literal("true")
      return .boolean(true)
    case UInt8(ascii: "f"):
      try literal("false")
      return .boolean(false)
    case UInt8(ascii: "n"):
      try literal("null")
      return .null
    default:
      let start = offset
      let number = try number()
      return wholeNumber(from: start).flatMap { Int($0) }.map(JSONValue.integer) ?? .number(number)
    }
  }
}

extension JSONValue {
  /// The text of a string.
  public var text: String? { if case .string(let text) = self { text } else { nil } }
  /// A number, written with or without a point.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
  public var int: Int? { if case .integer(let value) = self { value } else { nil } }
  public var bool: Bool? { if case .boolean(let value) = self { value } else { nil } }
  public var elements: [JSONValue]? { if case .array(let all) = self { all } else { nil } }
  public var members: [Member]? { if case .object(let all) = self { all } else { nil } }
  /// The texts of an array of strings; nil where it is anything else.
  public var texts: [String]? {
    guard let elements else { return nil }
    let texts = elements.compactMap(\.text)
    return texts.count == elements.count ? texts : nil
  }
}
