import Foundation
import Testing

/// A session held on the tutorial, from its opening to its minutes.
@Suite("The session commands")
struct SessionCommandTests {
  private static let scenario = TutorialFolder.scenario

  private func opened() throws -> TutorialFolder {
    let folder = try TutorialFolder(named: "session")
    let ended = try folder.entente(
      "session", "start", Self.scenario, "--file", "s.sqlite", "--author", "A. Martin", "--reason",
      "Comité foncier", "--time", "2026-11-28T17:00:00+01:00")
    try #require(ended.status == 0, "\(ended.errors)")
    return folder
  }

  @discardableResult
  private func record(_ folder: TutorialFolder, _ department: String, _ what: String...) throws
    -> Program.Ending
  {
    try folder.entente(
      arguments: [
        "session", "record", what[0], "s.sqlite", "--department", department, "--author",
        "B. Leroy", "--time", "2026-11-28T17:05:00+01:00", "--reason", "école à 60 m",
      ]
        + what.dropFirst())
  }

  /// A veto, a lock, a concession, a position and two votes.
  private func held() throws -> TutorialFolder {
    let folder = try opened()
    let endings = [
      try record(folder, "housing", "veto", "--demand", "chaufferie", "--site", "A"),
      try record(folder, "economy", "lock", "--demand", "ateliers", "--site", "C"),
      try record(folder, "housing", "concession", "--demand", "logements", "--minimum", "0.3 ha"),
      try record(folder, "energy", "position", "--demand", "chaufferie", "--site", "A"),
      try record(folder, "energy", "vote", "--ballot", "against", "--entry", "2"),
      try record(folder, "housing", "vote", "--ballot", "for", "--entry", "2"),
    ]
    for ending in endings { try #require(ending.status == 0, "\(ending.errors)") }
    return folder
  }

  private func head(_ folder: TutorialFolder) throws -> String {
    let ended = try folder.entente("session", "list", "s.sqlite", "--json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any])
    return try #require(json["head"] as? String)
  }

  @Test("record, list, verify: the same bytes of the log for the same decisions at the same times")
  func reproducible() throws {
    let first = try held()
    let second = try held()
    #expect(try head(first) == head(second))
    let list = try first.entente("session", "list", "s.sqlite")
    for words in ["La Filature (A)", "Habitat", "école à 60 m", "7 entrées"] {
      #expect(list.output.replacing("\u{A0}", with: " ").contains(words), "\(words)")
    }
    for line in list.output.split(separator: "\n") { #expect(line.count <= 80) }
    let verified = try first.entente("session", "verify", "s.sqlite", "--head", head(first))
    #expect(verified.status == 0)
    #expect(verified.output.contains("intacte"))
    let other = try first.entente(
      "session", "verify", "s.sqlite", "--head", String(repeating: "0", count: 64))
    #expect(other.status == 65)
    #expect(try first.entente("session", "verify", "s.sqlite", "--head", "abc").status == 64)
  }

  @Test("decisions that cannot be are refused with the nearest word, and nothing is written")
  func refused() throws {
    let folder = try opened()
    let before = try folder.bytes("s.sqlite")
    let unknown = try record(folder, "housing", "veto", "--demand", "chauferie", "--site", "A")
    #expect(unknown.status == 65)
    #expect(unknown.errors.contains("« chaufferie »"))
    #expect(
      try record(folder, "housing", "concession", "--demand", "chaufferie", "--minimum", "100 m2")
        .status == 65)
    #expect(
      try record(folder, "housing", "concession", "--demand", "logements", "--minimum", "3000")
        .status == 64, "an area needs its unit")
    #expect(try record(folder, "housing", "vote", "--ballot", "for").status == 64)
    #expect(try folder.bytes("s.sqlite") == before)
    let again = try folder.entente("session", "start", Self.scenario, "--file", "s.sqlite")
    #expect(again.status == 66)
    #expect(try folder.bytes("s.sqlite") == before)
    #expect(try folder.entente("session", "list", "absent.sqlite").status == 66)
    #expect(try folder.entente("session", "verify", Self.scenario).status == 65)
  }

  @Test("a scenario that changed since the opening is another scenario")
  func otherScenario() throws {
    let folder = try opened()
    try folder.edit("importance: 3", "importance: 4")
    let ended = try record(folder, "housing", "veto", "--demand", "chaufferie", "--site", "A")
    #expect(ended.status == 65)
    #expect(ended.errors.contains("autre scénario"))
    #expect(ended.errors.contains("tutorial.yaml"))
    // Where the data are not at hand, the decision is recorded, with a warning.
    try FileManager.default.removeItem(atPath: folder.path + "/" + Self.scenario)
    let without = try record(folder, "housing", "veto", "--demand", "chaufferie", "--site", "A")
    #expect(without.status == 0)
    #expect(without.errors.contains("attention"))
    let named = try record(
      folder, "housing", "veto", "--demand", "chaufferie", "--site", "B", "--scenario",
      "scenarios/absent.yaml")
    #expect(named.status == 66)
  }

  @Test("replay writes the scenario as decided, and runs it to the same results")
  func replay() throws {
    let folder = try held()
    let state = try folder.entente("session", "replay", "s.sqlite", "--at", "3")
    #expect(state.output.contains("VETOS"))
    #expect(!state.output.contains("CONCESSIONS"))
    let written = try folder.entente("session", "replay", "s.sqlite", "--out", "out/decide.yaml")
    #expect(written.status == 66, "there is no such folder")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/out", withIntermediateDirectories: true)
    #expect(
      try folder.entente("session", "replay", "s.sqlite", "--out", "out/decide.yaml").status == 0)
    #expect(try folder.entente("run", "out/decide.yaml", "--out", "out/a").status == 0)
    #expect(try folder.entente("session", "replay", "s.sqlite", "--out", "out/b").status == 0)
    for file in ["allocation.csv", "departments.csv", "suitability.csv", "sheets.csv"] {
      #expect(try folder.read("out/a/" + file) == folder.read("out/b/" + file), "\(file)")
    }
    let utilitarian = try folder.table("out/b/allocation.csv").filter {
      $0["rule"] == "utilitarian"
    }
    // The veto sends the plant to B, and the homes take the place beside the stop: by hand, tutorial.md.
    #expect(utilitarian.map { $0["demand"] ?? "" } == ["chaufferie", "logements", "ateliers"])
    #expect(utilitarian.map { $0["site"] ?? "" } == ["B", "A", "C"])
    let inputs = try #require(try folder.json("out/b/result.json")["inputs"] as? [[String: String]])
    #expect(inputs.last?["path"] == "s.sqlite#7")
    #expect(inputs.last?["sha256"] == (try head(folder)))
  }

