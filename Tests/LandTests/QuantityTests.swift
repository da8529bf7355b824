import Land
import Testing

@Suite("Quantities")
struct QuantityTests {
  @Test(
    "with units",
    arguments: [
      ("800 m", 800, .length), ("1.5 km", 1500, .length), ("25 cm", 0.25, .length),
      ("6000 m2", 6000, .area), ("6000m²", 6000, .area), ("1,5 ha", 15_000, .area),
      ("6 000 m2", 6000, .area), ("6\u{202F}000\u{A0}m2", 6000, .area), ("6_000 m2", 6000, .area),
      ("2 km2", 2e6, .area), ("10 %", 0.1, .share), ("33%", 0.33, .share), ("90 s", 90, .time),
      ("10 min", 600, .time), ("2 h", 7200, .time), ("15 km/h", 15 / 3.6, .speed),
      ("4 m/s", 4, .speed), ("4 M€", 4e6, .money), ("12 k€", 12_000, .money), ("5 EUR", 5, .money),
      ("300 €/m2", 300, .price), ("30000 €/ha", 3, .price), ("90 €/m2/year", 90, .rent),
      ("7.5 €/m2/mois", 90, .rent), ("90 €/m²/an", 90, .rent), ("-5 m", -5, .length),
      ("1e3 m", 1000, .length), ("40", 40, .number), (" 0.5 ", 0.5, .number),
    ] as [(String, Double, Dimension)])
  func read(text: String, value: Double, dimension: Dimension) throws {
    let quantity = try Quantity(parsing: text)
    #expect(quantity.dimension == dimension)
    #expect(abs(quantity.value - value) <= 1e-12 * abs(value), "\(quantity.value)")
  }

  @Test("exact shares", arguments: 0...100)
  func percents(percent: Int) throws {
    #expect(try Quantity(parsing: "\(percent) %").value == Double(percent) / 100)
  }

  @Test(
    "no quantities", arguments: ["", "m", "far", "1-2 m", "1.2.3 m", "- m", "nan m", "1e999 m"])
  func refused(text: String) {
    #expect(throws: Quantity.Fault.notANumber(text)) { try Quantity(parsing: text) }
  }

  @Test(
    "unknown units",
    arguments: [
      ("8 km/hr", "km/h" as String?), ("8 M2", "m2"), ("8 hectares", nil),
      ("8 €/m2/yaer", "€/m2/year"),
    ])
  func unknownUnits(text: String, nearest: String?) {
    let unit = String(text.dropFirst(2))
    #expect(throws: Quantity.Fault.unknownUnit(unit, nearest: nearest)) {
      try Quantity(parsing: text)
    }
  }

  @Test func unitsAreNamedOnce() {
    let names = Quantity.units.map(\.name)
    #expect(Set(names).count == names.count)
  }
}
