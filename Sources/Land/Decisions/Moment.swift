/// A second of civil time with its distance from UTC, as a clock on the wall shows it:
/// `2026-11-28T17:25:49+01:00`, `2026-11-28T16:25:49Z`.
///
/// The text is kept as it was written: it is part of what a session signs.
public struct Moment: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// ISO 8601, as written.
  public let description: String
  public let date: CalendarDate
  /// Seconds since the local midnight.
  public let secondOfDay: Int
  /// Minutes that the local time is ahead of UTC.
  public let minutesAhead: Int

  /// Reads `YYYY-MM-DDThh:mm:ss` followed by `Z` or `±hh:mm`; nil where the text is anything else.
  public init?(_ text: some StringProtocol) {
    let characters = Array(String(text))
    guard characters.count == 20 || characters.count == 25, characters[10] == "T",
      characters[13] == ":", characters[16] == ":",
      let date = CalendarDate(String(characters[0..<10])),
      let hour = Self.twoDigits(characters[11...12], below: 24),
      let minute = Self.twoDigits(characters[14...15], below: 60),
      let second = Self.twoDigits(characters[17...18], below: 60),
      let ahead = Self.offset(Array(characters[19...]))
    else { return nil }
    description = String(text)
    self.date = date
    secondOfDay = hour * 3600 + minute * 60 + second
    minutesAhead = ahead
  }

  /// - Parameters:
  ///   - secondsSince1970: Of UTC, leap seconds not counted.
  ///   - minutesAhead: What a local clock is ahead of UTC.
  public init(secondsSince1970: Int, minutesAhead: Int) {
    let local = secondsSince1970 + minutesAhead * 60
    let day = Int((Double(local) / 86_400).rounded(.down))
    date = CalendarDate(dayNumber: day)
    secondOfDay = local - day * 86_400
    self.minutesAhead = minutesAhead
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let ahead = abs(minutesAhead)
    let zone =
      minutesAhead == 0
      ? "Z" : (minutesAhead < 0 ? "-" : "+") + two(ahead / 60) + ":" + two(ahead % 60)
    description =
      "\(date)T\(two(secondOfDay / 3600)):\(two(secondOfDay / 60 % 60)):\(two(secondOfDay % 60))"
      + zone
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  public var secondsSince1970: Int {
    date.dayNumber * 86_400 + secondOfDay - minutesAhead * 60
  }

  public var hour: Int { secondOfDay / 3600 }
  public var minute: Int { secondOfDay / 60 % 60 }

  /// Which came first, wherever the clocks hang.
  public static func < (lhs: Moment, rhs: Moment) -> Bool {
    lhs.secondsSince1970 < rhs.secondsSince1970
  }

  private static func twoDigits(_ text: ArraySlice<Character>, below limit: Int) -> Int? {
    guard text.allSatisfy({ ("0"..."9").contains($0) }), let value = Int(String(text)),
      value < limit
    else { return nil }
    return value
  }

  private static func offset(_ text: [Character]) -> Int? {
    if text == ["Z"] { return 0 }
    guard text.count == 6, text[0] == "+" || text[0] == "-", text[3] == ":",
      let hours = twoDigits(text[1...2], below: 15), let minutes = twoDigits(text[4...5], below: 60)
    else { return nil }
    return (text[0] == "-" ? -1 : 1) * (hours * 60 + minutes)
  }
}
