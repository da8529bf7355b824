import ArgumentParser
import Dossier
import Formats
import Foundation
import Land
import Planning
import Projection

struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: say(
      fr: "Cherche dans tout le cadastre les terrains qui conviennent à une demande.",
      en: "Searches the whole cadastre for land that suits a demand."),
    discussion: say(
      fr: """
        Toutes les sources de sites du scénario sont passées en revue, parcelle par
        parcelle ; avec --merge owner, aussi les unités foncières (parcelles contiguës
        d'un même propriétaire). --near dit ce qui existe déjà autour :
          entente search metropole.yaml --demand creche --merge owner --near creches=500m
        """,
      en: """
        All sources of sites in the scenario are gone through, parcel by parcel; with
        --merge owner also the land units (contiguous parcels of one owner). --near
        tells what already exists around:
          entente search metropolis.yaml --demand nursery --merge owner --near nurseries=500m
        """))

  enum Merge: String, CaseIterable, ExpressibleByArgument {
    case owner
  }

  @OptionGroup var input: ScenarioArgument
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  @Option(
    help: ArgumentHelp(
      say(fr: "La demande à placer.", en: "The demand to find land for."), valueName: "demand"))
  var demand: String

  @Option(
    help: ArgumentHelp(
      say(
        fr: "owner : cherche aussi parmi les unités foncières.",
        en: "owner: searches among land units too.")))
  var merge: Merge?

  @Option(
    help: ArgumentHelp(
      say(fr: "Combien de terrains retenir.", en: "How many pieces of land to keep."),
      valueName: "n"))
  var top = 20

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Ce qui existe déjà autour, COUCHE=DISTANCE ; répétable.",
        en: "What already exists around, LAYER=DISTANCE; repeatable."), valueName: "layer=500m"))
  var near: [String] = []

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Fichier à écrire, .geojson, .gpkg ou .csv ; répétable.",
        en: "File to write: .geojson, .gpkg or .csv; repeatable."), valueName: "file"))
  var out: [String] = []

  func validate() throws {
    if top < 1 {
      throw ValidationError(
        say(fr: "--top demande au moins 1.", en: "--top needs at least 1."))
    }
    for text in near where SearchCommand.columns(near: text) == nil {
      throw ValidationError(
        say(
          fr: "« \(text) » : --near s'écrit COUCHE=DISTANCE, par exemple creches=500m.",
          en: "'\(text)': --near is written LAYER=DISTANCE, for instance nurseries=500m."))
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
    let chain = try Chain(scenario: input.scenario, common)
    try chain.require(demand: demand)
    guard let demand = chain.scenario.demand(demand) else { return }
    let search = LandSearch(demand, in: chain.scenario)
    let (first, territory) = try await searched(search, chain)
    var found = first
    if merge == .owner {
      let merged = try await searchedUnits(search, chain)
      found.add(merged, keeping: top)
    }
    let around = near.compactMap(SearchCommand.columns(near:)).flatMap { $0 }
    let measured = try reporting(on: chain.console) {
      let measurer = try SiteMeasurer(around.map(\.measure), in: territory)
      var worker = SiteMeasurer.Worker(measurer)
      return worker.values(of: found.candidates.map(\.site))
    }
    let list = CandidateList(
      found.candidates, columns: search.columns, near: measured, nearColumns: around,
      demand: demand, in: chain.scenario, language: chain.language)
    try reporting(on: chain.console) { try write(list, chain) }
    if table.json {
      Console.print(JSONWriter().text(list.table.json))
    } else if out.isEmpty || !common.quiet {
      Console.print(found.candidates.isEmpty ? "" : list.text(width: Console.width))
    }
    tell(found, demand, chain)
  }

  /// The sites as the scenario has them.
  private func searched(
    _ search: LandSearch, _ chain: Chain
  ) async throws -> (SearchFindings, Territory) {
    let isPiecewise =
      chain.scenario.locks.isEmpty && chain.scenario.charters.isEmpty
      && !search.columns.contains { $0.measure.kind == .attribute }
    if isPiecewise, let open = try await chain.openTerritory() {
      if let found = try await run(search, open, chain, where: { _ in true }) {
        return (found, open.territory)
      }
    }
    let open = OpenTerritory(try chain.territory())
    guard let found = try await run(search, open, chain, where: { _ in true }) else {
      throw ExitStatus.bug
    }
    return (found, open.territory)
  }

  /// Land units of more than one parcel.
  private func searchedUnits(_ search: LandSearch, _ chain: Chain) async throws -> SearchFindings {
    let open = OpenTerritory(try chain.mergedTerritory())
    let found = try await run(search, open, chain) { $0.parcels.count > 1 }
    guard let found else { throw ExitStatus.bug }
    return found
  }

  /// - Returns: Nil where sites that were read piece by piece have to be read whole.
  private func run(
    _ search: LandSearch, _ open: OpenTerritory, _ chain: Chain,
    where accepts: @escaping @Sendable (Site) -> Bool
  ) async throws -> SearchFindings? {
    let output = SearchOutput(search, limit: top, where: accepts)
    let measurer = try reporting(on: chain.console) {
      try SiteMeasurer(search.columns.map(\.measure), in: open.territory)
    }
    let run = SheetRun(
      cache: SheetCache(none: search.columns), territory: open, outputs: [output],
      console: chain.console, types: search.columns.map { _ in .text },
      threads: ProcessInfo.processInfo.activeProcessorCount)
    guard let done = try await run.reporting(measurer) else { return nil }
    chain.console.tell(done.problems + measurer.problems)
    return output.findings
  }

  /// The columns that tell what is around: how many, and how near the nearest is.
  private static func columns(near text: String) -> [SheetColumn]? {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let distance = try? Quantity(parsing: parts[1]),
      distance.dimension == .length, distance.value >= 0
    else { return nil }
    let measures = [
      Measure(.count, layer: parts[0], within: distance.value),
      Measure(.distance, layer: parts[0]),
    ]
    return measures.map { SheetColumn(name: "near_" + $0.columnName, measure: $0) }
  }

  private func write(_ list: CandidateList, _ chain: Chain) throws {
    let crs = try CoordinateReferenceSystem(chain.scenario.crs)
    for file in out.compactMap({ SheetFile(path: $0) }) {
      switch file.format {
      case .csv: try ReplacedFile.write(list.table.csv, to: file.path)
      case .geojson:
        try ReplacedFile.write(GeoJSONWriter.bytes(of: list.layer, in: crs), to: file.path)
      case .gpkg:
        try GeoPackageWriter.write(
          layers: [list.layer], crs: GeoPackageReferenceSystem(crs),
          lastChange: chain.scenario.referenceDate, to: file.path)
      }
    }
  }

  /// How many were looked at, and what ruled the others out.
  private func tell(_ found: SearchFindings, _ demand: Demand, _ chain: Chain) {
    chain.console.note(
      fr: "\(Counted.fr(found.searched, "site")) passés en revue, "
        + "\(found.eligible) remplissent toutes les exigences.",
      en: "\(Counted.en(found.searched, "site")) looked at, "
        + "\(found.eligible) meet every requirement.")
    guard !found.refusals.isEmpty else { return }
    chain.console.note(
      fr: "Ce qui écarte les autres (la première règle que chacun enfreint) :",
      en: "What rules the others out (the first rule that each breaks):")
    let refusals = found.refusals.map { rule, count in
      (words: rule.refusal(of: demand, in: chain.scenario, chain.language), count: count)
    }
    for (words, count) in refusals.sorted(by: { ($1.count, $0.words) < ($0.count, $1.words) }) {
      chain.console.note(
        fr: "  • \(words) — \(Counted.fr(count, "site"))",
        en: "  • \(words) — \(Counted.en(count, "site"))")
    }
  }
}
