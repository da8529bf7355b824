internal import Land

/// A feature collection in GeoJSON, read feature by feature in any order.
///
/// A first pass notes where each feature begins and reads its properties; coordinates are only passed over.
final class GeoJSONArchive: RowArchive {
  private let bytes: FileBytes
  /// After the first pass: knows all fields, so that every task numbers them alike.
  private let parser: GeoJSONParser
  private let index: GeoJSONFeatureIndex
  private let table: FeatureTable

  /// - Parameter idColumn: The position of the ids' column among some fields.
  /// - Returns: Nil where the text is no feature collection.
  /// - Throws: `Problems` for a text that is not well-formed.
  init?(path: String, idColumn: @escaping ([String]) -> Int?) throws {
    var file = try GeoJSONFile(path: path)
    var isCollection = false
    file.parser.index = GeoJSONFeatureIndex(column: idColumn)
    table = try file.scan { parser in
      guard parser.scanner.byte == UInt8(ascii: "{") else { return }
      isCollection = try parser.text { _ in } == .featureCollection
      parser.scanner.skipSpace()
      if !parser.scanner.isAtEnd { throw parser.scanner.fault(.trailing) }
    }
    guard isCollection, let index = file.parser.index else { return nil }
    bytes = file.bytes
    var parser = file.parser
    parser.index = nil
    self.parser = parser
    self.index = index
  }

  var fields: [String] { table.fields }
  var crs: DeclaredCRS? { table.crs }

  func forEachID(inColumn column: Int?, _ body: (Int, String?, AttributeValue) -> Void) {
    for number in index.starts.indices {
      body(number + 1, index.ids[number], index.values[number])
    }
  }

  func rows(_ numbers: ArraySlice<Int32>) -> any PendingRows {
    GeoJSONPendingRows(
      bytes: bytes, parser: parser, places: numbers.map { ($0, index.starts[Int($0) - 1]) })
  }

  func problems(of accounts: [any RowAccount]) -> [Problem] {
    // The first pass has told what it met; the others tell of coordinates.
    table.problems + accounts.flatMap { ($0 as? GeoJSONAccount)?.problems ?? [] }
  }
}

private struct GeoJSONAccount: RowAccount {
  let problems: [Problem]
}

// Sendable: `parser` is copied by each task, and the bytes that it points into are never changed and kept alive by
// `bytes`.
private struct GeoJSONPendingRows: PendingRows, @unchecked Sendable {
  let bytes: FileBytes
  let parser: GeoJSONParser
  let places: [(number: Int32, start: Int)]

  var count: Int { places.count }

  func decode(_ body: (FeatureRow) throws -> Void) throws -> any RowAccount {
    defer { withExtendedLifetime(bytes) {} }
    var parser = parser
    parser.log.forget()
    for place in places {
      try parser.feature(at: place.start, number: Int(place.number), row: body)
    }
    try parser.log.throwErrors()
    return GeoJSONAccount(problems: parser.log.problems)
  }
}
