import Foundation
import TestSupport
import Testing

@testable import Formats

/// The page about the scenario file, held against the declarations that the reader follows.
@Suite("docs/scenario.md")
struct DocumentedKeysTests {
  /// Every word that a shape of the file declares: keys, and the values that a key chooses among.
  private struct Words {
    private(set) var keys: [String: String] = [:]
    private(set) var values: [String: String] = [:]

    mutating func add(_ shape: Shape) {
      for key in shape.keys { add(key, in: shape.name) }
    }

    private mutating func add(_ key: Shape.Key, in owner: String) {
      if keys[key.name] == nil { keys[key.name] = owner }
      add(key.kind, in: "\(owner).\(key.name)")
    }

    private mutating func add(_ kind: Kind, in owner: String) {
      switch kind {
      case .text, .word, .truth, .number, .count, .date, .colour, .quantity, .numberOrQuantity:
        break
      case .choice(let choices):
        for choice in choices where values[choice] == nil { values[choice] = owner }
      case .list(let element, _), .named(let element, _): add(element, in: owner)
      case .shape(let shape): add(shape)
      case .variants(let variants):
        add(variants.on, in: variants.name)
        for variant in variants.shapes { add(variant.shape) }
      case .either(let scalar, let list, let mapping):
        for kind in [scalar, list, mapping] { if let kind { add(kind, in: owner) } }
      }
    }
  }

  /// The words between backquotes, taken apart: `sites[].kind` names `sites` and `kind`.
  private static func named(in page: String) -> Set<String> {
    var words: Set<String> = []
    for line in page.split(separator: "\n") {
      // Every other piece stands between two backquotes.
      let pieces = line.split(separator: "`", omittingEmptySubsequences: false)
      for (position, piece) in pieces.enumerated() where position % 2 == 1 {
        let parts = piece.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }
        words.formUnion(parts.map(String.init))
      }
    }
    return words
  }

  private static let page = SharedData.packageRoot.appending(path: "docs/scenario.md")

  @Test func namesEveryKeyAndValueThatTheReaderKnows() throws {
    var words = Words()
    words.add(.scenario)
    let named = Self.named(in: try String(contentsOf: Self.page, encoding: .utf8))
    let keys = words.keys.filter { !named.contains($0.key) }.map { "\($0.value).\($0.key)" }
    let values = words.values.filter { !named.contains($0.key) }.map { "\($0.value): \($0.key)" }
    #expect(keys.sorted() == [])
    #expect(values.sorted() == [])
    // A walk that stopped at the top would find everything in its place.
    #expect(words.keys["p-median"] == "hub-model")
    #expect(words.keys["not_in"] != nil)
    #expect(words.values["etalab-cadastre"] != nil)
  }

  @Test func aKeyThatIsOnlyMentionedInProseIsNotNamed() {
    #expect(Self.named(in: "the weight\n| `hubs[].model` |") == ["hubs", "model"])
  }
}
