internal import Land

/// A delimited text whose columns are looked up by their names.
final class ColumnTable {
  /// One row while it is read.
  struct Row {
    let table: ColumnTable
    let number: Int
    let values: [AttributeValue]

    func fault(_ fault: HubTableFault, named id: Int? = nil) -> Problem {
      let name = id.flatMap { text($0) } ?? "#\(number)"
      return fault.problem(file: table.path, feature: name)
    }

    func text(_ column: Int) -> String? {
      guard column < values.count else { return nil }
      // 12 and 12.0 name the same thing in two tables.
      guard let label = values[column].label.map(DelimitedTable.trimmed), !label.isEmpty else {
        return nil
      }
      return label
    }

    func id(_ column: Int) throws(Problem) -> String {
      guard let text = text(column) else { throw fault(.noId) }
      return text
    }

    func optionalNumber(_ column: Int) throws(Problem) -> Double? {
      guard column < values.count else { return nil }
      switch values[column] {
      case .number(let number): return number
      case .missing: return nil
      default:
        let text = text(column) ?? ""
        guard let number = DelimitedNumber.value(text) else {
          throw fault(.notANumber(column: table.fields[column], text: text))
        }
        return number
      }
    }

    func number(_ column: Int) throws(Problem) -> Double {
      guard let number = try optionalNumber(column) else {
        throw fault(.notANumber(column: table.fields[column], text: ""))
      }
      return number
    }

    func truth(_ column: Int) throws(Problem) -> Bool {
      guard let text = text(column)?.lowercased() else { return false }
      switch text {
      case "1", "true", "yes", "oui", "vrai", "x": return true
      case "0", "false", "no", "non", "faux": return false
      default: throw fault(.notATruth(column: table.fields[column], text: text))
      }
    }

    func place(_ columns: (x: Int, y: Int)?) throws(Problem) -> HubTables.Place? {
      guard let columns else { return nil }
      return HubTables.Place(x: try number(columns.x), y: try number(columns.y))
    }
  }

  let path: String
  let fields: [String]
  private let features: [FeatureRow]
  private var log = ProblemLog()

  private init(_ path: String) throws {
    self.path = path
    var features: [FeatureRow] = []
    let table = try DelimitedTextReader.read(
      path: path, options: DelimitedTextOptions(geometry: .none)
    ) { features.append($0) }
    self.features = features
    fields = table.fields
    for problem in table.problems { log.add(problem) }
  }

  /// - Throws: `Problems`, with every row that is wrong.
  static func read<Row: Hashable & Sendable>(
    _ path: String, _ body: (ColumnTable) throws -> [Row]
  ) throws -> HubTables.Table<Row> {
    let table = try ColumnTable(path)
    do {
      let rows = try body(table)
      if rows.isEmpty, !table.log.hasErrors {
        table.log.add(HubTableFault.noRows.problem(file: path, feature: nil))
      }
      try table.log.throwErrors()
      return HubTables.Table(
        rows: rows, problems: table.log.problems, isGeographic: table.isGeographic)
    } catch let problem as Problem {
      throw Problems(table.log.problems + [problem])
    }
  }

  func optional(_ column: HubColumn) -> Int? {
    let present = fields.map { $0.lowercased() }
    return column.names.lazy.compactMap { present.firstIndex(of: $0) }.first
  }

  func column(_ column: HubColumn) throws(Problem) -> Int {
    if let found = optional(column) { return found }
    let name = column.names[0]
    throw HubTableFault.noColumn(name, near: nearestWord(to: name, among: fields))
      .problem(file: path, feature: nil)
  }

  var place: (x: Int, y: Int)? {
    guard let x = optional(.x), let y = optional(.y) else { return nil }
    return (x, y)
  }

  /// Whether the coordinates are named as degrees.
  private var isGeographic: Bool {
    place.map { fields[$0.x].lowercased() != "x" } ?? false
  }

  func note(_ finding: HubTableFault) {
    log.add(finding.problem(file: path, feature: nil))
  }

  /// All rows; those that are wrong go to the log.
  func rows<Result>(_ body: (Row) throws -> Result) throws -> [Result] {
    var result: [Result] = []
    result.reserveCapacity(features.count)
    for feature in features {
      do {
        result.append(try body(Row(table: self, number: feature.number, values: feature.values)))
      } catch let problem as Problem {
        log.add(problem)
      }
    }
    return result
  }
}
