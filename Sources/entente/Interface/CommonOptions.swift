public import ArgumentParser
public import Land

extension Language: ExpressibleByArgument {}

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        fr: "Langue de l'interface : fr ou en (par défaut : celle du scénario, puis du système).",
        en: "Language of the interface: fr or en (default: the scenario's, then the system's).")))
  var lang: Language?

  @Flag(help: ArgumentHelp(say(fr: "Ne dit que les erreurs.", en: "Tells errors only.")))
  var quiet = false
}

/// For commands that print a table.
struct TableOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      say(fr: "Écrit du JSON au lieu d'un tableau.", en: "Prints JSON instead of a table.")))
  var json = false
}

/// The scenario file that a command works on.
struct ScenarioArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      say(fr: "Le fichier de scénario (YAML).", en: "The scenario file (YAML).")),
    completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String
}
