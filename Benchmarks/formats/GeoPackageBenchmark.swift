import Formats
import Foundation
import Land
import PlanarGeometry
import Projection

/// Writing, and reading with the area of each polygon computed.
enum GeoPackageBenchmark {
  private static let layer = Result { try BenchmarkParcels.layer() }

  static func write(_ path: String) throws -> Int {
    let layer = try layer.get()
    try GeoPackageWriter.write(
      layers: [layer], crs: GeoPackageReferenceSystem(.lambert93),
      lastChange: CalendarDate(dayNumber: 20_454), to: path)
    return layer.rows.count
  }

  static func read(_ path: String) throws -> Int {
    var count = 0
    var area = 0.0
    _ = try GeoPackageReader.read(path: path, table: "parcels") { row in
      count += 1
      area += row.geometry?.area ?? 0
    }
    precondition(area > 0)
    return count
  }
}
