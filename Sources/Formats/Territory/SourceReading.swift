import Land

/// Calls the reader of a file's format and collects its rows.
enum SourceReading {
  /// - Throws: `Problems`, each with the file as the scenario names it.
  static func table(of file: LayerFile, context: SourceContext) throws -> SourceTable {
    var rows: [FeatureRow] = []
    let keep: (FeatureRow) throws -> Void = { rows.append($0) }
    do {
      let read: FeatureTable
      switch file.format {
      case .geoJSON: read = try GeoJSONReader.read(path: file.location, row: keep)
      case .geoJSONSequence: read = try GeoJSONSequenceReader.read(path: file.location, row: keep)
      case .geoPackage:
        read = try GeoPackageReader.read(path: file.location, table: file.table, row: keep)
      case .delimitedText:
        let profile = context.source.profile.map(ProfileMapping.init)
        read = try DelimitedTextReader.read(
          path: file.location, options: profile?.delimitedText ?? DelimitedTextOptions(),
          row: keep)
      }
      for problem in read.problems {
        context.log.add(placed(problem, context.source, context.log.place, file.location))
      }
      return SourceTable(fields: read.fields, rows: rows, crs: read.crs)
    } catch let problem as Problem {
      throw Problems([placed(problem, context.source, context.log.place, file.location)])
    } catch let problems as Problems {
      throw Problems(
        problems.all.map { placed($0, context.source, context.log.place, file.location) })
    } catch {
      throw Problems([
        Problem(
          .error, "file-unreadable", at: context.log.place, fault: .file,
          fr: "lecture impossible : \(error).", en: "reading failed: \(error).")
      ])
    }
  }

  /// A reader's problem with the file as the scenario names it.
  static func placed(
    _ problem: Problem, _ source: Source, _ place: Problem.Place, _ location: String
  ) -> Problem {
    var problem = problem
    if problem.place.file == nil || problem.place.file == location {
      problem.place.file = source.path
    }
    if problem.place.layer == nil { problem.place.layer = place.layer }
    return problem
  }
}
