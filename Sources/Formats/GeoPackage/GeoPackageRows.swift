internal import Foundation
internal import GRDB
internal import Land
internal import PlanarGeometry

/// Reads the rows of one table and keeps account of what had to be left out.
struct GeoPackageRows {
  /// More unreadable geometries than this are counted, not listed.
  private static let listedFaults = 20

  private let columns: GeoPackageColumns
  private let table: GeoPackageTable
  private let problems: GeoPackageProblems
  private let fieldOffset: Int

  private var faults: [Problem] = []
  private var unlistedFaults = 0
  private var withHeights = 0
  private var withMeasures = 0
  private var blobValues = 0
  private var infiniteValues = 0

  init(_ columns: GeoPackageColumns, table: GeoPackageTable, _ problems: GeoPackageProblems) {
    self.columns = columns
    self.table = table
    self.problems = problems
    fieldOffset = (columns.hasID ? 1 : 0) + (columns.hasGeometry ? 1 : 0)
  }

  /// - Throws: `Problems` when geometries were unreadable; `DatabaseError`; what `body` throws.
  mutating func read(_ database: Database, _ body: (FeatureRow) throws -> Void) throws {
    let reader = WKBReader()
    let cursor = try Row.fetchCursor(database, sql: columns.query)
    var number = 0
    while let row = try cursor.next() {
      number += 1
      let id = columns.hasID ? AttributeValue(row[0] as DatabaseValue).label : nil
      var feature = FeatureRow(number: number, id: id, geometry: nil, values: [])
      if columns.hasGeometry {
        do {
          feature.geometry = try geometry(of: row, reader)
        } catch let fault as GeoPackageBlob.Fault {
          refuse(feature, fr: fault.fr, en: fault.en)
          continue
        } catch let error as TopologyError {
          refuse(
            feature, fr: "géométrie illisible : \(error.reason).",
            en: "unreadable geometry: \(error.reason).")
          continue
        } catch is RowDecodingError {
          refuse(
            feature, fr: "la valeur n'est pas une géométrie.", en: "the value is no geometry.")
          continue
        }
      }
      feature.values.reserveCapacity(columns.fields.count)
      for (index, field) in columns.fields.enumerated() {
        feature.values.append(value(row[fieldOffset + index], of: field))
      }
      try body(feature)
    }
    if !faults.isEmpty { throw Problems(faults + unlisted) }
  }

  private mutating func geometry(of row: Row, _ reader: borrowing WKBReader) throws -> Geometry? {
    let index = columns.hasID ? 1 : 0
    var header: GeoPackageBlob?
    let geometry: Geometry? = try row.withUnsafeData(atIndex: index) { data in
      guard let data else { return nil }
      return try data.withUnsafeBytes { bytes in
        let blob = try GeoPackageBlob(bytes)
        header = blob
        if blob.isEmpty { return nil }
        return try reader.read(UnsafeRawBufferPointer(rebasing: bytes[blob.bodyOffset...]))
      }
    }
    guard let geometry, let header, !geometry.isEmpty else { return nil }
    if header.hasM { withMeasures += 1 }
    guard header.hasZ || geometry.hasZ else { return geometry }
    withHeights += 1
    return try geometry.flattened2D()
  }

  private mutating func value(_ value: DatabaseValue, of field: GeoPackageColumns.Field)
    -> AttributeValue
  {
    switch value.storage {
    case .blob:
      blobValues += 1
      return .missing
    case .double(let number) where !number.isFinite:
      infiniteValues += 1
      return .missing
    case .int64(let number) where field.isBoolean && (number == 0 || number == 1):
      return .boolean(number == 1)
    default:
      return AttributeValue(value)
    }
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

extension AttributeValue {
  /// Integers that a `Double` cannot hold become text, so that no digit of an identifier is lost.
  fileprivate init(_ value: DatabaseValue) {
    switch value.storage {
    case .null, .blob: self = .missing
    case .int64(let number):
      self =
        number.magnitude <= 1 << 53 ? .number(Double(number)) : .text(String(number))
    case .double(let number): self = .number(number)
    case .string(let text): self = .text(text)
    }
  }
}
