import LinearProgramming

extension CoverProgram {
  /// Multipliers of the demand points that prove how few hubs can cover: prices of the linear program.
  /// Nil with capacities, whose rows are not among them, and where the program has no solution.
  ///
  /// - Parameter required: As for the program.
  func multipliers(within: Double, required: [Int]) throws(LinearProgramError) -> [Double]? {
    let problem = rules.problem
    guard !problem.isCapacitated else { return nil }
    let outcome = try GrowingProgram(program).optimise()
    guard outcome.status == .optimal else { return nil }
    var pointOfSet: [[Int]: Int] = [:]
    for point in required {
      let set = problem.travel.candidates(ofRow: point, within: within).sorted()
      if !set.isEmpty, pointOfSet[set] == nil { pointOfSet[set] = point }
    }
    var result = Array(repeating: 0.0, count: problem.demand.count)
    for row in program.rows.indices where program.rows[row].name == "covered" {
      let set = program.terms(ofRow: row).map(\.column)
      if let point = pointOfSet[set] { result[point] = max(0, outcome.rowPrices[row]) }
    }
    return result
  }
}

extension CoverSearch {
  /// For set cover.
  func certificate(_ cover: CoverProgram, within: Double) throws(LinearProgramError)
    -> LocationCertificate?
  {
    let required = Array(problem.demand.indices)
    guard let multipliers = try cover.multipliers(within: within, required: required) else {
      return nil
    }
    return LocationCertificate(multipliers: multipliers, of: problem)
  }

  /// For p-centre: the greatest of the radii for which the linear program alone proves that more hubs are
  /// needed.
  ///
  /// - Parameter excluded: Radii for which there is no plan, ascending.
  func certificate(
    _ excluded: ArraySlice<Double>, _ required: [Int]
  ) throws(LinearProgramError) -> LocationCertificate? {
    guard !problem.isCapacitated, let hubs = problem.model.hubs else { return nil }
    var best: LocationCertificate?
    var low = excluded.startIndex
    var high = excluded.endIndex
    var probe = high - 1
    while low < high {
      let radius = excluded[probe]
      let cover = counting(within: radius, required)
      var isProven = false
      if let multipliers = try cover.multipliers(within: radius, required: required) {
        let certificate = LocationCertificate(
          multipliers: multipliers, radius: radius, of: problem)
        isProven = certificate.provenBound.isFinite && multipliers.reduce(0, +) > Double(hubs)
        if isProven { best = certificate }
      }
      if isProven { low = probe + 1 } else { high = probe }
      probe = (low + high) / 2
    }
    return best
  }

  /// How many hubs cover the points that can be, without a number of hubs.
  private func counting(within radius: Double, _ required: [Int]) -> CoverProgram {
    var free = problem
    free.model = .setCover(within: radius)
    free.conflicts = []
    free.equity = nil
    return CoverProgram(free, within: radius, required: required) { _ in 1 }
  }
}
