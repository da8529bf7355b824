import Land
import Yams

/// Composes a YAML text into nodes with places, refusing what could exhaust the machine.
struct YAMLComposer {
  let file: String?

  /// Levels of nesting allowed; the scenario itself needs seven.
  static let deepest = 64

  func compose(_ text: String) throws(Problem) -> YAMLNode {
    let outline = YAMLOutline(text, deepest: 2 * Self.deepest)
    if outline.depth > 2 * Self.deepest {
      throw problem(
        "yaml-too-deep", outline.deepest,
        fr: "plus de \(Self.deepest) niveaux d’imbrication.",
        en: "more than \(Self.deepest) levels of nesting.")
    }
    if let anchor = outline.anchor {
      throw problem(
        "yaml-anchor", anchor, fr: "les ancres et alias YAML (&, *) ne sont pas admis.",
        en: "YAML anchors and aliases (&, *) are not allowed.",
        remedy: Message(
          fr: "Écrivez la valeur en toutes lettres, ou mettez le texte entre guillemets.",
          en: "Write the value out, or put the text in quotes."))
    }
    if let tag = outline.tag {
      throw problem(
        "yaml-tag", tag, fr: "les étiquettes de type YAML (!) ne sont pas admises.",
        en: "YAML tags (!) are not allowed.",
        remedy: Message(
          fr: "Supprimez l’étiquette, ou mettez le texte entre guillemets.",
          en: "Remove the tag, or put the text in quotes."))
    }
    do {
      return try tree(text, marks: nil)
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
      // Yams stops at the first mapping with a key twice. The keys are numbered so that it goes on, and the
      // numbers taken off again: the reader then tells every repeated key, with both lines.
      if let numbered = KeyNumbers(text, keyEnds: outline.keyEnds),
        let tree = try? tree(numbered.text, marks: numbered)
      {
        return tree
      }
      throw problem(
        "duplicate-key", TextMark(line: context.mark.line, column: context.mark.column),
        fr: "clé répétée : \(keys.joined(separator: ", ")).",
        en: "repeated key: \(keys.joined(separator: ", ")).")
    } catch let error as YamlError {
      throw syntaxProblem(error, in: text)
    } catch {
      throw problem("yaml-syntax", nil, fr: "YAML illisible : \(error).", en: "bad YAML: \(error).")
    }
  }

  private func tree(_ text: String, marks: KeyNumbers?) throws -> YAMLNode {
    guard let root = try Yams.compose(yaml: text, .basic) else {
      return YAMLNode(content: .scalar("", plain: true), mark: TextMark(line: 1, column: 1))
    }
    return node(root, marks)
  }

  private func node(_ node: Node, _ numbers: KeyNumbers?) -> YAMLNode {
    var mark = TextMark(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    if let numbers { mark.column -= numbers.added(before: mark) }
    switch node {
    case .scalar(let scalar):
      let text = numbers.map { $0.removing(from: scalar.string) } ?? scalar.string
      let plain = scalar.style == .plain || scalar.style == .any
      return YAMLNode(content: .scalar(text, plain: plain), mark: mark)
    case .sequence(let sequence):
      return YAMLNode(content: .list(sequence.map { self.node($0, numbers) }), mark: mark)
    case .mapping(let mapping):
      let entries = mapping.map { pair in
        let key = self.node(pair.key, numbers)
        let text = if case .scalar(let text, _) = key.content { text } else { "?" }
        return YAMLEntry(key: text, mark: key.mark, value: self.node(pair.value, numbers))
      }
      return YAMLNode(content: .mapping(entries), mark: mark)
    case .alias:
      // The outline refuses aliases, and Yams puts the aliased node in their place.
      return YAMLNode(content: .scalar("", plain: true), mark: mark)
    }
  }

  func problem(
    _ code: String, _ mark: TextMark?, fr: String, en: String, remedy: Message? = nil
  ) -> Problem {
    Problem(
      .error, code, at: .init(file: file, line: mark?.line, column: mark?.column), fr: fr, en: en,
      remedy: remedy)
  }
}

/// A text in which every key carries its number in private-use characters, so that none repeats.
private struct KeyNumbers {
  let text: String
  /// Columns of the numbers by line, in the new text.
  private var columns: [Int: [Int]] = [:]

  private static let first: UInt32 = 0x10_0000
  private static let base: UInt32 = 0xF000
  private static let length = 2

  /// Nil where the text uses the private characters itself.
  init?(_ original: String, keyEnds: [Int]) {
    guard !original.unicodeScalars.contains(where: { $0.value >= Self.first }) else { return nil }
    let ends = keyEnds.sorted()
    var numbered = String.UnicodeScalarView()
    var next = 0
    var offset = 0
    var line = 1
    var column = 1
    var previous: Unicode.Scalar?
    for scalar in original.unicodeScalars {
      while next < ends.count, ends[next] == offset {
        let number = UInt32(next)
        columns[line, default: []].append(column)
        numbered.append(Unicode.Scalar(Self.first + number / Self.base)!)
        numbered.append(Unicode.Scalar(Self.first + number % Self.base)!)
        column += Self.length
        next += 1
      }
      numbered.append(scalar)
      offset += UTF8.width(scalar)
      column += 1
      if scalar == "\n" || scalar == "\r" {
        if !(scalar == "\n" && previous == "\r") { line += 1 }
        column = 1
      }
      previous = scalar
    }
    text = String(numbered)
  }

  func added(before mark: TextMark) -> Int {
    Self.length * (columns[mark.line] ?? []).count { $0 < mark.column }
  }

  func removing(from text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value < Self.first }))
  }
}
