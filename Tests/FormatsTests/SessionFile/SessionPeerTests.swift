import Foundation
import TestSupport
import Testing

@testable import Formats
@testable import Land

@Suite("A session file checked by another program")
struct SessionPeerTests {
  private static let script = SharedData.packageRoot.appending(path: "scripts/verify-session")
    .path(percentEncoded: false)

  private func verify(_ arguments: String...) throws -> (status: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", Self.script] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  @Test("has the same chain for python3, sqlite3 and hashlib (80 random decisions, seed 21)")
  func python() throws {
    let folder = try ScratchFolder()
    let path = try SessionExample.file(in: folder, decisions: 80, seed: 21)
    let log = try SessionLog.read(path: path)
    #expect(try verify(path) == (0, "81 \(log.head)\n"))
    #expect(try verify(path, log.entries[40].hash).status == 0)
    #expect(try verify(path, String(repeating: "0", count: 64)).status == 65)
    // The other program sees a change as well.
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let word = Array("Comité foncier".utf8)
    let place = try #require(
      bytes.indices.dropLast(word.count).first { Array(bytes[$0..<$0 + word.count]) == word })
    bytes[place] = UInt8(ascii: "c")
    #expect(try verify(try folder.file("autre.sqlite", bytes)).status == 65)
  }
}
