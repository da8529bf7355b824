import Land
import LinearProgramming

/// Draws weights for the preferences of every demand, works out scores and ideals anew, and asks for the
/// best allocation under the scenario's voices.
struct PreferenceStudy {
  private let problem: AllocationProblem
  private let preferences: PreferenceValues
  private let tolerance: Double
  private let options: RobustnessOptions
  /// For each pair of the problem its position in the screening.
  private let screened: [Int]

  init(
    _ problem: AllocationProblem, _ preferences: PreferenceValues, tolerance: Double,
    _ options: RobustnessOptions
  ) {
    self.problem = problem
    self.preferences = preferences
    self.tolerance = tolerance
    self.options = options
    var positions: [[String]: Int] = [:]
    for (index, pair) in problem.suitabilities.enumerated() {
      positions[[pair.demand, pair.site]] = index
    }
    screened = problem.instance.pairs.map { pair in
      positions[[problem.scenario.demands[pair.demand].id, problem.sites[pair.site].id]]!
    }
  }

  func study(_ chosen: [Int: Int], _ ideals: Ideals) throws(AllocationError) -> Robustness.Study {
    let scores = drawnScores()
    var solved = [Bool](repeating: false, count: scores.count)
    let alone = try idealsAlone(scores, ideals, &solved)
    let instance = problem.instance
    let weightings = scores.indices.map { draw in
      OptimumFamily.Weighting(
        pairs: instance.pairs.indices.map { p in
          let k = instance.demands[instance.pairs[p].demand].department
          let ideal = alone[k][draw]
          return ideal > 0 ? instance.voices[k] / ideal * scores[draw][p] : 0
        }, departments: nil)
    }
    let drawn = try problem.answers(
      weightings, chosen, hasFixedScores: false, tolerance: tolerance, options)
    for (draw, entry) in drawn.enumerated() where entry.answer.isSolved { solved[draw] = true }
    return problem.study(drawn, solved: solved, chosen, tolerance)
  }

  /// For each draw the score of each pair.
  private func drawnScores() -> [[Double]] {
    var draws = SimplexDraws(seed: options.seed &+ 1)
    return (0..<options.draws).map { _ in
      let weights = problem.scenario.demands.map { draws.weights($0.preferences.count) }
      return problem.instance.pairs.indices.map { p in
        preferences.score(ofPair: screened[p], weights[problem.instance.pairs[p].demand])
      }
    }
  }

  /// U* of each department for each draw.
  private func idealsAlone(
    _ scores: [[Double]], _ ideals: Ideals, _ solved: inout [Bool]
  ) throws(AllocationError) -> [[Double]] {
    let all = try inOrder(Array(ideals.all.indices), threads: options.threads) {
      k throws(AllocationError) in
      try self.idealsAlone(k, scores, ideals.all[k])
    }
    for answers in all {
      for (draw, answer) in answers.enumerated() where answer.isSolved { solved[draw] = true }
    }
    return all.map { $0.map(\.value) }
  }

  private func idealsAlone(
    _ k: Int, _ scores: [[Double]], _ ideal: Ideals.Ideal
  ) throws(AllocationError) -> [OptimumFamily.Answer] {
    let instance = problem.instance
    let own = Set(instance.demands.indices.filter { instance.demands[$0].department == k })
    var family = try problem.family(
      demands: own, hasFixedScores: false, tolerance: tolerance, nodeLimit: options.nodeLimit)
    family.keep(problem.areas(of: ideal.placements))
    var result: [OptimumFamily.Answer] = []
    for drawn in scores {
      result.append(
        try family.answer(
          OptimumFamily.Weighting(
            pairs: instance.pairs.indices.map {
              own.contains(instance.pairs[$0].demand) ? drawn[$0] : 0
            }, departments: nil)))
    }
    return result
  }
}
