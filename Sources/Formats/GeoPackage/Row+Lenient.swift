internal import GRDB

// GRDB traps where a value is not of the type asked for; a stranger's file may hold anything anywhere.
extension Row {
  /// The text of a column; a number as it is written; nil for NULL, bytes and a column that is not there.
  func text(_ column: String) -> String? {
    switch (self[column] as DatabaseValue?)?.storage {
    case .string(let text): text
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .null, .blob, nil: nil
    }
  }

  /// The whole number of a column, also of a text that is one; nil otherwise.
  func integer(_ column: String) -> Int? {
    switch (self[column] as DatabaseValue?)?.storage {
    case .int64(let number): Int(number)
    case .double(let number): Int(exactly: number)
    case .string(let text): Int(text)
    case .null, .blob, nil: nil
    }
  }
}
