import Foundation
import TestSupport
import Testing

@testable import Formats

@Suite("The output directory of a killed run", .serialized)
struct OutputDirectoryKillTests {
  private static let probe = BuiltProgram.path("OutputDirectoryProbe")

  @Test("holds one whole generation after each of 120 kills at random moments (seed 20261121)")
  func kills() throws {
    let probe = try #require(Self.probe)
    let folder = try ScratchFolder()
    let out = folder.path + "/out"
    var generator = SeededGenerator(seed: 20_261_121)
    var present = 0
    var next = 1
    var killedInside = 0
    for _ in 0..<120 {
      let process = Process()
      process.executableURL = URL(filePath: probe)
      process.arguments = [out, String(next)]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      // From the first finished generation on, so that start-up is not all that is killed.
      var said = pipe.fileHandleForReading.readData(ofLength: 1)
      usleep(UInt32.random(in: 0...25_000, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      said += pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()

      let acknowledged =
        String(decoding: said, as: UTF8.self)
        .split(separator: "\n").compactMap { Int($0) }.last ?? present
      present = try generation(in: out)
      #expect(present >= acknowledged)
      #expect(present <= acknowledged + 1)
      next = present + 1
      if OutputFile.names(in: folder.path) != ["out"] { killedInside += 1 }
    }
    #expect(killedInside > 20, "most kills hit a run that is writing")
    try OutputDirectory.write(to: out) { try $0.write("last", to: "result.json") }
    #expect(OutputFile.names(in: folder.path) == ["out"], "nothing of the killed runs is left")
    #expect(OutputFile.names(in: out) == [".entente-output", "result.json"])
  }

  /// The one generation that all files are of.
  private func generation(in out: String) throws -> Int {
    let files = OutputFile.tree(out).files.filter { $0 != OutputPlace.marker }
    #expect(files.count == 6)
    var generations: Set<Substring> = []
    for file in files {
      let lines = try String(contentsOfFile: out + "/" + file, encoding: .utf8)
        .split(separator: "\n")
      #expect(lines.count == 500)
      generations.formUnion(lines)
    }
    #expect(generations.count == 1)
    let number = try #require(generations.first?.split(separator: " ").last)
    return try #require(Int(number))
  }
}
