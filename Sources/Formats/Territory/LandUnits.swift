import Land
import PlanarGeometry

/// `merge: owner`: contiguous parcels of one owner become one unité foncière.
struct LandUnits {
  let context: SourceContext

  /// The table with a row for each unit: its id the least of its parcels' ids, its geometry their union,
  /// values that all parcels share, and surfaces added up.
  ///
  /// - Throws: `Problem` where no column names the owner.
  func merged(_ table: SourceTable) throws -> SourceTable {
    guard let ownerColumn = columnPosition(of: "owner", in: table.fields) else {
      throw Problem(
        .error, "merge-needs-owner", at: context.scenarioPlace("merge"),
        fr: "merge: owner demande une colonne « owner », que « \(context.source.path) » n'a pas.",
        en: "merge: owner needs a column 'owner', which '\(context.source.path)' does not have.",
        remedy: Message(
          fr:
            "Nommez-la : fields: {owner: COLONNE}. Colonnes : \(table.fields.prefix(12).joined(separator: ", ")).",
          en:
            "Name it: fields: {owner: COLUMN}. Columns: \(table.fields.prefix(12).joined(separator: ", "))."
        )
      )
    }
    let words = SiteWords(table, context.log)
    var groups: [String: [Int]] = [:]
    var unusable: [FeatureRow] = []
    var ownerless = 0
    for index in table.rows.indices {
      let row = table.rows[index]
      guard let geometry = row.geometry, geometry.kind.isPolygonal, words.id(index) != nil else {
        // Sites are checked one by one later; here they only must not be merged.
        unusable.append(row)
        continue
      }
      guard let owner = table.value(index, ownerColumn).label, !MissingValue.isMissing(owner) else {
        ownerless += 1
        continue
      }
      groups[LandUnits.key(of: owner), default: []].append(index)
    }
    if ownerless > 0 {
      context.log.add(
        .warning, "parcels-without-owner",
        fr: "\(ownerless) parcelles sans propriétaire laissées hors des unités foncières.",
        en: "\(ownerless) parcels without owner left out of the land units.")
    }
    reportDuplicates(groups, table, words)
    var result = table
    let idColumn = result.column(named: "id")
    result.rows = unusable
    for owner in groups.keys.sorted() {
      let members = groups[owner] ?? []
      let parts = try Contiguity.components(of: members.compactMap { table.rows[$0].geometry })
      for part in parts {
        try add(part.map { members[$0] }, of: table, to: &result, words, idColumn)
      }
    }
    return result
  }

  /// Owners are the same whatever their capitals and blanks.
  static func key(of owner: String) -> String {
    owner.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func add(
    _ rows: [Int], of table: SourceTable, to result: inout SourceTable, _ words: SiteWords,
    _ idColumn: Int
  ) throws {
    let ids = rows.compactMap(words.id).sorted()
    guard let first = rows.first, let id = ids.first else { return }
    var row = table.rows[first]
    if rows.count > 1 {
      row.values = table.fields.indices.map { column in
        MergedValue.of(
          rows.map { table.value($0, column) }, column: table.fields[column],
          areas: rows.map { table.rows[$0].geometry?.area ?? 0 })
      }
      let geometries = rows.compactMap { table.rows[$0].geometry }
      row.geometry = try Geometry.unaryUnion(geometries).polygonalParts()
    }
    row.id = id
    result.rows.append(row)
    result.set(result.rows.count - 1, idColumn, .text(id))
    result.mergedFrom[row.number] = ids
  }

  private func reportDuplicates(
    _ groups: [String: [Int]], _ table: SourceTable, _ words: SiteWords
  ) {
    var first: [String: Int] = [:]
    for index in groups.values.joined().sorted() {
      guard let id = words.id(index) else { continue }
      if let other = first[id] {
        context.log.add(
          .error, "duplicate-id", row: table.rows[index],
          fr:
            "la parcelle \(id) est donnée deux fois : lignes \(table.rows[other].number) et \(table.rows[index].number).",
          en:
            "parcel \(id) is given twice: rows \(table.rows[other].number) and \(table.rows[index].number)."
        )
      } else {
        first[id] = index
      }
    }
  }
}

/// The value that a land unit has of a column, from those of its parcels.
enum MergedValue {
  /// Columns of surfaces, which add up; matched without regard to case.
  static let additive: Set<String> = [
    "contenance", "supf", "surface", "superficie", "usable_land", "usable_floor", "bati_surface",
    "surf_calc", "dcntpa",
  ]

  static func isAdditive(_ column: String) -> Bool {
    let name = column.lowercased()
    return additive.contains(name) || name.hasPrefix("surf_") || name.hasPrefix("surface_")
      || name.hasSuffix("_surface")
  }

  /// - Returns: The sum of surfaces, all known; the later `from` and the earlier `until`; the mean share
  ///   of artificialised land, weighted by area; of other columns the value on which all agree, else missing.
  static func of(
    _ values: [AttributeValue], column: String, areas: [Double]
  ) -> AttributeValue {
    let name = column.lowercased()
    if isAdditive(name) {
      let numbers = values.compactMap(\.number)
      return numbers.count == values.count ? .number(numbers.reduce(0, +)) : .missing
    }
    if name == "from" || name == "until" {
      let dates = values.compactMap { $0.label.flatMap { SiteWords.date($0.trimmed) } }
      let date = name == "from" ? dates.max() : dates.min()
      if let date { return .text(date.description) }
    }
    guard let first = values.first else { return .missing }
    if values.allSatisfy({ $0 == first }) { return first }
    if name == "artificialised" {
      let shares = values.compactMap(\.number)
      let area = areas.reduce(0, +)
      guard shares.count == values.count, area > 0 else { return .missing }
      return .number(zip(shares, areas).reduce(0) { $0 + $1.0 * $1.1 } / area)
    }
    return .missing
  }
}
