/// What it costs to serve each demand point from each candidate, in seconds, metres or any one unit:
/// sparse rows, each sorted by cost and, among equals, by candidate.
///
/// A pair that is absent cannot be served: out of reach, or forbidden.
public struct TravelCosts: Hashable, Sendable {
  /// One pair of a row.
  public struct Entry: Hashable, Sendable {
    public var candidate: Int
    public var cost: Double

    public init(candidate: Int, cost: Double) {
      self.candidate = candidate
      self.cost = cost
    }
  }

  /// Those of row i are at `starts[i]..<starts[i + 1]`.
  public private(set) var starts: [Int] = [0]
  /// Positions of candidates.
  public private(set) var candidates: [Int32] = []
  public private(set) var costs: [Double] = []

  public init() {}

  /// Rows in the order of the demand points; entries in any order.
  public init(rows: [[Entry]]) {
    starts.reserveCapacity(rows.count + 1)
    for row in rows { append(row: row) }
  }

  /// Adds the row of the next demand point. Of several costs for a candidate the least counts.
  public mutating func append(row: [Entry]) {
    let sorted = row.sorted { ($0.cost, $0.candidate) < ($1.cost, $1.candidate) }
    var seen = Set<Int>(minimumCapacity: sorted.count)
    for entry in sorted where seen.insert(entry.candidate).inserted {
      candidates.append(Int32(entry.candidate))
      costs.append(entry.cost)
    }
    starts.append(candidates.count)
  }

  public var rowCount: Int { starts.count - 1 }

  /// Positions in ``candidates`` and ``costs`` of a demand point's row.
  public func range(ofRow row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

  /// The cost of a pair; nil where it cannot be served.
  public func cost(row: Int, candidate: Int) -> Double? {
    for index in range(ofRow: row) where candidates[index] == Int32(candidate) {
      return costs[index]
    }
    return nil
  }

  /// The row's candidates that cost no more than `limit`, nearest first.
  public func candidates(ofRow row: Int, within limit: Double) -> [Int] {
    range(ofRow: row).lazy.prefix { costs[$0] <= limit }.map { Int(candidates[$0]) }
  }

  /// The cheapest of `open` for a demand point; nil where none is in reach.
  ///
  /// - Parameter open: By candidate, whether it is open.
  public func nearest(row: Int, open: [Bool]) -> Entry? {
    for index in range(ofRow: row) where open[Int(candidates[index])] {
      return Entry(candidate: Int(candidates[index]), cost: costs[index])
    }
    return nil
  }
}
