internal import Foundation
internal import GRDB
internal import Land
internal import PlanarGeometry

/// Reads the rows of one table and keeps account of what had to be left out.
struct GeoPackageRows: RowAccount {
  /// More unreadable geometries than this are counted, not listed.
  private static let listedFaults = 20

  private let columns: GeoPackageColumns
  private let problems: GeoPackageProblems

  private var faults: [Problem] = []
  private var unlistedFaults = 0
  private var withHeights = 0
  private var withMeasures = 0
  private var blobValues = 0
  private var infiniteValues = 0

  init(_ columns: GeoPackageColumns, _ problems: GeoPackageProblems) {
    self.columns = columns
    self.problems = problems
  }

  /// - Throws: `Problems` when geometries were unreadable; `DatabaseError`; what `body` throws.
  mutating func read(_ database: Database, _ body: (FeatureRow) throws -> Void) throws {
    let statement = try database.makeStatement(sql: columns.query)
    var number = 0
    var isAtEnd = false
    while !isAtEnd {
      var raw = GeoPackageRawRows()
      while raw.count < 512, !isAtEnd {
        isAtEnd = try !raw.append(from: statement, columns, number: number + 1)
        number += isAtEnd ? 0 : 1
      }
      try decode(raw, body)
    }
    try throwFaults()
  }

  /// Makes features of rows as they lie in the table.
  mutating func decode(_ raw: GeoPackageRawRows, _ body: (FeatureRow) throws -> Void) throws {
    let reader = WKBReader()
    for row in 0..<raw.count {
      var feature = FeatureRow(
        number: raw.numbers[row], id: raw.ids[row], geometry: nil, values: [])
      if columns.hasGeometry {
        do {
          feature.geometry = try geometry(of: row, in: raw, reader)
        } catch let fault as GeoPackageBlob.Fault {
          refuse(feature, fr: fault.fr, en: fault.en)
          continue
        } catch let error as TopologyError {
          refuse(
            feature, fr: "géométrie illisible : \(error.reason).",
            en: "unreadable geometry: \(error.reason).")
          continue
        }
      }
      feature.values = raw.values(ofRow: row)
      try body(feature)
    }
    blobValues += raw.blobValues
    infiniteValues += raw.infiniteValues
  }

  /// Adds up what several tasks have decoded.
  mutating func merge(_ other: GeoPackageRows) {
    for fault in other.faults {
      if faults.count < Self.listedFaults { faults.append(fault) } else { unlistedFaults += 1 }
    }
    unlistedFaults += other.unlistedFaults
    withHeights += other.withHeights
    withMeasures += other.withMeasures
    blobValues += other.blobValues
    infiniteValues += other.infiniteValues
  }

  /// - Throws: `Problems` when geometries were unreadable.
  func throwFaults() throws {
    if !faults.isEmpty { throw Problems(faults + unlisted) }
  }

  private mutating func geometry(
    of row: Int, in raw: GeoPackageRawRows, _ reader: borrowing WKBReader
  ) throws -> Geometry? {
    var header: GeoPackageBlob?
    let geometry: Geometry? = try raw.withBlob(row) { bytes in
      guard let bytes else { return nil }
      let blob = try GeoPackageBlob(bytes)
      header = blob
      if blob.isEmpty { return nil }
      return try reader.read(UnsafeRawBufferPointer(rebasing: bytes[blob.bodyOffset...]))
    }
    guard let geometry, let header, !geometry.isEmpty else { return nil }
    if header.hasM { withMeasures += 1 }
    guard header.hasZ || geometry.hasZ else { return geometry }
    withHeights += 1
    return try geometry.flattened2D()
  }

  private mutating func refuse(_ feature: FeatureRow, fr: String, en: String) {
    if faults.count < Self.listedFaults {
      faults.append(problems.error("unreadable-geometry", feature: feature.label, fr: fr, en: en))
    } else {
      unlistedFaults += 1
    }
  }

  private var unlisted: [Problem] {
    unlistedFaults == 0
      ? []
      : [
        problems.error(
          "unreadable-geometry",
          fr: "et \(unlistedFaults) autre(s) géométrie(s) illisible(s).",
          en: "and \(unlistedFaults) more unreadable geometries.")
      ]
  }

  /// What was dropped, one notice for each kind.
  var notices: [Problem] {
    var notices: [Problem] = []
    if withHeights > 0 {
      notices.append(
        problems.notice(
          "heights-dropped", fr: "altitudes (Z) ignorées dans \(withHeights) géométrie(s).",
          en: "heights (Z) dropped from \(withHeights) geometries."))
    }
    if withMeasures > 0 {
      notices.append(
        problems.notice(
          "measures-dropped", fr: "mesures (M) ignorées dans \(withMeasures) géométrie(s).",
          en: "measures (M) dropped from \(withMeasures) geometries."))
    }
    if !columns.skipped.isEmpty {
      let names = columns.skipped.joined(separator: ", ")
      notices.append(
        problems.notice(
          "columns-skipped", fr: "colonnes binaires ignorées : \(names).",
          en: "columns of bytes skipped: \(names)."))
    }
    if blobValues > 0 {
      notices.append(
        problems.notice(
          "values-skipped", fr: "\(blobValues) valeur(s) binaire(s) ignorée(s).",
          en: "\(blobValues) values of bytes skipped."))
    }
    if infiniteValues > 0 {
      notices.append(
        problems.notice(
          "values-skipped", fr: "\(infiniteValues) valeur(s) infinie(s) ignorée(s).",
          en: "\(infiniteValues) infinite values skipped."))
    }
    return notices
  }
}
