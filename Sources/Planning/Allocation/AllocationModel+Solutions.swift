import LinearProgramming

/// What values of the columns mean: utilities and areas.
extension AllocationModel {
  /// The utility of a department as terms over columns, times `factor`.
  func utility(of department: Int, times factor: Double = 1) -> [LinearProgram.Term] {
    var terms: [LinearProgram.Term] = []
    for (p, pair) in instance.pairs.enumerated()
    where instance.demands[pair.demand].department == department {
      let density = factor * pair.worthDensity
      if let x = x[p] { terms.append(.init(density * Double(pair.least), x)) }
      if let z = z[p] { terms.append(.init(density * 100, z)) }
    }
    for bonus in bonuses {
      let pair = instance.pairs[bonus.pair]
      let demand = instance.demands[pair.demand]
      guard demand.department == department, let column = bonus.column ?? x[bonus.pair] else {
        continue
      }
      terms.append(.init(factor * bonus.share * demand.importance * pair.score, column))
    }
    return terms
  }

  /// Square metres of the chosen pairs.
  func areas(of values: [Double]) -> [Int: Double] {
    var result: [Int: Double] = [:]
    for (p, column) in x.enumerated() {
      guard let column, values[column] > 0.5 else { continue }
      result[p] = squareMetres(instance.pairs[p].least) + (z[p].map { values[$0] } ?? 0)
    }
    return result
  }

  /// Values of all columns for square decimetres by pair.
  func values(of areas: [Int: Int]) -> [Double] {
    var result = [Double](repeating: 0, count: program.columns.count)
    for (p, area) in areas {
      guard let x = x[p] else { continue }
      result[x] = 1
      if let z = z[p] { result[z] = squareMetres(area - instance.pairs[p].least) }
      if let y = y[instance.pairs[p].demand] { result[y] = 1 }
    }
    let all = areas.merging(fixed) { own, _ in own }
    var earned: Set<[Int]> = []
    for bonus in bonuses.sorted(by: {
      instance.pairs[$0.pair].score > instance.pairs[$1.pair].score
    }) {
      let d = instance.pairs[bonus.pair].demand
      guard let column = bonus.column, areas[bonus.pair] != nil, !earned.contains([d, bonus.use]),
        instance.partners(of: bonus.pair, use: bonus.use).contains(where: { all[$0] != nil })
      else { continue }
      earned.insert([d, bonus.use])
      result[column] = 1
    }
    return result
  }
}
