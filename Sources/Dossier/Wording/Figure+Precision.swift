import Land

extension Figure {
  /// Two numbers written alike, with more decimals than usual where they would otherwise read the same.
  ///
  /// - Parameter write: Writes a number with at most so many decimals, nil for as many as usual.
  static func distinct(
    _ first: Double, _ second: Double, _ write: (Double, Int?) -> String
  ) -> (String, String) {
    let usual = (write(first, nil), write(second, nil))
    if usual.0 != usual.1 || first == second { return usual }
    for places in 1...9 {
      let texts = (write(first, places), write(second, places))
      if texts.0 != texts.1 { return texts }
    }
    return usual
  }

  /// A value of a measure; with `places`, in its smaller unit and so many decimals.
  static func measured(
    _ value: Double, by measure: Measure, places: Int?, in language: Language
  ) -> String {
    guard let places else { return measure.figure(value, in: language) }
    switch measure.dimension {
    case .area?: return number(value, places: places, in: language) + "\u{202F}m²"
    case .length?: return number(value, places: places, in: language) + "\u{202F}m"
    case .share?:
      return number(value * 100, places: places, in: language)
        + (language == .fr ? "\u{202F}%" : "%")
    default: return number(value, places: places, in: language)
    }
  }

  static func amount(
    _ squareMetres: Double, of resource: Resource, places: Int?, in language: Language
  ) -> String {
    guard let places else { return amount(squareMetres, of: resource, in: language) }
    return number(squareMetres, places: places, in: language) + "\u{202F}m²"
  }

  /// « libre dès maintenant », « libre à partir du 01/01/2029 », « libre jusqu’au 01/01/2040 ».
  static func availability(
    from: CalendarDate?, until: CalendarDate?, in language: Language
  ) -> String {
    let french = language == .fr
    let start = from.map { date($0, in: language) }
    let end = until.map { date($0, in: language) }
    switch (start, end) {
    case (nil, nil): return french ? "libre" : "free"
    case (let start?, nil): return french ? "libre à partir du \(start)" : "free from \(start)"
    case (nil, let end?): return french ? "libre jusqu’au \(end)" : "free until \(end)"
    case (let start?, let end?):
      return french ? "libre du \(start) au \(end)" : "free from \(start) until \(end)"
    }
  }

  /// A limit rounded so that the value it was read from is inside: 912,4 m becomes 913 m as a maximum.
  static func roundedOut(_ value: Double, up: Bool, step: Double) -> Double {
    let steps = value / step
    // What is a whole number of steps but for the last bits stays one.
    if abs(steps - steps.rounded()) < 1e-9 * max(1, abs(steps)) { return steps.rounded() * step }
    return steps.rounded(up ? .up : .down) * step
  }
}
