import Foundation

extension ScratchFolder {
  /// Where a file of that name would be.
  func place(_ name: String) -> String { path + "/" + name }

  /// Names of the files in it, sorted.
  var contents: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}
