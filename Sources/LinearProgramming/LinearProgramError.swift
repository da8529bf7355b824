/// A linear program that makes no sense, or a solver that failed.
public enum LinearProgramError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A bound or objective coefficient of this column is not a number, or infinite where it must not be.
  case badColumn(String, what: String, value: String)
  /// A bound or coefficient of this row is not a number, or infinite where it must not be.
  case badRow(String, what: String, value: String)
  /// The constant of the objective is not finite.
  case badOffset(String)
  /// The values given to start from are not one finite number for each column.
  case badStart(String)
  case badOption(String, value: String)
  /// HiGHS refused a call or ended without an answer.
  case solver(call: String, status: String)

  public var description: String {
    switch self {
    case .badColumn(let name, let what, let value):
      "column '\(name)': \(what) is \(value); give a finite number"
    case .badRow(let name, let what, let value):
      "row '\(name)': \(what) is \(value); give a finite number"
    case .badOffset(let value): "the objective's constant is \(value); give a finite number"
    case .badStart(let reason): "values to start from: \(reason)"
    case .badOption(let name, let value): "option \(name) cannot be \(value)"
    case .solver(let call, let status): "HiGHS \(Solver.version): \(call) failed: \(status)"
    }
  }
}

extension LinearProgram {
  /// Refuses numbers that no solver can work with, and says where they are.
  ///
  /// - Throws: ``LinearProgramError`` for the first column or row with such a number.
  public func validate() throws(LinearProgramError) {
    guard offset.isFinite else { throw .badOffset("\(offset)") }
    for column in columns {
      if !column.objective.isFinite {
        throw .badColumn(column.name, what: "objective", value: "\(column.objective)")
      }
      if column.lower.isNaN || column.lower == .infinity {
        throw .badColumn(column.name, what: "lower bound", value: "\(column.lower)")
      }
      if column.upper.isNaN || column.upper == -.infinity {
        throw .badColumn(column.name, what: "upper bound", value: "\(column.upper)")
      }
    }
    for (index, row) in rows.enumerated() {
      if row.lower.isNaN || row.lower == .infinity {
        throw .badRow(row.name, what: "lower bound", value: "\(row.lower)")
      }
      if row.upper.isNaN || row.upper == -.infinity {
        throw .badRow(row.name, what: "upper bound", value: "\(row.upper)")
      }
      for term in terms(ofRow: index) where !term.coefficient.isFinite {
        throw .badRow(
          row.name, what: "coefficient of '\(columns[term.column].name)'",
          value: "\(term.coefficient)")
      }
    }
  }
}
