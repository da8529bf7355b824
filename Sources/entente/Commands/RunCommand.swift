import ArgumentParser
import Dossier
import Formats
import Land
import Planning
import Projection

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: say(
      fr: "Toute la chaîne : mesure, aptitude, affectations, fichiers.",
      en: "The whole chain: measures, suitability, allocations, files."))

  @OptionGroup var input: ScenarioArgument
  @OptionGroup var solver: SolverOptions
  @OptionGroup var extent: StudyOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Dossier des résultats, remplacé d'un bloc.",
        en: "Directory of the results, replaced as a whole."), valueName: "dir"),
    completion: .directory)
  var out: String?

  @Flag(
    help: ArgumentHelp(
      say(
        fr: "Les règles seules, sans ce que « negotiate » ajoute (accords, partage, solidité).",
        en: "The rules alone, without what 'negotiate' adds (agreements, sharing, robustness).")))
  var quick = false

  func validate() throws {
    if out?.isEmpty == true {
      throw ValidationError(
        say(fr: "--out attend un nom de dossier.", en: "--out takes the name of a directory."))
    }
  }

  func run() async throws {
    try await run(Chain(scenario: input.scenario, common))
  }

  /// The whole chain on a scenario that was read already.
  func run(_ chain: Chain) async throws {
    if let out { try reporting(on: chain.console) { try OutputDirectory.check(out) } }
    let outcome = try await Self.outcome(
      chain, solver, draws: extent.robustness(threads: solver.allocation.threads),
      isQuick: quick)
    let wording = Wording(scenario: chain.scenario, sites: outcome.territory.sites)
    if table.json {
      Console.print(JSONWriter().text(ResultDocument.json(of: outcome, wording: wording)))
    }
    // An impossible scenario has no results: those of an earlier run stay where they are.
    if let contradiction = outcome.allocations.lazy.compactMap(\.infeasibility).first {
      Console.write(
        wording.explanation(of: contradiction, width: Console.width, in: chain.language))
      throw ExitStatus.infeasible
    }
    if let out { try write(outcome, to: out, chain) }
    if !table.json { Console.print(Summary(of: outcome, width: Console.width).text) }
    if let out { tellFiles(of: outcome, in: out, chain) }
  }

  /// All that the stages find out, one after the other.
  ///
  /// - Parameters:
  ///   - draws: Nil where robustness is left out.
  ///   - isQuick: Leave out the sections of the study that take programs of their own.
  static func outcome(
    _ chain: Chain, _ solver: SolverOptions, draws: RobustnessOptions?, isQuick: Bool = false
  ) async throws -> Outcome {
    let rules = chain.scenario.coordination.rules
    let territory = try chain.territory()
    let screening = try await chain.screening(territory)
    let problem = try chain.problem(territory, screening)
    let ideals = try chain.ideals(problem, solver)
    let allocations = try rules.map {
      try chain.allocation(problem, $0, ideals: ideals, solver)
    }
    var study: CoordinationStudy?
    if let ideals, allocations.allSatisfy({ $0.status != .infeasible }) {
      study =
        isQuick
        ? CoordinationStudy(problem, ideals: ideals, allocations: allocations)
        : try chain.study(problem, screening, allocations, ideals: ideals, solver, draws: draws)
    }
    let hubs =
      study == nil ? [] : try await chain.hubs(territory, screening, allocations, solver)
    return Outcome(
      scenario: chain.scenario, territory: territory, screening: screening,
      allocations: allocations, study: study, hubs: hubs, versions: Versions.all,
      language: chain.language)
  }

  private func write(_ outcome: Outcome, to path: String, _ chain: Chain) throws {
    chain.console.progress(fr: "écriture des fichiers", en: "writing files")
    defer { chain.console.endProgress() }
    try reporting(on: chain.console) {
      let working = try CoordinateReferenceSystem(chain.scenario.crs)
      try ResultFiles.write(
        outcome, to: path, crs: GeoPackageReferenceSystem(working),
        geoJSON: { try GeoJSONWriter.bytes(of: $0, in: working) })
    }
  }

  private func tellFiles(of outcome: Outcome, in path: String, _ chain: Chain) {
    func paragraph(_ text: String) -> String {
      wrap(text, width: Console.width - 2).joined(separator: "\n  ")
    }
    let names = ResultFiles.names(of: outcome).joined(separator: ", ")
    chain.console.note(
      fr: "\n" + paragraph("Résultats dans \(path) : \(names).") + "\n"
        + paragraph(
          "Dans QGIS, ouvrez \(path)/entente.gpkg : chaque couche a ses couleurs et sa légende."),
      en: "\n" + paragraph("Results in \(path): \(names).") + "\n"
        + paragraph(
          "In QGIS, open \(path)/entente.gpkg: each layer has its colours and its legend."))
  }
}
