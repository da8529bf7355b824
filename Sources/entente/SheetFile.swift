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

  /// Written beside its place and then moved there: whole or not at all.
  func write(
    _ sheets: SiteSheets, of territory: Territory, crs: String, date: CalendarDate,
    language: Language
  ) throws {
    let working = try CoordinateReferenceSystem(crs)
    let layer = OutputLayer.sites(
      territory.sites, sheets: sheets, suitabilities: [], language: language)
    switch format {
    case .csv:
      try ReplacedFile.write(DataTable.sheets(sheets).csv, to: path)
    case .geojson:
      try ReplacedFile.write(GeoJSONWriter.bytes(of: layer, in: working), to: path)
    case .gpkg:
      try ReplacedFile.replace(path) { temporary in
        try GeoPackageWriter.write(
          layers: [layer], crs: GeoPackageReferenceSystem(working), lastChange: date,
          to: temporary)
      }
    }
  }
}
