import ArgumentParser
import Dossier
import Formats
import Foundation
import Land

struct SessionStart: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: say(
      fr: "Ouvre une séance sur un scénario, dans un nouveau fichier.",
      en: "Starts a session on a scenario, in a new file."))

  @OptionGroup var input: ScenarioArgument
  @OptionGroup var time: TimeOption
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Le fichier de séance à créer ; il ne doit pas exister.",
        en: "The session file to make; it must not exist."), valueName: "session"),
    completion: .file(extensions: ["sqlite"]))
  var file: String

  @Option(
    help: ArgumentHelp(
      say(fr: "Qui ouvre la séance.", en: "Who starts the session."), valueName: "name"))
  var author = ""

  @Option(
    help: ArgumentHelp(say(fr: "L'objet de la séance.", en: "What it is for."), valueName: "text"))
  var reason = ""

  func run() async throws {
    let chain = try Chain(scenario: input.scenario, common)
    let territory = try chain.territory()
    let opening = SessionOpening(
      file: RelativePath.from(folder: RelativePath.folder(of: file), to: input.scenario),
      text: try reporting(on: chain.console) { try ScenarioReader.text(path: input.scenario) },
      inputs: territory.inputs,
      sites: territory.sites.map { .init(id: $0.id, name: $0.name) }, author: author,
      time: time.moment, reason: reason)
    try reporting(on: chain.console) {
      try DecisionCheck.requirePrintable([author, reason])
      try SessionFile.create(at: file, opening)
    }
    let session = try OpenedSession(reading: file, common)
    if table.json {
      Console.print(JSONWriter().text(session.log.json))
    } else {
      Console.print(
        Message(
          fr: "Séance ouverte : \(file)\nempreinte du scénario : \(session.log.scenario)\n"
            + "entrée 1 : \(session.log.head)\n",
          en: "Session started: \(file)\nfingerprint of the scenario: \(session.log.scenario)\n"
            + "entry 1: \(session.log.head)\n")[session.language])
    }
  }
}
