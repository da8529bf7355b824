public import Land

/// Numbers as people read them: French decimal comma and narrow no-break spaces, English point and comma.
public enum Figure {
  /// `1 250,5`; at most `places` decimals, no trailing zeros.
  public static func number(_ value: Double, places: Int = 2, in language: Language) -> String {
    guard value.isFinite else { return "–" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e15 else { return "\(value)" }
    let whole = Int64(scaled / scale)
    var fraction = String(Int64(scaled) - whole * Int64(scale))
    fraction = String(repeating: "0", count: max(0, places - fraction.count)) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    let sign = value < 0 && scaled > 0 ? "−" : ""
    let point = language == .fr ? "," : "."
    return sign + grouped(whole, language)
      + (fraction.isEmpty || places == 0 ? "" : point + fraction)
  }

  /// Square metres below a tenth of a hectare, else hectares: `850 m²`, `1,25 ha`.
  public static func area(_ squareMetres: Double, in language: Language) -> String {
    abs(squareMetres) < 1000
      ? number(squareMetres, places: 0, in: language) + "\u{202F}m²"
      : number(squareMetres / 10_000, places: 2, in: language) + "\u{202F}ha"
  }

  /// Floors are counted in square metres whatever their size.
  public static func amount(_ squareMetres: Double, of resource: Resource, in language: Language)
    -> String
  {
    switch resource {
    case .land: area(squareMetres, in: language)
    case .floor: number(squareMetres, places: 0, in: language) + "\u{202F}m²"
    }
  }

  /// `912 m`, `3,4 km`.
  public static func length(_ metres: Double, in language: Language) -> String {
    abs(metres) < 2000
      ? number(metres, places: abs(metres) < 10 ? 1 : 0, in: language) + "\u{202F}m"
      : number(metres / 1000, places: 1, in: language) + "\u{202F}km"
  }

  /// `12,5 %` of a share in [0, 1].
  public static func share(_ value: Double, in language: Language) -> String {
    number(value * 100, places: 1, in: language) + (language == .fr ? "\u{202F}%" : "%")
  }

  /// `+12,5 pts`, `−3 pts` of a difference of shares: percentage points.
  public static func points(_ difference: Double, in language: Language) -> String {
    let text = number(difference * 100, places: 1, in: language)
    let sign = difference * 100 >= 0.05 ? "+" : ""
    return sign + text + "\u{202F}" + (language == .fr ? "pts" : "pp")
  }

  /// `4 M€`, `980 k€`, `350 €`.
  public static func money(_ euros: Double, in language: Language) -> String {
    switch abs(euros) {
    case 1_000_000...: number(euros / 1_000_000, places: 2, in: language) + "\u{202F}M€"
    case 10_000...: number(euros / 1000, places: 0, in: language) + "\u{202F}k€"
    default: number(euros, places: 0, in: language) + "\u{202F}€"
    }
  }

  /// `01/03/2028` in French, ISO in English.
  public static func date(_ date: CalendarDate, in language: Language) -> String {
    guard language == .fr else { return date.description }
    let parts = date.description.split(separator: "-")
    return parts.count == 3 ? "\(parts[2])/\(parts[1])/\(parts[0])" : date.description
  }

  /// « du 01/01/2026 au 01/01/2028 », « à partir du 01/01/2028 ».
  public static func period(_ period: Period, in language: Language) -> String {
    let from = date(period.from, in: language)
    guard let end = period.until else {
      return language == .fr ? "à partir du \(from)" : "from \(from)"
    }
    let until = date(end, in: language)
    return language == .fr ? "du \(from) au \(until)" : "from \(from) until \(until)"
  }

  private static func grouped(_ whole: Int64, _ language: Language) -> String {
    let separator = language == .fr ? "\u{202F}" : ","
    var digits = Substring(String(whole))
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    return ([digits] + groups).joined(separator: separator)
  }
}
