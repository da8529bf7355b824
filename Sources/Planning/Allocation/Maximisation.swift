import LinearProgramming

/// Makes a weighted sum of utilities as great as possible: the step that every rule is built from.
struct Maximisation {
  let instance: AllocationInstance
  let labels: Labels
  /// By department, not negative.
  let weights: [Double]
  /// Demands that may be placed; nil for all.
  var demands: Set<Int>? = nil
  /// Placements of other demands that are there already: square decimetres by pair.
  var fixed: [Int: Int] = [:]
  /// A known solution to start from, `fixed` left out.
  var start: [Int: Int] = [:]

  struct Optimum {
    /// Square decimetres by pair, `fixed` left out.
    var areas: [Int: Int]
    /// Σ weight × U over what is placed, `fixed` left out.
    var value: Double
    var bound: Double
    /// Within the tolerance that was asked for, rather than stopped by the clock.
    var isProven: Bool
    var seconds: Double
  }

  enum Outcome {
    case optimum(Optimum)
    case infeasible(confirmed: Bool)
  }

  /// Ties are settled by a second objective so small that all of it together is worth less than this share
  /// of the first: meet demands that add nothing, then earlier demands on sites earlier in the alphabet.
  static let tieShare = 3e-7

  func solve(_ options: AllocationOptions, timeLimit: Double?) throws(AllocationError) -> Outcome {
    var model = AllocationModel(instance, labels, demands: demands, fixed: fixed)
    let scale = setObjective(&model)
    let pairs = model.x.count { $0 != nil }
    let isExact = options.isExact(pairs: pairs)
    var known = GreedySearch(self).improve(start)
    var seconds = 0.0
    var patternBound = Double.infinity
    if options.isDecomposed, pairs > Maximisation.easyPairs, scale > 0 {
      let found = try searchPatterns(
        model, scale, known, options, seconds: (timeLimit ?? .infinity) * 0.75)
      (known, seconds, patternBound) = (found.areas, found.seconds, found.bound)
      func isNearEnough(_ reached: Double) -> Bool {
        patternBound - reached <= options.relativeGap * reached
      }
      if !isNearEnough(value(of: known)) {
        let steps = NeighbourhoodSearch(maximisation: self)
        let improved = try steps.improve(
          known, steps: instance.pairsOfSite.count,
          seconds: max(0, (timeLimit ?? .infinity) - seconds) / 3)
        known = improved.areas
        seconds += improved.seconds
      }
      let reached = value(of: known)
      if isNearEnough(reached) {
        return .optimum(
          Optimum(
            areas: known, value: reached, bound: max(reached, patternBound), isProven: true,
            seconds: seconds))
      }
    }
    let solveOptions = SolveOptions(
      relativeGap: isExact ? 0 : options.relativeGap, absoluteGap: isExact ? 1e-6 : 0,
      timeLimit: timeLimit.map { max(0.1, $0 - seconds) }, start: model.values(of: known),
      isLean: pairs <= AllocationOptions.exactPairs)
    let solution = try run(model, solveOptions)
    seconds += solution.seconds
    switch solution.status {
    case .optimal, .gap: break
    case .infeasible(let confirmed): return .infeasible(confirmed: confirmed)
    case .noSolutionFound: throw .outOfTime(seconds: seconds)
    case .unbounded, .nothingBetter: throw .solver("\(solution.status)")
    }
    let areas = try settle(model, solution)
    let value = value(of: areas)
    // Where nothing is worth anything only the tie settlement has a value, and the bound is 0.
    let bound = scale > 0 ? min(patternBound, solution.bound / scale) : 0
    return .optimum(
      Optimum(
        areas: areas, value: value, bound: max(value, bound),
        isProven: solution.status == .optimal, seconds: seconds))
  }

  /// Up to so many pairs the solver finds good solutions by itself.
  static let easyPairs = 400

