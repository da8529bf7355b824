import Land
import Testing

@testable import Planning

@Suite("the front against enumeration, with a linear program for each assignment")
struct FrontTests {
  static let tolerance = FrontLimits.leastTolerance
  /// Nothing but the end of the search ends it.
  static let limits = FrontLimits(
    tolerance: tolerance, points: .max, programs: .max, time: .infinity)
  /// Rounding to the square decimetre can cost a share, of at least 300 m² and a third of a voice.
  static let rounding = 5e-4

  /// 20 seeds each: 500 scenarios without `always` locks, 60 with.
  @Test("equals brute force", arguments: 0..<25)
  func equalsBruteForce(block: Int) throws {
    for seed in (block * 20)..<((block + 1) * 20) {
      try compare(RandomScenario(seed: UInt64(40_000 + seed), parties: 2...4), seed)
    }
  }

  @Test("equals brute force with locks", arguments: 0..<3)
  func equalsBruteForceWithLocks(block: Int) throws {
    for seed in (block * 20)..<((block + 1) * 20) {
      let random = try RandomScenario(
        seed: UInt64(50_000 + seed), locksAlways: true, parties: 2...4)
      try compare(random, seed)
    }
  }

  private func compare(_ random: RandomScenario, _ seed: Int) throws {
    let problem = try random.problem()
    let options = AllocationOptions(timeLimit: nil)
    guard let ideals = try? problem.ideals(options: options) else { return }
    let utilities = ideals.all.map(\.utility)
    let parties = utilities.indices.filter { utilities[$0] > 0 }
    // Half of the searches begin from nothing.
    let known =
      seed.isMultiple(of: 2)
      ? [try problem.solve(.utilitarian, ideals: ideals, options: options)] : []
    let found = try problem.front(ideals: ideals, allocations: known, limits: Self.limits)
    guard !parties.isEmpty else {
      #expect(found == nil, "seed \(seed): nobody can have anything")
      return
    }
    let front = try #require(found)
    #expect(front.isComplete && front.settledShare == 1, "seed \(seed): \(front.stop as Any)")
    #expect(front.parties == parties.map { random.scenario.departments[$0].id })
    let enumerated = try EnumeratedFront(random, ideals: utilities)
    try pointsHold(front, enumerated, parties, seed)
    try everythingIsCovered(front, enumerated, parties, seed)
    try extremesAreReported(front, enumerated, parties, seed)
  }

  /// Every point is an allocation that keeps the rules, and nothing gives all of them more beyond the tolerance.
  private func pointsHold(
    _ front: Front, _ enumerated: EnumeratedFront, _ parties: [Int], _ seed: Int
  ) throws {
    for point in front.points {
      let u = point.u.map { $0 ?? 0 }
      let seats = point.placements.map { Front.Seat(demand: $0.demand, site: $0.site) }
      #expect(Set(front.assignments[point.assignment].seats) == Set(seats), "seed \(seed)")
      let violation = try #require(
        enumerated.violation(of: point.placements), "seed \(seed): a lock or a distance")
      #expect(violation <= 1e-6, "seed \(seed): rules on areas")
      let shares = enumerated.shares(of: point.placements)
      #expect(EnumeratedFront.distance(shares, u) <= 1e-9, "seed \(seed): u \(u), \(shares)")
      let left = try enumerated.evenGain(on: u, parties: parties)
      #expect(left <= Self.tolerance + Self.rounding, "seed \(seed): \(u) leaves \(left)")
    }
  }

  /// Whatever departments can get is within the tolerance of what was found, which is within the tolerance of
  /// what an assignment of the front allows.
  private func everythingIsCovered(
    _ front: Front, _ enumerated: EnumeratedFront, _ parties: [Int], _ seed: Int
  ) throws {
    let slack = 2 * Self.tolerance + Self.rounding
    let reported = front.assignments.compactMap { enumerated.piece($0.seats) }
    func isCovered(_ u: [Double]) -> Bool {
      front.points.contains { point in
        zip(point.u, u).allSatisfy { ($0 ?? 0) >= $1 - slack }
      }
    }
    for piece in enumerated.all where !isCovered(piece.top) {
      for u in try enumerated.extremes(of: piece, parties: parties, seed: UInt64(seed))
      where !isCovered(u) {
        #expect(
          try reported.contains { try enumerated.reaches(u, in: $0, slack: slack) },
          "seed \(seed): \(u) is not on the front")
      }
    }
  }

  /// Every extreme point of an assignment of the front that nothing dominates is near a point of it.
  private func extremesAreReported(
    _ front: Front, _ enumerated: EnumeratedFront, _ parties: [Int], _ seed: Int
  ) throws {
    let slack = Self.tolerance + Self.rounding
    for assignment in front.assignments {
      let piece = try #require(enumerated.piece(assignment.seats), "seed \(seed)")
      for u in try enumerated.extremes(of: piece, parties: parties, seed: UInt64(seed)) {
        let isNear = front.points.contains {
          EnumeratedFront.distance($0.u.map { $0 ?? 0 }, u) <= slack
        }
        if !isNear {
          #expect(
            try enumerated.set.improvement(on: u) > 1e-7, "seed \(seed): \(u) is not reported")
        }
      }
    }
  }
}
