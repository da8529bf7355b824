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

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Nombre de cœurs à employer (par défaut tous) ; le résultat n'en dépend pas.",
        en: "How many cores to use (default: all); the result does not depend on it."),
      valueName: "n"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Dossier où garder les colonnes mesurées pour la fois suivante (ou ENTENTE_CACHE).",
        en: "Folder that keeps measured columns for the next time (or ENTENTE_CACHE)."),
      valueName: "folder"))
  var cache: String?

  @Flag(
    help: ArgumentHelp(
      say(fr: "Remesure tout, sans cache.", en: "Measures everything anew, without a cache.")))
  var noCache = false

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
    if let threads, threads < 1 {
      throw ValidationError(
        say(
          fr: "--threads demande au moins 1 cœur.", en: "--threads needs at least 1 core."))
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
    Interruption.clearsDrafts()
    if let scenario {
      try await run(Chain(scenario: scenario, common))
    } else {
      let console = Console(language: Interface.language, isQuiet: common.quiet)
      let (request, workingCRS) = try reporting(on: console) { try readRequest() }
      // A GeoPackage carries a date of change; without a scenario none is meant.
      let sheets = Sheets(crs: workingCRS, date: CalendarDate(dayNumber: 0), console: console)
      let wanted = request.columns.compactMap { column in
        column.measure.kind == .attribute ? column.measure.field : nil
      }
      func open(_ layers: [LayerSource]) async throws -> OpenTerritory {
        console.progress(fr: "lecture des couches", en: "reading layers")
        return try await reporting(on: console) {
          try await TerritoryReader.open(
            layers: layers, sites: request.sites, folder: ".", workingCRS: workingCRS,
            wanted: wanted)
        }
      }
      let cache = try knownColumns(
        request.columns, request.layers, request.sites, folder: ".", crs: workingCRS, console)
      var opened = try await open(cache.needed(of: request.layers, sites: request.sites))
      console.tell(opened.territory.problems)
      if !opened.sites.isWhole || cache.missing.count == request.columns.count {
        if try await finish(opened, cache, sheets) { return }
      }
      let none = SheetCache(none: request.columns)
      let whole = try reporting(on: console) {
        try TerritoryReader.read(
          layers: request.layers, sites: request.sites, folder: ".", workingCRS: workingCRS)
      }
      console.tell(whole.problems.filter { !opened.territory.problems.contains($0) })
      opened = OpenTerritory(whole)
      _ = try await finish(opened, none, sheets)
    }
  }

  private func run(_ chain: Chain) async throws {
    let columns = SheetColumn.columns(of: chain.scenario)
    let sheets = Sheets(
      crs: chain.scenario.crs, date: chain.scenario.referenceDate, console: chain.console)
    // Locks, charters and columns of the sites are checked against all sites.
    let needsSites =
      !chain.scenario.locks.isEmpty || !chain.scenario.charters.isEmpty
      || columns.contains { $0.measure.kind == .attribute }
    if !needsSites {
      let cache = try knownColumns(
        columns, chain.scenario.layers, chain.scenario.siteSources, folder: chain.folder,
        crs: chain.scenario.crs, chain.console)
      let layers = cache.needed(of: chain.scenario.layers, sites: chain.scenario.siteSources)
      let isAll = cache.missing.count == columns.count
      if let open = try await chain.openTerritory(
        layers: isAll ? chain.scenario.layers : layers,
        checking: isAll ? nil : cache.missing.map { columns[$0] }), isAll || !open.sites.isWhole,
        try await finish(open, cache, sheets)
      {
        return
      }
    }
    _ = try await finish(
      OpenTerritory(try chain.territory()), SheetCache(none: columns), sheets)
  }

  /// What sheets are written with, wherever they come from.
  private struct Sheets {
    let crs: String
    let date: CalendarDate
    let console: Console
  }

  /// The columns that the cache has; without a cache, or with several sources of sites, none.
  private func knownColumns(
    _ columns: [SheetColumn], _ layers: [LayerSource], _ sites: [SiteSource], folder: String,
    crs: String, _ console: Console
  ) throws -> SheetCache {
    let named = cache ?? ProcessInfo.processInfo.environment["ENTENTE_CACHE"]
    guard !noCache, let named, !named.isEmpty, sites.count == 1 else {
      return SheetCache(none: columns)
    }
    return try reporting(on: console) {
      try SheetCache(
        columns, layers: layers, sites: sites[0], folder: folder, crs: crs, cacheFolder: named)
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

  /// Measures and writes.
  ///
  /// - Returns: False where something is wrong with sites that were read piece by piece: read whole, they tell all.
  private func finish(
    _ territory: OpenTerritory, _ cache: SheetCache, _ sheets: Sheets
  ) async throws -> Bool {
    let console = sheets.console
    console.progress(fr: "mesure des sites", en: "measuring sites")
    let files = out.compactMap { SheetFile(path: $0) }
    let (measurer, types, outputs) = try reporting(on: console) {
      let measurer = try SiteMeasurer(
        cache.missing.map { cache.columns[$0].measure }, in: territory.territory)
      let types = cache.types(measurer.valueTypes(sample: territory.sample))
      let layer = SheetLayer(
        cache.columns, types: types, kinds: territory.kinds, language: console.language)
      let written = try files.map { try $0.open(layer, crs: sheets.crs, date: sheets.date) }
      let printed: any SheetOutput = table.json ? JSONSheets(layer) : PrintedSheets(layer)
      return (measurer, types, files.isEmpty ? [printed] : written)
    }
    let run = SheetRun(
      cache: cache, territory: territory, outputs: outputs, console: console, types: types,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    guard let done = try await run.reporting(measurer) else { return false }
    console.tell(
      done.problems + measurer.problems + measurer.doubts(ofLayersAround: territory.sample))
    for file in files {
      console.note(
        fr: "\(Counted.fr(done.count, "fiche")) dans \(file.path)",
        en: "\(Counted.en(done.count, "sheet")) in \(file.path)")
    }
    return true
  }
}
