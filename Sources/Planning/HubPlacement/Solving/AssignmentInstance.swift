/// p-median, facility location or coverage as bare numbers: whom each place can serve at what cost, by
/// ascending cost. Costs are divided by ``scale``, so that a client costs about 1.
///
/// A place is a candidate at a step; a client is a demand point at a step, or several that have the same
/// places at the same cost.
struct AssignmentInstance {
  let placeCount: Int
  /// Cost of opening a place.
  let opening: [Double]
  /// Those of client i are at `starts[i]..<starts[i + 1]`.
  private(set) var starts: [Int] = [0]
  private(set) var places: [Int32] = []
  private(set) var costs: [Double] = []
  /// Cost of a client that no place serves; infinite where it must be served.
  private(set) var missed: [Double] = []
  /// The step and the demand points that each client stands for.
  private(set) var origins: [(step: Int, points: [Int])] = []
  /// Cost of points that no place can do anything for.
  private(set) var offset = 0.0
  /// What one unit of cost here is in the problem's own unit.
  let scale: Double
  /// Whether every sum of costs is a whole number in the problem's own unit.
  private(set) var isWhole = true

  var clientCount: Int { starts.count - 1 }

  /// The least that a client can cost.
  func floor(ofClient client: Int) -> Double {
    let start = starts[client]
    if start < starts[client + 1] { return costs[start] }
    return missed[client].isFinite ? missed[client] : 0
  }

  init(_ problem: LocationProblem, _ rules: HubRules) {
    let source = AssignmentCosts(problem)
    placeCount = rules.columnCount
    let rows = problem.demand.indices.map { source.entries(row: $0) }
    var sum = 0.0
    var count = 0
    for row in rows {
      // A typical cost: that of the nearest fiftieth of the row.
      if !row.isEmpty {
        sum += row[min(row.count - 1, row.count / 50 + 1)].cost
        count += 1
      }
    }
    let typical = sum / Double(max(count, 1))
    scale = typical > 0 && typical.isFinite ? typical : 1
    var opening: [Double] = []
    for step in 0..<rules.stepCount {
      let weight = rules.weight(ofStep: step)
      for candidate in 0..<rules.candidateCount {
        let cost = weight * source.opening(candidate)
        isWhole = isWhole && cost == cost.rounded()
        opening.append(cost / scale)
      }
    }
    self.opening = opening
    for step in 0..<rules.stepCount {
      addClients(rows, step, rules, source)
    }
  }

  private mutating func addClients(
    _ rows: [[TravelCosts.Entry]], _ step: Int, _ rules: HubRules, _ source: AssignmentCosts
  ) {
    let weight = rules.weight(ofStep: step)
    var known: [[Int]: Int] = [:]
    for (point, row) in rows.enumerated() {
      let missed = source.missed(row: point)
      guard !row.isEmpty else {
        offset += weight * (missed ?? 0) / scale
        isWhole = isWhole && weight * (missed ?? 0) == (weight * (missed ?? 0)).rounded()
        continue
      }
      // Sharp coverage: points with the same cover sets are one.
      if let missed, !rules.problem.isCapacitated, row.allSatisfy({ $0.cost == 0 }) {
        let set = row.map(\.candidate).sorted()
        if let client = known[set] {
          self.missed[client] += weight * missed / scale
          origins[client].points.append(point)
          isWhole = isWhole && weight * missed == (weight * missed).rounded()
          continue
        }
        known[set] = clientCount
      }
      for entry in row {
        let cost = weight * entry.cost
        isWhole = isWhole && cost == cost.rounded()
        places.append(Int32(step * rules.candidateCount + entry.candidate))
        costs.append(cost / scale)
      }
      if let missed {
        isWhole = isWhole && weight * missed == (weight * missed).rounded()
      }
      self.missed.append(missed.map { weight * $0 / scale } ?? .infinity)
      origins.append((step, [point]))
      starts.append(places.count)
    }
  }

  /// The same without places that stay closed, and with clients' rows cut after a place that stays open.
  ///
  /// - Returns: Clients keep their numbers.
  func reduced(closed: [Bool], open: [Bool]) -> AssignmentInstance {
    var result = self
    result.starts = [0]
    result.places.removeAll(keepingCapacity: true)
    result.costs.removeAll(keepingCapacity: true)
    for client in 0..<clientCount {
      for index in starts[client]..<starts[client + 1] {
        let place = Int(places[index])
        if closed[place] { continue }
        result.places.append(places[index])
        result.costs.append(costs[index])
        if open[place] { break }
      }
      result.starts.append(result.places.count)
    }
    return result
  }

  /// The sum of costs of a set of open places; infinite where a client that must be served is not.
  func value(open: [Bool]) -> Double {
    var sum = offset
    for place in 0..<placeCount where open[place] { sum += opening[place] }
    for client in 0..<clientCount {
      var cost = missed[client]
      for index in starts[client]..<starts[client + 1] where open[Int(places[index])] {
        cost = costs[index]
        break
      }
      sum += cost
    }
    return sum
  }
}
