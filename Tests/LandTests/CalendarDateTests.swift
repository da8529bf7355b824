import Land
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
  /// Counts day by day with the Gregorian leap rule alone.
  @Test func everyDayFrom1600To2400() throws {
    var number = -135_140  // 1600-01-01: 370 years of 365 days and 90 leap days before 1970-01-01
    for year in 1600...2400 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in zip(1..., lengths) {
        for day in 1...length {
          let date = CalendarDate(dayNumber: number)
          guard date.year == year, date.month == month, date.day == day,
            CalendarDate(year: year, month: month, day: day) == date
          else {
            Issue.record("\(year)-\(month)-\(day): \(date)")
            return
          }
          number += 1
        }
        #expect(CalendarDate(year: year, month: month, day: length + 1) == nil)
      }
    }
    #expect(CalendarDate("1970-01-01")?.dayNumber == 0)
    #expect(CalendarDate("2000-03-01")?.dayNumber == 11_017)
  }

  @Test(
    "texts",
    arguments: [
      ("2028-02-29", "2028-02-29"), ("2028-02-29T12:00:00Z", "2028-02-29"),
      ("0999-12-31", "0999-12-31"),
      ("2027-02-29", nil), ("2028-13-01", nil), ("2028-00-10", nil), ("2028-01-00", nil),
      ("2028-1-1", nil), ("28-01-01", nil), ("2028/01/01", nil), ("", nil), ("2028-01", nil),
      ("2028-01-0x", nil), ("+028-01-01", "0028-01-01"),
    ] as [(String, String?)])
  func texts(text: String, expected: String?) {
    #expect(CalendarDate(text)?.description == expected)
  }

  /// Two periods overlap if and only if some day lies in both.
  @Test func periodsOverlapWhereADayIsInBoth() {
    func day(_ number: Int) -> CalendarDate { CalendarDate(dayNumber: number) }
    var periods: [Period] = []
    for from in 0..<5 {
      periods.append(Period(from: day(from)))
      for until in (from + 1)..<7 { periods.append(Period(from: day(from), until: day(until))) }
    }
    for first in periods {
      for second in periods {
        let shared = (0..<10).contains { first.contains(day($0)) && second.contains(day($0)) }
        #expect(first.overlaps(second) == shared)
      }
    }
  }
}
