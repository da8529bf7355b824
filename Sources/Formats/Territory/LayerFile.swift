import Foundation
import Land

/// A file that a source names: where it lies, what is in it, and the reader that understands it.
struct LayerFile {
  enum Format: Equatable {
    case geoJSON
    case geoJSONSequence
    case geoPackage
    case delimitedText
  }

  /// As the scenario names it, without the table.
  let path: String
  /// After `#`; nil for the only one.
  let table: String?
  /// Where it lies.
  let location: String
  let format: Format

  /// Finds the file and tells its format by its first bytes, then by its extension.
  ///
  /// - Throws: `Problem`: missing (with the nearest name that exists), a folder, unreadable, empty, of
  ///   a format that is not read.
  init(_ reference: String, folder: String) throws {
    let files = FileManager.default
    func location(of path: String) -> String {
      path.hasPrefix("/")
        ? path : URL(filePath: folder).appending(path: path).path(percentEncoded: false)
    }
    var path = reference
    var table: String?
    if !files.fileExists(atPath: location(of: reference)),
      let mark = reference.lastIndex(of: "#")
    {
      path = String(reference[..<mark])
      table = String(reference[reference.index(after: mark)...])
    }
    self.path = path
    self.table = table.flatMap { $0.isEmpty ? nil : $0 }
    let place = location(of: path)
    self.location = place

    var isFolder: ObjCBool = false
    guard files.fileExists(atPath: place, isDirectory: &isFolder) else {
      throw LayerFile.missing(path, at: place)
    }
    if isFolder.boolValue {
      throw Problem(
        .error, "file-is-folder", at: .init(file: path), fault: .file,
        fr: "c'est un dossier, pas un fichier.", en: "this is a folder, not a file.",
        remedy: Message(
          fr: "Nommez un fichier GeoJSON, GeoPackage ou CSV.",
          en: "Name a GeoJSON, GeoPackage or CSV file."))
    }
    guard let handle = FileHandle(forReadingAtPath: place),
      let head = try? handle.read(upToCount: 4096)
    else {
      if let size = try? files.attributesOfItem(atPath: place)[.size] as? Int, size == 0 {
        throw LayerFile.empty(path)
      }
      throw Problem(
        .error, "file-unreadable", at: .init(file: path), fault: .file,
        fr: "le fichier ne peut pas être lu.", en: "the file cannot be read.",
        remedy: Message(fr: "Vérifiez les droits d'accès.", en: "Check its permissions."))
    }
    try? handle.close()
    format = try LayerFile.format(of: [UInt8](head), named: path)
    if format != .geoPackage, let table = self.table {
      throw Problem(
        .error, "table-of-no-geopackage", at: .init(file: path),
        fr: "« #\(table) » nomme une table, et ce fichier n'en a pas : ce n'est pas un GeoPackage.",
        en: "'#\(table)' names a table, and this file has none: it is no GeoPackage.")
    }
  }

  private static func missing(_ path: String, at place: String) -> Problem {
    let url = URL(filePath: place)
    let parent = url.deletingLastPathComponent()
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: parent.path(percentEncoded: false)))?
      .sorted()
    let remedy: Message
    if let names {
      if let nearest = nearestWord(to: url.lastPathComponent, among: names) {
        remedy = Message(
          fr: "Le dossier contient « \(nearest) ».", en: "The folder holds '\(nearest)'.")
      } else {
        remedy = Message(
          fr: "Les chemins sont relatifs au fichier scénario.",
          en: "Paths are relative to the scenario file.")
      }
    } else {
      remedy = Message(
        fr: "Le dossier « \(parent.lastPathComponent) » n'existe pas non plus.",
        en: "The folder '\(parent.lastPathComponent)' does not exist either.")
    }
    return Problem(
      .error, "file-missing", at: .init(file: path), fault: .file,
      fr: "le fichier n'existe pas.", en: "the file does not exist.", remedy: remedy)
  }

  private static func empty(_ path: String) -> Problem {
    Problem(
      .error, "file-empty", at: .init(file: path), fr: "le fichier est vide.",
      en: "the file is empty.")
  }

  /// The format of a file by its first bytes, then by its name.
  static func format(of head: [UInt8], named path: String) throws -> Format {
    if head.isEmpty { throw empty(path) }
    if head.starts(with: Array("SQLite format 3".utf8)) { return .geoPackage }
    if let foreign = foreignFormats.first(where: { head.starts(with: $0.magic) }) {
      throw Problem(
        .error, "format-not-read", at: .init(file: path),
        fr: "\(foreign.name.fr) n'est pas lu.", en: "\(foreign.name.en) is not read.",
        remedy: foreign.remedy)
    }
    let suffix = (path.split(separator: "/").last ?? "").split(separator: ".").last ?? ""
    let ending = suffix.lowercased()
    var text = head[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    text = text.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard let first = text.first else {
      if head.count < 4096 { throw empty(path) }
      throw unknown(path)
    }
    if first == 0x1E { return .geoJSONSequence }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      return ["geojsonl", "geojsons", "geojsonseq", "ndjson", "jsonl", "ndgeojson"].contains(ending)
        ? .geoJSONSequence : .geoJSON
    }
    let isUTF16 = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    if head.contains(0), !isUTF16 { throw unknown(path) }
    if ["csv", "tsv", "txt"].contains(ending) { return .delimitedText }
    if ["geojson", "json"].contains(ending) { return .geoJSON }
    if ending == "gpkg" { return .geoPackage }
    let line = text.prefix { $0 != 0x0A }
    if first != UInt8(ascii: "<"),
      line.contains(where: { [UInt8(ascii: ";"), UInt8(ascii: ","), 0x09].contains($0) })
    {
      return .delimitedText
    }
    throw unknown(path)
  }

  private static func unknown(_ path: String) -> Problem {
    Problem(
      .error, "format-unknown", at: .init(file: path),
      fr: "ni GeoJSON, ni GeoPackage, ni CSV : le contenu n'est pas reconnu.",
      en: "neither GeoJSON, GeoPackage nor CSV: the content is not recognised.",
      remedy: convert)
  }

  private static let convert = Message(
    fr: "Convertissez-le : « ogr2ogr couche.gpkg FICHIER ».",
    en: "Convert it: 'ogr2ogr layer.gpkg FILE'.")
  private static let unpack = Message(
    fr: "Décompressez-le d'abord.", en: "Unpack it first.")

  private static let foreignFormats: [(magic: [UInt8], name: Message, remedy: Message)] = [
    ([0x1F, 0x8B], Message(fr: "Un fichier gzip", en: "A gzip file"), unpack),
    (
      [0x50, 0x4B, 0x03, 0x04],
      Message(
        fr: "Un fichier zip (ou tableur xlsx, ods)", en: "A zip file (or spreadsheet: xlsx, ods)"),
      Message(
        fr: "Décompressez-le, ou enregistrez le tableur en CSV.",
        en: "Unpack it, or save the spreadsheet as CSV.")
    ),
    ([0x00, 0x00, 0x27, 0x0A], Message(fr: "Un shapefile", en: "A shapefile"), convert),
    (Array("%PDF".utf8), Message(fr: "Un PDF", en: "A PDF"), convert),
    (
      Array("<?xml".utf8), Message(fr: "Un fichier XML (GML, KML…)", en: "An XML file (GML, KML…)"),
      convert
    ),
  ]
}
