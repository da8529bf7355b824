public import Foundation

/// The open data and peer test suites that are used in tests but not shipped.
public enum SharedData {
  /// The folder, or nil where it is absent: `ENTENTE_SHARED_DATA`, else `shared/data` beside the
  /// package or beside one of its parents.
  public static let folder: URL? = {
    if let named = ProcessInfo.processInfo.environment["ENTENTE_SHARED_DATA"] {
      return existing(URL(filePath: named))
    }
    var place = packageRoot.deletingLastPathComponent()
    while place.path() != "/" {
      if let found = existing(place.appending(path: "shared/data")) { return found }
      place = place.deletingLastPathComponent()
    }
    return nil
  }()

  /// Whether `path` is there; says on standard error when a test is skipped for want of it.
  public static func has(_ path: String) -> Bool {
    if let folder,
      FileManager.default.fileExists(
        atPath: folder.appending(path: path).path(percentEncoded: false))
    {
      return true
    }
    FileHandle.standardError.write(Data("skipped: shared data '\(path)' is not here\n".utf8))
    return false
  }

  /// The place of a file that ``has(_:)`` found.
  public static func url(_ path: String) throws -> URL {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return folder.appending(path: path)
  }

  /// The root of the package under test.
  public static let packageRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func existing(_ url: URL) -> URL? {
    FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) ? url : nil
  }
}
