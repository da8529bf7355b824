import Land
import Planning
import Synchronization

/// Sheets held against a demand; only the best are kept.
final class SearchOutput: SheetOutput {
  private let search: LandSearch
  private let limit: Int
  /// Which sites are looked at.
  private let accepts: @Sendable (Site) -> Bool
  private let found = Mutex(SearchFindings())

  init(_ search: LandSearch, limit: Int, where accepts: @escaping @Sendable (Site) -> Bool) {
    self.search = search
    self.limit = limit
    self.accepts = accepts
  }

  func encode(_ sites: [Site], _ values: [[AttributeValue]]) -> any Sendable {
    let places = sites.indices.filter { accepts(sites[$0]) }
    return search.findings(on: places.map { sites[$0] }, places.map { values[$0] })
  }

  func append(_ rows: any Sendable) {
    guard let others = rows as? SearchFindings else { return }
    found.withLock { $0.add(others, keeping: limit) }
  }

  func finish() {}

  var findings: SearchFindings { found.withLock { $0 } }
}
