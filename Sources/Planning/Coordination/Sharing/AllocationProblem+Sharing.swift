import Land
import LinearProgramming

extension AllocationProblem {
  /// What sharing could bring on every site that at least two departments would take if they were alone.
  ///
  /// - Parameter joint: The allocation under rule utilitarian.
  /// - Throws: A bug, or a solver that failed.
  public func sharing(
    ideals: Ideals, joint: Allocation, options: AllocationOptions = AllocationOptions()
  ) throws(AllocationError) -> Sharing {
    var wanted: [Int: [Int]] = [:]
    for ideal in ideals.all {
      for pair in areas(of: ideal.placements).keys.sorted() {
        wanted[instance.pairs[pair].site, default: []].append(pair)
      }
    }
    let contested = wanted.filter { _, pairs in
      Set(pairs.map { instance.demands[instance.pairs[$0].demand].department }).count > 1
    }
    let order = contested.keys.sorted { sites[$0].id < sites[$1].id }
    return Sharing(
      sites: try order.map { site throws(AllocationError) in
        try contestedSite(site, contested[site]!.sorted(), ideals, joint, options)
      })
  }

  private func contestedSite(
    _ site: Int, _ wanted: [Int], _ ideals: Ideals, _ joint: Allocation,
    _ options: AllocationOptions
  ) throws(AllocationError) -> Sharing.ContestedSite {
    let sharing = SiteSharing(instance, site: site, wanted: wanted)
    func names(_ pairs: [Int]) -> [String] {
      pairs.map { instance.pairs[$0].demand }.sorted().map { scenario.demands[$0].id }
    }
    var exclusions: [Sharing.Exclusion] = []
    for (index, p) in sharing.candidates.enumerated() {
      for q in sharing.candidates[(index + 1)...] {
        guard let reason = sharing.exclusion(p, q) else { continue }
        let pair = names([p, q])
        exclusions.append(.init(first: pair[0], second: pair[1], reason: reason))
      }
    }
    return Sharing.ContestedSite(
      site: sites[site].id, wanted: names(wanted), candidates: names(sharing.candidates),
      groups: sharing.groups().prefix(Sharing.greatestGroups).map(names),
      exclusions: exclusions, best: placements(try bestShares(of: sharing, ideals, options)),
      effect: try effect(of: sharing, ideals, joint, options))
  }

  /// The site by itself: what is worth most there to all together. Square decimetres by pair.
  private func bestShares(
    of sharing: SiteSharing, _ ideals: Ideals, _ options: AllocationOptions
  ) throws(AllocationError) -> [Int: Int] {
    let demands = Set(sharing.candidates.map { instance.pairs[$0].demand })
    var maximisation = Maximisation(
      instance: instance, labels: Labels(self), weights: voiceWeights(ideals), demands: demands)
    maximisation.start = [:]
    return try solve(maximisation, options) { program, model in
      for (p, column) in model.x.enumerated() {
        guard let column, instance.pairs[p].site != sharing.site else { continue }
        program.setBounds(ofColumn: column, lower: 0, upper: 0)
      }
      for p in sharing.candidates {
        // A lock elsewhere cannot be kept here.
        if let column = model.x[p] { program.setBounds(ofColumn: column, lower: 0, upper: 1) }
      }
    }?.areas ?? [:]
  }

  /// The joint optimum where no two demands may be on the site at once.
  private func effect(
    of sharing: SiteSharing, _ ideals: Ideals, _ joint: Allocation, _ options: AllocationOptions
  ) throws(AllocationError) -> Sharing.Effect? {
    let known = areas(of: joint.placements)
    let weights = voiceWeights(ideals)
    let here = known.keys.filter { instance.pairs[$0].site == sharing.site }.sorted()
    let isShared = here.contains { p in here.contains { $0 != p && sharing.overlap(p, $0) } }
    var without = known
    var bound = joint.bound
    if isShared {
      let maximisation = Maximisation(
        instance: instance, labels: Labels(self), weights: weights)
      let found = try solve(maximisation, options) { program, model in
        let all = instance.pairsOfSite[sharing.site]
        for (index, p) in all.enumerated() {
          for q in all[(index + 1)...] where sharing.overlap(p, q) {
            guard let first = model.x[p], let second = model.x[q] else { continue }
            program.addRow("not shared", [.init(1, first), .init(1, second)], upper: 1)
          }
        }
      }
      guard let found else { return nil }
      without = found.areas
      bound = found.bound
    }
    func u(_ areas: [Int: Int]) -> [Double?] {
      zip(shares(of: areas, ideals), ideals.all).map { $1.utility > 0 ? $0 : nil }
    }
    func met(_ areas: [Int: Int]) -> Set<Int> { Set(areas.keys.map { instance.pairs[$0].demand }) }
    return Sharing.Effect(
      with: u(known), without: u(without), totalWith: weightedUtility(known, weights),
      totalWithout: weightedUtility(without, weights), boundWithout: bound,
      losers: met(known).subtracting(met(without)).sorted().map { scenario.demands[$0].id })
  }

  /// Maximises after the program was changed; nil where nothing was found in time or nothing is allowed.
  private func solve(
    _ maximisation: Maximisation, _ options: AllocationOptions,
    changing: (inout LinearProgram, AllocationModel) -> Void
  ) throws(AllocationError) -> (areas: [Int: Int], bound: Double)? {
    var model = AllocationModel(
      instance, maximisation.labels, demands: maximisation.demands)
    let scale = maximisation.setObjective(&model)
    var program = model.program
    changing(&program, model)
    let solution: Solution
    do {
      solution = try program.solve(
        SolveOptions(
          relativeGap: options.relativeGap, timeLimit: options.timeLimit,
          isLean: instance.isSmall))
    } catch {
      throw .solver(error.description)
    }
    guard !solution.values.isEmpty else { return nil }
    let settlement = AreaSettlement(
      instance: instance, weights: maximisation.weights, fixed: [:])
    guard let areas = settlement.settle(model.areas(of: solution.values)) else { return nil }
    let value = maximisation.value(of: areas)
    return (areas, scale > 0 ? max(value, solution.bound / scale) : value)
  }
}
