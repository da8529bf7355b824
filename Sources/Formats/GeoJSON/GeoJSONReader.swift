/// Reads GeoJSON: RFC 7946, and the older form with a `crs` member.
///
/// The text is scanned once; coordinates go from its bytes to flat arrays and from there to GEOS. The
/// fields grow as features bring them, so that a row may have fewer values than the table has fields.
/// Nested properties are kept as compact JSON text, whole numbers beyond 2^53 as their digits.
public enum GeoJSONReader {
  /// Calls `row` with each feature, in the order of the file.
  ///
  /// A feature sequence (RFC 8142, or one feature a line) under a GeoJSON name is read as what it is.
  ///
  /// - Returns: What was found out: fields, coordinate system, repairs.
  /// - Throws: `Problems` with all faults of the file, each with line, column and feature; rows after
  ///   the first fault are not given out. What `row` throws.
  public static func read(path: String, row: (FeatureRow) throws -> Void) throws -> FeatureTable {
    var file = try GeoJSONFile(path: path)
    return try file.scan { parser in
      if parser.scanner.byte == GeoJSONSequenceReader.recordSeparator {
        return try GeoJSONSequenceReader.records(&parser, row: row)
      }
      let type = try parser.text(row: row)
      parser.scanner.skipSpace()
      if parser.scanner.isAtEnd { return }
      let goesOn =
        parser.scanner.byte == UInt8(ascii: "{")
        || parser.scanner.byte == GeoJSONSequenceReader.recordSeparator
      guard type == .feature, goesOn else { throw parser.scanner.fault(.trailing) }
      try GeoJSONSequenceReader.records(&parser, row: row)
    }
  }
}
