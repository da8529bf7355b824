public import Land
import LinearProgramming

extension AllocationProblem {
  /// The agreements that no other dominates.
  ///
  /// - Parameters:
  ///   - allocations: Known ones, such as the rules'; the search begins with them, and those that nothing
  ///     dominates are points of the front.
  ///   - statusQuo: What each has without agreement: points that keep it are not merged with points that do not.
  ///   - limits: How finely and how long; nil for the scenario's.
  /// - Returns: Nil for no party, or more than ``Front/greatestParties``.
  /// - Throws: A bug, or a solver that failed.
  public func front(
    ideals: Ideals, allocations: [Allocation] = [], statusQuo: StatusQuo? = nil,
    limits: FrontLimits? = nil
  ) throws(AllocationError) -> Front? {
    let limits = limits ?? scenario.coordination.front
    let parties = ideals.all.indices.filter { ideals.all[$0].utility > 0 }
    guard (1...Front.greatestParties).contains(parties.count) else { return nil }
    var search = FrontSearch(
      instance, Labels(self), parties: parties, ideals: ideals.all.map(\.utility), limits: limits)
    // What silo leaves need not keep the locks.
    let known = allocations.filter { $0.rule != .silo && $0.status != .infeasible }
    try search.run(known: known.map { areas(of: $0.placements) })
    var candidates: [FrontCandidate] = []
    do {
      for allocation in known {
        let u = parties.map { allocation.shares[$0].u ?? 0 }
        let isDominated = try search.regions.contains { seating throws(LinearProgramError) in
          try FrontPoints.dominates(seating.region, u, by: limits.tolerance)
        }
        if isDominated { continue }
        candidates.append(
          candidate(areas(of: allocation.placements), ideals, isExtreme: false, [allocation.rule]))
      }
      for found in try FrontPoints(search).points {
        let weights = ideals.all.map { $0.utility > 0 ? 1 / $0.utility : 0 }
        let settlement = AreaSettlement(instance: instance, weights: weights, fixed: [:])
        guard let areas = settlement.settle(found.areas) else {
          throw AllocationError.brokenSolution([
            "no whole areas keep the rules on the sites of the front"
          ])
        }
        candidates.append(candidate(areas, ideals, isExtreme: found.isExtreme, []))
      }
    } catch let error as LinearProgramError {
      throw .solver(error.description)
    } catch {
      throw error as! AllocationError
    }
    return front(merging(candidates, statusQuo, limits), search, parties)
  }

  private func candidate(
    _ areas: [Int: Int], _ ideals: Ideals, isExtreme: Bool, _ rules: [Rule]
  ) -> FrontCandidate {
    let u = zip(shares(of: areas, ideals), ideals.all).map { $1.utility > 0 ? $0 : nil }
    return FrontCandidate(
      chosen: areas.keys.sorted(), areas: areas, u: u,
      total: zip(instance.voices, u).reduce(0) { $0 + $1.0 * ($1.1 ?? 0) },
      isExtreme: isExtreme, rules: rules)
  }

  /// Leaves one of all points that differ by less than the tolerance: what rules give first, then extreme points,
  /// then the greatest totals. A point that keeps the status quo never gives way to one that does not.
  private func merging(
    _ candidates: [FrontCandidate], _ statusQuo: StatusQuo?, _ limits: FrontLimits
  ) -> [FrontCandidate] {
    func keeps(_ u: [Double?]) -> Bool { statusQuo?.isKept(by: u) ?? true }
    func isNear(_ a: [Double?], _ b: [Double?]) -> Bool {
      zip(a, b).allSatisfy { abs(($0 ?? 0) - ($1 ?? 0)) < limits.tolerance }
        && keeps(a) == keeps(b)
    }
    func rank(_ candidate: FrontCandidate) -> Int {
      candidate.rules.isEmpty ? (candidate.isExtreme ? 1 : 2) : 0
    }
    let order = candidates.sorted {
      (rank($0), -$0.total, $0.chosen.lexical) < (rank($1), -$1.total, $1.chosen.lexical)
    }
    var kept: [FrontCandidate] = []
    for candidate in order {
      if let near = kept.firstIndex(where: { isNear($0.u, candidate.u) }) {
        kept[near].merged += 1
        kept[near].rules += candidate.rules.filter { !kept[near].rules.contains($0) }
      } else {
        kept.append(candidate)
      }
    }
    return kept.sorted { ($0.total, $1.chosen.lexical) > ($1.total, $0.chosen.lexical) }
  }

  private func front(
    _ candidates: [FrontCandidate], _ search: FrontSearch, _ parties: [Int]
  ) -> Front {
    var assignments: [[Int]] = []
    for candidate in candidates where !assignments.contains(candidate.chosen) {
      assignments.append(candidate.chosen)
    }
    return Front(
      parties: parties.map { scenario.departments[$0].id },
      points: candidates.map { candidate in
        Front.Point(
          assignment: assignments.firstIndex(of: candidate.chosen)!,
          placements: placements(candidate.areas), u: candidate.u, total: candidate.total,
          isExtreme: candidate.isExtreme, rules: candidate.rules, merged: candidate.merged)
      },
      assignments: assignments.map { chosen in
        Front.Assignment(
          seats: chosen.map { p in
            Front.Seat(
              demand: scenario.demands[instance.pairs[p].demand].id,
              site: sites[instance.pairs[p].site].id)
          })
      },
      tolerance: search.limits.tolerance, stop: search.stop, settledShare: search.settledShare,
      programs: search.programCount)
  }
}

/// A point of the front in positions.
private struct FrontCandidate {
  let chosen: [Int]
  /// Square decimetres by pair.
  let areas: [Int: Int]
  let u: [Double?]
  let total: Double
  let isExtreme: Bool
  var rules: [Rule]
  var merged = 0
}

extension [Int] {
  /// Orders lists of positions as words are ordered.
  fileprivate var lexical: String { map { String($0 + 1_000_000) }.joined() }
}
