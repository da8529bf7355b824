internal import Land

extension Minutes {
  /// As one HTML page without scripts or links to elsewhere, made to be printed on A4; ended by a line feed.
  public var html: String {
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"\(language.rawValue)\">", "<head>",
      "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(escaped(title)) – \(escaped(scenarioName))</title>", "<style>", Self.style,
      "</style>", "</head>", "<body>", "<main>", "<h1>\(escaped(title))</h1>",
      "<p class=\"scenario\">\(escaped(scenarioName))</p>", "<dl>",
    ]
    lines += facts.map { "<dt>\(escaped($0.name))</dt><dd>\(escaped($0.value))</dd>" }
    lines.append("</dl>")
    for table in tables { lines += section(table) }
    lines += ["<section class=\"seal\">", "<h2>\(language == .fr ? "Empreinte" : "Seal")</h2>"]
    lines += seal.map { "<p>\(escaped($0))</p>" }
    lines += [
      "<p><code>\(escaped(command))</code></p>",
      "<p class=\"head\"><code>\(escaped(grouped))</code> (\(count))</p>", "</section>", "</main>",
      "</body>", "</html>",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ table: Table) -> [String] {
    var lines = ["<section>", "<h2>\(escaped(table.title))</h2>"]
    if table.rows.isEmpty {
      lines.append("<p>\(escaped(table.whenEmpty))</p>")
    } else {
      lines += ["<table>", "<thead><tr>"]
      lines += table.header.map { "<th scope=\"col\">\(escaped($0))</th>" }
      lines += ["</tr></thead>", "<tbody>"]
      for row in table.rows {
        lines.append("<tr>" + row.map { "<td>\(escaped($0))</td>" }.joined() + "</tr>")
      }
      lines += ["</tbody>", "</table>"]
    }
    return lines + ["</section>"]
  }

  /// The hash in groups of eight, as it can be read aloud; `verify` takes it with the spaces.
  private var grouped: String {
    stride(from: 0, to: head.count, by: 8).map { start in
      String(head.dropFirst(start).prefix(8))
    }.joined(separator: " ")
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  private static let style = """
    @page { size: A4; margin: 18mm 16mm; }
    body { font: 11pt/1.45 "Source Sans 3", "Liberation Sans", Arial, sans-serif; color: #111;
      background: #fff; margin: 0; }
    main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
    h1 { font-size: 1.7em; margin: 0; }
    h2 { font-size: 1.2em; margin: 1.6em 0 .4em; break-after: avoid; }
    .scenario { font-size: 1.15em; margin: .2em 0 1em; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1em; margin: 0; }
    dt { font-weight: 600; }
    dd { margin: 0; overflow-wrap: anywhere; }
    table { border-collapse: collapse; width: 100%; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    th, td { border-bottom: 1px solid #999; padding: .3em .5em; text-align: left;
      vertical-align: top; overflow-wrap: anywhere; }
    th { border-bottom: 2px solid #111; }
    code { font-family: "Liberation Mono", "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
    .seal { border: 2px solid #111; padding: .2em 1em .6em; margin-top: 2em; break-inside: avoid; }
    .seal h2 { margin-top: .6em; }
    .head code { font-size: 1.1em; font-weight: 600; }
    @media print { main { max-width: none; padding: 0; } }
    """
}
