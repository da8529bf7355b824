internal import Foundation
internal import GRDB
public import Land

/// A GeoPackage that is filled chunk after chunk under a name of its own, and takes its place once it is complete.
///
/// What is written so far is never visible at the place itself; whoever drops the draft unfinished leaves nothing
/// behind. One task at a time may use it.
public final class GeoPackageDraft {
  /// Rows of one layer with their geometries as bytes; made by any task, at any time before they are appended.
  public struct Rows: Sendable {
    let encoded: GeoPackageEncodedRows
  }

  /// Encodes rows; a value that tasks may share.
  public struct Encoder: Sendable {
    let table: GeoPackageLayerTable
    let system: GeoPackageReferenceSystem

    public func encode(_ rows: [OutputLayer.Row]) -> Rows {
      Rows(encoded: table.encode(rows, system))
    }
  }

  /// In the order of the layers.
  public let encoders: [Encoder]

  private let layers: [OutputLayer]
  private let problems: GeoPackageProblems
  private let timestamp: String
  private let path: String
  private let draft: String
  private var queue: DatabaseQueue?
  private var fillings: [GeoPackageLayerTable.Filling] = []

  /// Makes the file with its empty tables.
  ///
  /// - Parameters:
  ///   - layers: Their rows are not written; they only decide between point and multi-point.
  ///   - crs: The system of every geometry; positions are x then y.
  ///   - lastChange: What `gpkg_contents.last_change` says, at midnight UTC.
  /// - Throws: `Problem` for names that cannot be written, a folder that is missing, read-only or full.
  public init(
    layers: [OutputLayer], crs: GeoPackageReferenceSystem, lastChange: CalendarDate,
    path: String
  ) throws {
    let problems = GeoPackageProblems(path: path)
    let tables = try GeoPackageLayerTable.checked(layers, problems)
    encoders = tables.map { Encoder(table: $0, system: crs) }
    self.layers = layers
    self.problems = problems
    self.path = path
    let timestamp = "\(lastChange)T00:00:00.000Z"
    self.timestamp = timestamp
    draft = path + ".draft-\(ProcessInfo.processInfo.processIdentifier)"
    Self.remove(draft)
    DraftNames.add(draft)
    do {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = true
      // One transaction lasts from here to `finish`.
      configuration.allowsUnsafeTransactions = true
      configuration.prepareDatabase { try GeoPackageSchema.prepare($0) }
      let queue = try DatabaseQueue(path: draft, configuration: configuration)
      self.queue = queue
      fillings = try queue.writeWithoutTransaction { database in
        try database.beginTransaction(.immediate)
        try GeoPackageSchema.create(in: database, for: crs)
        return try zip(tables, GeoPackageLayerTable.uniqueTitles(layers)).map {
          try $0.create(in: database, title: $1, system: crs, timestamp: timestamp)
        }
      }
    } catch {
      discard()
      throw told(error)
    }
  }

  deinit { discard() }

  /// Adds rows to a layer, after those already there.
  ///
  /// - Throws: `Problem` for values that cannot be written, repeated ids, a full disk.
  public func append(_ rows: Rows, toLayer layer: Int = 0) throws {
    guard let queue else { return }
    do {
      try queue.writeWithoutTransaction { _ in
        try encoders[layer].table.insert(rows.encoded, into: &fillings[layer])
      }
    } catch {
      throw told(error)
    }
  }

  /// Completes the file, brings it to the disk and puts it in its place.
  ///
  /// - Throws: `Problem`; nothing is left behind then.
  public func finish() throws {
    guard let queue else { return }
    do {
      try queue.writeWithoutTransaction { database in
        for (encoder, filling) in zip(encoders, fillings) {
          try encoder.table.finish(filling, in: database)
        }
        if layers.contains(where: { $0.style != nil }) {
          try GeoPackageStyles.write(layers, to: database, timestamp: timestamp)
        }
        try database.commit()
      }
      try queue.close()
      self.queue = nil
      try OutputFile.sync(draft)
      try DurableRename.move(draft, to: path)
      DraftNames.remove(draft)
    } catch {
      discard()
      throw told(error)
    }
  }

  private func discard() {
    for filling in fillings { filling.close() }
    fillings = []
    // A failure to close has nobody left to tell; the file goes anyway.
    try? queue?.close()
    queue = nil
    if DraftNames.remove(draft) { Self.remove(draft) }
  }

  private static func remove(_ draft: String) {
    for suffix in ["", "-journal"] {
      try? FileManager.default.removeItem(atPath: draft + suffix)
    }
  }

  private func told(_ error: any Error) -> any Error {
    guard let failure = error as? DatabaseError else { return error }
    switch failure.resultCode {
    case .SQLITE_CONSTRAINT where failure.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE:
      return problems.error(
        "output-duplicate-id",
        fr: "deux lignes d'une couche ont le même identifiant (SQLite : \(failure.message ?? "")).",
        en: "two rows of a layer have the same id (SQLite: \(failure.message ?? "")).")
    case .SQLITE_FULL:
      return OutputFault.system(path, ENOSPC)
    default:
      return problems.sqlite(failure)
    }
  }
}
