import Foundation
import Land
import LinearProgramming
import Testing

@testable import Planning

@Suite("sharing against enumeration")
struct SharingTests {
  @Test("groups, exclusions and effects equal brute force", arguments: 0..<8)
  func equalsBruteForce(block: Int) throws {
    for seed in (block * 15)..<((block + 1) * 15) {
      var random = try RandomScenario(seed: UInt64(70_000 + seed), parties: 2...4)
      // What a group asks of one site is clear where demands are not in parts.
      for index in random.scenario.demands.indices { random.scenario.demands[index].parts = 1 }
      let problem = try random.problem()
      let options = AllocationOptions(timeLimit: nil)
      guard let ideals = try? problem.ideals(options: options) else { continue }
      let joint = try problem.solve(.utilitarian, ideals: ideals, options: options)
      let sharing = try problem.sharing(ideals: ideals, joint: joint, options: options)
      let one = Case(random: random, ideals: ideals, joint: joint, seed: seed)
      #expect(sharing.sites.map(\.site) == one.contested, "seed \(seed)")
      for site in sharing.sites {
        try groups(site, one)
        exclusions(site, one)
        try effect(site, one)
      }
    }
  }

  private struct Case {
    let random: RandomScenario
    let ideals: Ideals
    let joint: Allocation
    let seed: Int

    var scenario: Scenario { random.scenario }

    /// Sites that at least two departments take when they are alone, by id.
    var contested: [String] {
      random.sites.map(\.id).filter { site in
        ideals.all.count { $0.placements.contains { $0.site == site } } > 1
      }.sorted()
    }

    func position(_ demand: String) -> Int { scenario.demands.firstIndex { $0.id == demand }! }
    func site(_ id: String) -> Int { random.sites.firstIndex { $0.id == id }! }

    func overlap(_ a: String, _ b: String) -> Bool {
      scenario.demands[position(a)].period.overlaps(scenario.demands[position(b)].period)
    }

    var weights: [Double] {
      zip(scenario.departments, ideals.all).map { $1.utility > 0 ? $0.voice / $1.utility : 0 }
    }

    func shares(_ placed: [BruteForce.Placed]) -> [Double] {
      zip(random.bruteForce.utilities(placed), ideals.all).map {
        $1.utility > 0 ? $0 / $1.utility : 0
      }
    }
  }

  /// All sets of demands that fit on the site, none part of another.
  private func groups(_ found: Sharing.ContestedSite, _ one: Case) throws {
    let s = one.site(found.site)
    var all: [Set<String>] = []
    var brute = one.random.bruteForce
    brute.demands = one.scenario.demands.indices.filter { brute.score($0, s) != nil }
    #expect(found.candidates == brute.demands.map { one.scenario.demands[$0].id })
    try brute.visitAssignments { here in
      guard here.allSatisfy({ $0.s == s }) else { return }
      // Least areas are lower bounds of the columns: does anything fit?
      guard try brute.areas(here).solve().status == .optimal else { return }
      all.append(Set(here.map { one.scenario.demands[$0.d].id }))
    }
    let largest = all.filter { group in
      group.count > 1 && !all.contains { $0.count > group.count && group.isSubset(of: $0) }
    }
    #expect(Set(found.groups.map { Set($0) }) == Set(largest), "seed \(one.seed), \(found.site)")
    #expect(found.groups.map(\.count) == found.groups.map(\.count).sorted(by: >))
  }

