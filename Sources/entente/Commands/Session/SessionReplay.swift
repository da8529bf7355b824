import ArgumentParser
import Dossier
import Formats
import Foundation
import Land

struct SessionReplay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: say(
      fr: "L'état d'une séance après une entrée, et le scénario tel que décidé.",
      en: "The state of a session after an entry, and the scenario as decided."))

  @OptionGroup var file: SessionArgument
  @OptionGroup var at: AtOption
  @OptionGroup var place: SessionScenarioOption
  @OptionGroup var solver: SolverOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Un fichier .yaml : le scénario tel que décidé ; sinon un dossier : ses résultats.",
        en: "A .yaml file: the scenario as decided; else a directory: its results."),
      valueName: "file-or-dir"))
  var out: String?

  func run() async throws {
    let session = try OpenedSession(reading: file.session, at: at.at, common)
    guard let out else {
      return Console.print(
        table.json
          ? JSONWriter().text(session.state.json(in: session.scenario))
          : session.text.state(session.state))
    }
    if out.lowercased().hasSuffix(".yaml") || out.lowercased().hasSuffix(".yml") {
      try reporting(on: session.console) {
        try session.writeScenario(to: out, from: place.scenario)
      }
      return session.console.note(
        fr: "Scénario tel que décidé dans \(out) : entente run \(out)",
        en: "Scenario as decided in \(out): entente run \(out)")
    }
    var command = try RunCommand.parse([session.scenarioPath, "--out", out])
    command.solver = solver
    command.common = common
    command.table = table
    try await command.run(session.chain(at: place.scenario, common))
  }
}

/// Where the scenario of a session lies, when it was moved.
struct SessionScenarioOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        fr: "Le scénario, s'il n'est plus où il était à l'ouverture.",
        en: "The scenario, where it is no longer where it was at the start."),
      valueName: "scenario"), completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String?
}

extension OpenedSession {
  /// How results and messages name the session with its last entry: `seance.sqlite#7`.
  var name: String { "\(path)#\(log.entries.count)" }

  /// The scenario as decided, ready to be run on the files that the session was opened on.
  func chain(at given: String?, _ common: CommonOptions) throws -> Chain {
    try reporting(on: console) { try requireSameScenario(at: given) }
    return Chain(
      state.applied(to: scenario), at: given ?? scenarioPath,
      decisions: InputFile(
        path: "\((path as NSString).lastPathComponent)#\(log.entries.count)", sha256: log.head),
      common)
  }

  /// - Throws: `Problems` where the scenario cannot be rewritten or the file not be written.
  func writeScenario(to out: String, from given: String?) throws {
    let from = RelativePath.folder(of: given ?? scenarioPath)
    let to = RelativePath.folder(of: out)
    let heading = Message(
      fr:
        "Scénario tel que décidé : \((path as NSString).lastPathComponent), entrée \(log.entries.count)",
      en: "Scenario as decided: \((path as NSString).lastPathComponent), entry \(log.entries.count)"
    )
    let text = try DecidedScenario.text(
      opening.text, after: state, heading: [heading[language], log.head],
      moved: { source in
        source.hasPrefix("/")
          ? source
          : RelativePath.from(folder: to, to: RelativePath.resolve(source, in: from))
      })
    try ReplacedFile.write(Array(text.utf8), to: out)
  }
}
