public import Land

extension Figure {
  /// `7,5 min`; `45 s` below a minute and `2 h 05` from two hours on.
  public static func duration(_ seconds: Double, in language: Language) -> String {
    guard seconds.isFinite else { return "–" }
    if seconds < 59.5 { return number(seconds, places: 0, in: language) + "\u{202F}s" }
    if seconds < 7200 { return number(seconds / 60, places: 1, in: language) + "\u{202F}min" }
    let minutes = Int((seconds / 60).rounded())
    let rest = minutes % 60
    return "\(minutes / 60)\u{202F}h\u{202F}" + (rest < 10 ? "0\(rest)" : "\(rest)")
  }
}
