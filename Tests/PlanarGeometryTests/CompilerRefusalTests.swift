import Foundation
import TestSupport
import Testing

/// What must not compile, asked of the compiler itself against the module under test.
@Suite(.enabled(if: Compiler.isHere))
struct CompilerRefusalTests {
  static let control = """
    import PlanarGeometry
    func hits(_ zone: Geometry, _ shapes: [Geometry]) async {
      await withTaskGroup(of: Bool.self) { group in
        for shape in shapes {
          group.addTask {
            let prepared = PreparedGeometry(zone)
            return (try? prepared.intersects(shape)) ?? false
          }
        }
      }
    }
    """

  @Test func onePreparedGeometryInEachTaskCompiles() throws {
    let answer = try Compiler.compile(Self.control)
    #expect(answer.accepted, "\(answer.messages)")
  }

  @Test(arguments: [
    (
      "shared by tasks",
      """
      import PlanarGeometry
      func hits(_ zone: Geometry, _ shapes: [Geometry]) async {
        let prepared = PreparedGeometry(zone)
        await withTaskGroup(of: Bool.self) { group in
          for shape in shapes { group.addTask { (try? prepared.intersects(shape)) ?? false } }
        }
      }
      """, "data race"
    ),
    (
      "sendable",
      """
      import PlanarGeometry
      func send<Value: Sendable & ~Copyable>(_ value: borrowing Value) {}
      func zone(_ zone: Geometry) { send(PreparedGeometry(zone)) }
      """, "does not conform to the 'Sendable' protocol"
    ),
    (
      "copied",
      """
      import PlanarGeometry
      func twice(_ zone: Geometry) -> Bool {
        let first = PreparedGeometry(zone)
        let second = first
        return first.base.isEmpty && second.base.isEmpty
      }
      """, "used after consume"
    ),
    (
      "reader in a task",
      """
      import PlanarGeometry
      func read(_ bytes: [UInt8]) async {
        let reader = WKBReader()
        await withTaskGroup(of: Int.self) { group in
          for _ in 0..<2 { group.addTask { (try? reader.read(bytes).pointCount) ?? 0 } }
        }
      }
      """, "data race"
    ),
  ])
  func isRefused(name: String, source: String, reason: String) throws {
    let answer = try Compiler.compile(source)
    #expect(!answer.accepted, "\(name) compiled")
    #expect(answer.messages.contains(reason), "\(name): \(answer.messages)")
  }
}

/// The Swift compiler, pointed at the modules beside the running test program.
private enum Compiler {
  static let isHere: Bool = {
    if modules != nil, (try? run(["swiftc", "--version"]).accepted) == true { return true }
    FileHandle.standardError.write(Data("skipped: no swiftc or no built modules here\n".utf8))
    return false
  }()

  /// The nearest folder above the test program that holds the built module.
  private static let modules: URL? = {
    var folder = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
      .resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path() != "/" {
      for candidate in [folder.appending(path: "Modules"), folder] {
        let module = candidate.appending(path: "PlanarGeometry.swiftmodule")
        if FileManager.default.fileExists(atPath: module.path()) { return candidate }
      }
      folder = folder.deletingLastPathComponent()
    }
    return nil
  }()

  static func compile(_ source: String) throws -> (accepted: Bool, messages: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "Snippet.swift")
    try Data(source.utf8).write(to: file)
    let map = SharedData.packageRoot.appending(path: "Sources/CGEOS/module.modulemap")
    let flags = (try? run(["pkg-config", "--cflags", "geos"]))?.messages ?? ""
    let include = flags.split(whereSeparator: \.isWhitespace).flatMap { ["-Xcc", String($0)] }
    // As far as SIL: region isolation and ownership are checked there, after the types.
    return try run(
      [
        "swiftc", "-emit-sil", "-o", "/dev/null", "-swift-version", "6", "-parse-as-library",
        "-I", modules!.path(), "-Xcc", "-fmodule-map-file=\(map.path())",
      ] + include + [file.path()])
  }

  private static func run(_ command: [String]) throws -> (accepted: Bool, messages: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus == 0, String(decoding: output, as: UTF8.self))
  }
}
