/// A table of plain text that fits a terminal: columns as narrow as their content, long cells wrapped.
public struct TextTable: Sendable {
  public enum Alignment: Sendable {
    case left, right
  }

  public struct Column: Sendable {
    public var title: String
    public var alignment: Alignment
    /// Whether the column gives way when the table is too wide.
    public var wraps: Bool

    public init(_ title: String, _ alignment: Alignment = .left, wraps: Bool = false) {
      self.title = title
      self.alignment = alignment
      self.wraps = wraps
    }
  }

  public var columns: [Column]
  public var rows: [[String]]
  /// A wrapping column keeps room for its longest word, but not for more than this.
  private static let longestKeptWord = 16
  private static let gap = 2

  public init(columns: [Column], rows: [[String]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// The table in at most `width` characters a line, where its unwrapped columns allow it.
  public func text(width: Int = 80) -> String {
    let widths = columnWidths(within: width)
    var lines = layOut(columns.map(\.title), widths: widths)
    lines.append(
      widths.map { String(repeating: "─", count: $0) }.joined(
        separator: String(repeating: "─", count: TextTable.gap)))
    for row in rows { lines += layOut(row, widths: widths) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func columnWidths(within width: Int) -> [Int] {
    var widths = columns.indices.map { index in
      max(columns[index].title.count, rows.map { $0[index].count }.max() ?? 0)
    }
    let separators = TextTable.gap * max(0, columns.count - 1)
    var excess = widths.reduce(separators, +) - width
    let least = columns.indices.map { index in
      let words = ([columns[index].title] + rows.map { $0[index] })
        .flatMap { $0.split(separator: " ") }.map(\.count)
      return min(words.max() ?? 1, TextTable.longestKeptWord)
    }
    // The widest of the columns that may wrap gives way first.
    while excess > 0 {
      let candidates = columns.indices.filter {
        columns[$0].wraps && widths[$0] > least[$0]
      }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func layOut(_ cells: [String], widths: [Int]) -> [String] {
    let wrapped = zip(cells, widths).map { wrap($0, width: $1) }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { line in
      var text = ""
      for index in columns.indices {
        let part = line < wrapped[index].count ? wrapped[index][line] : ""
        let padding = String(repeating: " ", count: max(0, widths[index] - part.count))
        if index > 0 { text += String(repeating: " ", count: TextTable.gap) }
        text += columns[index].alignment == .left ? part + padding : padding + part
      }
      while text.last == " " { text.removeLast() }
      return text
    }
  }
}

/// Cuts `text` into lines of at most `width` characters, at spaces where there are some.
///
/// French puts a space before `:`, `;`, `!`, `?`, `»` and after `«`: no line is cut there.
public func wrap(_ text: String, width: Int) -> [String] {
  guard width > 0, text.count > width else { return [text] }
  var lines: [String] = []
  var line = ""
  for word in unbreakable(text) {
    var rest = Substring(word)
    if !line.isEmpty, line.count + 1 + rest.count <= width {
      line += " " + rest
      continue
    }
    if !line.isEmpty { lines.append(line) }
    while rest.count > width {
      let head = rest.prefix(width)
      // Compound words and identifiers are cut after a joint where there is one.
      let cut = head.lastIndex { "-_/".contains($0) }.map { head[...$0] } ?? head
      lines.append(String(cut))
      rest = rest.dropFirst(cut.count)
    }
    line = String(rest)
  }
  if !line.isEmpty { lines.append(line) }
  return lines.isEmpty ? [""] : lines
}

/// The words of a text, each with the punctuation that must not leave it.
private func unbreakable(_ text: String) -> [String] {
  var words: [String] = []
  var opens = false
  for word in text.split(separator: " ", omittingEmptySubsequences: true) {
    if let last = words.last, opens || [":", ";", "!", "?", "»", "%", "—"].contains(word) {
      words[words.count - 1] = last + " " + word
    } else {
      words.append(String(word))
    }
    opens = word == "«"
  }
  return words
}
