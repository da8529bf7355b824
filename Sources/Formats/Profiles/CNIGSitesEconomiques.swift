import Land
import PlanarGeometry

/// The CNIG standard of economic sites v2024-10: rows of TERRAIN-ECO, or of SITE-ECO.
struct CNIGSitesEconomiques: SchemaProfile {
  /// Outlines are GeoJSON in a cell, read here so that one bad row does not stop the file.
  var delimitedText: DelimitedTextOptions {
    DelimitedTextOptions(
      geometry: .none,
      repair: { SplitCells.joined(header: $0, values: $1, SplitCells.economicSites) })
  }

  func prepare(_ table: inout SourceTable, _ context: SourceContext) {
    let isTerrain = columnPosition(of: "terr_id", in: table.fields) != nil
    table.clearMissingMarks(
      in: table.fields.filter {
        $0.lowercased().hasPrefix("terr_") || $0.lowercased().hasPrefix("site_")
      })
    LostZeros.restore("site_comm_insee", width: 5, &table, context)
    joinSplitColumns(&table, context)
    for list in CNIGSitesEconomiques.codeLists { list.check(&table, context) }
    let isLayer = if case .layer = context.purpose { true } else { false }
    let outlines = ["terr_geomsurf", "site_geomsurf", "geom", "wkt", "geometry", "the_geom"]
    GeometryText.fill(
      &table, from: isLayer ? outlines + ["site_geompoint"] : outlines, keepPoints: isLayer,
      context)
    if isTerrain { fillTerrain(&table) } else { fillSite(&table) }
  }

  /// In the standard's own example « entrepôts, logistique » came apart, and `site_etat` received the second half.
  private func joinSplitColumns(_ table: inout SourceTable, _ context: SourceContext) {
    let neighbours = [
      ("site_vocadomi", "site_etat"), ("terr_stade_amngt", "terr_stade_comm"),
      ("terr_stade_comm", "terr_etat_occup"), ("terr_maitrise_fonc", "terr_stade_amngt"),
    ]
    for (first, second) in neighbours {
      guard let head = columnPosition(of: first, in: table.fields),
        let tail = columnPosition(of: second, in: table.fields)
      else { continue }
      for row in table.rows.indices {
        guard let left = table.text(row, head), let right = table.text(row, tail),
          SplitCells.economicSites.contains(where: {
            CodeList.folded($0.head) == CodeList.folded(left)
              && CodeList.folded($0.tail) == CodeList.folded(right)
          })
        else { continue }
        table.set(row, head, .text("\(left), \(right)"))
        table.set(row, tail, .missing)
        context.log.add(
          .notice, "column-split-repaired", row: table.rows[row],
          fr:
            "« \(left), \(right) » était coupé entre \(first) et \(second) ; \(second) est donc inconnu.",
          en:
            "'\(left), \(right)' was split between \(first) and \(second); \(second) is therefore unknown."
        )
      }
    }
  }

  private static func text(_ name: String) -> (SourceTable, Int) -> AttributeValue {
    { table, row in
      table.text(row, columnPosition(of: name, in: table.fields)).map(AttributeValue.text)
        ?? .missing
    }
  }

  private static func value(_ name: String) -> (SourceTable, Int) -> AttributeValue {
    { table, row in
      columnPosition(of: name, in: table.fields).map { table.value(row, $0) } ?? .missing
    }
  }

  private func fillTerrain(_ table: inout SourceTable) {
    table.fill("id", replacing: true, Self.text("terr_id"))
    table.fill("zae", Self.text("site_id"))
    table.fill("price", Self.value("terr_m2_prix"))
    table.fill("owner_type") { table, row in
      let text = table.text(row, columnPosition(of: "terr_maitrise_fonc", in: table.fields))
      return text.flatMap(OwnerClass.ofEconomicSite).map { .text($0.rawValue) } ?? .missing
    }
    let stage = columnPosition(of: "terr_stade_comm", in: table.fields)
    let control = columnPosition(of: "terr_maitrise_fonc", in: table.fields)
    table.fill("owner") { table, row in
      // A buyer owns the plot once the register no longer names a public body in control of it.
      guard table.text(row, stage)?.hasPrefix("vendu") == true,
        table.text(row, control).flatMap(OwnerClass.ofEconomicSite) != .public
      else { return .missing }
      return Self.text("terr_acquereur")(table, row)
    }
    if stage != nil {
      table.fill("available") { table, row in
        switch table.text(row, stage) {
        case "en vente", "en vente avec contraintes", "non commercialisé": .boolean(true)
        case "non commercialisable", "vendu, commercialisation achevée",
          "réservé par option de réservation", "réservé par une délibération de l'EPCI":
          .boolean(false)
        default: .missing
        }
      }
    }
  }

  private func fillSite(_ table: inout SourceTable) {
    table.fill("id", replacing: true, Self.text("site_id"))
    table.fill("zae", Self.text("site_id"))
    table.fill("name", Self.text("site_nom"))
  }

  func check(_ table: inout SourceTable, _ context: SourceContext) {
    SurfaceUnits.check("terr_surf_brute", &table, context)
    SurfaceUnits.check("site_surf_brute", &table, context)
    for column in ["site_surf_utile", "site_surf_comm_dispo"] {
      SurfaceUnits.convert(column, like: "site_surf_brute", &table)
    }
    // What a ZAE still has for sale is what can be allotted on it.
    for column in ["site_surf_comm_dispo_m2", "site_surf_utile_m2"]
    where columnPosition(of: column, in: table.fields) != nil {
      table.fill("usable_land", Self.value(column))
    }
    excludeUseless(&table, context)
  }

  /// Roads, basins and green of a ZAE (`terr_utile: non`) are land, but none to allot.
  private func excludeUseless(_ table: inout SourceTable, _ context: SourceContext) {
    guard let position = columnPosition(of: "terr_utile", in: table.fields) else { return }
    var count = 0
    for row in table.rows.indices
    where table.text(row, position)?.lowercased() == "non" { count += 1 }
    if count == 0 { return }
    table.fill("usable_land") { table, row in
      table.text(row, position)?.lowercased() == "non" ? .number(0) : .missing
    }
    context.log.add(
      .notice, "land-not-usable",
      fr:
        "\(count) terrains avec terr_utile « non » : leur surface utilisable est 0, sauf usable_land donné.",
      en:
        "\(count) plots with terr_utile 'non': their usable land is 0, unless usable_land is given."
    )
  }
}
