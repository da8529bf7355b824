import Land
import PlanarGeometry
import Projection

/// The coordinate system of the territory: a plane in metres, so that areas are m² and distances metres.
struct WorkingSystem: Sendable {
  let crs: CoordinateReferenceSystem

  /// - Throws: `Problem` for a system that PROJ does not know, or one that is not projected in metres.
  init(_ text: String) throws {
    let place = Problem.Place(key: "crs")
    crs = try SourceSystem.known(text, at: place)
    guard crs.isProjected, crs.isInMetres else {
      throw Problem(
        .error, "working-crs-not-metric", at: place,
        fr:
          "« \(text) » (\(crs.name)) n'est pas un système projeté en mètres : surfaces et distances n'y ont pas de sens.",
        en:
          "'\(text)' (\(crs.name)) is no projected system in metres: areas and distances mean nothing in it.",
        remedy: Message(
          fr: "En France métropolitaine : crs: EPSG:2154 (Lambert-93).",
          en: "In metropolitan France: crs: EPSG:2154 (Lambert-93)."))
    }
  }

  /// Longitude and latitude of positions in this system.
  var degrees: Territory.Degrees? {
    guard let transformation = try? Transformation(from: crs, to: .wgs84) else { return nil }
    return { positions in
      var all = positions
      if (try? transformation.transform(&all)) != nil { return all }
      // One position without an image spoils the bulk call.
      return positions.map { try? transformation.transform($0) }
    }
  }

  /// Brings all rows of a table from its own system into this one.
  ///
  /// Coordinates that cannot be right (not finite, out of the range of degrees, degrees taken for
  /// metres, far from where the system is used) are errors in the log, not guesses; only for friches
  /// are exchanged axes put right, because the standard's own example has them so.
  /// - Throws: `Problem` where no system is known or none leads here.
  ///
  /// - Parameter known: The way, where it was found for earlier rows of the source.
  func bring(
    _ table: inout SourceTable, _ context: SourceContext, by known: SourceWay? = nil
  ) throws {
    guard table.rows.contains(where: { $0.geometry != nil }) else { return }
    let way = try known ?? SourceWay(table.crs, to: crs, context)
    let range = CoordinateRange(way.source, context)
    guard let sound = range.soundRows(table) else { return }
    let area = AreaOfUseCheck(working: crs, way: way, context: context)
    guard try area.check(&table, rows: sound) else { return }
    guard let transformation = try way.transformation(to: crs, context) else { return }
    reportAccuracy(of: transformation, table, context)
    for index in sound {
      guard let geometry = table.rows[index].geometry else { continue }
      do {
        table.rows[index].geometry = try transformation.transform(geometry)
      } catch {
        context.log.add(
          .error, "coordinate-not-transformable", row: table.rows[index],
          fr: "des coordonnées n'ont pas d'image dans \(crs.identifier) : \(error).",
          en: "coordinates have no image in \(crs.identifier): \(error).")
      }
    }
  }

  /// Says so where positions may be off by more than a metre.
  private func reportAccuracy(
    of transformation: Transformation, _ table: SourceTable, _ context: SourceContext
  ) {
    let centre = table.rows.lazy.compactMap { $0.geometry?.envelope?.centre }.first
    let used = centre.flatMap { try? transformation.operation(at: $0) }
    let from = transformation.source.identifier
    let path = "\(from) → \(crs.identifier)"
    if used?.isBallpark ?? transformation.isBallpark {
      context.log.add(
        .notice, "crs-ballpark",
        fr:
          "\(path) : PROJ ne connaît pas le décalage entre les deux systèmes et le prend pour nul ; l'erreur peut atteindre des dizaines de mètres.",
        en:
          "\(path): PROJ does not know the shift between the two systems and takes it for none; errors may reach tens of metres."
      )
      return
    }
    if !transformation.missingGrids.isEmpty, let accuracy = used?.accuracy, accuracy > 1 {
      let grids = transformation.missingGrids.prefix(3).joined(separator: ", ")
      context.log.add(
        .notice, "crs-grid-missing",
        fr: "\(path) : la grille \(grids) n'est pas installée ; précision \(accuracy) m.",
        en: "\(path): grid \(grids) is not installed; accuracy \(accuracy) m.")
      return
    }
    if let accuracy = used?.accuracy, accuracy > 1 {
      context.log.add(
        .notice, "crs-accuracy",
        fr: "\(path) : précision de la transformation \(accuracy) m.",
        en: "\(path): accuracy of the transformation \(accuracy) m.")
    }
  }
}
