internal import Land

extension HubTables {
  /// Distances between demand points and candidates: three columns `demand`, `candidate`, `distance`, or
  /// a matrix whose first column names the demand points and whose header names the candidates.
  ///
  /// Empty cells are pairs that cannot be served.
  ///
  /// - Throws: `Problems`, with every row that is wrong.
  public static func distances(path: String) throws -> Table<Pair> {
    try ColumnTable.read(path) { table in
      guard let distance = table.optional(.distance), let candidate = table.optional(.candidate),
        let demand = demandColumn(of: table)
      else { return try matrix(table) }
      return try table.rows { row in
        Pair(
          demand: try row.id(demand), candidate: try row.id(candidate),
          distance: try row.distance(distance))
      }
    }
  }

  /// A table that has both a name and a weight for each demand point, as spopt's, names it elsewhere.
  private static func demandColumn(of table: ColumnTable) -> Int? {
    table.fields.firstIndex { $0.lowercased() == "destinationname" }
      ?? table.optional(.demandPoint)
  }

  private static func matrix(_ table: ColumnTable) throws -> [Pair] {
    guard table.fields.count > 1 else {
      throw HubTableFault.noColumn("candidate", near: nil).problem(file: table.path, feature: nil)
    }
    return try table.rows { row in
      let demand = try row.id(0)
      var pairs: [Pair] = []
      for column in 1..<table.fields.count where row.text(column) != nil {
        pairs.append(
          Pair(
            demand: demand, candidate: table.fields[column], distance: try row.distance(column)))
      }
      return pairs
    }.flatMap { $0 }
  }
}

extension ColumnTable.Row {
  fileprivate func distance(_ column: Int) throws(Problem) -> Double {
    let value = try number(column)
    if value < 0 { throw fault(.negative("distance", value), named: 0) }
    return value
  }
}
