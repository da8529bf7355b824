import Foundation
import TestSupport
import Testing

/// A copy of the tutorial in a folder of its own, to be run, spoiled and thrown away.
final class TutorialFolder {
  let path: String

  static let scenario = "scenarios/tutorial.yaml"

  /// - Parameter name: A part of the folder's name.
  init(named name: String = "cli") throws {
    path = FileManager.default.temporaryDirectory
      .appending(path: "entente-\(name)-\(UUID().uuidString)").path(percentEncoded: false)
    let files = FileManager.default
    for part in ["scenarios", "geodata"] {
      try files.createDirectory(atPath: path + "/" + part, withIntermediateDirectories: true)
    }
    let root = SharedData.packageRoot.path(percentEncoded: false)
    try files.copyItem(
      atPath: root + "/" + Self.scenario, toPath: path + "/" + Self.scenario)
    try files.copyItem(
      atPath: root + "/geodata/tutorial", toPath: path + "/geodata/tutorial")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Runs the program in this folder.
  func entente(
    _ arguments: String..., locale: String = "C", wrapper: [String] = []
  ) throws -> Program.Ending {
    try Program.run(arguments, in: path, locale: locale, wrapper: wrapper)
  }

  func entente(
    arguments: [String], locale: String = "C", wrapper: [String] = []
  ) throws -> Program.Ending {
    try Program.run(arguments, in: path, locale: locale, wrapper: wrapper)
  }

  /// Writes a file under this folder.
  func write(_ bytes: some Collection<UInt8>, to name: String) throws {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
  }

  func write(_ text: String, to name: String) throws { try write(text.utf8, to: name) }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: path + "/" + name))
  }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }

  /// Replaces a text of the scenario, which must be there.
  func edit(_ old: String, _ new: String) throws {
    let text = try read(Self.scenario)
    try #require(text.contains(old), "the tutorial says '\(old)'")
    try write(text.replacing(old, with: new, maxReplacements: 1), to: Self.scenario)
  }

  /// Adds lines at the end of the scenario.
  func append(_ lines: String) throws {
    try write(read(Self.scenario) + "\n" + lines + "\n", to: Self.scenario)
  }

  /// The line of the scenario that begins so, 1-based.
  func line(of start: String) throws -> Int {
    let lines = try read(Self.scenario).split(separator: "\n", omittingEmptySubsequences: false)
    let index = try #require(
      lines.firstIndex { $0.drop { $0 == " " }.hasPrefix(start) }, "a line '\(start)'")
    return index + 1
  }

  /// Names of what lies in a folder, hidden files included, in order.
  func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder).sorted()
  }

  /// All files of a folder with their bytes.
  func contents(of folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try names(in: folder) { files[name] = try bytes(folder + "/" + name) }
    return files
  }

  /// The rows of a comma-separated table without quotes: header to value.
  func table(_ name: String) throws -> [[String: String]] {
    let lines = try read(name).split { $0.isNewline }.map { line in
      line.trimmingPrefix("\u{FEFF}").split(separator: ",", omittingEmptySubsequences: false)
        .map(String.init)
    }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// A JSON file as Foundation reads it.
  func json(_ name: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: bytes(name))
    return try #require(object as? [String: Any])
  }
}
