import Dossier
import Land
import Testing

@Suite("Figures as people read them")
struct FigureTests {
  @Test(arguments: [
    (0.0, 2, "0", "0"), (1250.5, 2, "1\u{202F}250,5", "1,250.5"), (-0.001, 2, "0", "0"),
    (-1234567.0, 0, "−1\u{202F}234\u{202F}567", "−1,234,567"), (0.995, 2, "1", "1"),
    (0.05, 2, "0,05", "0.05"),
  ])
  func number(value: Double, places: Int, french: String, english: String) {
    #expect(Figure.number(value, places: places, in: .fr) == french)
    #expect(Figure.number(value, places: places, in: .en) == english)
  }

  @Test("areas change to hectares, floors do not")
  func areas() {
    #expect(Figure.area(850, in: .fr) == "850\u{202F}m²")
    #expect(Figure.area(12_345, in: .fr) == "1,23\u{202F}ha")
    #expect(Figure.amount(12_345, of: .floor, in: .en) == "12,345\u{202F}m²")
  }

  @Test("lengths, shares, money and dates")
  func others() throws {
    let day = try #require(CalendarDate("2028-03-01"))
    #expect(Figure.length(912.4, in: .fr) == "912\u{202F}m")
    #expect(Figure.length(3450, in: .en) == "3.5\u{202F}km")
    #expect(Figure.share(0.125, in: .fr) == "12,5\u{202F}%")
    #expect(Figure.money(4_000_000, in: .fr) == "4\u{202F}M€")
    #expect(Figure.date(day, in: .fr) == "01/03/2028")
    #expect(Figure.period(Period(from: day), in: .en) == "from 2028-03-01")
  }
}
