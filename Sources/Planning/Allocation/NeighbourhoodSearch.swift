import LinearProgramming

/// Makes a known allocation better by solving small parts of the problem to the end: large neighbourhood
/// search (Shaw 1998).
///
/// Each step frees a few sites: what stands there and what is unmet may go anywhere that it fits, all other
/// placements stay. Steps are counted, not timed, and drawn from a fixed seed, so that the answer is the
/// same on every machine.
struct NeighbourhoodSearch {
  let maximisation: Maximisation
  /// Sites freed in one step.
  var width = 5
  /// Nodes of the branch-and-bound tree in one step.
  var nodeLimit = 40

  /// - Parameters:
  ///   - start: Square decimetres by pair, keeping all rules.
  ///   - steps: How many parts to try.
  ///   - seconds: When to stop all the same.
  func improve(_ start: [Int: Int], steps: Int, seconds: Double) throws(AllocationError) -> (
    areas: [Int: Int], seconds: Double
  ) {
    let instance = maximisation.instance
    var best = start
    var bestValue = maximisation.value(of: best)
    var spent = 0.0
    let sites = instance.pairsOfSite.indices.filter { !instance.pairsOfSite[$0].isEmpty }
    guard sites.count > width else { return (best, 0) }
    var random = CountedRandom(seed: 0x5EED)
    for _ in 0..<steps where spent < seconds {
      var freed: Set<Int> = []
      while freed.count < width { freed.insert(sites[random.below(sites.count)]) }
      let moving = Set(
        best.keys.filter { freed.contains(instance.pairs[$0].site) }
          .map { instance.pairs[$0].demand })
      var part = maximisation
      let staying = best.filter { !moving.contains(instance.pairs[$0.key].demand) }
      let placed = Set(staying.keys.map { instance.pairs[$0].demand })
      part.demands = Set(
        (maximisation.demands ?? Set(instance.demands.indices)).filter { !placed.contains($0) })
      part.fixed = maximisation.fixed.merging(staying) { own, _ in own }
      part.start = best.filter { moving.contains(instance.pairs[$0.key].demand) }
      let options = SolveOptions(
        relativeGap: 1e-3, timeLimit: max(0.1, seconds - spent), nodeLimit: nodeLimit)
      guard let found = try part.solvePart(options) else { continue }
      spent += found.seconds
      let joined = staying.merging(found.areas) { own, _ in own }
      let value = maximisation.value(of: joined)
      if value > bestValue {
        best = joined
        bestValue = value
      }
    }
    return (best, spent)
  }
}
