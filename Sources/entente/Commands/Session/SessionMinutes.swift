import ArgumentParser
import Dossier
import Formats
import Land

struct SessionMinutes: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown, html
  }

  static let configuration = CommandConfiguration(
    commandName: "minutes",
    abstract: say(
      fr: "Le relevé de décisions, avec l'empreinte qui scelle le registre.",
      en: "The minutes, with the hash that seals the log."))

  @OptionGroup var file: SessionArgument
  @OptionGroup var at: AtOption
  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp(say(fr: "markdown ou html.", en: "markdown or html.")))
  var format: Format?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Le fichier à écrire ; sans lui, la sortie standard.",
        en: "The file to write; standard output without it."), valueName: "file"))
  var out: String?

  func run() async throws {
    let session = try OpenedSession(reading: file.session, at: at.at, common)
    let minutes = Minutes(
      of: session.log, opening: session.opening, scenario: session.scenario, in: session.language)
    let text = isHTML ? minutes.html : minutes.markdown
    guard let out else { return Console.print(text) }
    try reporting(on: session.console) {
      try ReplacedFile.write(Array(text.utf8), to: out)
    }
    session.console.note(fr: "Relevé dans \(out).", en: "Minutes in \(out).")
  }

  private var isHTML: Bool {
    let name = out?.lowercased() ?? ""
    return format.map { $0 == .html } ?? (name.hasSuffix(".html") || name.hasSuffix(".htm"))
  }
}

struct SessionExtract: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: say(
      fr: "Recopie les entrées intactes dans un nouveau fichier.",
      en: "Copies the whole entries into a new file."))

  @OptionGroup var file: SessionArgument
  @OptionGroup var at: AtOption
  @OptionGroup var common: CommonOptions

  @Option(
    help: ArgumentHelp(
      say(fr: "Le fichier de séance à créer.", en: "The session file to make."),
      valueName: "session"), completion: .file(extensions: ["sqlite"]))
  var out: String

  func run() async throws {
    let session = try OpenedSession(reading: file.session, at: at.at, common)
    try reporting(on: session.console) { try SessionFile.extract(session.log, to: out) }
    session.console.note(
      fr: "\(Counted.fr(session.log.entries.count, "entrée")) dans \(out).",
      en: "\(Counted.en(session.log.entries.count, "entry", plural: "entries")) in \(out).")
  }
}
