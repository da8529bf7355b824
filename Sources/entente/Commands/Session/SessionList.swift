import ArgumentParser
import Dossier
import Formats

struct SessionList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: say(fr: "Toutes les décisions d'une séance.", en: "All decisions of a session."))

  @OptionGroup var file: SessionArgument
  @OptionGroup var at: AtOption
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  func run() async throws {
    let session = try OpenedSession(reading: file.session, at: at.at, common)
    if table.json {
      Console.print(JSONWriter().text(session.log.json))
    } else {
      Console.print(session.text.list(session.log))
    }
  }
}

extension OpenedSession {
  var text: SessionText {
    SessionText(scenario: scenario, opening: opening, width: Console.width, in: language)
  }
}
