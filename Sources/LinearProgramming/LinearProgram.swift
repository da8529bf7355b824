/// A mixed-integer linear program with named columns and rows: optimise c·x + offset where l ≤ A·x ≤ u.
///
/// A value: built step by step, compared, printed and checked without a solver. Columns and rows are
/// known by their position; their names are for people and for explanations.
public struct LinearProgram: Hashable, Sendable {
  public enum Sense: Hashable, Sendable {
    case minimize
    case maximize
  }

  public struct Column: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      case continuous
      /// 0 or 1, whatever the bounds beyond them.
      case binary
      case integer
    }

    public var name: String
    public var lower: Double
    /// `Double.infinity` where there is none.
    public var upper: Double
    public var kind: Kind
    /// Coefficient in the objective.
    public var objective: Double
  }

  public struct Row: Hashable, Sendable {
    public var name: String
    /// `-Double.infinity` where there is none.
    public var lower: Double
    /// `Double.infinity` where there is none.
    public var upper: Double
  }

  /// One coefficient of a row.
  public struct Term: Hashable, Sendable {
    public var column: Int
    public var coefficient: Double

    public init(_ coefficient: Double, _ column: Int) {
      self.column = column
      self.coefficient = coefficient
    }
  }

  public var sense: Sense
  /// Constant part of the objective.
  public var offset: Double
  public private(set) var columns: [Column] = []
  public private(set) var rows: [Row] = []
  /// Terms of all rows one after the other; those of row i are at `starts[i]..<starts[i + 1]`.
  private(set) var terms: [Term] = []
  private(set) var starts: [Int] = [0]

  public init(_ sense: Sense, offset: Double = 0) {
    self.sense = sense
    self.offset = offset
  }

  /// Adds a column and returns its position. A binary column lies within 0...1 even if `bounds` are wider.
  @discardableResult
  public mutating func addColumn(
    _ name: String, lower: Double = 0, upper: Double = .infinity,
    kind: Column.Kind = .continuous, objective: Double = 0
  ) -> Int {
    let isBinary = kind == .binary
    columns.append(
      Column(
        name: name, lower: isBinary && lower < 0 ? 0 : lower,
        upper: isBinary && upper > 1 ? 1 : upper, kind: kind, objective: objective))
    return columns.count - 1
  }

  /// Adds a row and returns its position. Terms of one column are added up; zero terms are dropped.
  ///
  /// - Precondition: Every term names a column that was added before.
  @discardableResult
  public mutating func addRow(
    _ name: String, _ terms: [Term], lower: Double = -.infinity, upper: Double = .infinity
  ) -> Int {
    var merged = terms.sorted { $0.column < $1.column }
    var kept = 0
    for term in merged {
      precondition(columns.indices.contains(term.column), "row '\(name)' names no such column")
      if kept > 0, merged[kept - 1].column == term.column {
        merged[kept - 1].coefficient += term.coefficient
      } else {
        merged[kept] = term
        kept += 1
      }
    }
    self.terms.append(contentsOf: merged[..<kept].filter { $0.coefficient != 0 })
    starts.append(self.terms.count)
    rows.append(Row(name: name, lower: lower, upper: upper))
    return rows.count - 1
  }

  /// The terms of a row, by ascending column.
  public func terms(ofRow row: Int) -> ArraySlice<Term> { terms[starts[row]..<starts[row + 1]] }

  public mutating func setObjective(ofColumn column: Int, to coefficient: Double) {
    columns[column].objective = coefficient
  }

  public mutating func setBounds(ofColumn column: Int, lower: Double, upper: Double) {
    columns[column].lower = lower
    columns[column].upper = upper
  }

  public mutating func setBounds(ofRow row: Int, lower: Double, upper: Double) {
    rows[row].lower = lower
    rows[row].upper = upper
  }

  /// Whether a column must take whole values.
  public var hasIntegers: Bool { columns.contains { $0.kind != .continuous } }

  /// The same program without the demand for whole values.
  public func relaxed() -> LinearProgram {
    var result = self
    for column in result.columns.indices { result.columns[column].kind = .continuous }
    return result
  }

  /// The value of the objective.
  public func objective(of values: [Double]) -> Double {
    zip(columns, values).reduce(offset) { $0 + $1.0.objective * $1.1 }
  }

  /// By how much values break the worst of all bounds, rows and demands for whole values; 0 where none is broken.
  public func violation(of values: [Double]) -> Double {
    var worst = 0.0
    for (column, value) in zip(columns, values) {
      worst = max(worst, column.lower - value, value - column.upper)
      if column.kind != .continuous { worst = max(worst, abs(value - value.rounded())) }
    }
    for row in rows.indices {
      let activity = terms(ofRow: row).reduce(0) { $0 + $1.coefficient * values[$1.column] }
      worst = max(worst, rows[row].lower - activity, activity - rows[row].upper)
    }
    return worst
  }
}
