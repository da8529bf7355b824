import LinearProgramming

extension Maximisation {
  /// Allocation and bound from patterns of whole sites, with the objective of `model`.
  ///
  /// - Parameters:
  ///   - scale: Of the objective of `model`.
  ///   - known: Square decimetres by pair, keeping all rules: returned unless something better is found.
  ///   - seconds: When to stop all the same.
  /// - Returns: The bound on Σ weight × U; infinite where none was found in time.
  func searchPatterns(
    _ model: AllocationModel, _ scale: Double, _ known: [Int: Int], _ options: AllocationOptions,
    seconds: Double
  ) throws(AllocationError) -> (areas: [Int: Int], seconds: Double, bound: Double) {
    let start = ContinuousClock.now
    func spent() -> Double { (ContinuousClock.now - start) / .seconds(1) }
    let value = value(of: known)
    let nearEnough = Maximisation.share * options.relativeGap * value * scale
    let result: PatternGeneration.Result
    do {
      var generation = try PatternGeneration(
        model, model.program, nearEnough: nearEnough, threads: options.threads)
      result = try generation.run(
        known: known, value: value * scale, nearEnough: nearEnough
      ) { spent() > seconds }
    } catch {
      throw .solver(error.description)
    }
    let bound = result.bound / scale
    guard let areas = result.areas.flatMap(settled), self.value(of: areas) > value else {
      return (known, spent(), bound)
    }
    return (areas, spent(), bound)
  }

  /// The part of the gap asked for that the patterns have to reach: the rest is for rounding to whole areas.
  private static let share = 0.95

  /// Whole areas that keep all rules, and what else fits beside them; nil where there are none.
  ///
  /// A demand in parts whose parts do not add up to its minimum is left out: the master mixes patterns, and what
  /// holds for a mixture may not hold for a choice.
  private func settled(_ areas: [Int: Double]) -> [Int: Int]? {
    var sums = [Double](repeating: 0, count: instance.demands.count)
    for p in areas.keys.sorted() { sums[instance.pairs[p].demand] += areas[p]! }
    let whole = areas.filter {
      let d = instance.pairs[$0.key].demand
      return sums[d] > ExactNumbers.squareMetres(instance.demands[d].minimum) - 0.005
    }
    let settlement = AreaSettlement(instance: instance, weights: weights, fixed: fixed)
    guard let result = settlement.settle(whole).map(GreedySearch(self).improve),
      instance.required.allSatisfy({ p in
        fixed[p] != nil || result[p] != nil || !isIncluded(instance.pairs[p].demand)
      })
    else { return nil }
    return result
  }

  private func isIncluded(_ demand: Int) -> Bool { demands?.contains(demand) ?? true }
}
