import Foundation
import Testing

@Suite("Scenarios that cannot be used")
struct HostileScenarioTests {
  struct Spoiled: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let named: [String]
    var testDescription: String { "\(old) → \(new)" }

    init(_ old: String, _ new: String, _ named: String...) {
      self.old = old
      self.new = new
      self.named = named
    }
  }

  @Test(
    "are refused with file, line and the nearest word",
    arguments: [
      Spoiled("at_most: 400 m}", "at_most: 400 m2}", "400 m2"),
      Spoiled("min: 3000 m2", "min: -3000 m2", "-3000"),
      Spoiled("min: 3000 m2", "min: 3000", "3000"),
      Spoiled("min: 3000 m2", "min: 30000 m2"),
      Spoiled("importance: 3", "importance: -3"),
      Spoiled("importance: 3", "importance: .nan"),
      Spoiled("importance: 3", "importance: .inf"),
      Spoiled("importance: 3", "importence: 3", "importance"),
      Spoiled("department: housing", "department: housin", "housing"),
      Spoiled("use: workshop", "use: workshops", "workshop"),
      Spoiled("layer: stops, best", "layer: stop, best", "stops"),
      Spoiled("{housing: 50 m}", "{housings: 50 m}", "housing"),
      Spoiled("[housing, energy, economy]", "[housing, energi, economy]", "energy"),
      Spoiled("[silo, priority", "[sillo, priority", "silo"),
      Spoiled("measure: share", "measure: shares", "share"),
      Spoiled("at_most: 10 %", "at_most: 10 m", "10 m"),
      Spoiled("crs: EPSG:2154", "crs: EPSG:4326", "4326"),
      Spoiled("crs: EPSG:2154", "crs: EPSG:99999", "99999"),
      Spoiled("reference_date: 2026-01-01", "reference_date: 2026-02-30", "2026-02-30"),
      Spoiled("from: 2027-01-01", "from: tomorrow", "tomorrow"),
      Spoiled("kind: friche,  source", "kind: frische,  source", "friche"),
      Spoiled("voice: 1,", "voice: -1,"),
      Spoiled("{kind: friche}", "{kinds: friche}", "kind"),
      Spoiled("field: price", "field: prise", "price"),
      Spoiled("\ndemands:", "\ndemandes:", "demands"),
      Spoiled("  logements:\n", "  chaufferie:\n", "chaufferie"),
      Spoiled("departments:", "\tdepartments:"),
      Spoiled("{label: Logements}", "{label: Logements"),
    ])
  func refused(_ spoiled: Spoiled) throws {
    let folder = try TutorialFolder()
    try folder.edit(spoiled.old, spoiled.new)
    let run = try folder.entente("run", TutorialFolder.scenario, "--out", "out")
    #expect(run.signal == nil)
    #expect(run.status == 65, "\(run.errors)")
    #expect(run.output == "")
    #expect(run.errors.contains("tutorial.yaml:"), "file and line in: \(run.errors)")
    for word in spoiled.named { #expect(run.errors.contains(word), "'\(word)' in: \(run.errors)") }
    #expect(!folder.has("out"))
    let check = try folder.entente("check", TutorialFolder.scenario)
    #expect(check.status == 65)
    for line in run.errors.split(separator: "\n") {
      #expect(check.errors.contains(line), "check tells what run tells")
    }
  }

  @Test("all errors are told, not only the first")
  func allAtOnce() throws {
    let folder = try TutorialFolder()
    try folder.edit("importance: 2", "importance: two")
    try folder.edit("min: 3000 m2", "min: 3000 ha m2")
    try folder.edit("department: housing", "department: housin")
    let ended = try folder.entente("run", TutorialFolder.scenario)
    #expect(ended.status == 65)
    for start in ["importance: two", "land: {min: 3000 ha", "department: housin"] {
      #expect(ended.errors.contains("tutorial.yaml:\(try folder.line(of: start))"))
    }
  }

  @Test(
    "hostile texts end in a message",
    arguments: [
      ("empty", ""), ("blank", "\n\n  \n"), ("a word", "bonjour"), ("a list", "- a\n- b\n"),
      ("100,000 deep", "a: " + String(repeating: "[", count: 100_000)),
      (
        "100,000 deep, closed",
        "a: " + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
      ),
      ("100,000 maps deep", String(repeating: "{a: ", count: 100_000)),
      (
        "aliases that multiply",
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
          + "bcdefghij".map { "\($0): &\($0) [\(Self.nine(before: $0))]\n" }.joined()
      ),
      ("an alias of itself", "a: &a [*a]\n"),
      ("control characters", "name: \u{1}\u{2}\n"),
      ("JSON", #"{"name": "x"}"#),
    ] as [(String, String)])
  func hostile(name: String, text: String) throws {
    let folder = try TutorialFolder()
    try folder.write(text, to: TutorialFolder.scenario)
    let ended = try folder.entente("run", TutorialFolder.scenario, "--out", "out")
    #expect(ended.signal == nil)
    #expect(ended.status == 65, "\(ended.errors.prefix(500))")
    #expect(ended.errors.contains("tutorial.yaml"))
    #expect(ended.errors.utf8.count < 20_000)
    #expect(!folder.has("out"))
  }

  private static func nine(before letter: Character) -> String {
    let previous = String(UnicodeScalar(letter.unicodeScalars.first!.value - 1)!)
    return Array(repeating: "*\(previous)", count: 9).joined(separator: ", ")
  }

  @Test(
    "bytes that are no text end in a message",
    arguments: [
      [0xFF, 0xFE, 0x00, 0x41], [0x89, 0x50, 0x4E, 0x47], [0x6E, 0x3A, 0x20, 0xE9, 0x0A],
    ]
      as [[UInt8]])
  func bytes(_ bytes: [UInt8]) throws {
    let folder = try TutorialFolder()
    try folder.write(bytes, to: TutorialFolder.scenario)
    let ended = try folder.entente("check", TutorialFolder.scenario)
    #expect(ended.signal == nil)
    #expect(ended.status == 65, "\(ended.errors)")
    #expect(ended.errors.contains("tutorial.yaml"))
  }

  @Test("a demand that no site can take is reported, not an error")
  func hopeless() throws {
    let folder = try TutorialFolder()
    try folder.edit("{min: 3000 m2, target: 4000 m2}", "{min: 3 ha, target: 4 ha}")
    let check = try folder.entente("check", TutorialFolder.scenario)
    #expect(check.status == 0)
    #expect(check.errors.contains("Ateliers"))
    #expect(check.errors.contains("demands.ateliers"))
    let run = try folder.entente("run", TutorialFolder.scenario, "--out", "out")
    #expect(run.status == 0)
    #expect(run.output.contains("Ateliers"))
    let rows = try folder.table("out/departments.csv").filter { $0["department"] == "economy" }
    // U* is 0, so u is undefined.
    #expect(rows.allSatisfy { $0["u"] == "" && $0["ideal"] == "0" && $0["unmet"] == "1" })
  }
}