  @Test("two entries compared: what moved, who gained, why; the same from directories")
  func compare() throws {
    let folder = try held()
    let told = try folder.entente(
      "session", "compare", "s.sqlite", "--from", "1", "--to", "2", "--quiet")
    #expect(told.status == 0, "\(told.errors)")
    let text = told.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("Chaufferie : La Filature (0,4 ha) → Le Clos (0,4 ha)"))
    #expect(text.contains("veto de Habitat"))
    #expect(text.contains("Habitat 66,7 % 100 % +33,3 pts"))
    for line in told.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    let same = try folder.entente("compare", "s.sqlite#1", "s.sqlite#2", "--quiet")
    #expect(same.output == told.output)
    let english = try folder.entente(
      "compare", "s.sqlite#1", "s.sqlite#2", "--quiet", "--lang", "en")
    #expect(english.output.contains("VETO") || english.output.contains("veto of Habitat"))
    for (entry, out) in [("1", "un"), ("2", "deux")] {
      #expect(
        try folder.entente("session", "replay", "s.sqlite", "--at", entry, "--out", out).status == 0
      )
    }
    let directories = try folder.entente("compare", "un", "deux", "--json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(directories.output.utf8)) as? [String: Any])
    let rules = try #require(json["rules"] as? [String: [String: Any]])
    let moves = try #require(rules["utilitarian"]?["moves"] as? [[String: Any]])
    #expect(moves.map { $0["demand"] as? String } == ["chaufferie", "logements"])
    let nothing = try folder.entente("compare", "un", "un")
    #expect(nothing.output.contains("Rien ne diffère"))
  }

  @Test("results that are missing, damaged or of another version are told")
  func badResults() throws {
    let folder = try TutorialFolder(named: "compare")
    #expect(try folder.entente("run", Self.scenario, "--out", "out").status == 0)
    #expect(try folder.entente("compare", "out", "absent").status == 66)
    let text = try folder.read("out/result.json")
    try folder.write(String(text.prefix(text.count / 2)), to: "half.json")
    let half = try folder.entente("compare", "out", "half.json")
    #expect(half.status == 65)
    #expect(half.errors.contains("half.json:"))
    try folder.write(text.replacing("\"suitability\"", with: "\"aptitude\""), to: "old.json")
    let old = try folder.entente("compare", "out", "old.json")
    #expect(old.status == 65)
    #expect(old.errors.contains("suitability"))
    #expect(try folder.entente("compare", "out").status == 64)
  }

  @Test("minutes carry the head, escape what they quote, and come in both languages")
  func minutes() throws {
    let folder = try held()
    try record(
      folder, "energy", "vote", "--ballot", "for", "--proposal",
      "<script>alert('|')</script> & *rien*")
    let head = try head(folder)
    let markdown = try folder.entente("session", "minutes", "s.sqlite")
    #expect(markdown.status == 0)
    #expect(markdown.output.contains(head))
    #expect(markdown.output.contains("\\<script\\>"))
    #expect(
      try folder.entente("session", "minutes", "s.sqlite", "--out", "releve.html").status == 0)
    let html = try folder.read("releve.html")
    #expect(!html.contains("<script"))
    #expect(html.contains("&lt;script&gt;"))
    #expect(html.contains("<html lang=\"fr\">"))
    let grouped = try #require(html.firstMatch(of: /class="head"><code>([0-9a-f ]+)</).map(\.1))
    #expect(grouped.filter { $0 != " " } == head)
    let verified = try folder.entente("session", "verify", "s.sqlite", "--head", String(grouped))
    #expect(verified.status == 0, "\(verified.errors)")
    let english = try folder.entente(
      "session", "minutes", "s.sqlite", "--format", "html", "--lang", "en")
    #expect(english.output.contains("<h1>Minutes</h1>"))
    #expect(english.output.contains("vetoes"))
    // The same file, the same page.
    #expect(try folder.entente("session", "minutes", "s.sqlite").output == markdown.output)
  }

  @Test("of a damaged session the whole entries are still read, and copied to go on with")
  func damaged() throws {
    let folder = try held()
    var bytes = [UInt8](try folder.bytes("s.sqlite"))
    let word = Array(#""minimum_m2":3000"#.utf8)
    let place = try #require(
      bytes.indices.dropLast(word.count).first { bytes[$0..<$0 + word.count].elementsEqual(word) })
    bytes[place + word.count - 1] = UInt8(ascii: "1")
    try folder.write(bytes, to: "s.sqlite")
    let verified = try folder.entente("session", "verify", "s.sqlite")
    #expect(verified.status == 65)
    #expect(verified.errors.contains("entrée 4"))
    #expect(verified.errors.contains("1 à 3"))
    #expect(try folder.entente("session", "list", "s.sqlite").status == 65)
    #expect(try record(folder, "energy", "vote", "--ballot", "for", "--entry", "2").status == 65)
    #expect(try [UInt8](folder.bytes("s.sqlite")) == bytes, "evidence is left as it is")
    #expect(try folder.entente("session", "list", "s.sqlite", "--at", "3").status == 0)
    let extracted = try folder.entente(
      "session", "extract", "s.sqlite", "--at", "3", "--out", "copie.sqlite")
    #expect(extracted.status == 0, "\(extracted.errors)")
    #expect(try folder.entente("session", "verify", "copie.sqlite").status == 0)
  }
}
