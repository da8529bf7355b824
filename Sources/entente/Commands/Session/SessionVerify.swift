import ArgumentParser
import Dossier
import Formats
import Land

struct SessionVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: say(
      fr: "Trouve tout ce qui a été modifié, effacé, inséré ou déplacé.",
      en: "Finds whatever was changed, removed, inserted or moved."),
    discussion: say(
      fr: """
        La chaîne seule ne peut pas dire que les dernières entrées ont été ôtées, ni que tout a été
        refait : pour cela, donnez l'empreinte d'un relevé imprimé avec --head.
        """,
      en: """
        The chain alone cannot tell that the last entries were taken off, or that all was made anew:
        for that, give the hash of printed minutes with --head.
        """))

  @OptionGroup var file: SessionArgument
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  @Option(
    help: ArgumentHelp(
      say(
        fr: "L'empreinte d'un relevé ; espaces admis.",
        en: "The hash of printed minutes; spaces are allowed."), valueName: "hash"))
  var head: String?

  func validate() throws {
    if let anchor, anchor.count != 64 || !anchor.allSatisfy(\.isHexDigit) {
      throw ValidationError(
        say(
          fr: "--head attend les 64 chiffres hexadécimaux d'un relevé.",
          en: "--head takes the 64 hexadecimal digits of printed minutes."))
    }
  }

  private var anchor: String? { head.map { $0.filter { !$0.isWhitespace }.lowercased() } }

  func run() async throws {
    let early = Console(language: Interface.language, isQuiet: common.quiet)
    let log = try reporting(on: early) { try SessionLog.read(path: file.session) }
    let problems = log.problems(against: anchor)
    let scenario = log.opening.flatMap { try? ScenarioReader.read(text: $0.text) }
    let console = Console(
      language: scenario.map(Interface.language(of:)) ?? Interface.language, isQuiet: common.quiet)
    if table.json { Console.print(JSONWriter().text(verdict(log, problems))) }
    console.tell(problems)
    if problems.contains(where: { $0.severity == .error }) { throw ExitStatus.of(problems) }
    if !table.json { Console.print(conclusion(log)[console.language]) }
  }

  private func verdict(_ log: SessionLog, _ problems: [Problem]) -> JSONValue {
    JSONValue([
      "whole": .boolean(!problems.contains { $0.severity == .error }),
      "good": .integer(log.entries.count), "head": .string(log.head),
      "problems": .array(problems.map { ResultDocument.json(of: $0) }),
    ])
  }

  private func conclusion(_ log: SessionLog) -> Message {
    let count = log.entries.count
    var french = "Séance intacte : \(Counted.fr(count, "entrée")).\n"
    var english = "The session is whole: \(Counted.en(count, "entry", plural: "entries")).\n"
    if let anchor, let index = log.entries.firstIndex(where: { $0.hash == anchor }) {
      let since = count - index - 1
      french += "Le relevé s'arrête à l'entrée \(index + 1) ; depuis : \(since).\n"
      english += "The minutes end with entry \(index + 1); since then: \(since).\n"
    }
    return Message(
      fr: french + "empreinte de la dernière : \(log.head)\n",
      en: english + "hash of the last one: \(log.head)\n")
  }
}
