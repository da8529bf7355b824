import Foundation
import TestSupport
import Testing

/// What the tutorial's commands print, at 80 columns, in both languages, compared with files that people have
/// read. `RECORD_GOLDEN=1` rewrites the files.
@Suite("Golden outputs of the tutorial")
struct GoldenTests {
  struct Command: Sendable, CustomTestStringConvertible {
    let name: String
    let arguments: [String]
    var testDescription: String { name }

    init(_ name: String, _ arguments: String...) {
      self.name = name
      self.arguments = arguments
    }
  }

  private static let tutorial = TutorialFolder.scenario

  static let commands: [Command] = [
    .init("run", "run", tutorial, "--out", "out"),
    .init("check", "check", tutorial),
    .init("sheet", "sheet", tutorial),
    .init("screen", "screen", tutorial),
    .init("screen-logements", "screen", tutorial, "--demand", "logements"),
    .init("screen-csv", "screen", tutorial, "--format", "csv"),
    .init("allocate-silo", "allocate", tutorial, "--rule", "silo"),
    .init("allocate-priority", "allocate", tutorial, "--rule", "priority"),
    .init("allocate-utilitarian", "allocate", tutorial, "--rule", "utilitarian"),
    .init("allocate-leximin", "allocate", tutorial, "--rule", "leximin"),
    .init("allocate-nash", "allocate", tutorial, "--rule", "nash"),
    .init("allocate-ks", "allocate", tutorial, "--rule", "kalai-smorodinsky"),
    .init("negotiate", "negotiate", tutorial),
    .init("explain-logements", "explain", tutorial, "--demand", "logements"),
    .init("explain-logements-A", "explain", tutorial, "--demand", "logements", "--site", "A"),
    .init("explain-logements-D", "explain", tutorial, "--demand", "logements", "--site", "D"),
    .init("explain-chaufferie-D", "explain", tutorial, "--demand", "chaufferie", "--site", "D"),
    .init("explain-ateliers-D", "explain", tutorial, "--demand", "ateliers", "--site", "D"),
    .init(
      "explain-silo", "explain", tutorial, "--demand", "chaufferie", "--rule", "silo"),
    .init("help", "--help"),
    .init("help-run", "run", "--help"),
    .init("help-sheet", "sheet", "--help"),
    .init("no-such-rule", "allocate", tutorial, "--rule", "lottery"),
    .init("no-such-demand", "explain", tutorial, "--demand", "logement"),
    .init("no-such-file", "run", "scenarios/tutoriel.yaml"),
  ]

  @Test("reads as recorded", arguments: commands, ["fr", "en"])
  func command(_ command: Command, language: String) throws {
    let folder = try TutorialFolder()
    let ended = try folder.entente(arguments: command.arguments + ["--lang", language])
    #expect(ended.signal == nil)
    let text =
      "$ entente \(command.arguments.joined(separator: " ")) --lang \(language)\n"
      + ended.output
      + (ended.errors.isEmpty ? "" : "──── stderr ────\n" + ended.errors)
      + "──── exit status \(ended.status ?? -1)\n"
    try compare(text, with: "\(command.name).\(language).txt")
    // Usage lines and comma-separated values are as long as they must be.
    for line in ended.output.split(separator: "\n")
    where !line.hasPrefix("USAGE") && command.arguments.last != "csv" && command.name != "sheet" {
      #expect(line.count <= 80, "wider than the terminal: \(line)")
    }
  }

  /// The friche that everybody wants: read whole, as a land officer would.
  @Test("the negotiation of Haubourdin reads as recorded", arguments: ["fr", "en"])
  func haubourdin(language: String) throws {
    let scenario = "scenarios/haubourdin.yaml"
    let place = SharedData.packageRoot.appending(path: scenario).path(percentEncoded: false)
    let options = ["--draws", "20", "--lang", language]
    let ended = try TutorialFolder().entente(arguments: ["negotiate", place] + options)
    #expect(ended.status == 0)
    try compare(
      "$ entente negotiate \(scenario) \(options.joined(separator: " "))\n" + ended.output,
      with: "haubourdin-negotiate.\(language).txt")
  }

  @Test(
    "writes the tables as recorded",
    arguments: ["sheets.csv", "suitability.csv", "allocation.csv", "departments.csv"])
  func table(_ name: String) throws {
    let folder = try TutorialFolder()
    #expect(try folder.entente("run", Self.tutorial, "--out", "out", "--quiet").status == 0)
    try compare(folder.read("out/\(name)"), with: name)
  }

  @Test("the README shows what run prints")
  func readme() throws {
    let folder = try TutorialFolder()
    let ended = try folder.entente("run", Self.tutorial)
    let readme = try String(
      contentsOf: SharedData.packageRoot.appending(path: "README.md"), encoding: .utf8)
    // Whoever edits the README types plain spaces for no-break ones.
    func plain(_ text: String) -> String {
      String(text.map { "\u{A0}\u{202F}".contains($0) ? " " : $0 })
    }
    #expect(plain(readme).contains(plain(ended.output)))
  }

  @Test("tells what breaks and what no site can take, as recorded", arguments: ["fr", "en"])
  func trouble(language: String) throws {
    let folder = try TutorialFolder()
    try folder.edit("at_most: 400 m", "at_most: 40 m")
    let check = try folder.entente("check", Self.tutorial, "--lang", language)
    let run = try folder.entente("run", Self.tutorial, "--lang", language)
    #expect(check.status == 0)
    #expect(run.status == 0)
    try compare(
      check.errors + check.output + "────\n" + run.errors + run.output,
      with: "hopeless-demand.\(language).txt")
  }

  @Test("names the rules that clash, as recorded", arguments: ["fr", "en"])
  func clash(language: String) throws {
    let folder = try TutorialFolder()
    try folder.append(ClashingLocks.sameSite)
    let run = try folder.entente("run", Self.tutorial, "--lang", language)
    #expect(run.status == 3)
    try compare(
      run.output + "──── stderr ────\n" + run.errors, with: "clashing-locks.\(language).txt")
  }

  private func compare(_ text: String, with name: String) throws {
    let place = SharedData.packageRoot.appending(path: "Tests/ententeTests/Golden/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: place)
      return
    }
    let recorded = try String(contentsOf: place, encoding: .utf8)
    guard text != recorded else { return }
    let lines = [recorded, text].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    let first = zip(lines[0], lines[1]).enumerated().first { $1.0 != $1.1 }
    Issue.record(
      """
      \(name) reads otherwise from line \((first?.offset ?? min(lines[0].count, lines[1].count)) + 1) on:
      recorded: \(first?.element.0 ?? "(end)")
      now:      \(first?.element.1 ?? "(end)")
      Read the new text; RECORD_GOLDEN=1 records it.
      """)
  }
}

/// Locks that cannot hold together.
enum ClashingLocks {
  /// The plant and the housing on one site, where `apart` wants 50 m between them.
  static let sameSite = """
    locks:
      - {demand: chaufferie, always: A, by: energy, reason: "le réseau passe là"}
      - {demand: logements, always: A, by: housing, reason: "l'arrêt est à 20 m"}
    """
}
