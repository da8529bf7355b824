public import Land
import Synchronization

/// The sites of a territory, chunk after chunk in the order of ``Territory/sites``.
///
/// Asking for a chunk is little more than reading bytes, done by one task at a time; what turns bytes into sites is
/// done by whoever has got the chunk. A source in GeoPackage or GeoJSON is never held in memory as a whole; others are
/// (a few thousand rows of CSV, parcels to be merged).
public final class SiteStream: Sendable {
  /// How many sites there are at most; filters may leave fewer.
  public let count: Int
  private let supply: Supply
  private let position = Mutex(0)

  private enum Supply: Sendable {
    case whole([Site])
    case archive(SiteArchive, SitePreparation)
  }

  init(_ sites: [Site]) {
    count = sites.count
    supply = .whole(sites)
  }

  init(_ archive: SiteArchive, _ preparation: SitePreparation) {
    count = archive.order.count
    supply = .archive(archive, preparation)
  }

  /// Whether all sites were read at once, so that every problem is known.
  public var isWhole: Bool { if case .whole = supply { true } else { false } }

  /// - Returns: Nil at the end.
  /// - Throws: `Problem` for a file that cannot be read on.
  public func next(atMost limit: Int) throws -> SiteChunk? {
    try position.withLock { position in
      guard position < count else { return nil }
      let range = position..<min(position + limit, count)
      position = range.upperBound
      return try chunk(range)
    }
  }

  /// The first sites, which ``next(atMost:)`` will give again.
  func sample() throws -> [Site] {
    try position.withLock { _ in try chunk(0..<min(512, count)) }.sites().sites
  }

  private func chunk(_ range: Range<Int>) throws -> SiteChunk {
    switch supply {
    case .whole(let sites):
      SiteChunk(rowCount: range.count, content: .sites(Array(sites[range])))
    case .archive(let archive, let preparation):
      SiteChunk(rowCount: range.count, content: .rows(try archive.rows(range), preparation))
    }
  }

  /// What the chunks have found out together, once all are made into sites.
  ///
  /// - Throws: `Problems` with what cannot be read.
  public func problems(of read: [SiteChunk.Account]) throws -> [Problem] {
    guard case .archive(let archive, _) = supply else { return [] }
    return try archive.problems(of: read)
  }
}

/// Some sites, not made yet.
public struct SiteChunk: Sendable {
  /// How many rows of the source it holds.
  public let rowCount: Int
  let content: Content

  enum Content: Sendable {
    case sites([Site])
    case rows(any PendingRows, SitePreparation)
  }

  /// What was found out while the sites were made.
  public struct Account: Sendable {
    let rows: (any RowAccount)?
    let log: [SourceLog.Entry]
  }

  /// Makes the sites.
  ///
  /// - Throws: `Problems` as soon as something is wrong with a row: the whole source, read at once, tells all.
  public func sites() throws -> (sites: [Site], account: Account) {
    switch content {
    case .sites(let sites): (sites, Account(rows: nil, log: []))
    case .rows(let rows, let preparation): try preparation.sites(of: rows)
    }
  }
}
