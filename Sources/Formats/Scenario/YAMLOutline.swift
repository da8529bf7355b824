/// What can be seen of a YAML text without composing it: how deep it nests at most, whether it uses
/// anchors or tags, and where its keys end.
///
/// The composer recurses once for every level and expands every alias, so that a hostile text would exhaust
/// the stack or the memory; this pass uses neither.
struct YAMLOutline {
  /// At least the depth that the composer will meet.
  private(set) var depth = 0
  /// Where the text first goes deeper than allowed.
  private(set) var deepest = TextMark(line: 1, column: 1)
  /// The first `&anchor` or `*alias`.
  private(set) var anchor: TextMark?
  /// The first `!tag`.
  private(set) var tag: TextMark?
  /// Byte offsets at which text can be added to a key: after its last letter, within its quotes.
  private(set) var keyEnds: [Int] = []

  private let bytes: [UInt8]
  private let limit: Int
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var flowDepth = 0
  /// Columns of the open block collections.
  private var columns: [Int] = []
  /// A plain scalar that reached the end of its line, with the column that ends it.
  private var openPlain: (parent: Int, inFlow: Bool)?
  /// A literal or folded scalar lasts while lines are indented deeper than this.
  private var blockScalarParent: Int?

  /// - Parameter deepest: Beyond this depth the rest of the text is not looked at.
  init(_ text: String, deepest limit: Int = .max) {
    bytes = Array(text.utf8)
    self.limit = limit
    while position < bytes.count, depth <= limit { scanLine() }
  }

  private mutating func scanLine() {
    let start = position
    skipSpaces()
    let indent = position - start
    defer { endLine() }
    guard let first = current, !isBreak(first) else { return }
    if let parent = blockScalarParent {
      if indent > parent {
        skipToLineEnd()
        return
      }
      blockScalarParent = nil
    }
    if first == UInt8(ascii: "#") {
      openPlain = nil
      skipToLineEnd()
      return
    }
    var parent = columns.last ?? -1
    if let plain = openPlain {
      openPlain = nil
      if plain.inFlow ? flowDepth > 0 : indent > plain.parent {
        if !(plain.inFlow && isFlowIndicator(first)) { scanPlain(parent: plain.parent) }
        scanTokens(parent: plain.parent)
        return
      }
    }
    if flowDepth == 0 {
      if indent == 0, first == UInt8(ascii: "%") || startsDocument() {
        columns = []
        if first == UInt8(ascii: "%") {
          skipToLineEnd()
          return
        }
        position += 3
        scanTokens(parent: -1)
        return
      }
      while let last = columns.last, last >= indent { columns.removeLast() }
      parent = columns.last ?? -1
      while columns.count <= limit, let indicator = current, isPrefix(indicator),
        isBlank(at: position + 1)
      {
        parent = position - lineStart
        columns.append(parent)
        position += 1
        skipSpaces()
      }
      guard let token = current, !isBreak(token) else {
        note()
        return
      }
      let column = position - lineStart
      columns.append(column)
      note()
      scanTokens(parent: parent, keyColumn: column)
    } else {
      scanTokens(parent: parent)
    }
  }

  /// Tokens up to the end of the line; the first belongs to `parent`, what follows a key to the key's column.
  private mutating func scanTokens(parent: Int, keyColumn: Int? = nil) {
    var parent = parent
    while depth <= limit, let byte = current, !isBreak(byte) {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        position += 1
        continue
      case UInt8(ascii: "#"):
        skipToLineEnd()
        continue
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        scanQuoted(byte)
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        flowDepth += 1
        note()
        position += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        flowDepth = max(0, flowDepth - 1)
        position += 1
      case UInt8(ascii: ","):
        position += 1
      case UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "-"):
        if isBlank(at: position + 1) || flowDepth > 0 && byte == UInt8(ascii: ":") {
          position += 1
        } else {
          scanPlain(parent: parent)
        }
      case UInt8(ascii: "&"), UInt8(ascii: "*"):
        anchor = anchor ?? mark
        scanPlain(parent: parent)
      case UInt8(ascii: "!"):
        tag = tag ?? mark
        scanPlain(parent: parent)
      case UInt8(ascii: "|"), UInt8(ascii: ">"):
        if flowDepth == 0 { blockScalarParent = parent }
        skipToLineEnd()
      default:
        scanPlain(parent: parent)
      }
      if let keyColumn { parent = keyColumn }
    }
  }

  private mutating func scanPlain(parent: Int) {
    while let byte = current {
      if isBreak(byte) {
        openPlain = (parent, flowDepth > 0)
        return
      }
      if byte == UInt8(ascii: ":"),
        isBlank(at: position + 1) || flowDepth > 0 && isFlowIndicator(at: position + 1)
      {
        keyEnds.append(endOfText(before: position))
        return
      }
      if flowDepth > 0, isFlowIndicator(byte) { return }
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t"),
        at(position + 1) == UInt8(ascii: "#")
      {
        return
      }
      position += 1
    }
  }

  /// May run over several lines.
  private mutating func scanQuoted(_ quote: UInt8) {
    position += 1
    while let byte = current {
      if byte == quote {
        if quote == UInt8(ascii: "'"), at(position + 1) == quote {
          position += 2
          continue
        }
        let end = position
        position += 1
        var next = position
        while at(next) == UInt8(ascii: " ") { next += 1 }
        if at(next) == UInt8(ascii: ":") { keyEnds.append(end) }
        return
      }
      if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\"), let next = at(position + 1),
        !isBreak(next)
      {
        position += 2
      } else if isBreak(byte) {
        endLine()
      } else {
        position += 1
      }
    }
  }

  private mutating func note() {
    // A list may stand at the column of the key that holds it, so a column counts for two levels.
    let here = 2 * columns.count + flowDepth
    guard here > depth else { return }
    depth = here
    if depth > limit { deepest = mark }
  }
}

extension YAMLOutline {
  private var current: UInt8? { at(position) }

  private func at(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private var mark: TextMark {
    let scalars = bytes[lineStart..<position].count { $0 & 0xC0 != 0x80 }
    return TextMark(line: line, column: scalars + 1)
  }

  private func isBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private func isBlank(at index: Int) -> Bool {
    guard let byte = at(index) else { return true }
    return byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || isBreak(byte)
  }

  private func isPrefix(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: ":")
  }

  private func isFlowIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: ","):
      true
    default: false
    }
  }

  private func isFlowIndicator(at index: Int) -> Bool { at(index).map(isFlowIndicator) ?? true }

  private func startsDocument() -> Bool {
    guard let byte = current, byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") else {
      return false
    }
    return at(position + 1) == byte && at(position + 2) == byte && isBlank(at: position + 3)
  }

  private func endOfText(before index: Int) -> Int {
    var end = index
    while end > lineStart, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return end
  }

  private mutating func skipSpaces() {
    while current == UInt8(ascii: " ") { position += 1 }
  }

  private mutating func skipToLineEnd() {
    while let byte = current, !isBreak(byte) { position += 1 }
  }

  private mutating func endLine() {
    guard let byte = current else { return }
    position += byte == UInt8(ascii: "\r") && at(position + 1) == UInt8(ascii: "\n") ? 2 : 1
    line += 1
    lineStart = position
  }
}
