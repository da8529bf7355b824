import Land

/// A file whose rows can be read in any order: first the id of each, then the rows themselves in the order that the
/// ids ask for. So a source of any size is written sorted by id and never held in memory.
///
/// One task at a time may use it; what ``rows(_:)`` returns may be decoded by any task.
protocol RowArchive: AnyObject {
  var fields: [String] { get }
  var crs: DeclaredCRS? { get }
  /// Calls `body` with the number (from 1), the feature id and the value of a column of each row, in the file's order.
  func forEachID(
    inColumn column: Int?, _ body: (Int, String?, AttributeValue) -> Void
  ) throws
  /// The rows of some numbers, in this order, not decoded yet.
  func rows(_ numbers: ArraySlice<Int32>) throws -> any PendingRows
  /// What was repaired or is doubtful in the whole file.
  func problems(of accounts: [any RowAccount]) throws -> [Problem]
}

/// Rows that were read and not decoded.
protocol PendingRows: Sendable {
  var count: Int { get }
  /// Decodes the rows in their order.
  func decode(_ body: (FeatureRow) throws -> Void) throws -> any RowAccount
}

/// What a format's decoder found out about some rows.
protocol RowAccount: Sendable {}
