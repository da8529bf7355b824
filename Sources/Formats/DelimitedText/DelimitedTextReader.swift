internal import Land

/// Reads CSV as French offices write it.
///
/// Separated by `;`, `,` or tabs; quoted as in RFC 4180, over several lines too; UTF-8 with or without
/// byte order mark, UTF-16 or Windows-1252; decimal point or comma. A column is numeric only when each
/// of its values is a plain number, so that codes such as `08190` stay text. The file is gone through
/// twice, first for the kinds of its columns.
public enum DelimitedTextReader {
  /// Calls `row` with each row below the header, in the order of the file.
  ///
  /// Columns with geometry text are not among the values; x and y are.
  ///
  /// - Returns: What was found out. The coordinate system is known only where the geometry text says
  ///   it: `SRID=` and GeoJSON do, well-known text and x/y columns do not.
  /// - Throws: `Problems` with all faults of the file, each with its line; rows after the first fault
  ///   are not given out. What `row` throws.
  public static func read(
    path: String, options: DelimitedTextOptions = DelimitedTextOptions(),
    row: (FeatureRow) throws -> Void
  ) throws -> FeatureTable {
    var log = DelimitedLog(file: path)
    let bytes = try text(path, log: &log)
    // The scanners hold an address inside them, which does not keep them alive.
    defer { withExtendedLifetime(bytes) {} }
    do {
      return try read(bytes, name: FilePath.stem(path), options: options, log: &log, row: row)
    } catch let fault as DelimitedFault {
      throw log.stop(
        fault.reason == .unterminatedQuote ? .unterminatedQuote : .textAfterQuote, line: fault.line)
    }
  }

  private static func read(
    _ bytes: FileBytes, name: String, options: DelimitedTextOptions, log: inout DelimitedLog,
    row: (FeatureRow) throws -> Void
  ) throws -> FeatureTable {
    let table = try DelimitedTable(bytes, options: options, log: &log)
    var columns = DelimitedColumns(count: table.header.count)
    try table.forEachRow(log: &log, reporting: true) { _, values in columns.note(values) }
    let words = table.header.indices.filter { columns.hasMissingWord[$0] }
    if !words.isEmpty { log.report(.missingWords(words.map { table.header[$0] })) }

    var reader = DelimitedRowReader(
      header: table.header, columns: columns,
      geometry: try geometry(table.header, columns, options, &log))
    // Two logs, as the one is held by the table while the row reports to the other.
    var passed = log
    try table.forEachRow(log: &log, reporting: false) { line, values in
      let feature = reader.row(values, line: line, log: &passed)
      if !passed.hasErrors { try row(feature) }
    }
    try passed.throwErrors()
    return FeatureTable(
      name: name, fields: reader.kept.map { table.header[$0] }, crs: reader.crs,
      problems: passed.problems)
  }

  private static func text(_ path: String, log: inout DelimitedLog) throws -> FileBytes {
    let bytes = try FileBytes(path: path)
    let isArchive =
      bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: Array("PK\u{3}\u{4}".utf8))
    guard !isArchive, let encoding = TextEncoding.detect(bytes), let text = encoding.decoded(bytes)
    else { throw log.stop(.binary) }
    switch encoding {
    case .utf8: break
    case .utf8WithMark: log.report(.byteOrderMark)
    case .utf16: log.report(.utf16)
    case .windows1252: log.report(.encodingGuessed)
    }
    return text
  }

  private static func geometry(
    _ header: [String], _ columns: DelimitedColumns, _ options: DelimitedTextOptions,
    _ log: inout DelimitedLog
  ) throws -> DelimitedGeometry {
    func column(_ name: String) throws -> Int {
      if let exact = header.firstIndex(of: name) { return exact }
      if let near = header.firstIndex(where: { $0.lowercased() == name.lowercased() }) {
        return near
      }
      throw log.stop(.unknownColumn(name, near: nearestWord(to: name, among: header)), line: 1)
    }
    switch options.geometry {
    case .automatic:
      return .detect(in: header) { columns.looksLikeGeometry[$0] }
    case .text(let name): return .text([try column(name)])
    case .xy(let x, let y): return .xy(try column(x), try column(y))
    case .none: return .none
    }
  }
}
