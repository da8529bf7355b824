/// The value of a column or of a measure.
public enum AttributeValue: Hashable, Sendable {
  case missing
  case number(Double)
  case text(String)
  case boolean(Bool)

  /// The number, also of a text that is one (decimal point or decimal comma).
  public var number: Double? {
    switch self {
    case .number(let value): value.isFinite ? value : nil
    case .text(let text):
      Double(text.contains(",") && !text.contains(".") ? text.replacingComma : text)
        .flatMap { $0.isFinite ? $0 : nil }
    case .boolean, .missing: nil
    }
  }

  /// The label: text as it is, whole numbers without a decimal point, `true` or `false`.
  public var label: String? {
    switch self {
    case .missing: nil
    case .text(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .number(let value):
      value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }
  }

  public var isMissing: Bool { self == .missing }
}

extension String {
  fileprivate var replacingComma: String { String(map { $0 == "," ? "." : $0 }) }
}
