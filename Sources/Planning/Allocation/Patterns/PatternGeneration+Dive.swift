import LinearProgramming

/// Choosing whole patterns, one for each site, by fixing one after the other.
extension PatternGeneration {
  /// Columns by site, nil where the site stays empty; and the objective of the program.
  struct Choice {
    var columns: [Int?]
    var value: Double
  }

  /// Rounds of pricing after each choice.
  private static let roundsAfterChoice = 3
  /// Shares of the mixture from which a pattern is chosen without looking again.
  private static let nearlyWhole = 0.95

  /// Chooses one pattern after the other, the one the master has most of first, with new patterns in between
  /// (diving with pricing: Sadykov et al., INFORMS Journal on Computing 31, 2019).
  ///
  /// - Parameter floor: Stop where the master's value is no greater.
  /// - Returns: Nil where it ends below `floor` or the time is out.
  mutating func dive(
    floor: Double, isOutOfTime: () -> Bool
  ) throws(LinearProgramError) -> Choice? {
    var chosen = [Int?](repeating: nil, count: sites.count)
    while !isOutOfTime() {
      try pool.fix(chosen)
      guard let master = try priced(), master.value > floor else { return nil }
      var most: (column: Int, share: Double)?
      for s in chosen.indices where chosen[s] == nil {
        for column in pool.columnsOfSite[s] where master.values[column] > 1e-6 {
          let share = master.values[column]
          if share > PatternGeneration.nearlyWhole { chosen[s] = column }
          if share < 1 - 1e-6, share > most?.share ?? 0 { most = (column, share) }
        }
      }
      guard let most else { return Choice(columns: chosen, value: master.value) }
      chosen[pool.columns[most.column].site!] = most.column
    }
    return nil
  }

  /// The master's optimum beside what is fixed, after a few rounds of pricing; nil where nothing keeps the rows.
  mutating func priced() throws(LinearProgramError) -> PatternPool.Master? {
    guard var master = try pool.solve() else { return nil }
    for _ in 0..<PatternGeneration.roundsAfterChoice {
      guard try priceOpen(master.prices) > 0, let next = try pool.solve() else { break }
      let gain = next.value - master.value
      master = next
      if gain <= 1e-5 * abs(master.value) { break }
    }
    return master
  }
}
