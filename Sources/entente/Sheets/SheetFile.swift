import Dossier
import Formats
import Foundation
import Land
import Planning
import Projection

/// A file of site sheets, in the format that its extension names.
struct SheetFile {
  enum Format: String {
    case csv, geojson, gpkg
  }

  let path: String
  let format: Format

  /// Nil where the extension names no format.
  init?(path: String) {
    guard let format = Format(rawValue: URL(filePath: path).pathExtension.lowercased()) else {
      return nil
    }
    self.path = path
    self.format = format
  }

  /// The file while it is written, beside its place: whole or not at all.
  func open(_ sheets: SheetLayer, crs: String, date: CalendarDate) throws -> any SheetOutput {
    switch format {
    case .csv: try SheetText(sheets, path: path)
    case .gpkg: try SheetTable(sheets, crs: crs, date: date, path: path)
    case .geojson: SheetFeatures(sheets, crs: try CoordinateReferenceSystem(crs), path: path)
    }
  }
}

/// Takes sheets, a few at a time and in their order.
protocol SheetOutput: Sendable {
  /// Makes rows of sheets; any task may call it, at any time.
  func encode(_ sites: [Site], _ values: [[AttributeValue]]) -> any Sendable
  /// Adds rows after those already there.
  func append(_ rows: any Sendable) throws
  /// Completes the output and puts it in its place.
  func finish() throws
}
