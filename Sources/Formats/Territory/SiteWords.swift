import Land

/// The columns that the scenario file has words for, read with their types from the rows of a source.
struct SiteWords {
  /// Every word, in the order of the documentation.
  static let all = [
    "id", "name", "owner", "owner_type", "tenure", "rent", "price", "from", "until", "usable_land",
    "usable_floor", "zae", "artificialised",
  ]

  private let table: SourceTable
  private let log: SourceLog
  private let positions: [String: Int]

  init(_ table: SourceTable, _ log: SourceLog) {
    self.table = table
    self.log = log
    var positions: [String: Int] = [:]
    for word in SiteWords.all {
      positions[word] = columnPosition(of: word, in: table.fields)
    }
    self.positions = positions
  }

  /// The columns that are no word: attributes of the sites.
  var attributeColumns: [Int] {
    let words = Set(positions.values)
    return table.fields.indices.filter { !words.contains($0) }
  }

  private func value(_ word: String, _ row: Int) -> AttributeValue {
    positions[word].map { table.value(row, $0) } ?? .missing
  }

  /// The text without surrounding blanks; nil where there is none.
  func text(_ word: String, _ row: Int) -> String? {
    value(word, row).label.flatMap { MissingValue.isMissing($0) ? nil : $0.trimmed }
  }

  /// The column `id`, else the feature's id.
  func id(_ row: Int) -> String? {
    let own = value("id", row).label?.trimmed
    if let own, !own.isEmpty { return own }
    return table.rows[row].id.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A number that is not negative, in the base unit: a bare number, or text with a unit.
  func amount(_ word: String, _ dimension: Dimension, _ row: Int) -> Double? {
    let number: Double
    switch value(word, row) {
    case .missing: return nil
    case .number(let value): number = value
    case .boolean(let value): return complain(word, row, value ? "true" : "false")
    case .text(let text):
      if MissingValue.isMissing(text) { return nil }
      guard let quantity = try? Quantity(parsing: text),
        quantity.dimension == .number || quantity.dimension == dimension
      else { return complain(word, row, text) }
      number = quantity.value
    }
    guard number.isFinite else { return complain(word, row, "\(number)") }
    if number < 0 {
      log.add(
        .error, "negative-number", row: table.rows[row],
        fr: "\(word) est négatif : \(value(word, row).label ?? "").",
        en: "\(word) is negative: \(value(word, row).label ?? "").")
      return nil
    }
    return number
  }

  private func complain(_ word: String, _ row: Int, _ found: String) -> Double? {
    log.add(
      .error, "not-a-number", row: table.rows[row],
      fr: "\(word) devrait être un nombre : « \(found.prefix(40)) ».",
      en: "\(word) should be a number: '\(found.prefix(40))'.",
      remedy: Message(
        fr: "Écrivez un nombre (m², €/m²) ou une grandeur avec son unité, par exemple « 1,5 ha ».",
        en: "Write a number (m², €/m²) or a quantity with its unit, for instance '1.5 ha'."))
    return nil
  }

  /// A day: `2028-01-31`, or `31/01/2028` as French offices write it.
  func date(_ word: String, _ row: Int) -> CalendarDate? {
    guard let text = value(word, row).label, !MissingValue.isMissing(text) else { return nil }
    if let date = SiteWords.date(text.trimmed) { return date }
    log.add(
      .error, "bad-date", row: table.rows[row],
      fr: "\(word) n'est pas une date : « \(text.prefix(40)) ».",
      en: "\(word) is no date: '\(text.prefix(40))'.",
      remedy: Message(fr: "Écrivez AAAA-MM-JJ.", en: "Write YYYY-MM-DD."))
    return nil
  }

  static func date(_ text: String) -> CalendarDate? {
    let day = text.split(separator: " ").first.map(String.init) ?? text
    if let date = CalendarDate(day) { return date }
    let parts = day.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].count == 4, let day = Int(parts[0]),
      let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// A share in [0, 1]: a number, `80 %`, true or false, oui or non.
  func share(_ word: String, _ row: Int) -> Double? {
    let found = value(word, row)
    var number: Double?
    switch found {
    case .missing: return nil
    case .boolean(let value): number = value ? 1 : 0
    case .number(let value): number = value
    case .text(let text):
      if MissingValue.isMissing(text) { return nil }
      switch text.trimmed.lowercased() {
      case "oui", "vrai", "true", "yes": number = 1
      case "non", "faux", "false", "no": number = 0
      default:
        let quantity = try? Quantity(parsing: text)
        if quantity?.dimension == .number || quantity?.dimension == .share {
          number = quantity?.value
        }
      }
    }
    if let number, (0...1).contains(number) { return number }
    log.add(
      .error, "not-a-share", row: table.rows[row],
      fr: "\(word) devrait être une part entre 0 et 1 : « \(found.label ?? "") ».",
      en: "\(word) should be a share between 0 and 1: '\(found.label ?? "")'.",
      remedy: Message(
        fr: "Écrivez 0.8, « 80 % », oui ou non.", en: "Write 0.8, '80 %', oui or non."))
    return nil
  }
}

/// What French registers write where there is nothing.
enum MissingValue {
  static func isMissing(_ text: String) -> Bool {
    switch text.trimmed {
    case "", "NA", "NaN", "N/A", "NULL", "null": true
    default: false
    }
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmed: String {
    guard let first = first, let last = last else { return self }
    if !first.isWhitespace, !last.isWhitespace { return self }
    var text = self[...].drop(while: \.isWhitespace)
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
