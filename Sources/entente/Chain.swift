import ArgumentParser
import Dossier
import Formats
import Foundation
import Land
import Planning
import Projection

/// The stages in their order, each a pure function of the one before; files and clock are met only here.
struct Chain {
  let console: Console
  let scenario: Scenario
  let language: Language
  private let path: String
  private let decisions: InputFile?
  private let common: CommonOptions

  /// Reads the scenario file.
  init(scenario path: String, _ common: CommonOptions) throws {
    let early = Console(language: Interface.language(ofFile: path), isQuiet: common.quiet)
    let scenario = try reporting(on: early) { try ScenarioReader.read(path: path) }
    self.init(scenario, at: path, common)
  }

  /// A scenario that was read already, and perhaps changed since.
  ///
  /// - Parameters:
  ///   - path: The file it was read from.
  ///   - decisions: What changed it, to be told among the inputs of the results.
  init(
    _ scenario: Scenario, at path: String, decisions: InputFile? = nil, _ common: CommonOptions
  ) {
    self.path = path
    self.common = common
    self.scenario = scenario
    self.decisions = decisions
    language = Interface.language(of: scenario)
    console = Console(language: language, isQuiet: common.quiet)
  }

  /// Reads the sites and layers that the scenario names, and checks its names against them.
  func territory() throws -> Territory {
    console.progress(fr: "lecture des sites et des couches", en: "reading sites and layers")
    defer { console.endProgress() }
    let territory = try reporting(on: console) {
      try Chain.readTerritory(of: scenario, at: path)
    }
    summarise(territory.problems)
    guard let decisions else { return territory }
    return Territory(
      sites: territory.sites, layers: territory.layers, problems: territory.problems,
      inputs: territory.inputs + [decisions])
  }

  /// The folder that paths in the scenario are relative to.
  var folder: String {
    URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
  }

  /// Reads layers and opens the sites to be read piece by piece.
  ///
  /// - Parameters:
  ///   - layers: Nil: all of the scenario.
  ///   - columns: What is measured of them, where that is not all that the scenario asks for.
  /// - Returns: Nil where something is amiss: ``territory()`` then tells what.
  func openTerritory(
    layers: [LayerSource]? = nil, checking columns: [SheetColumn]? = nil
  ) async throws -> OpenTerritory? {
    console.progress(fr: "lecture des couches", en: "reading layers")
    defer { console.endProgress() }
    var checkedScenario = scenario
    if let columns {
      checkedScenario.layers = layers ?? scenario.layers
      checkedScenario.sheet = columns
      checkedScenario.demands = []
    }
    let opened = try? await TerritoryReader.open(
      layers: layers ?? scenario.layers, sites: scenario.siteSources, folder: folder,
      workingCRS: scenario.crs, scenario: scenario, wanted: [])
    guard let opened else { return nil }
    let checked = ScenarioReader.check(checkedScenario, against: opened.territory)
    guard !checked.contains(where: { $0.severity == .error }) else { return nil }
    summarise(opened.territory.problems + checked)
    return opened
  }

  /// The territory with the parcels of each owner merged where they are contiguous.
  func mergedTerritory() throws -> Territory {
    var merged = scenario
    for index in merged.siteSources.indices where merged.siteSources[index].kind == .parcel {
      merged.siteSources[index].merge = .owner
      merged.siteSources[index].kind = .landUnit
    }
    console.progress(fr: "réunion des parcelles", en: "merging parcels")
    defer { console.endProgress() }
    return try reporting(on: console) {
      try TerritoryReader.read(scenario: merged, folder: folder)
    }
  }

  /// Reads sites and layers, and checks the scenario's names against what was read.
  ///
  /// - Throws: `Problems`, with all that was found.
  static func readTerritory(of scenario: Scenario, at path: String) throws -> Territory {
    let file = URL(filePath: path)
    let read = try TerritoryReader.read(
      scenario: scenario, folder: file.deletingLastPathComponent().path(percentEncoded: false))
    let checked = ScenarioReader.check(scenario, against: read)
    if checked.contains(where: { $0.severity == .error }) {
      throw Problems(read.problems + checked)
    }
    let fingerprint = try FileFingerprint.sha256(of: path, named: file.lastPathComponent)
    var territory = Territory(
      sites: read.sites, layers: read.layers, problems: read.problems + checked,
      inputs: [fingerprint] + read.inputs)
    territory.degrees = read.degrees
    return territory
  }

  private func summarise(_ problems: [Problem]) {
    let warnings = problems.filter { $0.severity == .warning }
    console.tell(warnings)
    let notices = problems.count - warnings.count
    guard notices > 0 else { return }
    console.note(
      fr: "\(Counted.fr(notices, "remarque")) sur les données (réparations, précisions) : "
        + "entente check \(path)",
      en: "\(Counted.en(notices, "note")) on the data (repairs, remarks): entente check \(path)")
  }

  func screening(_ territory: Territory) async throws -> Screening {
    console.progress(fr: "mesure des sites", en: "measuring sites")
    defer { console.endProgress() }
    let screening = try await reporting(on: console) { try await Screening(scenario, territory) }
    console.tell(screening.sheets.problems)
    return screening
  }

  func problem(_ territory: Territory, _ screening: Screening) throws -> AllocationProblem {
    try reporting(on: console) {
      try AllocationProblem(
        scenario: scenario, sites: territory.sites, suitabilities: screening.suitabilities)
    }
  }

  /// What each department would get alone; nil where the hard rules cannot hold, which every rule then explains.
  func ideals(_ problem: AllocationProblem, _ options: SolverOptions) throws -> Ideals? {
    console.progress(fr: "ce que chaque service aurait seul", en: "what each would get alone")
    defer { console.endProgress() }
    do {
      return try problem.ideals(options: options.allocation)
    } catch AllocationError.infeasible {
      return nil
    } catch {
      return try reporting(on: console) { throw error }
    }
  }

  func allocation(
    _ problem: AllocationProblem, _ rule: Rule, ideals: Ideals?, _ options: SolverOptions
  ) throws -> Allocation {
    console.progress(
      fr: "affectation : \(rule.label.fr)", en: "allocation: \(rule.label.en)")
    defer { console.endProgress() }
    return try reporting(on: console) {
      try problem.solve(rule, ideals: ideals, options: options.allocation)
    }
  }

  /// Ends the command where the scenario has no such demand.
  func require(demand: String) throws {
    guard scenario.demand(demand) == nil else { return }
    try refuse(
      demand, among: scenario.demands.map(\.id), fr: "demande inconnue", en: "unknown demand")
  }

  /// Ends the command where the territory has no such site.
  func require(site: String, in territory: Territory) throws {
    guard territory.site(site) == nil else { return }
    try refuse(site, among: territory.sites.map(\.id), fr: "site inconnu", en: "unknown site")
  }

  private func refuse(_ word: String, among known: [String], fr: String, en: String) throws {
    let nearest = nearestWord(to: word, among: known)
    console.tell([
      Problem(
        .error, "unknown-name", fr: "\(fr) : « \(word) ».", en: "\(en): '\(word)'.",
        remedy: nearest.map {
          Message(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean '\($0)'?")
        })
    ])
    throw ExitStatus.data
  }
}
