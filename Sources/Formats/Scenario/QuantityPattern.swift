import Foundation
import Land

extension Kind {
  /// The regular expression (common to ECMA 262 and ICU) that a text of this kind must match; nil where it may be anything.
  var pattern: String? {
    switch self {
    case .date: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    case .colour: "^#[0-9A-Fa-f]{6}$"
    case .quantity(let dimensions, let sign):
      quantityPattern(units: unitNames(of: dimensions), sign: sign)
    case .numberOrQuantity:
      quantityPattern(units: Quantity.units.map(\.name), sign: .any)
    default: nil
    }
  }
}

/// The names of the units of these dimensions, in the order of ``Quantity/units``.
func unitNames(of dimensions: [Land.Dimension]) -> [String] {
  Quantity.units.filter { dimensions.contains($0.dimension) }.map(\.name)
}

private func quantityPattern(units: [String], sign: Kind.Sign) -> String {
  let space = "[ \\u00A0\\u202F_]"
  let signs =
    switch sign {
    case .any: "[-+]?"
    case .notNegative, .positive: "\\+?"
    }
  // A digit other than 0 stands somewhere before the exponent or the unit.
  let notZero = sign == .positive ? "(?=[ \\u00A0\\u202F_+.,0]*[1-9])" : ""
  let digits = "[0-9][0-9 \\u00A0\\u202F_]*"
  let number = "(?:\(digits)(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][-+]?[0-9]+)?"
  return "^\(notZero)\(signs)\(number)\(space)*(?:\(units.joined(separator: "|")))$"
}

/// Compiled patterns, kept for the many values of one kind.
struct PatternMatcher {
  private var compiled: [String: NSRegularExpression] = [:]

  mutating func matches(_ text: String, _ pattern: String) -> Bool {
    let expression: NSRegularExpression
    if let known = compiled[pattern] {
      expression = known
    } else {
      // A pattern of this module that does not compile is a bug that every test would meet.
      expression = try! NSRegularExpression(pattern: pattern)
      compiled[pattern] = expression
    }
    let whole = NSRange(location: 0, length: text.utf16.count)
    return expression.firstMatch(in: text, range: whole)?.range == whole
  }
}
