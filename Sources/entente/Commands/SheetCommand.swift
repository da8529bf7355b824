import ArgumentParser
import Dossier
import Formats
import Foundation
import Land
import PlanarGeometry
import Planning
import Projection

struct SheetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: say(
      fr: "La fiche de chaque site : toutes ses mesures.",
      en: "The sheet of each site: all its measures."),
    discussion: say(
      fr: """
        Avec un scénario, ou sans :
          entente sheet --sites parcelles.gpkg --layer stops=arrets.geojson \\
            --measure 'as: area_m2, measure: area' \\
            --measure 'as: stops_500m, measure: count, layer: stops, within: 500 m'
        Une mesure s'écrit comme une colonne de « sheet: » dans un scénario.
        """,
      en: """
        With a scenario, or without one:
          entente sheet --sites parcels.gpkg --layer stops=stops.geojson \\
            --measure 'as: area_m2, measure: area' \\
            --measure 'as: stops_500m, measure: count, layer: stops, within: 500 m'
        A measure is written like a column of `sheet:` in a scenario.
        """))

  @Argument(
    help: ArgumentHelp(
      say(fr: "Le fichier de scénario (YAML).", en: "The scenario file (YAML).")),
    completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Sites sans scénario : fichier, ou fichier.gpkg#table.",
        en: "Sites without a scenario: a file, or file.gpkg#table."), valueName: "file"),
    completion: .file())
  var sites: [String] = []

  @Option(
    help: ArgumentHelp(
      say(fr: "Une couche, NOM=FICHIER.", en: "A layer, NAME=FILE."), valueName: "name=file"))
  var layer: [String] = []

  @Option(
    help: ArgumentHelp(
      say(fr: "Une colonne de la fiche.", en: "A column of the sheet."), valueName: "column"))
  var measure: [String] = []

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Système de travail (par défaut celui des sites s'il est projeté).",
        en: "Working system (default: that of the sites where it is projected)."),
      valueName: "epsg:code"))
  var crs: String?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Fichier à écrire, .csv, .geojson ou .gpkg (sinon CSV sur la sortie) ; répétable.",
        en: "File to write: .csv, .geojson or .gpkg (else CSV on standard output); repeatable."),
      valueName: "file"))
  var out: [String] = []

  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  func validate() throws {
    if (scenario == nil) == sites.isEmpty {
      throw ValidationError(
        say(
          fr: "Donnez soit un scénario, soit --sites avec des --measure.",
          en: "Give either a scenario, or --sites with some --measure."))
    }
    if scenario != nil, !(layer.isEmpty && measure.isEmpty) {
      throw ValidationError(
        say(
          fr: "--layer et --measure vont avec --sites, pas avec un scénario.",
          en: "--layer and --measure go with --sites, not with a scenario."))
    }
    if scenario == nil, measure.isEmpty {
      throw ValidationError(
        say(
          fr: "Donnez au moins une --measure, par exemple 'as: area_m2, measure: area'.",
          en: "Give at least one --measure, for example 'as: area_m2, measure: area'."))
    }
    for text in layer where !text.dropFirst().contains("=") {
      throw ValidationError(
        say(
          fr: "--layer s'écrit NOM=FICHIER, pas « \(text) ».",
          en: "--layer is written NAME=FILE, not '\(text)'."))
    }
    for out in out where SheetFile(path: out) == nil {
      throw ValidationError(
        say(
          fr: "« \(out) » : l'extension doit être .csv, .geojson ou .gpkg.",
          en: "'\(out)': the extension must be .csv, .geojson or .gpkg."))
    }
  }

  func run() async throws {
    if let scenario {
      let chain = try Chain(scenario: scenario, common)
      let territory = try chain.territory()
      let columns = SheetColumn.columns(of: chain.scenario)
      try await finish(
        territory, columns, crs: chain.scenario.crs, date: chain.scenario.referenceDate,
        chain.console)
    } else {
      let console = Console(language: Interface.language, isQuiet: common.quiet)
      let (request, workingCRS) = try reporting(on: console) { try readRequest() }
      let territory = try reporting(on: console) {
        try TerritoryReader.read(
          layers: request.layers, sites: request.sites, folder: ".", workingCRS: workingCRS)
      }
      console.tell(territory.problems)
      // A GeoPackage carries a date of change; without a scenario none is meant.
      try await finish(
        territory, request.columns, crs: workingCRS, date: CalendarDate(dayNumber: 0), console)
    }
  }

  /// The options as the part of a scenario that they stand for, and the working system.
  private func readRequest() throws -> (SheetRequest, crs: String) {
    var lines: [String] = []
    if let crs { lines.append("crs: \(quoted(crs))") }
    if !layer.isEmpty { lines.append("layers:") }
    for text in layer {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      lines.append("  \(quoted(parts[0])): {source: \(quoted(parts[1]))}")
    }
    lines.append("sites:")
    for path in sites { lines.append("  - {kind: parcel, source: \(quoted(path))}") }
    lines.append("sheet:")
    for text in measure {
      let isBraced = text.drop { $0 == " " }.hasPrefix("{")
      lines.append("  - " + (isBraced ? text : "{\(text)}"))
    }
    let request = try SheetRequest(
      text: lines.joined(separator: "\n") + "\n", file: say(fr: "options", en: "options"))
    let crs =
      try request.crs
      ?? TerritoryReader.coordinateSystem(of: request.sites[0].source, folder: ".")
    return (request, crs)
  }

  private func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  private func finish(
    _ territory: Territory, _ columns: [SheetColumn], crs: String, date: CalendarDate,
    _ console: Console
  ) async throws {
    console.progress(fr: "mesure des sites", en: "measuring sites")
    let sheets = try await reporting(on: console) {
      try await SiteSheets(measuring: columns, of: territory)
    }
    console.endProgress()
    console.tell(sheets.problems)
    for file in out.compactMap({ SheetFile(path: $0) }) {
      try reporting(on: console) {
        try file.write(sheets, of: territory, crs: crs, date: date, language: console.language)
      }
      console.note(
        fr: "\(Counted.fr(sheets.sheets.count, "fiche")) dans \(file.path)",
        en: "\(Counted.en(sheets.sheets.count, "sheet")) in \(file.path)")
    }
    guard out.isEmpty else { return }
    let data = DataTable.sheets(sheets)
    if table.json {
      Console.print(JSONWriter().text(data.json))
    } else {
      Console.print(bytes: data.csv)
    }
  }
}
