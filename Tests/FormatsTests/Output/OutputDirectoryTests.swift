import Foundation
import Land
import Testing

@testable import Formats

@Suite("The output directory")
struct OutputDirectoryTests {
  private func read(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private func problem(_ body: () throws -> Void) throws -> Problem? {
    do {
      try body()
      return nil
    } catch let problems as Problems {
      return problems.all.first
    }
  }

  @Test func isMadeThenReplacedWhole() throws {
    let folder = try ScratchFolder()
    let out = folder.path + "/a/b/out"
    try OutputDirectory.write(to: out) {
      try $0.write("one", to: "result.json")
      try $0.write("one", to: "old.csv")
    }
    #expect(try read(out + "/old.csv") == "one")
    try OutputDirectory.write(to: out + "/") {
      try $0.write("two", to: "result.json")
      try $0.write("two", to: "sub/new.csv")
    }
    #expect(try read(out + "/result.json") == "two")
    #expect(try read(out + "/sub/new.csv") == "two")
    #expect(OutputFile.kind(out + "/old.csv") == nil)
    #expect(OutputFile.names(in: folder.path + "/a/b") == ["out"])
  }

  @Test func anEmptyDirectoryIsFilled() throws {
    let folder = try ScratchFolder()
    let out = folder.path + "/out"
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: false)
    try OutputDirectory.write(to: out) { try $0.write("one", to: "result.json") }
    #expect(try read(out + "/result.json") == "one")
  }

  @Test func nothingChangesWhenTheRunFails() throws {
    struct Failure: Error {}
    let folder = try ScratchFolder()
    let out = folder.path + "/out"
    try OutputDirectory.write(to: out) { try $0.write("one", to: "result.json") }
    #expect(throws: Failure.self) {
      try OutputDirectory.write(to: out) {
        try $0.write("two", to: "result.json")
        throw Failure()
      }
    }
    #expect(try read(out + "/result.json") == "one")
    #expect(OutputFile.names(in: folder.path) == ["out"])
    #expect(throws: Failure.self) {
      try OutputDirectory.write(to: folder.path + "/new/out") { _ in throw Failure() }
    }
    #expect(OutputFile.names(in: folder.path) == ["out"])
  }

  @Test func filesOfOthersAreNeverDeleted() throws {
    let folder = try ScratchFolder()
    let home = folder.path + "/home"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: false)
    _ = try folder.file("home/result.json", "mine")
    let notOurs = try problem {
      try OutputDirectory.write(to: home) { try $0.write("two", to: "result.json") }
    }
    #expect(notOurs?.code == "output-not-ours")
    #expect(notOurs?.fault == .file)
    #expect(try read(home + "/result.json") == "mine")

    let out = folder.path + "/out"
    try OutputDirectory.write(to: out) { try $0.write("one", to: "result.json") }
    _ = try folder.file("out/notes.txt", "mine")
    let added = try problem {
      try OutputDirectory.write(to: out) { try $0.write("two", to: "result.json") }
    }
    #expect(added?.code == "output-not-ours")
    #expect(added?.message.en.contains("'notes.txt'") == true)
    #expect(try read(out + "/notes.txt") == "mine")
    #expect(try read(out + "/result.json") == "one")
    #expect(OutputFile.names(in: folder.path) == ["home", "out"])
  }

  @Test func aFileAddedDuringTheRunIsSeenBeforeTheSwap() throws {
    let folder = try ScratchFolder()
    let out = folder.path + "/out"
    try OutputDirectory.write(to: out) { try $0.write("one", to: "result.json") }
    let added = try problem {
      try OutputDirectory.write(to: out) {
        try $0.write("two", to: "result.json")
        _ = try folder.file("out/notes.txt", "mine")
      }
    }
    #expect(added?.code == "output-not-ours")
    #expect(try read(out + "/notes.txt") == "mine")
  }

  @Test func whatAGISKeepsBesideAGeoPackageIsNoForeignFile() throws {
    let folder = try ScratchFolder()
    let out = folder.path + "/out"
    try OutputDirectory.write(to: out) { try $0.write("one", to: "entente.gpkg") }
    _ = try folder.file("out/entente.gpkg-wal", "")
    try OutputDirectory.write(to: out) { try $0.write("two", to: "entente.gpkg") }
    #expect(OutputFile.names(in: out) == [".entente-output", "entente.gpkg"])
  }

  @Test func aFileInThePlaceIsRefused() throws {
    let folder = try ScratchFolder()
    let file = try folder.file("out", "mine")
    #expect(try problem { try OutputDirectory.check(file) }?.code == "output-not-a-directory")
    let problem = try problem { try OutputDirectory.write(to: file) { _ in } }
    #expect(problem?.code == "output-not-a-directory")
    #expect(try read(file) == "mine")
    #expect(try self.problem { try OutputDirectory.check("/") } != nil)
  }

  @Test func aLinkIsFollowed() throws {
    let folder = try ScratchFolder()
    let out = folder.path + "/out"
    try OutputDirectory.write(to: out) { try $0.write("one", to: "result.json") }
    let link = folder.path + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: out)
    try OutputDirectory.write(to: link) { try $0.write("two", to: "result.json") }
    #expect(try read(out + "/result.json") == "two")
    #expect(OutputFile.kind(link) == .link)
  }

  @Test("no right to write", .enabled(if: getuid() != 0, "root may write anywhere"))
  func readOnlyParent() throws {
    let folder = try ScratchFolder()
    chmod(folder.path, 0o500)
    defer { chmod(folder.path, 0o700) }
    let problem = try problem { try OutputDirectory.write(to: folder.path + "/out") { _ in } }
    #expect(problem?.code == "output-not-writable")
    #expect(problem?.fault == .file)
  }

  @Test("a full disk", .enabled(if: access("/dev/full", W_OK) == 0))
  func fullDisk() throws {
    let problem = try problem { try OutputFile.write([1, 2, 3], to: "/dev/full") }
    #expect(problem?.code == "disk-full")
    #expect(problem?.fault == .file)
  }

  @Test func fileSystemsThatCannotExchange() throws {
    let folder = try ScratchFolder()
    let out = folder.path + "/out"
    try OutputDirectory.write(to: out) { try $0.write("one", to: "result.json") }
    let place = try OutputPlace(out)
    let staging = try StagingDirectory(beside: place)
    try OutputDirectory.Staging(path: staging.path).write("two", to: "result.json")
    try staging.seal()
    try staging.renameTwice(place)
    #expect(try read(out + "/result.json") == "two")
    #expect(OutputFile.names(in: folder.path) == ["out"])

    // Killed between the two renames: the next run finds the old generation aside.
    rename(out, folder.path + "/" + place.asidePrefix + "x")
    try place.recover()
    #expect(try read(out + "/result.json") == "two")
    #expect(OutputFile.names(in: folder.path) == ["out"])
  }

  @Test func stagingOfALivingRunIsLeftAlone() throws {
    let folder = try ScratchFolder()
    let out = folder.path + "/out"
    let other = try StagingDirectory(beside: OutputPlace(out))
    let abandoned = folder.path + "/" + (try OutputPlace(out)).stagingPrefix + "dead"
    try FileManager.default.createDirectory(atPath: abandoned, withIntermediateDirectories: false)
    try OutputDirectory.write(to: out) { try $0.write("one", to: "result.json") }
    #expect(OutputFile.kind(other.path) == .folder)
    #expect(OutputFile.kind(abandoned) == nil)
    other.discard()
  }
}
