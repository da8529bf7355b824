import Dossier
import Formats
import Foundation
import Land
import Projection
import Synchronization

/// Sheets as lines of a CSV file.
final class SheetText: SheetOutput {
  private let sheets: SheetLayer
  private let draft: Mutex<FileDraft>

  init(_ sheets: SheetLayer, path: String) throws {
    self.sheets = sheets
    let draft = try FileDraft(path: path)
    try draft.append(sheets.csvHeader)
    self.draft = Mutex(draft)
  }

  func encode(_ sites: [Site], _ values: [[AttributeValue]]) -> any Sendable {
    sheets.csv(sites, values)
  }

  func append(_ rows: any Sendable) throws {
    guard let bytes = rows as? [UInt8] else { return }
    try draft.withLock { try $0.append(bytes) }
  }

  func finish() throws { try draft.withLock { try $0.finish() } }
}

/// Sheets as CSV in memory, for standard output: nothing is printed before all is well.
final class PrintedSheets: SheetOutput {
  private let sheets: SheetLayer
  private let text: Mutex<[UInt8]>

  init(_ sheets: SheetLayer) {
    self.sheets = sheets
    text = Mutex(sheets.csvHeader)
  }

  func encode(_ sites: [Site], _ values: [[AttributeValue]]) -> any Sendable {
    sheets.csv(sites, values)
  }

  func append(_ rows: any Sendable) {
    guard let bytes = rows as? [UInt8] else { return }
    text.withLock { $0 += bytes }
  }

  func finish() { Console.print(bytes: text.withLock { $0 }) }
}

/// Sheets as rows of a GeoPackage.
final class SheetTable: SheetOutput {
  private let sheets: SheetLayer
  private let encoder: GeoPackageDraft.Encoder
  private let draft: Mutex<GeoPackageDraft>

  init(_ sheets: SheetLayer, crs: String, date: CalendarDate, path: String) throws {
    self.sheets = sheets
    let system = GeoPackageReferenceSystem(try CoordinateReferenceSystem(crs))
    let draft = try GeoPackageDraft(
      layers: [sheets.layer], crs: system, lastChange: date, path: path)
    encoder = draft.encoders[0]
    self.draft = Mutex(draft)
  }

  func encode(_ sites: [Site], _ values: [[AttributeValue]]) -> any Sendable {
    encoder.encode(sheets.rows(sites, values))
  }

  func append(_ rows: any Sendable) throws {
    guard let rows = rows as? GeoPackageDraft.Rows else { return }
    try draft.withLock { try $0.append(rows) }
  }

  func finish() throws { try draft.withLock { try $0.finish() } }
}

/// Sheets as GeoJSON, which says its bounding box first: all rows are held until the last one.
final class SheetFeatures: SheetOutput {
  private let sheets: SheetLayer
  private let crs: CoordinateReferenceSystem
  private let path: String
  private let rows = Mutex<[OutputLayer.Row]>([])

  init(_ sheets: SheetLayer, crs: CoordinateReferenceSystem, path: String) {
    self.sheets = sheets
    self.crs = crs
    self.path = path
  }

  func encode(_ sites: [Site], _ values: [[AttributeValue]]) -> any Sendable {
    sheets.rows(sites, values)
  }

  func append(_ rows: any Sendable) {
    guard let more = rows as? [OutputLayer.Row] else { return }
    self.rows.withLock { $0 += more }
  }

  func finish() throws {
    var layer = sheets.layer
    layer.rows = rows.withLock { $0 }
    try ReplacedFile.write(GeoJSONWriter.bytes(of: layer, in: crs), to: path)
  }
}

/// Sheets as a JSON array on standard output.
final class JSONSheets: SheetOutput {
  private let sheets: SheetLayer
  private let rows = Mutex<[[AttributeValue]]>([])

  init(_ sheets: SheetLayer) { self.sheets = sheets }

  func encode(_ sites: [Site], _ values: [[AttributeValue]]) -> any Sendable {
    sheets.values(sites, values)
  }

  func append(_ rows: any Sendable) {
    guard let more = rows as? [[AttributeValue]] else { return }
    self.rows.withLock { $0 += more }
  }

  func finish() {
    let table = sheets.table(rows: rows.withLock { $0 })
    Console.print(JSONWriter().text(table.json))
  }
}
