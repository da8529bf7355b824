import Foundation
import TestSupport

/// A program, its exit status and what it said.
struct Command {
  var status: Int32
  var output: String
  var errors: String

  init(_ program: URL, _ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    // Through files: pipes would fill while nobody reads them.
    let said = folder.appending(path: "stdout-\(UUID().uuidString)")
    let told = folder.appending(path: "stderr-\(UUID().uuidString)")
    for file in [said, told] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: said)
    process.standardError = try FileHandle(forWritingTo: told)
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = String(decoding: try Data(contentsOf: said), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: told), as: UTF8.self)
  }

  /// The program under test, which the build puts beside the test bundle.
  static let entente = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "entente")

  static let ogrinfo = URL(filePath: "/usr/bin/ogrinfo")

  /// A Python with geopandas: `ENTENTE_PEER_PYTHON`, else the environment of scripts/compare-with-geopandas.
  static let peerPython: URL? = {
    let named = ProcessInfo.processInfo.environment["ENTENTE_PEER_PYTHON"]
    let places =
      named.map { [URL(filePath: $0)] }
      ?? [".venv-peers/bin/python", ".venv/bin/python"].map {
        SharedData.packageRoot.appending(path: $0)
      }
    return places.first { isThere($0) }
  }()

  /// Whether a program is there; says on standard error what is skipped for want of it.
  static func isThere(_ program: URL?, orSkip what: String = "") -> Bool {
    if let program, FileManager.default.isExecutableFile(atPath: program.path()) { return true }
    if !what.isEmpty {
      FileHandle.standardError.write(Data("skipped: \(what)\n".utf8))
    }
    return false
  }
}
