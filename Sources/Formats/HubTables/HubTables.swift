public import Land

/// The plain tables of a location problem, as researchers and spreadsheets have them: columns by name,
/// in any order, ids as text or numbers.
public enum HubTables {
  public struct Demand: Hashable, Sendable {
    public var id: String
    public var place: Place?
    public var weight: Double
    public var group: String?

    public init(id: String, place: Place? = nil, weight: Double = 1, group: String? = nil) {
      self.id = id
      self.place = place
      self.weight = weight
      self.group = group
    }
  }

  public struct Candidate: Hashable, Sendable {
    public var id: String
    public var place: Place?
    /// Nil for no limit.
    public var capacity: Double?
    /// Opening cost or rent.
    public var cost: Double
    public var isExisting: Bool

    public init(
      id: String, place: Place? = nil, capacity: Double? = nil, cost: Double = 0,
      isExisting: Bool = false
    ) {
      self.id = id
      self.place = place
      self.capacity = capacity
      self.cost = cost
      self.isExisting = isExisting
    }
  }

  public struct Place: Hashable, Sendable {
    public var x: Double
    public var y: Double
  }

  /// One row of a table of edges.
  public struct Edge: Hashable, Sendable {
    public var from: String
    public var to: String
    public var length: Double
  }

  /// One pair of a table of distances.
  public struct Pair: Hashable, Sendable {
    public var demand: String
    public var candidate: String
    public var distance: Double
  }

  /// Two ids that must not go together.
  public struct ForbiddenPair: Hashable, Sendable {
    public var first: String
    public var second: String
  }

  /// What was read, and what is doubtful about it.
  public struct Table<Row: Hashable & Sendable>: Hashable, Sendable {
    public var rows: [Row]
    /// None of severity `error`.
    public var problems: [Problem]
    /// Whether places are longitudes and latitudes in degrees.
    public var isGeographic = false
  }

  /// - Throws: `Problems`, with every row that is wrong.
  public static func demand(path: String) throws -> Table<Demand> {
    try ColumnTable.read(path) { table in
      let id = try table.column(.id)
      let weight = table.optional(.weight)
      if weight == nil { table.note(.noWeights) }
      let group = table.optional(.group)
      let place = table.place
      return try table.rows { row in
        let weight = try weight.map { try row.number($0) } ?? 1
        guard weight > 0 else { throw row.fault(.weightNotPositive(weight), named: id) }
        return Demand(
          id: try row.id(id), place: try row.place(place), weight: weight,
          group: group.flatMap { row.text($0) })
      }
    }
  }

  /// - Throws: `Problems`, with every row that is wrong.
  public static func candidates(path: String) throws -> Table<Candidate> {
    try ColumnTable.read(path) { table in
      let id = try table.column(.id)
      let (capacity, cost) = (table.optional(.capacity), table.optional(.cost))
      let existing = table.optional(.existing)
      let place = table.place
      return try table.rows { row in
        let held = try capacity.flatMap { try row.optionalNumber($0) }
        if let held, held < 0 { throw row.fault(.negative("capacity", held), named: id) }
        let price = try cost.flatMap { try row.optionalNumber($0) } ?? 0
        if price < 0 { throw row.fault(.negative("cost", price), named: id) }
        return Candidate(
          id: try row.id(id), place: try row.place(place), capacity: held, cost: price,
          isExisting: try existing.map { try row.truth($0) } ?? false)
      }
    }
  }

  /// - Throws: `Problems`, with every row that is wrong.
  public static func edges(path: String) throws -> Table<Edge> {
    try ColumnTable.read(path) { table in
      let (from, to) = (try table.column(.from), try table.column(.to))
      let length = try table.column(.length)
      return try table.rows { row in
        let value = try row.number(length)
        if value < 0 { throw row.fault(.negative("length", value), named: from) }
        return Edge(from: try row.id(from), to: try row.id(to), length: value)
      }
    }
  }

  /// Pairs that must not go together, under two columns of ids.
  ///
  /// - Returns: Pairs of a demand point and a candidate where there is a column `demand`, else of two candidates.
  /// - Throws: `Problems`, with every row that is wrong.
  public static func forbidden(path: String) throws -> (
    table: Table<ForbiddenPair>, servesDemand: Bool
  ) {
    var servesDemand = false
    let table = try ColumnTable.read(path) { table in
      let candidate = try table.column(.candidate)
      let demand = table.optional(.demandPoint)
      servesDemand = demand != nil
      let first = demand ?? candidate
      let second = try demand == nil ? table.column(.other) : candidate
      return try table.rows { row in
        ForbiddenPair(first: try row.id(first), second: try row.id(second))
      }
    }
    return (table, servesDemand)
  }
}
