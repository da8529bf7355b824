import ArgumentParser
import Formats

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: say(
      fr: "Écrit le schéma JSON du fichier de scénario, pour un éditeur.",
      en: "Prints the JSON Schema of the scenario file, for an editor."))

  @OptionGroup var common: CommonOptions

  func run() throws {
    Console.print(ScenarioSchema.json)
  }
}
