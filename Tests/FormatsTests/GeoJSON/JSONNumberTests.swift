import TestSupport
import Testing

@testable import Formats

@Suite("Numbers of JSON")
struct JSONNumberTests {
  private func read(_ text: String) throws -> Double {
    let bytes = FileBytes(Array(text.utf8))
    defer { withExtendedLifetime(bytes) {} }
    var scanner = JSONScanner(base: bytes.base, count: bytes.count)
    let value = try scanner.number()
    #expect(scanner.isAtEnd)
    return value
  }

  @Test("are the nearest doubles, to the last bit (seed 3)")
  func nearest() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<20_000 {
      let whole = String(UInt64.random(in: 0 ... .max, using: &generator))
        .prefix(Int.random(in: 1...20, using: &generator))
      var text = Bool.random(using: &generator) ? "-" : ""
      text += whole.first == "0" ? "0" : String(whole)
      if Bool.random(using: &generator) {
        let digits = String(UInt64.random(in: 0 ... .max, using: &generator))
        let zeros = String(repeating: "0", count: Int.random(in: 0...3, using: &generator))
        text += "." + zeros + digits.prefix(Int.random(in: 1...20, using: &generator))
      }
      if Int.random(in: 0..<4, using: &generator) == 0 {
        text += "e\(Int.random(in: -340...280, using: &generator))"
      }
      let expected = try #require(Double(text))
      #expect(try read(text) == expected, "\(text)")
    }
  }

  @Test(
    "half-way cases go to the even neighbour",
    arguments: [
      "9007199254740993", "9007199254740995", "9007199254740993.0", "900719925474099.30",
      "4503599627370497.5", "4503599627370496.5", "1.00000000000000011102230246251565",
      "9223372036854775807", "9223372036854775808", "18446744073709551615", "0.1", "0.3",
      "2.2250738585072014e-308",
      "4.9e-324", "1.7976931348623157e308", "123456789012345.6789", "0.0000000000000000001",
    ])
  func halfway(text: String) throws {
    #expect(try read(text) == Double(text))
  }

  @Test func minusZeroIsZero() throws {
    for text in ["-0", "-0.0", "-0e5", "-0.000000000000000000000"] {
      #expect(try read(text).sign == .plus)
    }
  }
}
