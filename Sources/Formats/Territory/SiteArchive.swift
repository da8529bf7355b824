import Land

/// A source of sites whose rows are read in the order of the sites' ids.
///
/// Sendable: the task that opens it hands it over, and from then on only ``SiteStream`` reads it, behind its lock.
final class SiteArchive: @unchecked Sendable {
  let source: SiteSource
  /// The numbers of the rows, by id.
  let order: [Int32]
  let fields: [String]
  let crs: DeclaredCRS?
  private let rows: any RowArchive
  private let location: String

  /// Opens a source.
  ///
  /// - Parameter wanted: The columns that measures read; nil: all are.
  /// - Returns: Nil for a source that has to be read whole: of another format, merged, of a profile that makes ids or
  ///   rows out of others, with ids that are missing or used twice.
  /// - Throws: `Problem`, `Problems`.
  init?(_ source: SiteSource, folder: String, wanted: [String]?) throws {
    guard source.merge == nil,
      source.source.profile == nil || source.source.profile == .etalabCadastre
    else { return nil }
    let columns = SiteColumns(source.source, wanted: wanted)
    let file = try LayerFile(source.source.path, folder: folder)
    let archive: (any RowArchive)? =
      switch file.format {
      case .geoPackage:
        try GeoPackageArchive(path: file.location, table: file.table, wanted: columns.wanted)
      case .geoJSON: try GeoJSONArchive(path: file.location, idColumn: columns.id)
      case .geoJSONSequence, .delimitedText: nil
      }
    guard let archive else { return nil }
    var ids: [(id: String, number: Int32)] = []
    var isComplete = true
    try archive.forEachID(inColumn: columns.id(archive.fields)) { number, feature, value in
      let own = value.label?.trimmed
      if let id = (own?.isEmpty ?? true) ? feature : own, !id.isEmpty {
        ids.append((id, Int32(number)))
      } else {
        isComplete = false
      }
    }
    // By bytes, as text of ASCII letters and digits is sorted everywhere.
    ids.sort { ($0.id, $0.number) < ($1.id, $1.number) }
    for (one, next) in zip(ids, ids.dropFirst()) where one.id == next.id { isComplete = false }
    guard isComplete, !ids.isEmpty else { return nil }
    rows = archive
    location = file.location
    order = ids.map(\.number)
    self.source = source
    fields = archive.fields
    crs = archive.crs
  }

  func rows(_ range: Range<Int>) throws -> any PendingRows { try rows.rows(order[range]) }

  func problems(of accounts: [SiteChunk.Account]) throws -> [Problem] {
    let log = SourceLog(place: Problem.Place(file: source.source.path))
    for problem in try rows.problems(of: accounts.compactMap(\.rows)) {
      log.add(SourceReading.placed(problem, source.source, log.place, location))
    }
    for account in accounts { log.append(account.log) }
    return log.problems
  }
}

/// Which columns of a source are looked at.
struct SiteColumns {
  private let source: Source
  private let names: [String]?

  init(_ source: Source, wanted: [String]?) {
    self.source = source
    // A profile makes columns out of others.
    names = source.profile == nil ? wanted : nil
  }

  /// The column that gives the ids, as ``SiteWords`` and the profile find it.
  func id(_ fields: [String]) -> Int? {
    if let named = source.fields["id"] { return columnPosition(of: named, in: fields) }
    let others = source.profile == .etalabCadastre ? ["idu", "idpar"] : []
    return (["id"] + others).lazy.compactMap { columnPosition(of: $0, in: fields) }.first
  }

  /// The positions that are looked at; nil: all.
  func wanted(_ fields: [String]) -> Set<Int>? {
    guard let names else { return nil }
    let all = SiteWords.all + Array(source.fields.values) + Array(source.filter.keys) + names
    let folded = Set(all.map { $0.lowercased() })
    return Set(fields.indices.filter { folded.contains(fields[$0].lowercased()) })
  }
}

/// Makes sites of rows, by the same steps as the reading of a whole source; a value that tasks share.
struct SitePreparation: Sendable {
  let source: SiteSource
  let key: String?
  let pipeline: SourcePipeline
  let fields: [String]
  let crs: DeclaredCRS?
  let way: SourceWay

  /// - Throws: `Problem` where no coordinate system is known.
  init(_ archive: SiteArchive, key: String, _ pipeline: SourcePipeline) throws {
    source = archive.source
    self.key = key
    self.pipeline = pipeline
    fields = archive.fields
    crs = archive.crs
    let context = SourceContext(
      source.source, purpose: .sites(source.kind), key: key, folder: pipeline.folder)
    way = try SourceWay(crs, to: pipeline.working.crs, context)
  }

  /// What only the whole source can say; where it is so for the whole, nothing is left and the source is read at once.
  private static let saidOfParts: Set = [
    "filter-value-unknown", "within-keeps-nothing", "sites-empty",
  ]

  func sites(of rows: any PendingRows) throws -> (sites: [Site], account: SiteChunk.Account) {
    let context = SourceContext(
      source.source, purpose: .sites(source.kind), key: key, folder: pipeline.folder)
    var table = SourceTable(fields: fields, rows: [], crs: crs)
    table.rows.reserveCapacity(rows.count)
    let account = try rows.decode { table.rows.append($0) }
    try pipeline.prepare(&table, context, by: way)
    let sites = SiteBuilder(source: source, context: context).sites(table)
    if context.log.hasErrors { throw Problems(context.log.problems) }
    return (
      sites.map(\.site),
      SiteChunk.Account(
        rows: account, log: context.log.entries { !Self.saidOfParts.contains($0) })
    )
  }
}
