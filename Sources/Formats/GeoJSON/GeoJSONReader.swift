internal import Land

/// Reads GeoJSON: RFC 7946, and the older form with a `crs` member.
public enum GeoJSONReader {
  public static func read(path: String, row: (FeatureRow) throws -> Void) throws -> FeatureTable {
    throw Problems([Problem(.error, "not-yet", fr: "À venir.", en: "To come.")])
  }
}
