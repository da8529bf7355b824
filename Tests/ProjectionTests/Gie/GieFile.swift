/// A test file of PROJ's `gie`: what lies inside its `<gie>` or `<gie-strict>` tags, one directive a line.
struct GieFile {
  struct Directive {
    let keyword: String
    let arguments: String
    let line: Int
  }

  private(set) var directives: [Directive] = []

  private static let keywords: Set<String> = [
    "operation", "crs_src", "crs_dst", "accept", "expect", "roundtrip", "tolerance", "direction",
    "ignore", "require_grid", "use_proj4_init_rules", "banner", "verbose", "echo", "skip",
  ]

  init(_ text: String) {
    var isInside = false
    var pending = ""
    var pendingLine = 0
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var line = raw.prefix { $0 != "#" }
      while let last = line.last, last.isWhitespace { line.removeLast() }
      if line.hasPrefix("<gie") {
        isInside = true
        continue
      }
      if line.hasPrefix("</gie") { isInside = false }
      guard isInside, !line.isEmpty, !line.hasPrefix("---"), !line.hasPrefix("===") else {
        continue
      }
      if pending.isEmpty { pendingLine = index + 1 }
      if line.hasSuffix("\\") {
        pending += line.dropLast() + " "
        continue
      }
      pending += line
      add(pending, pendingLine)
      pending = ""
    }
  }

  private mutating func add(_ text: String, _ line: Int) {
    let words = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard let keyword = words.first.map(String.init) else { return }
    let arguments = words.count > 1 ? words[1].drop(while: \.isWhitespace) : ""
    if Self.keywords.contains(keyword) {
      directives.append(Directive(keyword: keyword, arguments: String(arguments), line: line))
    } else if let last = directives.popLast() {
      // A definition may run on without a mark.
      directives.append(
        Directive(keyword: last.keyword, arguments: last.arguments + " " + text, line: last.line))
    }
  }
}
