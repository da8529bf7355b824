import Land
import LinearProgramming

extension AllocationProblem {
  /// How firmly the utilitarian allocation stands when voices and preferences are weighted otherwise.
  ///
  /// The same problem, seed and options give the same answer, whatever the number of threads.
  ///
  /// - Parameters:
  ///   - allocation: What ``solve(_:ideals:options:)`` gave for rule utilitarian.
  ///   - ideals: What ``ideals(options:)`` gave.
  ///   - preferences: Of the screening that the problem was made from; nil to leave preferences as they are.
  public func robustness(
    of allocation: Allocation, ideals: Ideals, preferences: PreferenceValues? = nil,
    options: RobustnessOptions = RobustnessOptions()
  ) throws(AllocationError) -> Robustness {
    let tolerance = options.tolerance ?? RobustnessOptions.usualTolerance
    let chosen = areas(of: allocation.placements)
    let voices = try voiceStudy(ideals, chosen, tolerance, options)
    let isSmall = instance.pairs.count <= AllocationOptions.exactPairs
    let search = FlipSearch(
      self, ideals, chosen,
      tolerance: options.tolerance ?? (isSmall ? 0 : RobustnessOptions.usualTolerance), options)
    let flips = try inOrder(
      Array(scenario.departments.indices), threads: options.threads
    ) { k throws(AllocationError) in
      try search.flips(k)
    }
    var study: Robustness.Study?
    if let preferences, scenario.demands.contains(where: { $0.preferences.count > 1 }) {
      study = try PreferenceStudy(
        self, preferences, tolerance: tolerance, options
      )
      .study(chosen, ideals)
    }
    return Robustness(
      seed: options.seed, voices: voices, preferences: study, flips: flips.flatMap { $0 })
  }

  private func voiceStudy(
    _ ideals: Ideals, _ chosen: [Int: Int], _ tolerance: Double, _ options: RobustnessOptions
  ) throws(AllocationError) -> Robustness.Study {
    var draws = SimplexDraws(seed: options.seed)
    let heard = ideals.all.indices.filter { ideals.all[$0].utility > 0 }
    let weightings = (0..<options.draws).map { _ in
      var weights = [Double](repeating: 0, count: ideals.all.count)
      for (k, weight) in zip(heard, draws.weights(heard.count)) {
        weights[k] = weight / ideals.all[k].utility
      }
      return weighting(weights)
    }
    let answers = try answers(
      weightings, chosen, hasFixedScores: true, tolerance: tolerance, options)
    return study(answers, solved: nil, chosen, tolerance)
  }

  /// An answer with the pairs of its allocation.
  typealias Drawn = (answer: OptimumFamily.Answer, pairs: [Int])

  /// Answers in the order of the weightings: in two lanes whatever the number of threads, each with what it
  /// found itself, so that threads change nothing.
  func answers(
    _ weightings: [OptimumFamily.Weighting], _ chosen: [Int: Int], hasFixedScores: Bool,
    tolerance: Double, _ options: RobustnessOptions
  ) throws(AllocationError) -> [Drawn] {
    let half = (weightings.count + 1) / 2
    let lanes = [Array(weightings[..<half]), Array(weightings[half...])]
    return try inOrder(lanes, threads: options.threads) { lane throws(AllocationError) in
      var family = try self.family(
        hasFixedScores: hasFixedScores, tolerance: tolerance, nodeLimit: options.nodeLimit)
      family.keep(chosen)
      var result: [Drawn] = []
      for weighting in lane {
        let answer = try family.answer(weighting)
        result.append((answer, family.solutions[answer.solution].pairs))
      }
      return result
    }.flatMap { $0 }
  }

  func family(
    demands: Set<Int>? = nil, hasFixedScores: Bool, tolerance: Double, nodeLimit: Int
  ) throws(AllocationError) -> OptimumFamily {
    do {
      return try OptimumFamily(
        self, demands: demands, hasFixedScores: hasFixedScores, tolerance: tolerance,
        nodeLimit: nodeLimit)
    } catch {
      throw .solver(error.description)
    }
  }

  /// The problem's own scores under weights of departments.
  func weighting(_ weights: [Double]) -> OptimumFamily.Weighting {
    OptimumFamily.Weighting(
      pairs: instance.pairs.map { weights[instance.demands[$0.demand].department] * $0.score },
      departments: weights)
  }

  /// - Parameter solved: For each draw whether anything had to be searched for; nil for what the answers say.
  func study(
    _ drawn: [Drawn], solved: [Bool]?, _ chosen: [Int: Int], _ tolerance: Double
  ) -> Robustness.Study {
    let placed = drawn.map(\.pairs)
    let answers = drawn.map(\.answer)
    var counts: [Int: Int] = [:]
    for pairs in placed { for p in pairs { counts[p, default: 0] += 1 } }
    for p in chosen.keys where counts[p] == nil { counts[p] = 0 }
    let order = counts.keys.sorted { p, q in
      let keys = [p, q].map {
        (chosen[$0] == nil ? 1 : 0, chosen[$0] == nil ? -counts[$0]! : 0, $0)
      }
      return keys[0] < keys[1]
    }
    return Robustness.Study(
      draws: answers.count, tolerance: max(tolerance, OptimumFamily.rounding),
      provenDraws: answers.count { $0.isProven },
      greatestGap: answers.map(\.gap).max() ?? 0,
      solvedDraws: solved?.count { $0 } ?? answers.count { $0.isSolved },
      allocationCount: Set(placed).count,
      placements: order.map { p in
        let pair = instance.pairs[p]
        return Robustness.Acceptability(
          demand: scenario.demands[pair.demand].id, site: sites[pair.site].id,
          isChosen: chosen[p] != nil, count: counts[p]!,
          share: Proportion(counts[p]!, of: max(1, answers.count)))
      })
  }
}
