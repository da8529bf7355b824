import Land
import PlanarGeometry

/// The CNIG standard of friches, v1.0.6 and older, as CSV, GeoJSON, GeoPackage or a shapefile's short names.
struct CNIGFriches: SchemaProfile {
  /// The outline is in `geomsurf`, well-known text that is sometimes damaged: it is read here, not by
  /// the CSV reader, which would stop at the first bad row.
  var delimitedText: DelimitedTextOptions {
    DelimitedTextOptions(
      geometry: .none, repair: { SplitCells.joined(header: $0, values: $1, SplitCells.friches) })
  }

  func prepare(_ table: inout SourceTable, _ context: SourceContext) {
    for (name, short) in CNIGFriches.shortNames {
      table.canonical(name, or: [short, String(name.prefix(10))])
    }
    table.canonical("proprio_type", or: ["proprio_type(catpro3)", "catpro3"])
    table.clearMissingMarks(in: CNIGFriches.shortNames.map(\.name))
    LostZeros.restore("comm_insee", width: 5, &table, context)
    LostZeros.restore("urba_zone_formdomi", width: 4, &table, context)
    repairIds(&table, context)
    for list in CNIGFriches.codeLists { list.check(&table, context) }
    readOutlines(&table, context)
    fillWords(&table)
  }

  /// `8190_01` in commune 08190 had lost its zero.
  private func repairIds(_ table: inout SourceTable, _ context: SourceContext) {
    guard let position = columnPosition(of: "site_id", in: table.fields) else { return }
    for row in table.rows.indices {
      guard let id = table.text(row, position), let mark = id.firstIndex(of: "_") else { continue }
      let commune = id[..<mark]
      guard commune.count == 4, commune.allSatisfy({ $0.isASCII && $0.isNumber }) else { continue }
      table.set(row, position, .text("0" + id))
      context.log.add(
        .notice, "zero-restored", row: table.rows[row],
        fr: "site_id : « \(id) » avait perdu son zéro ; lu « 0\(id) ».",
        en: "site_id: '\(id)' had lost its zero; read as '0\(id)'.")
    }
  }

  private static let outlines = ["geomsurf", "geom", "wkt", "geometry", "the_geom"]

  private func readOutlines(_ table: inout SourceTable, _ context: SourceContext) {
    let isLayer = if case .layer = context.purpose { true } else { false }
    GeometryText.fill(
      &table, from: isLayer ? Self.outlines + ["geompoint"] : Self.outlines, keepPoints: isLayer,
      context)
  }

  /// Leaves out the friches that are known by a point only: they have no area to allocate.
  func select(_ table: inout SourceTable, _ context: SourceContext) {
    if case .layer = context.purpose { return }
    let surfaces = Self.outlines.compactMap { columnPosition(of: $0, in: table.fields) }
    let points = table.rows.indices.filter { row in
      let hasOutline = table.rows[row].geometry.map { !$0.kind.isPuntal } ?? false
      return !hasOutline && surfaces.allSatisfy { table.text(row, $0) == nil }
    }
    for row in points {
      // Not bound to the row, which is gone from here on.
      context.log.add(
        Problem(
          .warning, "friche-without-outline", at: context.log.place(of: table.rows[row]),
          fr: "la friche n'a qu'un point, pas de contour : laissée de côté.",
          en: "the friche has a point only, no outline: left out.",
          remedy: Message(
            fr: "Joignez les contours (geomsurf).", en: "Add the outlines (geomsurf).")))
    }
    let skipped = Set(points)
    table.rows = table.rows.indices.filter { !skipped.contains($0) }.map { table.rows[$0] }
  }

  private func fillWords(_ table: inout SourceTable) {
    func text(_ name: String) -> (SourceTable, Int) -> AttributeValue {
      { table, row in
        table.text(row, columnPosition(of: name, in: table.fields)).map(AttributeValue.text)
          ?? .missing
      }
    }
    table.fill("id", replacing: true, text("site_id"))
    table.fill("name", text("site_nom"))
    table.fill("owner") { table, row in
      // Natural persons are masked in public files.
      let owner = table.text(row, columnPosition(of: "proprio_nom", in: table.fields))
      return owner.flatMap { $0 == "_X_" ? nil : .text($0) } ?? .missing
    }
    table.fill("owner_type") { table, row in
      ownerClass(table, row).map { .text($0.rawValue) } ?? .missing
    }
    table.fill("usable_floor") { table, row in
      columnPosition(of: "bati_surface", in: table.fields).map { table.value(row, $0) } ?? .missing
    }
    table.fill("artificialised") { _, _ in .number(1) }
  }

  /// From the codes of `proprio_type`, else from `proprio_personne`.
  private func ownerClass(_ table: SourceTable, _ row: Int) -> OwnerClass? {
    if let codes = table.text(row, columnPosition(of: "proprio_type", in: table.fields)) {
      let classes = codes.split { $0 == "|" || $0.isWhitespace }
        .compactMap { OwnerClass.ofLandRegister(String($0)) }
      if let owner = OwnerClass.together(classes) { return owner }
    }
    let person = table.text(row, columnPosition(of: "proprio_personne", in: table.fields))
    return person == "personne physique" ? .private : nil
  }

  func check(_ table: inout SourceTable, _ context: SourceContext) {
    guard let position = columnPosition(of: "unite_fonciere_surface", in: table.fields) else {
      return
    }
    for row in table.rows.indices {
      guard let surface = table.value(row, position).number, surface > 0,
        let area = table.rows[row].geometry?.area, area > 0
      else { continue }
      if area > surface * 1.5 || surface > area * 1.5 {
        context.log.add(
          .notice, "surface-differs", row: table.rows[row],
          fr:
            "unite_fonciere_surface \(GeometryRepair.rounded(surface, 0)) m², mais le polygone mesure \(GeometryRepair.rounded(area, 0)) m² ; c'est le polygone qui compte.",
          en:
            "unite_fonciere_surface \(GeometryRepair.rounded(surface, 0)) m², but the polygon measures \(GeometryRepair.rounded(area, 0)) m²; the polygon counts."
        )
      }
    }
  }
}
