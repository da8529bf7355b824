internal import Land

/// Reads CSV as French offices write it.
public enum DelimitedTextReader {
  public static func read(
    path: String, options: DelimitedTextOptions = DelimitedTextOptions(),
    row: (FeatureRow) throws -> Void
  ) throws -> FeatureTable {
    throw Problems([Problem(.error, "not-yet", fr: "À venir.", en: "To come.")])
  }
}
