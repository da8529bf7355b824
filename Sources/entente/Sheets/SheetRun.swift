import Dossier
import Formats
import Foundation
import Land
import Planning
import Synchronization

/// Measures the sites of a territory chunk by chunk and writes their sheets: read, make sites, measure and encode on
/// all cores, write in order.
struct SheetRun {
  let cache: SheetCache
  let territory: OpenTerritory
  let outputs: [any SheetOutput]
  let console: Console
  /// Of all columns.
  let types: [ValueType]
  /// How many cores may be used; the files do not depend on it.
  let threads: Int

  /// Rows to a chunk: enough to make reading and writing in bulk worth it, few enough to keep all cores busy.
  static let chunk = 512

  /// The same, with what goes wrong told on the console.
  ///
  /// - Returns: Nil where something is wrong with sites that were read piece by piece: read whole, they tell all.
  func reporting(_ measurer: SiteMeasurer) async throws -> (count: Int, problems: [Problem])? {
    do {
      return try await run(measurer)
    } catch {
      if !territory.sites.isWhole, !SheetRun.isFileFault(error) { return nil }
      let failure = error
      return try entente.reporting(on: console) { throw failure }
    }
  }

  /// Whether a file that cannot be read or written is to blame: reading again would not help.
  private static func isFileFault(_ error: any Error) -> Bool {
    switch error {
    case let problem as Problem: problem.fault == .file
    case let problems as Problems: problems.all.contains { $0.fault == .file }
    default: false
    }
  }

  /// - Returns: How many sheets were written, and what is doubtful.
  /// - Throws: `Problems`; nothing is left behind then.
  func run(_ measurer: SiteMeasurer) async throws -> (count: Int, problems: [Problem]) {
    let stream = territory.sites
    let outputs = outputs
    let cache = cache
    let tally = Mutex(
      Tally(
        progress: SheetProgress(console, total: stream.count),
        hasValue: Array(repeating: false, count: measurer.measures.count),
        isOrdered: !stream.isWhole,
        kept: stream.isWhole ? [:] : cache.begun(types)))
    let kept = stream.isWhole ? [] : cache.begun(types).keys.sorted()
    try await OrderedChunks.run(
      // One more than there are cores: while one task waits for another that reads or writes, a third works.
      tasks: threads == 1 ? 1 : threads + 1,
      next: { try stream.next(atMost: SheetRun.chunk) },
      makeState: { SiteMeasurer.Worker(measurer) },
      work: { number, chunk, worker in
        let (sites, account) = try chunk.sites()
        let measured = worker.values(of: sites)
        let values = cache.values(ofChunk: number, measured)
        return Measured(
          rowCount: chunk.rowCount,
          ids: sites.isEmpty ? nil : (sites[0].id, sites[sites.count - 1].id),
          count: sites.count, account: account,
          encoded: outputs.map { $0.encode(sites, values) },
          hasValue: measurer.measures.indices.map { column in
            measured.contains { !$0[column].isMissing }
          },
          kept: kept.map { column in CachedColumn.encode(values.lazy.map { $0[column] }) })
      },
      take: { measured in
        try tally.withLock { try $0.add(measured) }
        for (output, encoded) in zip(outputs, measured.encoded) { try output.append(encoded) }
      })
    return try tally.withLock { tally in
      console.endProgress()
      if !stream.isWhole, tally.count == 0 { throw SheetRun.unordered }
      var problems = try stream.problems(of: tally.accounts)
      if tally.count > 0 { problems += measurer.doubts(hasValue: tally.hasValue) }
      for output in outputs { try output.finish() }
      cache.keep(tally.kept)
      return (tally.count, problems)
    }
  }

  /// A stream that turns out to be empty, or not in order: the source has to be read whole, which tells why.
  private static let unordered = Problems([
    Problem(
      .error, "sites-unordered", fr: "les sites ne sont pas dans l'ordre de leurs identifiants.",
      en: "the sites are not in the order of their ids.")
  ])

  private struct Measured: Sendable {
    let rowCount: Int
    let ids: (first: String, last: String)?
    let count: Int
    let account: SiteChunk.Account
    let encoded: [any Sendable]
    let hasValue: [Bool]
    let kept: [[UInt8]]
  }

  private struct Tally {
    var progress: SheetProgress
    var hasValue: [Bool]
    let isOrdered: Bool
    /// The columns for the cache, by position.
    var kept: [Int: CachedColumn]
    var accounts: [SiteChunk.Account] = []
    var count = 0
    private var last: String?

    init(
      progress: SheetProgress, hasValue: [Bool], isOrdered: Bool, kept: [Int: CachedColumn]
    ) {
      self.kept = kept
      self.progress = progress
      self.hasValue = hasValue
      self.isOrdered = isOrdered
    }

    mutating func add(_ measured: Measured) throws {
      if let ids = measured.ids {
        if isOrdered, let last, last >= ids.first { throw SheetRun.unordered }
        last = ids.last
      }
      for column in hasValue.indices where measured.hasValue[column] { hasValue[column] = true }
      for (column, bytes) in zip(kept.keys.sorted(), measured.kept) {
        kept[column]?.append(bytes)
      }
      accounts.append(measured.account)
      count += measured.count
      progress.advance(by: measured.rowCount)
    }
  }
}