  /// Two that are excluded are in no group together; two that are not, and overlap, can be there alone.
  private func exclusions(_ found: Sharing.ContestedSite, _ one: Case) {
    for exclusion in found.exclusions {
      #expect(one.overlap(exclusion.first, exclusion.second), "seed \(one.seed)")
      #expect(
        !found.groups.contains {
          $0.contains(exclusion.first) && $0.contains(exclusion.second)
        }, "seed \(one.seed): \(exclusion)")
      let pair = [exclusion.first, exclusion.second].map { one.scenario.demands[one.position($0)] }
      switch exclusion.reason {
      case .apart(let distance):
        let uses = pair.map { one.scenario.use($0.use)! }
        let asked = [uses[0].apart[uses[1].id], uses[1].apart[uses[0].id]].compactMap { $0 }
        #expect(asked.max() == distance, "seed \(one.seed)")
      case .room(let asked, let held):
        #expect(abs(asked - pair[0].minimum - pair[1].minimum) < 0.03, "seed \(one.seed)")
        let site = one.random.sites[one.site(found.site)]
        #expect(abs(held - site.capacity(of: pair[0].resource)) < 0.02, "seed \(one.seed)")
        #expect(asked > held, "seed \(one.seed)")
      }
    }
  }

  /// Two optimisations, each by enumeration: all assignments, and those without company on the site.
  private func effect(_ found: Sharing.ContestedSite, _ one: Case) throws {
    let effect = try #require(found.effect)
    let s = one.site(found.site)
    var with = 0.0
    var without = 0.0
    let brute = one.random.bruteForce
    let set = try UtilitySet(brute, ideals: one.ideals.all.map(\.utility))
    let voices = one.scenario.departments.map(\.voice)
    for piece in set.pieces { with = max(with, try best(piece, set, voices)) }
    var alone: [UtilitySet.Piece] = []
    try brute.visitAssignments { here in
      let there = here.filter { $0.s == s }.map { one.scenario.demands[$0.d].id }
      let isShared = there.contains { a in there.contains { $0 != a && one.overlap(a, $0) } }
      if !isShared {
        alone.append(UtilitySet.Piece(here, brute, ideals: one.ideals.all.map(\.utility)))
      }
    }
    let unshared = UtilitySet(alone, count: voices.count)
    for piece in unshared.pieces { without = max(without, try best(piece, unshared, voices)) }
    let rounding = 1e-3 * voices.reduce(0, +)
    #expect(abs(effect.totalWith - with) <= rounding, "seed \(one.seed): with sharing")
    #expect(
      abs(effect.totalWithout - without) <= rounding,
      "seed \(one.seed): \(effect.totalWithout), \(without) without sharing")
    #expect(effect.boundWithout >= without - 1e-6, "seed \(one.seed): bound")
    #expect(effect.totalWith >= effect.totalWithout - rounding, "seed \(one.seed)")
    for (u, expected) in zip(effect.with, one.joint.shares.map(\.u)) {
      #expect(abs((u ?? 0) - (expected ?? 0)) <= 1e-9, "seed \(one.seed)")
    }
  }

  private func best(_ piece: UtilitySet.Piece, _ set: UtilitySet, _ voices: [Double]) throws
    -> Double
  {
    let u = piece.reachesTop ? piece.top : try set.solve(piece, weights: voices)?.u
    return u.map { zip(voices, $0).reduce(0) { $0 + $1.0 * $1.1 } } ?? 0
  }

  /// Heating plant and homes both want the mill; together they fit with 4,000 and 5,000 m², not with theirs whole.
  @Test("the best shares of a site and who loses without them") func bestShares() throws {
    var made = HandMade(departments: ["energy", "housing"])
    try made.site("mill", land: 9000)
    made.demand("plant", "energy", min: 4000, target: 4000)
    made.demand("homes", "housing", min: 4000, target: 8000)
    let problem = try made.problem()
    let ideals = try problem.ideals()
    let joint = try problem.solve(.utilitarian, ideals: ideals)
    let sharing = try problem.sharing(ideals: ideals, joint: joint)
    let site = try #require(sharing.sites.first)
    #expect(sharing.sites.count == 1 && site.wanted == ["plant", "homes"])
    #expect(site.groups == [["plant", "homes"]] && site.exclusions.isEmpty)
    #expect(site.best.map { "\($0.demand):\(Int($0.area))" } == ["plant:4000", "homes:5000"])
    // With: 1 + 5/8; without, one of the two has all: 1.
    let effect = try #require(site.effect)
    #expect(abs(effect.totalWith - 1.625) < 1e-6 && abs(effect.totalWithout - 1) < 1e-6)
    #expect(effect.losers.count == 1)
  }
}
