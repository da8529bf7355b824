import Land

/// A territory while it is read: layers first, in the order in which they need each other, then sites.
struct TerritoryReading {
  var pipeline: SourcePipeline
  private(set) var sites: [Site] = []
  private(set) var inputs: [InputFile] = []
  private(set) var problems: [Problem] = []
  private var firstUse: [String: Problem.Place] = [:]

  /// Whose lines and file name places in the scenario are given; nil without one.
  private let scenario: Scenario?

  /// - Throws: `Problems` for a working system that cannot be used.
  init(_ workingCRS: String, folder: String, of scenario: Scenario?) throws {
    self.scenario = scenario
    do {
      pipeline = SourcePipeline(working: try WorkingSystem(workingCRS), folder: folder)
    } catch let problem as Problem {
      throw Problems([TerritoryReading.placed(problem, in: scenario)])
    }
  }

  /// Reads everything.
  ///
  /// - Throws: `Problems` with all that was found, once one of them is an error.
  mutating func territory(layers: [LayerSource], sites sources: [SiteSource]) throws -> Territory {
    read(layers: layers)
    read(sites: sources)
    return try finished(layers)
  }

  /// Reads the layers while the ids of the sites are put in order.
  ///
  /// - Returns: Nil where the sites have to be read whole.
  /// - Throws: `Problems` once something about the layers is an error.
  mutating func open(
    layers: [LayerSource], sites source: SiteSource, wanted: [String]?
  ) async throws -> OpenTerritory? {
    pipeline.takesFingerprints = false
    let folder = pipeline.folder
    let opening = Task.detached { try? SiteArchive(source, folder: folder, wanted: wanted) }
    read(layers: layers)
    let territory = try finished(layers)
    guard let archive = await opening.value else { return nil }
    let stream = try? SiteStream(archive, SitePreparation(archive, key: "sites[0]", pipeline))
    guard let stream, let sample = try? stream.sample() else { return nil }
    return OpenTerritory(
      territory: territory, sites: stream, sample: sample, kinds: [source.kind])
  }

  /// What was read, once none of it is an error.
  private func finished(_ layers: [LayerSource]) throws -> Territory {
    let problems = problems.map { TerritoryReading.placed($0, in: scenario) }
    if problems.contains(where: { $0.severity == .error }) { throw Problems(problems) }
    var territory = Territory(
      sites: sites, layers: layers.compactMap { pipeline.layers[$0.name] },
      problems: problems, inputs: inputs)
    territory.degrees = pipeline.working.degrees
    return territory
  }

  /// A problem whose place is a key of the scenario, with the file and line of that key.
  private static func placed(_ problem: Problem, in scenario: Scenario?) -> Problem {
    guard let scenario, let key = problem.place.key, problem.place.file == nil else {
      return problem
    }
    var problem = problem
    problem.place.file = scenario.file
    problem.place.line = scenario.lines[key] ?? problem.place.line
    return problem
  }

  /// Reads the layers; one that says `within:` after the one that it names.
  mutating func read(layers: [LayerSource]) {
    pipeline.layerNames = layers.map(\.name).sorted()
    var byLayer: [String: [Problem]] = [:]
    var waiting = layers
    while !waiting.isEmpty {
      let names = Set(waiting.map(\.name))
      let ready = waiting.filter { $0.source.within.map { !names.contains($0) } ?? true }
      waiting.removeAll { layer in ready.contains { $0.name == layer.name } }
      for (layer, read) in zip(ready, read(independent: ready)) {
        pipeline.layers[layer.name] = read.layer
        byLayer[layer.name] = read.problems
      }
      if ready.isEmpty {
        // Only layers that wait for each other are left.
        for layer in waiting { byLayer[layer.name] = [circle(layer, among: names)] }
        waiting = []
      }
    }
    for layer in layers { problems += byLayer[layer.name] ?? [] }
  }

  /// Reads layers that do not need each other, on all cores.
  private mutating func read(
    independent sources: [LayerSource]
  ) -> [(layer: Layer?, problems: [Problem])] {
    // Before, because one file often holds several layers. A file that cannot be read is told of by its reading.
    for source in sources where pipeline.takesFingerprints {
      if let file = try? LayerFile(source.source.path, folder: pipeline.folder),
        let found = try? FileFingerprint.inputs(of: file, known: inputs)
      {
        inputs += found
      }
    }
    return Parallel.map(sources) { [pipeline, inputs] source in
      var known = inputs
      let (layer, problems) = pipeline.layer(source, inputs: &known)
      return (layer, problems)
    }
  }

  private func circle(_ layer: LayerSource, among names: Set<String>) -> Problem {
    Problem(
      .error, "within-circle",
      at: Problem.Place(line: layer.source.line, key: "layers.\(layer.name).within"),
      fr: "within: tourne en rond entre \(names.sorted().joined(separator: ", ")).",
      en: "within: goes round in a circle between \(names.sorted().joined(separator: ", ")).")
  }

  /// Reads the sites, source after source, and finds ids that are used twice.
  mutating func read(sites sources: [SiteSource]) {
    var failed = false
    for (number, source) in sources.enumerated() {
      let context = SourceContext(
        source.source, purpose: .sites(source.kind), key: "sites[\(number)]",
        folder: pipeline.folder)
      if let table = read(source, context) {
        for (site, row) in SiteBuilder(source: source, context: context).sites(table) {
          add(site, row, context)
        }
      }
      failed = failed || context.log.hasErrors
      problems += context.log.problems
    }
    if !sources.isEmpty, sites.isEmpty, !failed {
      problems.append(
        Problem(
          .error, "no-sites", at: .init(key: "sites"),
          fr: "aucune source ne donne de site : il n'y a rien à affecter.",
          en: "no source gives a site: there is nothing to allocate."))
    }
  }

  private mutating func read(_ source: SiteSource, _ context: SourceContext) -> SourceTable? {
    guard let table = pipeline.table(context, inputs: &inputs) else { return nil }
    guard source.merge == .owner else { return table }
    do {
      return try LandUnits(context: context).merged(table)
    } catch let problem as Problem {
      context.log.add(problem)
    } catch {
      context.log.add(
        .error, "merge-failed", fr: "les parcelles n'ont pas pu être réunies : \(error).",
        en: "the parcels could not be merged: \(error).")
    }
    return nil
  }

  private mutating func add(_ site: Site, _ row: String, _ context: SourceContext) {
    var place = context.log.place
    place.feature = row
    guard let other = firstUse[site.id] else {
      firstUse[site.id] = place
      sites.append(site)
      return
    }
    let first = Message(
      fr: other.description(in: .fr), en: other.description(in: .en))
    let sameFile = other.file == place.file
    context.log.add(
      Problem(
        .error, "duplicate-id", at: place,
        fr: "l'identifiant « \(site.id) » est déjà celui d'un autre site (\(first.fr)).",
        en: "the id '\(site.id)' is already that of another site (\(first.en)).",
        remedy: sameFile
          ? Message(
            fr: "Choisissez une colonne sans doublon : fields: {id: COLONNE}.",
            en: "Choose a column without doubles: fields: {id: COLUMN}.")
          : Message(
            fr: "Distinguez les sources avec id_prefix:.",
            en: "Tell the sources apart with id_prefix:.")))
  }
}
