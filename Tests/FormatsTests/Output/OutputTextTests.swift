import Formats
import Foundation
import Land
import TestSupport
import Testing

@Suite("JSON and CSV are written")
struct OutputTextTests {
  @Test func jsonKeepsItsOrder() {
    let value: JSONValue = [
      "b": 1, "a": [true, nil, 1.5, []], "c": ["x": "é\"\\\n</script>\u{2028}"], "d": [:],
    ]
    #expect(
      JSONWriter(indented: false).text(value)
        == #"{"b":1,"a":[true,null,1.5,[]],"c":{"x":"é\"\\\n\u003c/script>\u2028"},"d":{}}"# + "\n")
    #expect(
      JSONWriter().text(["a": [1, 2], "b": [:]]) == """
        {
          "a": [
            1,
            2
          ],
          "b": {}
        }

        """)
    #expect(value["b"] == 1)
    #expect(value["z"] == nil)
  }

  @Test(
    "numbers are short and always JSON",
    arguments: [
      (0.1, "0.1"), (6000, "6000"), (-0.0, "0"), (1e21, "1e+21"), (1.0 / 3, "0.3333333333333333"),
      (.leastNonzeroMagnitude, "5e-324"), (.nan, "null"), (.infinity, "null"),
      (123_456_789.125, "123456789.125"),
    ])
  func numbers(value: Double, text: String) {
    #expect(JSONWriter().text(.number(value)) == text + "\n")
  }

  @Test("numbers come back to the last bit, texts from Foundation's reader (seed 17)")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 17)
    for _ in 0..<500 {
      let number = Double(bitPattern: UInt64.random(in: 0 ... .max, using: &generator))
      let text = String(
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in
          Character(Unicode.Scalar(UInt16.random(in: 0..<0xD800, using: &generator)) ?? "x")
        })
      let bytes = JSONWriter().bytes([.string(text)])
      let read = try #require(
        try JSONSerialization.jsonObject(with: Data(bytes)) as? [Any])
      #expect((read[0] as? String).map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
      // Foundation's own numbers are off in the last digit.
      let digits = JSONWriter().text(.number(number)).dropLast()
      #expect(number.isFinite ? Double(digits) == number : digits == "null")
    }
  }

  @Test func csv() {
    var writer = CSVWriter(header: ["demand", "site,x"])
    writer.append([.text("a\"b"), .number(1.5)])
    writer.append([.text("é\nf"), .missing])
    writer.append([.boolean(true), .number(-.infinity)])
    writer.append([.number(-12), .number(8000)])
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == "demand,\"site,x\"\n\"a\"\"b\",1.5\n\"é\nf\",\ntrue,\n-12,8000\n")
  }

  @Test(
    "no cell is run as a formula",
    arguments: [
      ("=1+1", "'=1+1"), ("@x", "'@x"), ("+33 3", "'+33 3"), ("-a", "'-a"), ("-5", "-5"),
      ("\t=1", "'\t=1"), ("a=1", "a=1"), ("=\"a\",1", "\"'=\"\"a\"\",1\""),
    ])
  func formulas(text: String, cell: String) {
    var writer = CSVWriter(header: ["a"])
    writer.append([.text(text)])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a\n\(cell)\n")
    var plain = CSVWriter(header: ["a"], guardsFormulas: false)
    plain.append([.text("=1")])
    #expect(String(decoding: plain.bytes, as: UTF8.self) == "a\n=1\n")
  }

  @Test func anEmptyRowOfOneColumnIsNoEmptyLine() {
    var writer = CSVWriter(header: ["a"])
    writer.append([.missing])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a\n\"\"\n")
  }
}
