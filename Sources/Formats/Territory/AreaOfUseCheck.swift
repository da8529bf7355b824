import Land
import PlanarGeometry
import Projection

/// Whether features lie where the working system is meant to be used, with a degree of margin.
///
/// The cheap test that finds exchanged axes and wrong systems: a latitude taken for a longitude puts
/// France into the Indian Ocean.
struct AreaOfUseCheck {
  let working: CoordinateReferenceSystem
  let way: SourceWay
  let context: SourceContext

  /// How far outside, in degrees, is far outside.
  static let margin = 1.0

  /// Reports features far outside among those of `rows`; false where going on would only repeat it.
  func check(_ table: inout SourceTable, rows: [Int]) throws -> Bool {
    guard let area = working.areaOfUse else { return true }
    let centres = rows.compactMap { table.rows[$0].geometry?.envelope?.centre }
    let outside = try indices(of: centres, outside: area)
    if outside.isEmpty { return true }
    let exchanged = outside.map { Coordinate(x: centres[$0].y, y: centres[$0].x) }
    let stillOutside = Set(try indices(of: exchanged, outside: area))
    let swapped = outside.indices.filter { !stillOutside.contains($0) }.map { rows[outside[$0]] }
    let lost = outside.indices.filter { stillOutside.contains($0) }.map { rows[outside[$0]] }

    if context.source.profile == .cnigFriches {
      for row in swapped { repair(&table, row) }
    } else if swapped.count * 2 > rows.count {
      context.log.add(
        .error, "axes-swapped",
        fr:
          "\(swapped.count) entités sur \(rows.count) ne tombent dans la zone d'emploi de \(working.identifier) (\(name(of: area))) que si l'on échange x et y : les axes semblent inversés (latitude avant longitude).",
        en:
          "\(swapped.count) of \(rows.count) features lie in the area of use of \(working.identifier) (\(name(of: area))) only with x and y exchanged: the axes seem swapped (latitude before longitude).",
        remedy: Message(
          fr: "Écrivez longitude puis latitude (est puis nord) dans le fichier.",
          en: "Write longitude then latitude (easting then northing) in the file."))
      return false
    } else {
      report(swapped, table, area)
    }
    report(lost, table, area)
    return true
  }

  private func repair(_ table: inout SourceTable, _ row: Int) {
    table.rows[row].geometry = table.rows[row].geometry?.mapCoordinates { positions in
      for index in positions.indices {
        positions[index] = Coordinate(x: positions[index].y, y: positions[index].x)
      }
    }
    context.log.add(
      .notice, "axes-repaired", row: table.rows[row],
      fr: "latitude et longitude étaient inversées ; remises dans l'ordre.",
      en: "latitude and longitude were swapped; put in order.")
  }

  private func report(
    _ rows: [Int], _ table: SourceTable, _ area: CoordinateReferenceSystem.AreaOfUse
  ) {
    for row in rows {
      let centre = table.rows[row].geometry?.envelope?.centre
      let place = centre.map { "(\(digits($0.x)), \(digits($0.y)))" } ?? ""
      context.log.add(
        .error, "outside-area-of-use", row: table.rows[row],
        fr:
          "l'entité \(place) est loin de la zone d'emploi de \(working.identifier) (\(name(of: area))) : système mal déclaré, ou axes inversés ?",
        en:
          "the feature \(place) is far from the area of use of \(working.identifier) (\(name(of: area))): wrong system declared, or swapped axes?",
        remedy: Message(
          fr: "Corrigez le crs: de la source, ou écartez l'entité avec where:.",
          en: "Mend the source's crs:, or leave the feature out with where:."))
    }
  }

  /// PROJ ends the names of areas with a full stop.
  private func name(of area: CoordinateReferenceSystem.AreaOfUse) -> String {
    area.name.hasSuffix(".") ? String(area.name.dropLast()) : area.name
  }

  /// Metres without decimals, degrees with four of them.
  private func digits(_ value: Double) -> String {
    guard abs(value) < 1e15 else { return "\(value)" }
    return abs(value) > 360 ? "\(Int64(value.rounded()))" : "\((value * 1e4).rounded() / 1e4)"
  }

  /// Which of some positions in the source's system lie far outside the area.
  private func indices(
    of positions: [Coordinate], outside area: CoordinateReferenceSystem.AreaOfUse
  ) throws -> [Int] {
    // A local system has no place on Earth; the transformation proper will say so.
    guard let toDegrees = way.toDegrees else { return [] }
    var degrees: [Coordinate?] = positions
    var all = positions
    if (try? toDegrees.transform(&all)) != nil {
      degrees = all
    } else {
      // One position without an image spoils the bulk call.
      degrees = positions.map { try? toDegrees.transform($0) }
    }
    let margin = AreaOfUseCheck.margin
    return degrees.indices.filter { index in
      guard let place = degrees[index] else { return true }
      guard area.south - margin <= place.y, place.y <= area.north + margin else { return true }
      let (west, east) = (area.west - margin, area.east + margin)
      return area.west <= area.east
        ? !(west <= place.x && place.x <= east) : !(west <= place.x || place.x <= east)
    }
  }
}
