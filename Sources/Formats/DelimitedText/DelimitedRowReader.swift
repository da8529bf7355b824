internal import Land
internal import PlanarGeometry

/// Turns the values of a row into a feature.
struct DelimitedRowReader {
  let header: [String]
  let columns: DelimitedColumns
  let geometry: DelimitedGeometry
  /// The columns that are given out: all but those with geometry text.
  let kept: [Int]

  /// What the geometry texts say of their coordinate system.
  private(set) var crs: DeclaredCRS?
  private var geometries = GeoJSONGeometryScanner()
  private var number = 0

  init(header: [String], columns: DelimitedColumns, geometry: DelimitedGeometry) {
    self.header = header
    self.columns = columns
    self.geometry = geometry
    if case .text(let used) = geometry {
      kept = header.indices.filter { !used.contains($0) }
    } else {
      kept = Array(header.indices)
    }
  }

  mutating func row(_ values: [String], line: Int, log: inout DelimitedLog) -> FeatureRow {
    number += 1
    let shape = figure(values, line: line, log: &log)
    return FeatureRow(
      number: number, id: nil, geometry: shape,
      values: kept.map { columns.value(values[$0], column: $0) })
  }

  private mutating func figure(
    _ values: [String], line: Int, log: inout DelimitedLog
  ) -> Geometry? {
    switch geometry {
    case .none: return nil
    case .xy(let x, let y):
      if DelimitedColumns.isMissing(values[x]), DelimitedColumns.isMissing(values[y]) { return nil }
      var position = [0.0, 0.0]
      for (axis, column) in [x, y].enumerated() {
        guard let value = DelimitedRowReader.coordinate(values[column]) else {
          log.report(
            .notACoordinate(values[column], column: header[column]), line: line,
            feature: "#\(number)")
          return nil
        }
        position[axis] = value
      }
      return .point(x: position[0], y: position[1])
    case .text(let candidates):
      let column = candidates.first { !DelimitedColumns.isMissing(values[$0]) }
      return column.flatMap { text(values[$0], column: $0, line: line, log: &log) }
    }
  }

  private mutating func text(
    _ text: String, column: Int, line: Int, log: inout DelimitedLog
  ) -> Geometry? {
    let feature = "#\(number)"
    do {
      let read = try DelimitedGeometryText.read(text, scanner: &geometries)
      if geometries.assembly.closedRings > 0 {
        geometries.assembly.closedRings = 0
        log.report(.ringsClosed, line: line, feature: feature)
      }
      // GeoJSON text is in WGS 84 unless it says otherwise; well-known text says nothing.
      let declared: DeclaredCRS? =
        read.epsg.map { .code("EPSG:\($0)") }
        ?? (text.drop { $0 == " " }.hasPrefix("{") ? .geoJSONDefault : nil)
      if let declared {
        if let crs, crs != declared {
          log.report(
            .mixedCRS(read.epsg.map { "EPSG:\($0)" } ?? "WGS 84"), line: line, feature: feature)
        }
        crs = declared
      }
      return read.geometry
    } catch {
      geometries.assembly.closedRings = 0
      log.report(
        .invalidGeometry(DelimitedRowReader.reason(error), column: header[column]), line: line,
        feature: feature)
      return nil
    }
  }

  private static func coordinate(_ text: String) -> Double? {
    let trimmed = DelimitedTable.trimmed(text)
    if let value = DelimitedNumber.value(trimmed) { return value }
    // Padded on the left: 02.35.
    let point = trimmed.contains(",") && !trimmed.contains(".")
    guard let value = Double(point ? trimmed.replacing(",", with: ".") : trimmed), value.isFinite
    else { return nil }
    return value
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case let error as TopologyError: error.reason
    case let fault as JSONFault: fault.reason.said(featuresRead: 0).code
    case let fault as GeoJSONFault: fault.reason.said.code
    default: "\(error)"
    }
  }
}
