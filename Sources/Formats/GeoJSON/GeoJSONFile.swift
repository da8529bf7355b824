internal import Land

/// Opens a file that should hold GeoJSON, and says what it is when it is something else.
struct GeoJSONFile {
  let bytes: FileBytes
  var parser: GeoJSONParser

  private let path: String

  init(path: String) throws {
    self.path = path
    bytes = try FileBytes(path: path)
    parser = GeoJSONParser(
      scanner: JSONScanner(base: bytes.base, count: bytes.count), file: path)
    if let said = otherFormat {
      throw Problems([
        Problem(
          .error, said.code, at: Problem.Place(file: path), fr: said.message.fr,
          en: said.message.en, remedy: said.remedy)
      ])
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      parser.scanner.offset = 3
      parser.log.report(.byteOrderMark, at: 0)
    }
    parser.scanner.skipSpace()
  }

  /// Runs `scan` and turns faults into problems.
  mutating func scan(
    _ scan: (inout GeoJSONParser) throws -> Void
  ) throws -> FeatureTable {
    // The parser holds an address inside them, which does not keep them alive.
    defer { withExtendedLifetime(bytes) {} }
    do {
      try scan(&parser)
    } catch let fault as JSONFault {
      parser.log.report(fault)
    } catch let fault as GeoJSONFault where fault.offset >= bytes.count {
      parser.log.report(JSONFault(offset: bytes.count, reason: .truncated))
    } catch let fault as GeoJSONFault {
      parser.log.report(fault)
    }
    var crs: DeclaredCRS? = .geoJSONDefault
    switch parser.crs {
    case .code(let code): crs = .code(code)
    case .unknown:
      crs = nil
      parser.log.report(.crsUnknown, at: 0)
    case .unreadable:
      crs = nil
      parser.log.report(.crsUnreadable, at: 0)
    case nil: break
    }
    try parser.log.throwErrors()
    return FeatureTable(
      name: FilePath.stem(path), fields: parser.fields, crs: crs, problems: parser.log.problems)
  }

  /// What the first bytes say the file is, where it cannot be GeoJSON.
  private var otherFormat: Said? {
    if bytes.count == 0 {
      return Said("empty-file", fr: "Ce fichier est vide.", en: "This file is empty.")
    }
    if bytes.starts(with: [0x1F, 0x8B]) {
      return Said(
        "gzip-file", fr: "Ce fichier est compressé (gzip).", en: "This file is compressed (gzip).",
        remedy: Message(fr: "Décompressez-le : gunzip.", en: "Decompress it: gunzip."))
    }
    if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) {
      return Said(
        "zip-file", fr: "Ce fichier est une archive ZIP.", en: "This file is a ZIP archive.",
        remedy: Message(fr: "Décompressez-le : unzip.", en: "Unpack it: unzip."))
    }
    if bytes.starts(with: Array("SQLite format 3".utf8)) {
      return Said(
        "geopackage-file", fr: "Ce fichier est un GeoPackage (SQLite), pas du GeoJSON.",
        en: "This file is a GeoPackage (SQLite), not GeoJSON.",
        remedy: Message(
          fr: "Donnez-lui l'extension .gpkg.", en: "Name it with the extension .gpkg."))
    }
    let isUTF16 =
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.starts(with: [0x7B, 0]) || bytes.starts(with: [0, 0x7B])
    if isUTF16 {
      return Said(
        "utf-16-file", fr: "Ce fichier est en UTF-16 ; GeoJSON est en UTF-8.",
        en: "This file is UTF-16; GeoJSON is UTF-8.",
        remedy: Message(fr: "Enregistrez-le en UTF-8.", en: "Save it as UTF-8."))
    }
    return nil
  }
}
