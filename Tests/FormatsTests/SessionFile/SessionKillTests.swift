import Foundation
import TestSupport
import Testing

@testable import Formats
@testable import Land

/// More rounds than in the suite: `ENTENTE_SESSION_KILLS=1000` (scripts/kill-sessions).
@Suite("The session file of a killed writer", .serialized)
struct SessionKillTests {
  private static let rounds =
    ProcessInfo.processInfo.environment["ENTENTE_SESSION_KILLS"].flatMap { Int($0) } ?? 220

  private static let probe = BuiltProgram.path("SessionFileProbe")

  @Test("holds every acknowledged decision and a whole chain after each kill (seed 20261128)")
  func kills() throws {
    let probe = try #require(Self.probe)
    let folder = try ScratchFolder()
    var generator = SeededGenerator(seed: 20_261_128)
    var killedInside = 0
    var acknowledged: [Int: String] = [:]
    var path = ""
    for round in 0..<Self.rounds {
      // A new session now and then, so that opening stays quick and young files are killed too.
      if round % 20 == 0 {
        path = folder.path + "/seance\(round).sqlite"
        acknowledged = [:]
        try SessionFile.create(at: path, SessionExample.opening)
      }
      let process = Process()
      process.executableURL = URL(filePath: probe)
      process.arguments = [path]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      var said = pipe.fileHandleForReading.readData(ofLength: 1)
      usleep(UInt32.random(in: 0...30_000, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      said += pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      if (OutputFile.size(path + "-journal") ?? 0) > 0 { killedInside += 1 }

      let lines = String(decoding: said, as: UTF8.self).split(separator: "\n")
      for line in lines {
        let words = line.split(separator: " ")
        acknowledged[try #require(Int(words[0]))] = String(words[1])
      }
      #expect(!lines.isEmpty)
      let log = try SessionLog.read(path: path)
      #expect(log.fault == nil, "round \(round)")
      let present = Dictionary(uniqueKeysWithValues: log.entries.map { ($0.number, $0.hash) })
      for (number, hash) in acknowledged {
        #expect(present[number] == hash, "round \(round), entry \(number)")
      }
      // At most the entry that was being acknowledged is there without a word.
      let last = acknowledged.keys.max() ?? 1
      #expect(log.entries.count <= last + 1)
      for entry in log.entries.dropFirst() { acknowledged[entry.number] = entry.hash }
    }
    #expect(killedInside > Self.rounds / 20, "kills hit writers at work (\(killedInside))")
  }

  @Test("leaves no half session when its start is killed: there is a whole one or none")
  func killedStart() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/seance.sqlite"
    // What a killed start leaves behind is a draft under another name.
    _ = try folder.file("seance.sqlite.\(getpid()).part", "reste d'une mise en place interrompue")
    try SessionFile.create(at: path, SessionExample.opening)
    #expect(try SessionLog.read(path: path).fault == nil)
    #expect(OutputFile.names(in: folder.path) == ["seance.sqlite"])
  }

  private static let strace: String? = ["/usr/bin/strace", "/usr/local/bin/strace"]
    .first { access($0, X_OK) == 0 }

  @Test("reaches the disk before each acknowledgement: the system calls, in their order")
  func syncsBeforeAcknowledging() throws {
    guard let strace = Self.strace else {
      FileHandle.standardError.write(Data("skipped: strace is not installed\n".utf8))
      return
    }
    let probe = try #require(Self.probe)
    let folder = try ScratchFolder()
    let path = folder.path + "/seance.sqlite"
    try SessionFile.create(at: path, SessionExample.opening)
    let trace = folder.path + "/trace.txt"
    let process = Process()
    process.executableURL = URL(filePath: strace)
    process.arguments = [
      "-f", "-y", "-o", trace, "-e", "trace=fsync,fdatasync,write", probe, path, "25",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let lines = ((try? String(contentsOfFile: trace, encoding: .utf8)) ?? "").split(separator: "\n")
    guard process.terminationStatus == 0, !lines.isEmpty else {
      FileHandle.standardError.write(Data("skipped: this machine lets nobody trace\n".utf8))
      return
    }
    var syncs: [Substring] = []
    var acknowledgements = 0
    for line in lines {
      if line.contains("sync(") {
        syncs.append(line)
      } else if line.contains("write(1<") {
        acknowledgements += 1
        // Between two acknowledgements: the journal, the file, the folder after the journal is gone.
        #expect(syncs.contains { $0.contains("-journal") }, "entry \(acknowledgements)")
        #expect(syncs.contains { $0.contains("seance.sqlite>") }, "entry \(acknowledgements)")
        #expect(
          syncs.last.map { !$0.contains(".sqlite") } == true,
          "entry \(acknowledgements): \(syncs)")
        syncs = []
      }
    }
    #expect(acknowledgements == 25)
  }
}
