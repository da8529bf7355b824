internal import Foundation

/// How one place is reached from another.
public enum RelativePath {
  /// The way from a folder to a file: `../geodata/sites.geojson`. Links are not followed.
  public static func from(folder: String, to file: String) -> String {
    func parts(_ path: String) -> [String] {
      URL(filePath: path).absoluteURL.standardized.pathComponents.filter { $0 != "/" }
    }
    let start = parts(folder)
    let end = parts(file)
    let shared = zip(start, end).prefix { $0 == $1 }.count
    let up = [String](repeating: "..", count: start.count - shared)
    return (up + end.dropFirst(shared)).joined(separator: "/")
  }

  /// A path taken from a folder; an absolute one stays as it is.
  public static func resolve(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : folder.isEmpty ? path : folder + "/" + path
  }

  /// The folder that a file lies in: `.` for a bare name.
  public static func folder(of file: String) -> String {
    let folder = (file as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }
}
