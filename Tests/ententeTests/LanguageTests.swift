import Testing

/// `--lang`, then the scenario's `lang`, then the locale, then French.
@Suite("The language of the interface")
struct LanguageTests {
  private static let (french, english) = ("Le scénario est utilisable", "The scenario can be used")

  @Test(
    "follows --lang, the scenario, the locale, in this order",
    arguments: [
      ("C", nil, nil, french), ("POSIX", nil, nil, french), ("", nil, nil, french),
      ("en_GB.UTF-8", nil, nil, english), ("en_US", nil, nil, english),
      ("fr_FR.UTF-8", nil, nil, french), ("de_DE.UTF-8", nil, nil, french),
      ("en_GB.UTF-8", "fr", nil, french), ("fr_FR.UTF-8", "en", nil, english),
      ("C", "en", nil, english), ("C", "en", "fr", french), ("en_GB", "fr", "en", english),
      ("fr_FR", nil, "en", english), ("en_GB", nil, "fr", french),
    ] as [(String, String?, String?, String)])
  func order(locale: String, scenario: String?, option: String?, expected: String) throws {
    let folder = try TutorialFolder()
    if let scenario { try folder.append("lang: \(scenario)") }
    let ended = try folder.entente(
      arguments: ["check", TutorialFolder.scenario] + (option.map { ["--lang", $0] } ?? []),
      locale: locale)
    #expect(ended.status == 0)
    #expect(ended.output.hasPrefix(expected), "\(ended.output)\(ended.errors)")
  }

  @Test("help and usage errors follow the locale and --lang, wherever it stands")
  func help() throws {
    let folder = try TutorialFolder()
    #expect(try folder.entente("--help").output.contains("Répartit"))
    #expect(try folder.entente("--help", locale: "en_GB.UTF-8").output.contains("Shares out"))
    #expect(try folder.entente("run", "--help", "--lang", "en").output.contains("whole chain"))
    #expect(try folder.entente("run", "--lang=en", "--help").output.contains("whole chain"))
    #expect(
      try folder.entente("run", "--help", "--lang", "fr", locale: "en_GB").output
        .contains("Toute la chaîne"))
  }

  @Test("a scenario that cannot be read is still refused in its own language")
  func refusal() throws {
    let folder = try TutorialFolder()
    try folder.append("lang: en")
    try folder.edit("importance: 2", "importance: two")
    let ended = try folder.entente("run", TutorialFolder.scenario)
    #expect(ended.status == 65)
    #expect(ended.errors.hasPrefix("error:"), "\(ended.errors)")
  }

  @Test("figures are the same in both languages, but for the point and the comma")
  func figures() throws {
    let folder = try TutorialFolder()
    for language in ["fr", "en"] {
      let ended = try folder.entente(
        "run", TutorialFolder.scenario, "--lang", language, "--out", language)
      #expect(ended.status == 0)
    }
    for name in [
      "sheets.csv", "suitability.csv", "allocation.csv", "departments.csv", "result.json",
    ] {
      #expect(try folder.bytes("fr/\(name)") == folder.bytes("en/\(name)"), "\(name)")
    }
  }
}
