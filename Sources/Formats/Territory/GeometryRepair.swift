import Land
import PlanarGeometry

/// Makes the geometries of a source valid, and tells of each that was not.
enum GeometryRepair {
  /// Repairs in place; what collapses to nothing loses its geometry and is reported.
  static func run(_ table: inout SourceTable, _ context: SourceContext) {
    let isValid = validity(of: table.rows, context)
    for index in table.rows.indices {
      guard let geometry = table.rows[index].geometry else { continue }
      if geometry.isEmpty {
        table.rows[index].geometry = nil
        continue
      }
      // What is not finite was reported as such.
      if isValid[index] || geometry.firstNonFiniteCoordinate != nil { continue }
      do {
        let (repaired, repair) = try geometry.repaired()
        if repaired.isEmpty {
          table.rows[index].geometry = nil
          context.log.add(
            .warning, "geometry-collapsed", row: table.rows[index],
            fr:
              "la géométrie est invalide (\(repair.map { reason($0.fault).fr } ?? "")) et rien n'en reste une fois réparée.",
            en:
              "the geometry is invalid (\(repair.map { reason($0.fault).en } ?? "")) and nothing is left of it once repaired."
          )
          continue
        }
        table.rows[index].geometry = repaired
        if let repair { report(repair, table.rows[index], context) }
      } catch {
        context.log.add(
          .error, "geometry-not-repairable", row: table.rows[index],
          fr: "la géométrie est invalide et n'a pas pu être réparée : \(error.reason).",
          en: "the geometry is invalid and could not be repaired: \(error.reason).")
      }
    }
  }

  /// Whether each geometry is valid, told by all cores; of sites by the one that has got these rows.
  private static func validity(of rows: [FeatureRow], _ context: SourceContext) -> [Bool] {
    guard case .layer = context.purpose else { return rows.map { $0.geometry?.isValid ?? true } }
    let size = max(1, min(64, rows.count / 64))
    let parts = stride(from: 0, to: rows.count, by: size).map {
      rows[$0..<min($0 + size, rows.count)]
    }
    return Parallel.map(parts) { $0.map { $0.geometry?.isValid ?? true } }.flatMap { $0 }
  }

  private static func report(_ repair: Repair, _ row: FeatureRow, _ context: SourceContext) {
    let why = reason(repair.fault)
    let place = repair.fault.place.map { " (\(rounded($0.x, 2)), \(rounded($0.y, 2)))" } ?? ""
    let before = rounded(repair.areaBefore, 1)
    let after = rounded(repair.areaAfter, 1)
    let isBowTie = repair.fault.reason.contains("elf-intersection")
    context.log.add(
      .notice, isBowTie ? "bow-tie-repaired" : "geometry-repaired", row: row,
      fr:
        "géométrie invalide, réparée : \(why.fr)\(place) ; \(before) m² avant, \(after) m² après.",
      en: "invalid geometry, repaired: \(why.en)\(place); \(before) m² before, \(after) m² after.")
  }

  /// GEOS's words for a fault, and the same in French.
  static func reason(_ fault: Invalidity) -> Message {
    let words = french.first { fault.reason.hasPrefix($0.english) }
    return Message(fr: words?.french ?? fault.reason, en: fault.reason)
  }

  private static let french: [(english: String, french: String)] = [
    ("Self-intersection", "le contour se recoupe (nœud papillon)"),
    ("Ring Self-intersection", "un anneau se touche lui-même"),
    ("Hole lies outside shell", "un trou est hors du contour"),
    ("Holes are nested", "des trous sont emboîtés"),
    ("Nested shells", "des polygones sont emboîtés"),
    ("Interior is disconnected", "l'intérieur est coupé en deux"),
    ("Duplicate Rings", "un anneau est en double"),
    ("Too few points", "un anneau a trop peu de points"),
    ("Ring is not closed", "un anneau n'est pas fermé"),
  ]

  static func rounded(_ value: Double, _ decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return AttributeValue.number((value * scale).rounded() / scale).label ?? "?"
  }
}
