/// Reads GeoJSON text sequences (RFC 8142), and the same without record separators, one feature a line.
public enum GeoJSONSequenceReader {
  static let recordSeparator: UInt8 = 0x1E

  /// Calls `row` with each feature, in the order of the file.
  ///
  /// - Returns: What was found out: fields, coordinate system, repairs.
  /// - Throws: `Problems` with all faults of the file, each with line, column and feature; a record cut
  ///   off at the end says how many features came before it. What `row` throws.
  public static func read(path: String, row: (FeatureRow) throws -> Void) throws -> FeatureTable {
    var file = try GeoJSONFile(path: path)
    return try file.scan { try records(&$0, row: row) }
  }

  static func records(_ parser: inout GeoJSONParser, row: (FeatureRow) throws -> Void) throws {
    while true {
      parser.scanner.skipSpace()
      // Empty records are allowed (RFC 7464 §2.1).
      while parser.scanner.byte == recordSeparator {
        parser.scanner.offset += 1
        parser.scanner.skipSpace()
      }
      if parser.scanner.isAtEnd { return }
      _ = try parser.text(row: row)
    }
  }
}
