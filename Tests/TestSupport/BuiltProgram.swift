import Foundation

/// Programs that the package manager builds beside the test bundle.
public enum BuiltProgram {
  /// The path of a program; nil where it is not built.
  public static func path(_ name: String) -> String? {
    let folders =
      [Bundle.main.bundleURL, Bundle.main.executableURL?.deletingLastPathComponent()]
      .compactMap { $0 } + [URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()]
    return folders.map { $0.appending(path: name).path(percentEncoded: false) }
      .first { access($0, X_OK) == 0 }
  }
}
