internal import Land

/// A directory of results that is replaced whole or not at all, also when the process is killed.
public struct OutputDirectory: Sendable {
  /// Where files are put until all of them are there.
  public struct Staging: Sendable {
    /// The staging directory, beside the one to be replaced.
    public let path: String

    /// Writes a file of the new generation.
    public func write(_ bytes: [UInt8], to name: String) throws {
      throw Problems([Problem(.error, "not-yet", fr: "À venir.", en: "To come.")])
    }

    /// The path of a file of the new generation, for a writer that opens it itself.
    public func path(of name: String) -> String { path + "/" + name }
  }

  /// - Throws: `Problems` with fault `file` when the directory cannot be written; what `fill` throws.
  public static func write(to path: String, fill: (Staging) throws -> Void) throws {
    throw Problems([Problem(.error, "not-yet", fr: "À venir.", en: "To come.")])
  }
}
