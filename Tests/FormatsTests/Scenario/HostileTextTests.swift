import Foundation
import Land
import TestSupport
import Testing

@testable import Formats

@Suite("Texts that are no scenario")
struct HostileTextTests {
  @Test(
    "YAML faults",
    arguments: [
      ("a: b: c", "1 yaml-syntax"),
      ("name: x\n\tcrs: y", "2 yaml-syntax"),
      ("name: \"x", "1 yaml-syntax"),
      ("layers: {a: b", "1 yaml-syntax"),
      ("a: [1, 2\nb: 3", "2 yaml-syntax"),
      ("a: 1\n b: 2", "2 yaml-syntax"),
      ("a: 1\n---\nb: 2", "2 yaml-syntax"),
      ("a: \u{1}", "1 yaml-syntax"),
      ("%YAML 3.0\n---\na: 1", "1 yaml-syntax"),
      ("a: &x [1]\nb: *x", "1 yaml-anchor"),
      ("a: !!binary x", "1 yaml-tag"),
      ("", "- empty-file"),
      ("# nothing\n", "- empty-file"),
      ("---\n", "- empty-file"),
      ("~", "- empty-file"),
      ("name", "1 wrong-type"),
      ("[1, 2]", "1 wrong-type"),
      ("42", "1 wrong-type"),
    ])
  func fault(text: String, expected: String) {
    #expect(problems(text).map(\.brief) == [expected])
  }

  /// Each would exhaust the stack of a recursive composer.
  @Test func depth() {
    let open = String(repeating: "[", count: 100_000)
    let texts = [
      open,
      open + String(repeating: "]", count: 100_000),
      "a: " + String(repeating: "{a: ", count: 100_000) + String(repeating: "}", count: 100_000),
      String(repeating: "- ", count: 100_000) + "a",
      String(repeating: "? ", count: 100_000) + "a",
      // Quotes that open nothing must not hide the brackets after them.
      "a: b\n  'c\nd: " + open,
      "a: \"\n  'c\"\nd: " + open,
      "a: |\n  'c\nd: " + open,
      "- a: |\n    'c\n  d: " + open,
      (0..<1000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
    ]
    for (number, text) in texts.enumerated() {
      #expect(problems(text).map(\.code) == ["yaml-too-deep"], "text \(number)")
    }
  }

  @Test func aliasesAreNotExpanded() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(problems(text).map(\.code) == ["yaml-anchor"])
  }

  @Test(
    "an ampersand or star within a text is no anchor",
    arguments: [
      "Aménagement & habitat", "R&D", "a * b", "x: '*'", "\"& so\"", "|\n  * one\n  & two",
      "plain\n    & going on", "[a & b, 'c *d']",
    ])
  func innocent(text: String) {
    let outline = YAMLOutline("reason: \(text)\nnext: 1\n")
    #expect(outline.anchor == nil)
    #expect(outline.tag == nil)
  }

  /// Whatever the outline lets through, the composer can take.
  @Test("the outline never sees less depth than there is")
  func outlineBoundsDepth() {
    var generator = SeededGenerator(seed: 20_261_121)
    let pieces = [
      "a: ", "b:", "- ", "? ", "[", "]", "{", "}", ", ", "\n", "\n  ", "\n    ", "\n", "'", "\"",
      "|", ">", "x", "x y", " # c", "''", "\\\"", "1", ":", "c: d",
    ]
    var composed = 0
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 2...14, using: &generator))
        .map { _ in pieces.randomElement(using: &generator)! }.joined()
      let outline = YAMLOutline(text)
      guard let tree = try? YAMLComposer(file: nil).compose(text) else { continue }
      composed += 1
      #expect(tree.depth <= outline.depth + 1, "\(text.debugDescription)")
    }
    #expect(composed > 300)
  }

  @Test func files() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func codes(_ name: String, _ bytes: Data?) throws -> [String] {
      let place = folder.appending(path: name)
      if let bytes { try bytes.write(to: place) }
      do {
        _ = try ScenarioReader.read(path: place.path())
        return []
      } catch {
        return error.all.map { "\($0.code) \($0.fault.rawValue)" }
      }
    }
    let small = Data(smallScenario.utf8)
    #expect(try codes("right.yaml", small) == [])
    #expect(try codes("bom.yaml", Data([0xEF, 0xBB, 0xBF]) + small) == [])
    let crlf = Data(smallScenario.replacing("\n", with: "\r\n").utf8)
    #expect(try codes("crlf.yaml", crlf) == [])
    #expect(try codes("absent.yaml", nil) == ["file-missing file"])
    #expect(try codes("", nil) == ["file-unreadable file"])
    #expect(try codes("empty.yaml", Data()) == ["empty-file data"])
    #expect(try codes("binary.yaml", Data([0x53, 0x51, 0, 1, 2])) == ["binary data"])
    #expect(try codes("utf16.yaml", Data([0xFF, 0xFE, 0x61, 0])) == ["not-utf8 data"])
    #expect(try codes("latin1.yaml", Data("name: ".utf8) + Data([0xE9])) == ["not-utf8 data"])
    #expect(try codes("long.yaml", Data(repeating: 0x23, count: 17 << 20)) == ["too-large data"])
  }
}

extension YAMLNode {
  fileprivate var depth: Int {
    switch content {
    case .scalar: 1
    case .list(let items): 1 + (items.map(\.depth).max() ?? 0)
    case .mapping(let entries): 1 + (entries.map(\.value.depth).max() ?? 0)
    }
  }
}
