import Crypto
import Foundation
public import Land

/// Measured columns, kept in a folder under the fingerprint of all that their values depend on.
///
/// A name says what a column was made from, so nothing in the folder ever becomes wrong: what changes gets another
/// name, and what nobody asks for any more may be deleted at any time. Files appear whole; several programs may share
/// one folder, and a file that is not what it says is taken for absent.
public struct ColumnCache: Sendable {
  private let folder: String

  /// - Throws: `Problems` with fault `file` where the folder cannot be made.
  public init(folder: String) throws {
    self.folder = folder
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Problems([
        Problem(
          .error, "cache-not-writable", at: Problem.Place(file: folder), fault: .file,
          fr: "le dossier du cache ne peut pas être créé (\(error.localizedDescription)).",
          en: "the folder of the cache cannot be made (\(error.localizedDescription)).",
          remedy: Message(
            fr: "Choisissez un autre dossier, ou --no-cache.",
            en: "Choose another folder, or --no-cache."))
      ])
    }
  }

  /// The name of what depends on some texts, in their order.
  public static func key(_ parts: [String]) -> String {
    var hash = SHA256()
    for part in parts {
      // Lengths between, so that no two lists of parts run together to the same text.
      hash.update(data: Array("\(part.utf8.count):".utf8))
      hash.update(data: Array(part.utf8))
    }
    return hexadecimal(hash.finalize())
  }

  /// The column of a key; nil where it is not there, or not whole.
  public func column(_ key: String) -> CachedColumn? {
    guard let bytes = FileManager.default.contents(atPath: path(key)), bytes.count > 64 else {
      return nil
    }
    let body = bytes.dropFirst(64)
    guard Array(bytes.prefix(64)) == Array(Self.hexadecimal(SHA256.hash(data: body)).utf8) else {
      return nil
    }
    return CachedColumn(Array(body))
  }

  /// Keeps a column. A cache that cannot be written is no reason to fail: the values are there.
  public func keep(_ column: CachedColumn, as key: String) {
    let body = column.bytes
    let checksum = Array(Self.hexadecimal(SHA256.hash(data: body)).utf8)
    try? ReplacedFile.write(checksum + body, to: path(key))
  }

  private func path(_ key: String) -> String { folder + "/" + key + ".column" }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}

/// The values of one column, chunk by chunk of the sites' source.
public struct CachedColumn: Sendable {
  /// The type of the values in one byte; then for each chunk the number of its values, the length of what follows, and
  /// for each value a tag and its content. Little-endian.
  private(set) var bytes: [UInt8]
  /// Where each chunk begins.
  private var starts: [Int] = []

  /// An empty column; `type` is a number of the caller's own.
  public init(type: UInt8) { bytes = [type] }

  public var type: UInt8 { bytes[0] }
  public var chunkCount: Int { starts.count }

  /// Adds a chunk that was encoded before.
  public mutating func append(_ chunk: [UInt8]) {
    starts.append(bytes.count)
    bytes += chunk
  }

  /// The bytes of one chunk.
  public static func encode(_ values: some Collection<AttributeValue>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + 9 * values.count)
    func append(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    append(UInt32(values.count))
    append(UInt32(0))
    for value in values {
      switch value {
      case .missing: bytes.append(0)
      case .number(let number):
        bytes.append(1)
        append(number.bitPattern)
      case .text(let text):
        bytes.append(2)
        append(UInt32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
      case .boolean(let truth): bytes.append(truth ? 4 : 3)
      }
    }
    withUnsafeBytes(of: UInt32(bytes.count - 8).littleEndian) {
      bytes.replaceSubrange(4..<8, with: $0)
    }
    return bytes
  }

  /// The values of a chunk, in the order of its sites.
  public func values(ofChunk chunk: Int) -> [AttributeValue] {
    guard chunk < starts.count else { return [] }
    var offset = starts[chunk]
    func number<Number: FixedWidthInteger>(_ type: Number.Type) -> Number {
      defer { offset += MemoryLayout<Number>.size }
      return Self.number(type, at: offset, in: bytes)
    }
    let count = Int(number(UInt32.self))
    offset += 4
    var values: [AttributeValue] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      switch number(UInt8.self) {
      case 1: values.append(.number(Double(bitPattern: number(UInt64.self))))
      case 2:
        let length = Int(number(UInt32.self))
        values.append(.text(String(decoding: bytes[offset..<offset + length], as: UTF8.self)))
        offset += length
      case 3: values.append(.boolean(false))
      case 4: values.append(.boolean(true))
      default: values.append(.missing)
      }
    }
    return values
  }

  /// The column that ``bytes`` say; nil where lengths do not add up. Whoever calls has checked that they are the bytes
  /// that were written.
  init?(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return nil }
    self.bytes = bytes
    var offset = 1
    while offset < bytes.count {
      guard bytes.count - offset >= 8 else { return nil }
      starts.append(offset)
      offset += 8 + Int(Self.number(UInt32.self, at: offset + 4, in: bytes))
    }
    guard offset == bytes.count else { return nil }
  }

  private static func number<Number: FixedWidthInteger>(
    _ type: Number.Type, at offset: Int, in bytes: [UInt8]
  ) -> Number {
    bytes.withUnsafeBytes {
      Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }
  }
}
