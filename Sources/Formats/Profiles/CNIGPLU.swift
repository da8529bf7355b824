import Land

/// Zones of a plan local d'urbanisme by the CNIG standard (`zone_urba`), of any year.
struct CNIGPLU: SchemaProfile {
  func prepare(_ table: inout SourceTable, _ context: SourceContext) {
    mapZoneTypes(&table, context)
    readDominantForm(&table, context)
    for column in ["destoui", "destcdt", "destnon"] { readDestinations(column, &table, context) }
    for column in ["insee"] { LostZeros.restore(column, width: 5, &table, context) }
    if case .sites = context.purpose {
      table.canonical("id", or: ["lib_idzone", "idzone"])
      table.fill("name") { table, row in
        table.text(row, columnPosition(of: "libelle", in: table.fields)).map(AttributeValue.text)
          ?? .missing
      }
    }
  }

  /// The types of the standard before 2017 that have a successor.
  static let olderTypes = ["ah": "A", "nh": "N", "nd": "N"]

  private func mapZoneTypes(_ table: inout SourceTable, _ context: SourceContext) {
    guard let position = columnPosition(of: "typezone", in: table.fields) else {
      context.log.add(
        .warning, "column-missing",
        fr: "la colonne TYPEZONE manque : les zones U, AU, A et N ne se distinguent pas.",
        en: "the column TYPEZONE is missing: zones U, AU, A and N cannot be told apart.",
        remedy: Message(
          fr: "Nommez-la : fields: {typezone: COLONNE}.",
          en: "Name it: fields: {typezone: COLUMN}."))
      return
    }
    let types = CodeList("typezone", ["U", "AUc", "AUs", "A", "N"])
    for row in table.rows.indices {
      guard let text = table.text(row, position), let type = CNIGPLU.olderTypes[text.lowercased()]
      else { continue }
      table.set(row, position, .text(type))
      context.log.add(
        .notice, "zone-type-mapped", row: table.rows[row],
        fr: "TYPEZONE « \(text) » d'un ancien standard, lu « \(type) ».",
        en: "TYPEZONE '\(text)' of an older standard, read as '\(type)'.")
    }
    types.check(&table, context)
  }

  /// FORMDOMI has four digits; DESTDOMI, its older name, two: the first two of the same list.
  private func readDominantForm(_ table: inout SourceTable, _ context: SourceContext) {
    guard let position = table.canonical("formdomi", or: ["destdomi"]) else { return }
    for row in table.rows.indices {
      guard let text = table.text(row, position),
        text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text.count < 4
      else { continue }
      let full =
        switch text.count {
        case 3: "0" + text
        case 2: text + "00"
        default: "0" + text + "00"
        }
      table.set(row, position, .text(full))
      // Two digits are how the older standard has it; one or three are a lost zero.
      if text.count != 2 {
        context.log.add(
          .notice, "zero-restored", row: table.rows[row],
          fr: "FORMDOMI « \(text) » avait perdu son zéro ; lu « \(full) ».",
          en: "FORMDOMI '\(text)' had lost its zero; read as '\(full)'.")
      }
    }
  }

  /// DestinationType of the standard: subgroups and their groups.
  static let destinations: Set<String> = [
    "10", "11", "12", "20", "21", "22", "30", "31", "32", "33", "34", "35", "36", "37", "40",
    "41", "42", "43", "44", "45", "46", "47", "50", "51", "52", "53", "54", "55", "99",
  ]

  /// Codes joined by `-`; other separators are put right, and codes of no list reported.
  private func readDestinations(
    _ column: String, _ table: inout SourceTable, _ context: SourceContext
  ) {
    guard let position = columnPosition(of: column, in: table.fields) else { return }
    for row in table.rows.indices {
      guard let text = table.text(row, position) else { continue }
      let codes = text.split { "-,;|/".contains($0) || $0.isWhitespace }.map(String.init)
      for code in codes where !CNIGPLU.destinations.contains(code) {
        context.log.add(
          .notice, "code-unknown", row: table.rows[row],
          fr: "\(column.uppercased()) : « \(code.prefix(40)) » n'est pas un code DestinationType.",
          en: "\(column.uppercased()): '\(code.prefix(40))' is no DestinationType code.")
      }
      let joined = codes.joined(separator: "-")
      if joined == text, case .text = table.value(row, position) { continue }
      table.set(row, position, .text(joined))
      if joined != text {
        context.log.add(
          .notice, "separator-repaired", row: table.rows[row],
          fr: "\(column.uppercased()) : « \(text.prefix(60)) » lu « \(joined) ».",
          en: "\(column.uppercased()): '\(text.prefix(60))' read as '\(joined)'.")
      }
    }
  }
}
