internal import Land

/// Reads GeoJSON text sequences (RFC 8142), and the same without record separators, one feature a line.
public enum GeoJSONSequenceReader {
  public static func read(path: String, row: (FeatureRow) throws -> Void) throws -> FeatureTable {
    throw Problems([Problem(.error, "not-yet", fr: "À venir.", en: "To come.")])
  }
}
