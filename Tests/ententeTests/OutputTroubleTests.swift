import Foundation
import TestSupport
import Testing

@Suite("Results that cannot be written, layers that are locked, runs that are killed")
struct OutputTroubleTests {
  @Test(
    "an output place that cannot be written is refused with its name, exit 66",
    arguments: [
      "/proc/nowhere/out", "/proc/sys/out", "/dev/null", "/dev/null/out", "scenarios/tutorial.yaml",
      "scenarios/tutorial.yaml/out",
    ])
  func unwritable(_ out: String) throws {
    let folder = try TutorialFolder()
    let before = try folder.names(in: ".")
    let ended = try folder.entente("run", TutorialFolder.scenario, "--out", out)
    #expect(ended.signal == nil)
    #expect(ended.status == 66, "\(ended.errors)")
    #expect(ended.errors.contains(out.split(separator: "/")[0]))
    #expect(try folder.names(in: ".") == before)
    let sheet = try folder.entente(
      "sheet", TutorialFolder.scenario, "--out",
      out == "/dev/null" ? "/proc/x.csv" : out + ".d/x.csv")
    #expect(sheet.status == 66, "\(sheet.errors)")
  }

  @Test("somebody's own folder is not replaced")
  func notOurs() throws {
    let folder = try TutorialFolder()
    let ended = try folder.entente("run", TutorialFolder.scenario, "--out", "geodata")
    #expect(ended.status == 66, "\(ended.errors)")
    #expect(ended.errors.contains("geodata"))
    #expect(folder.has("geodata/tutorial/sites.geojson"))
  }

  @Test("a full disk: the message names the place, the last results stay")
  func fullDisk() throws {
    let folder = try TutorialFolder()
    let disk = folder.path + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    guard geteuid() == 0, shell("mount -t tmpfs -o size=400k tmpfs '\(disk)'") == 0 else {
      FileHandle.standardError.write(Data("skipped: no file system can be mounted here\n".utf8))
      return
    }
    defer { _ = shell("umount '\(disk)'") }
    let first = try folder.entente("run", TutorialFolder.scenario, "--out", "disk/out")
    try #require(first.status == 0, "\(first.errors)")
    let before = try folder.contents(of: "disk/out")
    // Leaves less than a second generation needs.
    _ = shell("head -c 10000000 /dev/zero > '\(disk)/ballast' 2>/dev/null")
    let second = try folder.entente(
      "run", TutorialFolder.scenario, "--out", "disk/out", "--lang", "en")
    #expect(second.signal == nil)
    #expect(second.status == 66, "\(second.errors)")
    #expect(second.errors.contains("disk"))
    #expect(try folder.contents(of: "disk/out") == before)
    // Sheets alone: by their own name, and nothing of them stays.
    for name in ["sheet.csv", "sheet.geojson", "sheet.gpkg"] {
      let sheet = try folder.entente(
        "sheet", TutorialFolder.scenario, "--out", "disk/" + name, "--lang", "en")
      #expect(sheet.status == 66, "\(sheet.errors)")
      #expect(sheet.errors.contains("disk/\(name): "), "\(sheet.errors)")
    }
    #expect(try folder.names(in: "disk") == ["ballast", "out"])
  }

  @Test("a GeoPackage that another process has locked is refused, exit 66")
  func lockedGeoPackage() throws {
    let folder = try TutorialFolder()
    let made = try folder.entente(
      "sheet", TutorialFolder.scenario, "--out", "geodata/tutorial/sites.gpkg")
    try #require(made.status == 0, "\(made.errors)")
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = [
      "python3", "-c",
      """
      import sqlite3, sys
      base = sqlite3.connect(sys.argv[1], isolation_level=None)
      base.execute("BEGIN EXCLUSIVE")
      print("locked", flush=True)
      sys.stdin.read()
      """, folder.path + "/geodata/tutorial/sites.gpkg",
    ]
    let (input, output) = (Pipe(), Pipe())
    python.standardInput = input
    python.standardOutput = output
    try python.run()
    defer {
      try? input.fileHandleForWriting.close()
      python.waitUntilExit()
    }
    guard output.fileHandleForReading.availableData.starts(with: Data("locked".utf8)) else {
      FileHandle.standardError.write(Data("skipped: no python3 with sqlite3 here\n".utf8))
      return
    }
    let ended = try folder.entente(
      "sheet", "--sites", "geodata/tutorial/sites.gpkg", "--measure", "as: a, measure: area",
      "--out", "fiches.csv")
    #expect(ended.signal == nil)
    #expect(ended.status == 66, "\(ended.errors)")
    #expect(ended.errors.contains("sites.gpkg"))
    #expect(!folder.has("fiches.csv"))
  }

  /// French and English results differ in their GeoPackage, so that a mixture of both would show.
  @Test(
    "60 runs killed at random moments leave a whole old or a whole new generation (seed 20261121)")
  func killed() throws {
    let folder = try TutorialFolder()
    var generations: [String: [String: Data]] = [:]
    var longest = 0.0
    for language in ["fr", "en"] {
      let start = Date()
      let ended = try folder.entente(
        "run", TutorialFolder.scenario, "--out", language, "--lang", language)
      longest = max(longest, Date().timeIntervalSince(start))
      try #require(ended.status == 0)
      generations[language] = try folder.contents(of: language)
    }
    try #require(generations["fr"] != generations["en"])
    #expect(
      try folder.entente("run", TutorialFolder.scenario, "--out", "results/out", "--lang", "fr")
        .status == 0 || !folder.has("results"))
    try FileManager.default.createDirectory(
      atPath: folder.path + "/results", withIntermediateDirectories: true)
    #expect(
      try folder.entente("run", TutorialFolder.scenario, "--out", "results/out", "--lang", "fr")
        .status == 0)
    var generator = SeededGenerator(seed: 20_261_121)
    var present = "fr"
    var (old, new) = (0, 0)
    for _ in 0..<60 {
      let next = present == "fr" ? "en" : "fr"
      let process = try Program.start(
        ["run", TutorialFolder.scenario, "--out", "results/out", "--lang", next], in: folder.path)
      // The files are written in the last part of a run; the delay only spreads the kills.
      usleep(UInt32(Double.random(in: 0.3...1.2, using: &generator) * longest * 1_000_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let found = try folder.contents(of: "results/out")
      if found == generations[next] {
        present = next
        new += 1
      } else {
        #expect(found == generations[present], "neither the old nor the new generation")
        old += 1
      }
    }
    #expect(old > 0, "some kills came in time")
    // What killed runs left behind goes with the next one that ends well.
    let last = try folder.entente(
      "run", TutorialFolder.scenario, "--out", "results/out", "--lang", "fr")
    #expect(last.status == 0)
    #expect(try folder.contents(of: "results/out") == generations["fr"])
    #expect(try folder.names(in: "results") == ["out"])
  }

  private func shell(_ command: String) -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command + " 2>/dev/null"]
    guard (try? process.run()) != nil else { return -1 }
    process.waitUntilExit()
    return process.terminationStatus
  }
}
