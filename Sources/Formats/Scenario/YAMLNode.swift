/// A place in a text; both parts are 1-based, columns count Unicode scalars.
struct TextMark: Hashable, Comparable, Sendable {
  var line: Int
  var column: Int

  static func < (lhs: TextMark, rhs: TextMark) -> Bool {
    (lhs.line, lhs.column) < (rhs.line, rhs.column)
  }
}

/// A YAML value with its place; keys keep the order of the file.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    /// `plain`: written without quotes, so that it may be a number, a truth value or nothing.
    case scalar(String, plain: Bool)
    case list([YAMLNode])
    case mapping([YAMLEntry])
  }

  var content: Content
  var mark: TextMark
}

/// One `key: value` of a mapping.
struct YAMLEntry: Sendable {
  var key: String
  var mark: TextMark
  var value: YAMLNode
}

/// What a scalar is in the JSON view that the schema has of the file.
enum ScalarValue: Hashable, Sendable {
  case nothing
  case truth(Bool)
  case number(Double)
  case text(String)
}

extension YAMLNode {
  /// YAML 1.2 core schema, but a number with a leading zero stays text (INSEE codes: `01004`) and so do
  /// `.inf` and `.nan`, which no key takes.
  var scalar: ScalarValue? {
    guard case .scalar(let text, let plain) = content else { return nil }
    guard plain else { return .text(text) }
    switch text {
    case "", "~", "null", "Null", "NULL": return .nothing
    case "true", "True", "TRUE": return .truth(true)
    case "false", "False", "FALSE": return .truth(false)
    default: return isNumber(text) ? Double(text).map(ScalarValue.number) : .text(text)
    }
  }

  var isNothing: Bool { scalar == .nothing }

  var entries: [YAMLEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  var items: [YAMLNode]? {
    if case .list(let items) = content { items } else { nil }
  }

  /// The value of the first entry with this key.
  subscript(key: String) -> YAMLNode? { entry(key)?.value }

  func entry(_ key: String) -> YAMLEntry? { entries?.first { $0.key == key } }
}

/// `[-+]? (0 | [1-9][0-9]*) (. [0-9]*)? ([eE] [-+]? [0-9]+)?`, or the same without digits before the point.
private func isNumber(_ text: String) -> Bool {
  var rest = Substring(text)
  func digits() -> Substring { rest.prefix { $0.isASCII && $0.isNumber } }
  if let sign = rest.first, sign == "-" || sign == "+" { rest = rest.dropFirst() }
  let whole = digits()
  if whole.count > 1, whole.first == "0" { return false }
  rest = rest.dropFirst(whole.count)
  if rest.first == "." {
    rest = rest.dropFirst()
    let fraction = digits()
    if whole.isEmpty, fraction.isEmpty { return false }
    rest = rest.dropFirst(fraction.count)
  } else if whole.isEmpty {
    return false
  }
  if let exponent = rest.first, exponent == "e" || exponent == "E" {
    rest = rest.dropFirst()
    if let sign = rest.first, sign == "-" || sign == "+" { rest = rest.dropFirst() }
    let power = digits()
    if power.isEmpty { return false }
    rest = rest.dropFirst(power.count)
  }
  return rest.isEmpty
}
