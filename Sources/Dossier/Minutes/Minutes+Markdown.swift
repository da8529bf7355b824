internal import Land

extension Minutes {
  /// As Markdown (CommonMark with tables), ended by a line feed.
  public var markdown: String {
    var lines = ["# \(escaped(title))", "", "**\(escaped(scenarioName))**", ""]
    lines += facts.map { "- \(escaped($0.name))\(language.colon)\(escaped($0.value))" } + [""]
    for table in tables {
      lines += ["## \(escaped(table.title))", ""]
      if table.rows.isEmpty {
        lines += [escaped(table.whenEmpty), ""]
      } else {
        lines += [row(table.header), row(table.header.map { _ in "---" }, raw: true)]
        lines += table.rows.map { row($0) } + [""]
      }
    }
    let heading = language == .fr ? "Empreinte" : "Seal"
    lines += ["## \(heading)", ""]
    for sentence in seal { lines += [escaped(sentence), ""] }
    lines += ["```", command, "```", "", "`\(head)` (\(count))"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a reader types to check the file.
  var command: String {
    "entente session verify \(language == .fr ? "SÉANCE" : "SESSION").sqlite --head \(head)"
  }

  private func row(_ cells: [String], raw: Bool = false) -> String {
    "| " + cells.map { raw ? $0 : escaped($0) }.joined(separator: " | ") + " |"
  }

  /// Takes from every character its meaning in Markdown; line ends become spaces.
  private func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if character.isNewline {
        escaped += " "
      } else if "\\`*_[]<>|~#&".contains(character) {
        escaped += "\\" + String(character)
      } else {
        escaped.append(character)
      }
    }
    return escaped
  }
}
