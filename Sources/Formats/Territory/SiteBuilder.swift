import Land
import PlanarGeometry

/// Makes sites from the rows of a source.
struct SiteBuilder {
  let source: SiteSource
  let context: SourceContext

  /// How much more than its geometry a site may say it can use before it is doubted.
  static let usableTolerance = 1.05

  /// The sites whose rows are in order, with the label of each row; what is not goes into the log.
  func sites(_ table: SourceTable) -> [(site: Site, row: String)] {
    let log = context.log
    let words = SiteWords(table, log)
    let attributes = words.attributeColumns
    var sites: [(site: Site, row: String)] = []
    sites.reserveCapacity(table.rows.count)
    var withoutId = 0
    for index in table.rows.indices {
      let row = table.rows[index]
      let geometry = polygonal(row)
      guard let id = words.id(index) else {
        withoutId += 1
        continue
      }
      let site = site(id, row, index, geometry, table, words, attributes)
      if let site { sites.append((site, "#\(row.number)")) }
    }
    if withoutId > 0 { reportMissingIds(withoutId, table) }
    if table.rows.isEmpty {
      log.add(
        .warning, "sites-empty", fr: "la source ne donne aucun site.",
        en: "the source gives no site.")
    }
    return sites.sorted { $0.site.id < $1.site.id }
  }

  private func site(
    _ id: String, _ row: FeatureRow, _ index: Int, _ geometry: Geometry?, _ table: SourceTable,
    _ words: SiteWords, _ attributes: [Int]
  ) -> Site? {
    let from = words.date("from", index)
    let until = words.date("until", index)
    if let from, let until, until <= from {
      context.log.add(
        .error, "period-reversed", row: row,
        fr: "le site est disponible jusqu'au \(until) mais à partir du \(from).",
        en: "the site is available until \(until) but from \(from).")
    }
    let usableLand = words.amount("usable_land", .area, index)
    let usableFloor = words.amount("usable_floor", .area, index)
    let rent = words.amount("rent", .rent, index)
    let price = words.amount("price", .price, index)
    let artificialised = words.share("artificialised", index)
    guard let geometry else { return nil }
    let area = geometry.area
    if let usableLand, usableLand > area * SiteBuilder.usableTolerance {
      context.log.add(
        .warning, "usable-land-exceeds-geometry", row: row,
        fr:
          "usable_land (\(GeometryRepair.rounded(usableLand, 0)) m²) dépasse la surface du polygone (\(GeometryRepair.rounded(area, 0)) m²).",
        en:
          "usable_land (\(GeometryRepair.rounded(usableLand, 0)) m²) exceeds the polygon's area (\(GeometryRepair.rounded(area, 0)) m²)."
      )
    }
    var rest: [String: AttributeValue] = [:]
    rest.reserveCapacity(attributes.count)
    for column in attributes { rest[table.fields[column]] = table.value(index, column) }
    return Site(
      id: (source.idPrefix ?? "") + id, kind: source.kind, name: words.text("name", index),
      geometry: geometry, owner: words.text("owner", index),
      ownerType: words.text("owner_type", index), tenure: words.text("tenure", index), rent: rent,
      price: price, from: from, until: until, usableLand: usableLand, usableFloor: usableFloor,
      zae: words.text("zae", index), artificialised: artificialised,
      parcels: table.mergedFrom[row.number] ?? [], attributes: rest)
  }

  /// The polygons of a row; nil, and an error, where it has none.
  private func polygonal(_ row: FeatureRow) -> Geometry? {
    guard let geometry = row.geometry else {
      context.log.add(
        .error, "site-without-geometry", row: row, fr: "le site n'a pas de géométrie.",
        en: "the site has no geometry.",
        remedy: Message(
          fr: "Dessinez son contour, ou écartez-le avec where:.",
          en: "Draw its outline, or leave it out with where:."))
      return nil
    }
    if geometry.kind.isPolygonal { return geometry }
    if let polygons = try? geometry.polygonalParts(), !polygons.isEmpty {
      context.log.add(
        .notice, "site-parts-dropped", row: row,
        fr: "le site mêle polygones et autres formes : seuls les polygones comptent.",
        en: "the site mixes polygons with other shapes: only the polygons count.")
      return polygons
    }
    context.log.add(
      .error, "site-not-polygonal", row: row,
      fr: "un site doit être un polygone ; celui-ci est un \(geometry.kind.name).",
      en: "a site must be a polygon; this one is a \(geometry.kind.name).",
      remedy: Message(
        fr:
          "Remplacez-le par son emprise (parcelle, bâtiment, tampon), ou lisez le fichier comme couche.",
        en: "Replace it by its footprint (parcel, building, buffer), or read the file as a layer."))
    return nil
  }

  private func reportMissingIds(_ count: Int, _ table: SourceTable) {
    let columns = table.fields.prefix(12).joined(separator: ", ")
    let remedy =
      table.fields.isEmpty
      ? Message(
        fr:
          "Le fichier n'a aucune colonne : numérotez les entités (dans QGIS, champ id = @id), ou enregistrez-le en GeoPackage, dont le fid sert d'identifiant.",
        en:
          "The file has no column: number its features (in QGIS, field id = @id), or save it as GeoPackage, whose fid serves as id."
      )
      : Message(
        fr:
          "Nommez la colonne qui identifie les sites : fields: {id: COLONNE}. Colonnes : \(columns).",
        en: "Name the column that identifies the sites: fields: {id: COLUMN}. Columns: \(columns).")
    context.log.add(
      .error, "site-without-id",
      fr: "\(count) sites sur \(table.rows.count) n'ont pas d'identifiant.",
      en: "\(count) of \(table.rows.count) sites have no id.", remedy: remedy)
  }
}
