import Land

/// The steps from a file to the rows of a territory, the same for layers and sites.
struct SourcePipeline: Sendable {
  let working: WorkingSystem
  let folder: String
  /// The layers read so far, for `within:`.
  var layers: [String: Layer] = [:]
  /// All that will be read, for the nearest word.
  var layerNames: [String] = []
  /// Whether the files that are read are to be known by their bytes.
  var takesFingerprints = true

  /// Reads, renames, applies the profile, filters, brings into the working system, repairs.
  ///
  /// - Returns: The rows, with what was found in the log of `context`; nil where the log says why not.
  func table(
    _ context: SourceContext, inputs: inout [InputFile]
  ) -> SourceTable? {
    do {
      let file = try LayerFile(context.source.path, folder: folder)
      if takesFingerprints { inputs += try FileFingerprint.inputs(of: file, known: inputs) }
      var table = try SourceReading.table(of: file, context: context)
      try prepare(&table, context)
      return table
    } catch {
      context.log.add(failure: error)
    }
    return nil
  }

  /// Renames, applies the profile, filters, brings into the working system, repairs: all rows of a source, or any part
  /// of them.
  ///
  /// - Parameter way: How the rows come into the working system, where it is known already.
  /// - Throws: `Problem`, `Problems`.
  func prepare(
    _ table: inout SourceTable, _ context: SourceContext, by way: SourceWay? = nil
  ) throws {
    try table.rename(context.source.fields, in: context)
    let profile = context.source.profile.map(ProfileMapping.init)
    profile?.prepare(&table, context)
    try RowFilter.apply(context.source.filter, to: &table, context)
    profile?.select(&table, context)
    let errorsBefore = context.log.errorCount
    try working.bring(&table, context, by: way)
    // Coordinates that are wrong make areas and places wrong; more words on these help nobody.
    guard context.log.errorCount == errorsBefore else { return }
    GeometryRepair.run(&table, context)
    if let name = context.source.within {
      guard let layer = layers[name] else { throw unknownLayer(name, context) }
      try RowFilter.keep(within: layer, &table, context)
    }
    profile?.check(&table, context)
  }

  /// A layer, with what was found in its log; nil where the log says why not.
  func layer(_ source: LayerSource, inputs: inout [InputFile]) -> (Layer?, [Problem]) {
    let context = SourceContext(
      source.source, purpose: .layer(source.name), key: "layers.\(source.name)", folder: folder)
    let table = table(context, inputs: &inputs)
    let layer = table.map { LayerBuilder.layer(source.name, $0, context) }
    if layer == nil, !context.log.hasErrors {
      context.log.add(
        .error, "source-failed", fr: "la couche n'a pas pu être lue.",
        en: "the layer could not be read.")
    }
    return (layer, context.log.problems)
  }

  private func unknownLayer(_ name: String, _ context: SourceContext) -> Problem {
    let nearest = nearestWord(
      to: name, among: layerNames.isEmpty ? layers.keys.sorted() : layerNames)
    return Problem(
      .error, "unknown-layer", at: context.scenarioPlace("within"),
      fr: "within: aucune couche lue ne s'appelle « \(name) ».",
      en: "within: no layer that was read is called '\(name)'.",
      remedy: nearest.map {
        Message(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean '\($0)'?")
      })
  }
}
