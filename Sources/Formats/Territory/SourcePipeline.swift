import Land

/// The steps from a file to the rows of a territory, the same for layers and sites.
struct SourcePipeline {
  let working: WorkingSystem
  let folder: String
  /// The layers read so far, for `within:`.
  var layers: [String: Layer] = [:]

  /// Reads, renames, applies the profile, filters, brings into the working system, repairs.
  ///
  /// - Returns: The rows, with what was found in the log of `context`; nil where the log says why not.
  func table(
    _ context: SourceContext, inputs: inout [InputFile]
  ) -> SourceTable? {
    do {
      let file = try LayerFile(context.source.path, folder: folder)
      inputs += try FileFingerprint.inputs(of: file, known: inputs)
      var table = try SourceReading.table(of: file, context: context)
      try table.rename(context.source.fields, in: context)
      let profile = context.source.profile.map(ProfileMapping.init)
      profile?.prepare(&table, context)
      try RowFilter.apply(context.source.filter, to: &table, context)
      profile?.select(&table, context)
      let errorsBefore = context.log.errorCount
      try working.bring(&table, context)
      // Coordinates that are wrong make areas and places wrong; more words on these help nobody.
      guard context.log.errorCount == errorsBefore else { return table }
      GeometryRepair.run(&table, context)
      if let name = context.source.within {
        guard let layer = layers[name] else { throw unknownLayer(name, context) }
        try RowFilter.keep(within: layer, &table, context)
      }
      profile?.check(&table, context)
      return table
    } catch let problem as Problem {
      context.log.add(problem)
    } catch let problems as Problems {
      for problem in problems.all { context.log.add(problem) }
    } catch {
      context.log.add(
        .error, "source-failed", fr: "lecture impossible : \(error).",
        en: "reading failed: \(error).")
    }
    return nil
  }

  private func unknownLayer(_ name: String, _ context: SourceContext) -> Problem {
    let nearest = nearestWord(to: name, among: layers.keys.sorted())
    return Problem(
      .error, "unknown-layer", at: context.scenarioPlace("within"),
      fr: "within: aucune couche lue ne s'appelle « \(name) ».",
      en: "within: no layer that was read is called '\(name)'.",
      remedy: nearest.map {
        Message(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean '\($0)'?")
      })
  }
}
