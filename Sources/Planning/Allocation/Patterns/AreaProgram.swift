/// Shares what a site has left among placements: max Σ g z, 0 ≤ z ≤ e, Σ z ≤ room in each active set.
///
/// A primal simplex method on a dense table (Dantzig 1951) with Bland's rule (1977): a site has a handful
/// of placements and dates, too few to call a solver for.
struct AreaProgram {
  /// - Parameters:
  ///   - gains: Per square metre, by placement.
  ///   - extras: Greatest areas, square metres.
  ///   - sets: Active sets of each placement.
  ///   - room: Square metres by active set, not negative.
  /// - Returns: Areas; the best there are, up to rounding.
  static func solve(_ gains: [Double], _ extras: [Double], _ sets: [[Int]], _ room: [Double])
    -> [Double]
  {
    var needs = [Double](repeating: 0, count: room.count)
    let growing = gains.indices.filter { gains[$0] > 0 && extras[$0] > 0 }
    var result = [Double](repeating: 0, count: gains.count)
    for i in growing {
      result[i] = extras[i]
      for set in sets[i] { needs[set] += extras[i] }
    }
    let tight = room.indices.filter { needs[$0] > room[$0] }
    guard !tight.isEmpty else { return result }

    // Rows: tight sets, then one upper bound for each placement. Columns: placements, slacks, right side.
    let (n, m) = (growing.count, tight.count + growing.count)
    var table = [[Double]](repeating: [Double](repeating: 0, count: n + m + 1), count: m + 1)
    var basis = (0..<m).map { n + $0 }
    for (column, i) in growing.enumerated() {
      for (row, set) in tight.enumerated() where sets[i].contains(set) { table[row][column] = 1 }
      table[tight.count + column][column] = 1
      table[tight.count + column][n + m] = extras[i]
      table[m][column] = -gains[i]
    }
    for (row, set) in tight.enumerated() { table[row][n + m] = max(0, room[set]) }
    for row in 0..<m { table[row][n + row] = 1 }
    while let entering = (0..<(n + m)).first(where: { table[m][$0] < -1e-9 }) {
      var leaving: Int?
      for row in 0..<m where table[row][entering] > 1e-9 {
        guard let best = leaving else {
          leaving = row
          continue
        }
        let ratio = table[row][n + m] / table[row][entering]
        let least = table[best][n + m] / table[best][entering]
        if ratio < least || (ratio == least && basis[row] < basis[best]) { leaving = row }
      }
      guard let leaving else { break }
      let pivot = table[leaving][entering]
      for column in 0...(n + m) { table[leaving][column] /= pivot }
      for row in 0...m where row != leaving && table[row][entering] != 0 {
        let factor = table[row][entering]
        for column in 0...(n + m) { table[row][column] -= factor * table[leaving][column] }
      }
      basis[leaving] = entering
    }
    for i in growing { result[i] = 0 }
    for row in 0..<m where basis[row] < n {
      let i = growing[basis[row]]
      result[i] = min(extras[i], max(0, table[row][n + m]))
    }
    return result
  }
}
