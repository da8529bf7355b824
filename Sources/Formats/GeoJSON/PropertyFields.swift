/// The columns of a GeoJSON file, in the order in which its features bring them.
struct PropertyFields {
  /// As many columns as SQLite, and so a GeoPackage, holds. Without a limit, features that each bring keys
  /// of their own make rows that grow with the square of the file.
  static let limit = 2_000

  private(set) var names: [String] = []
  private var keys: [[UInt8]] = []
  private var numbers: [String: Int] = [:]

  /// The column of a key, a new one where it was not met before.
  ///
  /// - Parameter expected: Where the key most likely is: features mostly repeat their members in order,
  ///   so that one comparison of bytes finds it.
  mutating func column(
    of key: StringSpan, in scanner: JSONScanner, expected: Int
  ) throws -> Int {
    if expected < keys.count, !key.hasEscapes, isKey(expected, key, scanner) { return expected }
    let name = try scanner.text(key)
    if let known = numbers[name] { return known }
    guard names.count < PropertyFields.limit else {
      throw GeoJSONFault(offset: key.start, reason: .tooManyColumns)
    }
    names.append(name)
    // A key with escapes is never found by its bytes; an empty one might, and is then rightly so.
    keys.append(Array(name.utf8))
    numbers[name] = names.count - 1
    return names.count - 1
  }

  private func isKey(_ column: Int, _ key: StringSpan, _ scanner: JSONScanner) -> Bool {
    let bytes = keys[column]
    guard bytes.count == key.end - key.start else { return false }
    for index in bytes.indices where bytes[index] != scanner.base[key.start + index] {
      return false
    }
    return true
  }
}
