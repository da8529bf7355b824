import ArgumentParser
import Dossier
import Formats
import Land
import Planning

struct ScreenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: say(
      fr: "Qui peut aller où, avec quelle aptitude, et pourquoi pas ailleurs.",
      en: "Who can go where, how well, and why not elsewhere."))

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, csv
  }

  @OptionGroup var input: ScenarioArgument
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  @Option(
    help: ArgumentHelp(
      say(fr: "Seulement cette demande.", en: "This demand only."), valueName: "demand"))
  var demand: String?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "table (une matrice lisible) ou csv (comme suitability.csv).",
        en: "table (a matrix to read) or csv (as suitability.csv).")))
  var format: Format = .table

  func run() async throws {
    let chain = try Chain(scenario: input.scenario, common)
    if let demand { try chain.require(demand: demand) }
    let territory = try chain.territory()
    let full = try await chain.screening(territory)
    let screening = Screening(
      sheets: full.sheets,
      suitabilities: full.suitabilities.filter { demand == nil || $0.demand == demand })
    let data = DataTable.suitability(screening)
    if table.json {
      Console.print(JSONWriter().text(data.json))
    } else if format == .csv {
      Console.print(bytes: data.csv)
    } else {
      let overview = SuitabilityText(
        screening, scenario: chain.scenario, sites: territory.sites, language: chain.language)
      Console.print(
        demand.map { overview.list(of: $0, width: Console.width) }
          ?? overview.overview(width: Console.width))
    }
  }
}
