import ArgumentParser

struct SessionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session",
    abstract: say(
      fr: "Le registre d'une séance de négociation : décisions inscrites et scellées.",
      en: "The log of a negotiation session: decisions recorded and sealed."),
    discussion: say(
      fr: """
        Positions, verrous, vetos, concessions et votes s'ajoutent à un fichier SQLite ; rien n'y est jamais
        modifié ni effacé, et chaque entrée porte l'empreinte de celle d'avant.

          entente session start scenario.yaml --file seance.sqlite --author "A. Martin"
          entente session record veto seance.sqlite --department housing --author "B. Leroy" \\
            --demand chaufferie --site A --reason "école à 60 m"
          entente session minutes seance.sqlite --format html --out releve.html
        """,
      en: """
        Positions, locks, vetoes, concessions and votes are added to an SQLite file; nothing in it is ever
        changed or removed, and each entry carries the hash of the one before.

          entente session start scenario.yaml --file session.sqlite --author "A. Martin"
          entente session record veto session.sqlite --department housing --author "B. Leroy" \\
            --demand chaufferie --site A --reason "school 60 m away"
          entente session minutes session.sqlite --format html --out minutes.html
        """),
    subcommands: [
      SessionStart.self, SessionRecord.self, SessionList.self, SessionVerify.self,
      SessionReplay.self, SessionMinutes.self, SessionCompare.self, SessionExtract.self,
    ])
}

/// The session file that a command works on.
struct SessionArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      say(fr: "Le fichier de séance (SQLite).", en: "The session file (SQLite)."),
      valueName: "session"),
    completion: .file(extensions: ["sqlite"]))
  var session: String
}

/// Up to which entry a session is read.
struct AtOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        fr: "Jusqu'à cette entrée comprise (par défaut : la dernière).",
        en: "Up to and including this entry (default: the last one)."), valueName: "entry"))
  var at: Int?
}
