/// What a quantity measures.
public enum Dimension: String, Hashable, Sendable, CaseIterable {
  case length, area, share, time, speed, money
  /// Money per square metre.
  case price
  /// Money per square metre and year.
  case rent
  /// A bare number.
  case number
}

/// A number with its unit, as scenario files write it: `800 m`, `1.5 ha`, `20 %`, `90 €/m2/year`.
///
/// The value is kept in the base unit of its dimension: metres, square metres, share in [0, 1], seconds,
/// metres per second, euros, euros per square metre, euros per square metre and year.
public struct Quantity: Hashable, Sendable {
  public let value: Double
  public let dimension: Dimension

  public init(_ value: Double, _ dimension: Dimension) {
    self.value = value
    self.dimension = dimension
  }

  public enum Fault: Error, Hashable, Sendable {
    case notANumber(String)
    case unknownUnit(String, nearest: String?)
  }

  /// Every unit that a file may use, with its dimension and its size in the base unit.
  public static let units: [(name: String, dimension: Dimension, factor: Double)] = [
    ("m", .length, 1), ("km", .length, 1000), ("cm", .length, 0.01),
    ("m2", .area, 1), ("m²", .area, 1), ("ha", .area, 10_000), ("km2", .area, 1e6),
    ("km²", .area, 1e6),
    ("%", .share, 0.01),
    ("s", .time, 1), ("min", .time, 60), ("h", .time, 3600),
    ("km/h", .speed, 1 / 3.6), ("m/s", .speed, 1),
    ("€", .money, 1), ("EUR", .money, 1), ("k€", .money, 1e3), ("M€", .money, 1e6),
    ("€/m2", .price, 1), ("€/m²", .price, 1), ("€/ha", .price, 1e-4),
    ("€/m2/year", .rent, 1), ("€/m²/year", .rent, 1), ("€/m2/an", .rent, 1),
    ("€/m²/an", .rent, 1), ("€/m2/month", .rent, 12), ("€/m2/mois", .rent, 12),
  ]

  /// Reads `1.5 ha`, `1,5 ha`, `6000m2`, `20 %`; spaces and underscores inside the number are allowed.
  public init(parsing text: String) throws(Fault) {
    let trimmed = text.trimmingSpaces
    var digits = ""
    var rest = Substring(trimmed)
    while let character = rest.first {
      if character.isASCII,
        character.isNumber || character == "." || character == "-" || character == "+"
      {
        digits.append(character)
      } else if character == "," {
        digits.append(".")
      } else if character == "e" || character == "E" {
        // An exponent only when digits follow.
        guard let next = rest.dropFirst().first, next.isNumber || next == "-" || next == "+" else {
          break
        }
        digits.append("e")
      } else if !(character == " " || character == "\u{A0}" || character == "\u{202F}"
        || character == "_")
      {
        break
      }
      rest = rest.dropFirst()
    }
    guard let number = Double(digits), number.isFinite else { throw .notANumber(text) }
    let unit = String(rest).trimmingSpaces
    if unit.isEmpty {
      self.init(number, .number)
      return
    }
    guard let known = Quantity.units.first(where: { $0.name == unit }) else {
      throw .unknownUnit(unit, nearest: nearestWord(to: unit, among: Quantity.units.map(\.name)))
    }
    // Dividing by a whole number keeps 10 % equal to 0.1, which multiplying by 0.01 does not.
    let value =
      known.factor < 1 && known.dimension != .speed
      ? number / (1 / known.factor).rounded() : number * known.factor
    self.init(value, known.dimension)
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
