/// The days from `from` up to, not including, `until`; without `until`, for ever.
public struct Period: Hashable, Sendable {
  public var from: CalendarDate
  public var until: CalendarDate?

  public init(from: CalendarDate, until: CalendarDate? = nil) {
    self.from = from
    self.until = until
  }

  public func overlaps(_ other: Period) -> Bool {
    (other.until.map { from < $0 } ?? true) && (until.map { other.from < $0 } ?? true)
  }

  public func contains(_ date: CalendarDate) -> Bool {
    from <= date && (until.map { date < $0 } ?? true)
  }
}
