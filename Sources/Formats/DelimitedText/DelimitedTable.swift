internal import Land

/// The records of a file below its header, each with as many values as there are columns.
struct DelimitedTable {
  let header: [String]

  private let options: DelimitedTextOptions
  private let rows: DelimitedScanner

  /// - Throws: `Problems` where there is no header, or a column name occurs twice.
  init(_ bytes: FileBytes, options: DelimitedTextOptions, log: inout DelimitedLog) throws {
    self.options = options
    var scanner = DelimitedScanner(
      bytes, separator: DelimitedScanner.detectSeparator(bytes))
    var record = DelimitedRecord()
    guard try scanner.next(&record) else { throw log.stop(.noHeader, line: 1) }
    var header: [String] = []
    for (number, field) in record.fields.enumerated() {
      let name = DelimitedTable.trimmed(scanner.text(field))
      if name.isEmpty { log.report(.unnamedColumn(number + 1), line: record.line) }
      header.append(name.isEmpty ? "#\(number + 1)" : name)
    }
    var seen: Set<String> = []
    for name in header where !seen.insert(name).inserted {
      log.report(.duplicateColumn(name), line: record.line)
    }
    self.header = header
    rows = scanner
  }

  /// Calls `body` with the line and the values of each row, from the first.
  ///
  /// - Parameter log: Is told of rows with too many or too few values; nil in a second pass.
  func forEachRow(
    log: inout DelimitedLog, reporting: Bool, _ body: (Int, [String]) throws -> Void
  ) throws {
    var scanner = rows
    var record = DelimitedRecord()
    while try scanner.next(&record) {
      var values = record.fields.map(scanner.text)
      // A line of separators only, as spreadsheets leave below a table.
      if values.allSatisfy(\.isEmpty) { continue }
      // Empty cells to the right of the table.
      while values.count > header.count, values.last?.isEmpty == true { values.removeLast() }
      if values.count != header.count {
        let repaired = options.repair?(header, values)
        guard let repaired, repaired.count == header.count else {
          if reporting {
            log.report(.raggedRow(values: values.count, columns: header.count), line: record.line)
          }
          continue
        }
        if reporting {
          log.report(.rowRepaired(values: values.count, columns: header.count), line: record.line)
        }
        values = repaired
      }
      try body(record.line, values)
    }
  }

  static func trimmed(_ text: String) -> String {
    let isSpace = { (character: Character) in character == " " || character == "\u{A0}" }
    return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}
