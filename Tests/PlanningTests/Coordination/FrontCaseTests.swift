import Land
import Testing

@testable import Planning

/// Fronts that can be drawn by hand.
@Suite("fronts by hand")
struct FrontCaseTests {
  private func search(_ made: HandMade, tolerance: Double = 0.001) throws -> Front? {
    let problem = try made.problem()
    return try problem.front(
      ideals: problem.ideals(),
      limits: FrontLimits(tolerance: tolerance, points: .max, programs: .max, time: .infinity))
  }

  private func u(_ front: Front?) -> [[Double]] {
    front?.points.map { $0.u.map { $0 ?? -1 } } ?? []
  }

  /// Room for all: everybody has everything.
  @Test("a single point where nothing is scarce") func singlePoint() throws {
    var made = HandMade(departments: ["energy", "housing"])
    try made.site("s", land: 10_000)
    made.demand("plant", "energy", min: 1000, target: 2000)
    made.demand("homes", "housing", min: 1000, target: 3000)
    let front = try search(made)
    #expect(u(front) == [[1, 1]])
    #expect(front?.assignments.count == 1 && front?.isComplete == true)
  }

  /// One field of 100 m² and two claims on all of it: u + v = 1, with 10 m² at least for each that is there.
  /// Alone either has all; so the line from (0.9, 0.1) to (0.1, 0.9), and its two ends (1, 0), (0, 1).
  @Test("a field that can be divided is a line") func line() throws {
    var made = HandMade(departments: ["energy", "housing"])
    try made.site("s", land: 100)
    made.demand("plant", "energy", min: 10, target: 100)
    made.demand("homes", "housing", min: 10, target: 100)
    let front = try #require(try search(made))
    for end in [[1, 0], [0.9, 0.1], [0.1, 0.9], [0, 1]] {
      #expect(u(front).contains { EnumeratedFront.distance($0, end) < 1e-6 }, "\(end)")
    }
    // All on one line, extreme or not.
    for point in u(front) { #expect(abs(point[0] + point[1] - 1) < 1e-6) }
    #expect(front.assignments.count == 3 && front.isComplete)
  }

  /// A field that only one can have: two points and nothing between.
  @Test("a field that cannot be divided is two points") func twoPoints() throws {
    var made = HandMade(departments: ["energy", "housing"])
    try made.site("s", land: 100)
    made.demand("plant", "energy", min: 60, target: 100)
    made.demand("homes", "housing", min: 60, target: 100)
    let front = try search(made)
    #expect(Set(u(front)) == [[1, 0], [0, 1]])
  }

  @Test("one department has one point") func oneParty() throws {
    var made = HandMade(departments: ["energy"])
    try made.site("s", land: 100)
    made.demand("plant", "energy", min: 60, target: 100)
    made.demand("store", "energy", min: 30, target: 50)
    let front = try search(made)
    #expect(u(front) == [[1]])
  }

  /// u is undefined for whom nothing is there even alone; the others' front stands.
  @Test("a department out of reach of everything is left out") func unreachable() throws {
    var made = HandMade(departments: ["energy", "housing"])
    try made.site("s", land: 100)
    made.demand("plant", "energy", min: 500)
    #expect(try search(made) == nil, "nobody can have anything")
    made.demand("homes", "housing", min: 60, target: 100)
    let front = try #require(try search(made))
    #expect(front.parties == ["housing"])
    #expect(front.points.map(\.u) == [[nil, 1]])
  }

  /// Which of four sites of nearly the same size is whose makes many points, a few thousandths apart. What is
  /// found may miss a point by the tolerance, and what is shown what is found by as much again.
  @Test("points that differ by less than the tolerance are merged") func merging() throws {
    var made = HandMade(departments: ["energy", "housing"])
    for index in 0..<4 { try made.site("s\(index)", land: 100 + Double(index)) }
    for index in 0..<4 {
      made.demand("p\(index)", "energy", min: 90, target: 110)
      made.demand("h\(index)", "housing", min: 90, target: 110)
    }
    let fine = try #require(try search(made))
    let coarse = try #require(try search(made, tolerance: 0.02))
    #expect(coarse.points.count < fine.points.count)
    for point in u(fine) {
      #expect(
        u(coarse).contains { zip($0, point).allSatisfy { $0 >= $1 - 0.04 - 1e-3 } }, "\(point)")
    }
  }

  @Test("limits end the search and are told") func limits() throws {
    var made = HandMade(departments: ["energy", "housing"])
    for index in 0..<4 { try made.site("s\(index)", land: 100 + Double(index)) }
    for index in 0..<4 {
      made.demand("p\(index)", "energy", min: 60, target: 110)
      made.demand("h\(index)", "housing", min: 60, target: 110)
    }
    let problem = try made.problem()
    let ideals = try problem.ideals()
    let known = [try problem.solve(.utilitarian, ideals: ideals)]
    func stop(_ limits: FrontLimits) throws -> Front.Stop? {
      let front = try #require(
        try problem.front(ideals: ideals, allocations: known, limits: limits))
      #expect(!front.points.isEmpty, "what was found is kept")
      #expect(front.settledShare < 1 && front.settledShare >= 0)
      return front.stop
    }
    #expect(try stop(FrontLimits(tolerance: 0.001, points: 2, programs: .max)) == .points)
    #expect(try stop(FrontLimits(tolerance: 0.001, points: .max, programs: 3)) == .programs)
    #expect(try stop(FrontLimits(tolerance: 0.001, time: 0)) == .time)
  }
}
