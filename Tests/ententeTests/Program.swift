import Foundation
import TestSupport
import Testing

/// The built program, run as a child process as a user or a script runs it.
enum Program {
  /// How a run ended and what it said.
  struct Ending {
    /// The exit status; nil where a signal ended the run.
    var status: Int32?
    var signal: Int32?
    var output: String
    var errors: String
  }

  static let path = BuiltProgram.path("entente")

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: What follows the program's name.
  ///   - folder: The working folder.
  ///   - locale: The value of `LANG`, the only variable of the locale that is set.
  ///   - wrapper: A command that runs the program, such as `["taskset", "-c", "0"]`.
  static func run(
    _ arguments: [String], in folder: String, locale: String = "C", wrapper: [String] = []
  ) throws -> Ending {
    // Files, not pipes: a full pipe would block a child that nobody reads.
    let said = folder + "/.said-\(UUID().uuidString)"
    let paths = [said + ".out", said + ".err"]
    for path in paths { try Data().write(to: URL(filePath: path)) }
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }

    let process = try start(
      arguments, in: folder, locale: locale, wrapper: wrapper,
      output: FileHandle(forWritingTo: URL(filePath: paths[0])),
      errors: FileHandle(forWritingTo: URL(filePath: paths[1])))
    // No test is timed: this only keeps a hanging run from hanging the suite.
    let guardian = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 240, execute: guardian)
    process.waitUntilExit()
    guardian.cancel()
    let ended = process.terminationStatus
    return Ending(
      status: process.terminationReason == .exit ? ended : nil,
      signal: process.terminationReason == .exit ? nil : ended,
      output: try text(paths[0]), errors: try text(paths[1]))
  }

  /// Starts the program and leaves it running.
  static func start(
    _ arguments: [String], in folder: String, locale: String = "C", wrapper: [String] = [],
    output: FileHandle = .nullDevice, errors: FileHandle = .nullDevice
  ) throws -> Process {
    let program = try #require(path, "the program is not built beside the tests")
    let process = Process()
    if wrapper.isEmpty {
      process.executableURL = URL(filePath: program)
      process.arguments = arguments
    } else {
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = wrapper + [program] + arguments
    }
    process.currentDirectoryURL = URL(filePath: folder)
    var environment = ProcessInfo.processInfo.environment
    for name in [
      "LC_ALL", "LC_MESSAGES", "LANGUAGE", "COLUMNS", "SWIFT_DETERMINISTIC_HASHING",
    ] {
      environment[name] = nil
    }
    environment["LANG"] = locale
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    return process
  }

  private static func text(_ path: String) throws -> String {
    // Strict: what the program says must be UTF-8.
    try String(contentsOfFile: path, encoding: .utf8)
  }
}
