/// What an SQLite file says of itself in its first hundred bytes (sqlite.org/fileformat2.html, section 1.3).
struct SQLiteHeader {
  static let length = 100
  private let bytes: [UInt8]

  /// Nil where the bytes do not start like a database.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= Self.length, bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
      return nil
    }
    self.bytes = bytes
  }

  /// Whether changes go to a write-ahead log: file format write or read version 2.
  var isWAL: Bool { bytes[18] == 2 || bytes[19] == 2 }
  /// Which program the file belongs to; 0 where it does not say.
  var applicationID: Int { number(68..<72) }
  /// The version of the program's own format.
  var userVersion: Int { number(60..<64) }

  /// Whether a file of this many bytes lacks its end. SQLite takes the missing end of a last page for zeros: rows
  /// would vanish without a word.
  func isTruncated(size: Int) -> Bool {
    // 1 stands for 65,536.
    let pageSize = number(16..<18) == 1 ? 65_536 : number(16..<18)
    // The count is only valid when it is as old as the last change.
    let pageCount = number(24..<28) == number(92..<96) ? number(28..<32) : 0
    return pageSize < 512 || size % pageSize != 0 || size < pageCount * pageSize
  }

  private func number(_ range: Range<Int>) -> Int {
    bytes[range].reduce(0) { $0 << 8 | Int($1) }
  }
}