  /// Solves without a search before it; nil if nothing was found.
  func solvePart(_ options: SolveOptions) throws(AllocationError) -> (
    areas: [Int: Int], seconds: Double
  )? {
    var model = AllocationModel(instance, labels, demands: demands, fixed: fixed)
    _ = setObjective(&model)
    var options = options
    options.start = model.values(of: GreedySearch(self).improve(start))
    let solution = try run(model, options)
    guard !solution.values.isEmpty else { return nil }
    return (try settle(model, solution), solution.seconds)
  }

  private func run(
    _ model: AllocationModel, _ options: SolveOptions
  ) throws(AllocationError) -> Solution {
    do {
      return try model.program.solve(options)
    } catch {
      throw .solver(error.description)
    }
  }

  private func settle(
    _ model: AllocationModel, _ solution: Solution
  ) throws(AllocationError) -> [Int: Int] {
    let settlement = AreaSettlement(instance: instance, weights: weights, fixed: fixed)
    guard let areas = settlement.settle(model.areas(of: solution.values)) else {
      throw .brokenSolution(["no whole areas keep the rules on the sites that the solver chose"])
    }
    return areas
  }

  /// Σ weight × U, with what neighbours that stay add.
  func value(of areas: [Int: Int]) -> Double {
    let worths = instance.worths(of: areas.merging(fixed) { own, _ in own })
    return areas.keys.sorted().reduce(0) {
      $0 + weights[instance.demands[instance.pairs[$1].demand].department] * worths[$1]!
    }
  }

  /// Sets the objective and returns by how much it is scaled: to about a million, so that differences of
  /// `tieShare` are far above the solver's tolerance of 1e-6; 0 where nothing is worth anything.
  func setObjective(_ model: inout AllocationModel) -> Double {
    var greatest = 0.0
    for d in instance.demands.indices {
      let best =
        instance.pairsOfDemand[d].filter { model.x[$0] != nil }.map { p in
          instance.demands[d].importance * instance.pairs[p].score
            * weights[instance.demands[d].department]
        }.max() ?? 0
      greatest += best
    }
    let scale = greatest > 0 ? 1e6 / greatest : 0
    for (k, weight) in weights.enumerated() where weight * scale > 0 {
      for term in model.utility(of: k, times: weight * scale) {
        model.addObjective(term.coefficient, term.column)
      }
    }
    let preference = TiePreference(labels, instance)
    let share = 1e6 * Maximisation.tieShare / Double(max(1, instance.demands.count))
    for (p, column) in model.x.enumerated() {
      guard let column else { continue }
      let pair = instance.pairs[p]
      let demand = instance.demands[pair.demand]
      // Half for being met, half for the area, both within the share of the demand.
      let worth = share * preference[p] / Double(2 * demand.parts)
      model.addObjective(worth, column)
      if let z = model.z[p] {
        model.addObjective(share * preference[p] / 2 * 100 / Double(demand.target), z)
      }
    }
    return scale
  }
}

/// A fixed order among equally good placements, the same on every machine: numbers in (0, 1] that fall with
/// the demand's position in the scenario and the site's in the alphabet.
///
/// The product makes « first demand on first site » better than the crossed choice, which a sum would not;
/// the small part drawn from the positions keeps triples of demands from being equal again.
struct TiePreference {
  private let values: [Double]

  init(_ labels: Labels, _ instance: AllocationInstance) {
    let sites = instance.pairsOfSite.indices.sorted { labels.site($0) < labels.site($1) }
    var rank = [Int](repeating: 0, count: sites.count)
    for (position, site) in sites.enumerated() { rank[site] = position }
    values = instance.pairs.map { pair in
      let early = 1 - Double(pair.demand) / Double(2 * instance.demands.count)
      let first = 1 - Double(rank[pair.site]) / Double(2 * max(1, sites.count))
      let drawn = UInt64(pair.demand * 1_000_003 + rank[pair.site]) &* 0x9E37_79B9_7F4A_7C15
      return 0.999 * early * first + 0.001 * Double(drawn >> 11) / Double(1 << 53)
    }
  }

  subscript(pair: Int) -> Double { values[pair] }
}
