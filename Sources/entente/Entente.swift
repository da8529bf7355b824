import ArgumentParser

@main
struct Entente: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente",
    abstract: say(
      fr: "Répartit les derniers fonciers d'une intercommunalité entre ses services.",
      en: "Shares out the last land of an intercommunality between its departments."),
    discussion: say(
      fr: """
        Un scénario décrit les sites, les couches et les demandes ; commencez par
          entente check scenarios/tutorial.yaml
          entente run scenarios/tutorial.yaml --out out/tutorial

        Codes de sortie : 0 fait ; 3 aucune affectation ne respecte les règles ;
        64 mauvais usage ; 65 données ou scénario invalides ; 66 fichier absent ou
        illisible ; 70 défaut du programme.
        """,
      en: """
        A scenario describes sites, layers and demands; start with
          entente check scenarios/tutorial.yaml
          entente run scenarios/tutorial.yaml --out out/tutorial

        Exit status: 0 done; 3 no allocation satisfies the rules; 64 wrong usage;
        65 invalid data or scenario; 66 a file is missing or unreadable; 70 a bug.
        """),
    version: Versions.line,
    subcommands: [
      RunCommand.self, CheckCommand.self, SheetCommand.self, SearchCommand.self,
      ScreenCommand.self, AllocateCommand.self, NegotiateCommand.self, HubsCommand.self,
      ExplainCommand.self, CompareCommand.self, SessionCommand.self, SchemaCommand.self,
    ])

  /// As ArgumentParser's own, but told in the language of the interface.
  static func main() async {
    Console.openMissingStreams()
    do {
      var command = try parseAsRoot()
      if var task = command as? any AsyncParsableCommand {
        try await task.run()
      } else {
        try command.run()
      }
    } catch {
      let status = exitCode(for: error)
      let text = ParserWords.translated(fullMessage(for: error, columns: Console.width))
      if status.isSuccess {
        if !text.isEmpty { Console.print(text + "\n") }
      } else if !text.isEmpty {
        Console.write(text + "\n")
      }
      exit(withError: status)
    }
  }
}
