import Dossier
import Testing

@Suite("Text tables")
struct TextTableTests {
  @Test("columns are as wide as their content; numbers stand right")
  func layout() {
    let table = TextTable(
      columns: [.init("Site"), .init("Aire", .right)], rows: [["A", "12"], ["Loos", "3"]])
    #expect(table.text() == "Site  Aire\n──────────\nA       12\nLoos     3\n")
  }

  @Test("a wrapping column gives way until the table fits", arguments: [40, 60, 80])
  func fits(width: Int) {
    let words = Array(repeating: "foncier", count: 30).joined(separator: " ")
    let table = TextTable(
      columns: [
        .init("Demande", wraps: true), .init("Surface", .right), .init("Site", wraps: true),
      ],
      rows: [[words, "1 200 m²", words]])
    let lines = table.text(width: width).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= width })
    let count = lines.joined(separator: " ").split(separator: " ").count { $0 == "foncier" }
    #expect(count == 60)
  }

  @Test("a word longer than the line is cut, nothing is lost")
  func longWord() {
    let lines = wrap("court " + String(repeating: "x", count: 25), width: 10)
    #expect(lines == ["court", "xxxxxxxxxx", "xxxxxxxxxx", "xxxxx"])
  }
}
