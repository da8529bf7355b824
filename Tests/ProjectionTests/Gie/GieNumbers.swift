@testable import Projection

/// Numbers as `gie` writes them.
enum GieNumbers {
  /// Up to four numbers, and how many were given.
  static func position(_ text: String) -> (numbers: Pipeline.Numbers, count: Int)? {
    let words = text.split(whereSeparator: \.isWhitespace)
    var numbers = Pipeline.Numbers(repeating: 0)
    var count = 0
    for word in words.prefix(4) {
      guard let value = number(word) else { break }
      numbers[count] = value
      count += 1
    }
    return count >= 2 ? (numbers, count) : nil
  }

  /// A decimal number, with `_` between groups, or degrees with minutes and seconds: `8d30'36.5"W`.
  static func number(_ word: Substring) -> Double? {
    let plain = word.filter { $0 != "_" }
    if plain == "*" || plain == "HUGE_VAL" { return .infinity }
    if let value = Double(plain) { return value }
    guard let mark = plain.firstIndex(where: { $0 == "d" || $0 == "D" || $0 == "°" }) else {
      // `54W` and the like.
      guard let sign = hemisphere(plain.last), let value = Double(plain.dropLast()) else {
        return nil
      }
      return sign * value
    }
    guard let degrees = Double(plain[..<mark]) else { return nil }
    var rest = plain[plain.index(after: mark)...]
    var sign = plain.hasPrefix("-") ? -1.0 : 1
    if let last = hemisphere(rest.last) {
      sign *= last
      rest.removeLast()
    }
    let parts = rest.split(whereSeparator: { $0 == "'" || $0 == "\"" }).map { Double($0) ?? .nan }
    let minutes = parts.first ?? 0
    let seconds = parts.count > 1 ? parts[1] : 0
    return sign * (abs(degrees) + minutes / 60 + seconds / 3600)
  }

  private static func hemisphere(_ letter: Character?) -> Double? {
    switch letter {
    case "N", "E", "n", "e": 1
    case "S", "W", "s", "w": -1
    default: nil
    }
  }

  /// A length with its unit, metres where none is given.
  static func length(_ text: String) -> Double? {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let first = words.first else { return nil }
    let digits = first.prefix { $0.isNumber || ".eE-+_".contains($0) }
    guard let value = number(digits) else { return nil }
    let unit =
      digits.count < first.count
      ? String(first.dropFirst(digits.count)) : words.dropFirst().first.map(String.init)
    let factors = ["km": 1e3, "m": 1, "dm": 0.1, "cm": 0.01, "mm": 1e-3, "um": 1e-6, "nm": 1e-9]
    return unit.map { factors[$0].map { $0 * value } } ?? value
  }
}
