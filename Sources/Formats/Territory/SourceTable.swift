import Land
import PlanarGeometry

/// The rows of one source on their way into the territory.
struct SourceTable {
  /// The columns; words of the scenario file where `fields:` or a profile gave them.
  var fields: [String]
  var rows: [FeatureRow]
  var crs: DeclaredCRS?
  /// The names that columns had in the file, by the name that `fields:` gave them.
  var formerNames: [String: String] = [:]
  /// Words that the scenario's `fields:` gave to a column: no profile overrides them.
  var named: Set<String> = []
  /// Of rows merged from several, the ids of these, by row number.
  var mergedFrom: [Int: [String]] = [:]

  /// The position of a column by its name here, else by its name in the file.
  func position(of field: String) -> Int? {
    if let position = columnPosition(of: field, in: fields) { return position }
    let folded = field.lowercased()
    let renamed = formerNames.first { $0.value == field || $0.value.lowercased() == folded }
    return renamed.flatMap { fields.firstIndex(of: $0.key) }
  }

  /// A value of a row; missing where the row is shorter than the table is wide.
  func value(_ row: Int, _ column: Int) -> AttributeValue {
    let values = rows[row].values
    return column < values.count ? values[column] : .missing
  }

  mutating func set(_ row: Int, _ column: Int, _ value: AttributeValue) {
    let missing = column + 1 - rows[row].values.count
    if missing > 0 {
      rows[row].values.append(contentsOf: repeatElement(.missing, count: missing))
    }
    rows[row].values[column] = value
  }

  /// The position of a column of exactly this name, added where there is none.
  mutating func column(named name: String) -> Int {
    if let position = fields.firstIndex(of: name) { return position }
    fields.append(name)
    return fields.count - 1
  }

  /// The feature ids as a column, where `fid` or `id` names no column of the file.
  mutating func featureIds(named name: String) -> Int? {
    guard ["fid", "id"].contains(name.lowercased()), rows.contains(where: { $0.id != nil }) else {
      return nil
    }
    fields.append(name)
    for row in rows.indices {
      set(row, fields.count - 1, rows[row].id.map(AttributeValue.text) ?? .missing)
    }
    return fields.count - 1
  }

  /// The columns of the file with the names of the scenario's `fields:`.
  ///
  /// - Throws: `Problem` for a column that the file does not have, with the nearest that it has.
  mutating func rename(_ names: [String: String], in source: SourceContext) throws {
    var faults: [Problem] = []
    for (word, column) in names.sorted(by: { $0.key < $1.key }) {
      guard let position = columnPosition(of: column, in: fields) ?? featureIds(named: column)
      else {
        faults.append(source.unknownColumn(column, under: "fields.\(word)", of: fields))
        continue
      }
      if let hidden = fields.firstIndex(of: word), hidden != position {
        // The file's own column of that name would otherwise be found first.
        fields[hidden] = word + "_"
        source.log.add(
          .notice, "column-renamed",
          fr:
            "la colonne « \(word) » du fichier devient « \(word)_ » : la source lui préfère « \(column) ».",
          en: "the file's column '\(word)' becomes '\(word)_': the source prefers '\(column)'.")
      }
      formerNames[word] = fields[position]
      fields[position] = word
      named.insert(word)
    }
    if !faults.isEmpty { throw Problems(faults) }
  }
}
