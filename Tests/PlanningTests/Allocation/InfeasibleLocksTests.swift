import Land
import Testing

@testable import Planning

@Suite("locks that cannot be")
struct InfeasibleLocksTests {
  private func infeasibility(_ made: HandMade) throws -> Infeasibility? {
    let allocation = try made.solve()
    #expect(allocation.placements.isEmpty == (allocation.status == .infeasible))
    return allocation.infeasibility
  }

  @Test("two locks against the land of a site") func capacity() throws {
    var made = HandMade()
    try made.site("friche", land: 1000)
    try made.site("other", land: 1000, x: 500)
    made.demand("plant", "energy", min: 700)
    made.demand("homes", "housing", min: 600)
    made.demand("bystander", "housing", min: 600)
    made.scenario.locks = [
      Lock(demand: "plant", .always(["friche"])), Lock(demand: "homes", .always(["friche"])),
      Lock(demand: "bystander", .always(["other"])),
    ]
    let found = try #require(try infeasibility(made))
    #expect(
      found.rules == [
        .lock(0), .lock(1), .capacity(site: "friche", resource: .land, held: 1000),
      ])
    #expect(found.isProvenMinimal && found.isConfirmed)
  }

  @Test("a lock against a charter") func charter() throws {
    var made = HandMade()
    try made.site("lot", land: 1000)
    made.demand("plant", min: 700)
    let finding = Finding(origin: .charter("zae", 0), outcome: .failed)
    made.failures["plant lot"] = [finding]
    made.scenario.locks = [Lock(demand: "plant", .always(["lot"]))]
    #expect(
      try infeasibility(made)?.rules == [
        .lock(0), .eligibility(demand: "plant", site: "lot", finding),
      ])
  }

  @Test("a cycle of locks: always here, never here") func always() throws {
    var made = HandMade()
    try made.site("lot", land: 1000)
    made.demand("plant", min: 700)
    made.scenario.locks = [
      Lock(demand: "plant", .always(["lot"])), Lock(demand: "plant", .never(["lot"])),
    ]
    #expect(try infeasibility(made)?.rules == [.lock(0), .lock(1)])
  }

  @Test("one demand on two sites") func twoSites() throws {
    var made = HandMade()
    try made.site("a", land: 1000)
    try made.site("b", land: 1000, x: 500)
    made.demand("plant", min: 700)
    made.scenario.locks = [Lock(demand: "plant", .always(["a", "b"]))]
    #expect(try infeasibility(made)?.rules == [.lock(0), .parts(demand: "plant", atMost: 1)])
  }

  @Test("distance and budget") func apartAndBudget() throws {
    var made = HandMade(uses: [Use(id: "plant", apart: ["homes": 50]), Use(id: "homes")])
    try made.site("a", land: 1000)
    try made.site("b", land: 1000, x: 30)
    made.demand("heat", use: "plant", min: 100)
    made.demand("flats", "housing", use: "homes", min: 100, fixedCost: 5000)
    made.scenario.locks = [
      Lock(demand: "heat", .always(["a"])), Lock(demand: "flats", .always(["b"])),
    ]
    let distance = try #require(try infeasibility(made))
    #expect(distance.rules == [.lock(0), .lock(1), .apart("homes", "plant", distance: 50)])
    made.scenario.limits.budget = ["housing": 1000]
    made.scenario.locks.removeFirst()
    #expect(
      try infeasibility(made)?.rules == [.lock(0), .budget(department: "housing", limit: 1000)])
  }

  @Test("forcing what cannot be is explained too") func forced() throws {
    var made = HandMade()
    try made.site("a", land: 1000)
    made.demand("plant", min: 700)
    made.demand("homes", "housing", min: 600)
    made.scenario.locks = [Lock(demand: "plant", .always(["a"]))]
    let problem = try made.problem()
    let swap = try problem.swap(
      "homes", onto: "a", from: try problem.solve(.utilitarian), ideals: try problem.ideals())
    #expect(swap.status == .infeasible)
    #expect(
      swap.infeasibility?.rules == [
        .lock(0), .forced(demand: "homes", site: "a"),
        .capacity(site: "a", resource: .land, held: 1000),
      ])
  }

  /// The named rules alone contradict each other; without any one of them they do not.
  @Test("explanations are irreducible", arguments: 0..<6) func irreducible(block: Int) throws {
    var count = 0
    for seed in (block * 25)..<((block + 1) * 25) {
      let problem = try RandomScenario(seed: UInt64(10_000 + seed), locksAlways: true).problem()
      let options = AllocationOptions()
      guard case .infeasible(let found) = try problem.requiredPlacements(options) else { continue }
      count += 1
      #expect(found.isProvenMinimal && found.isConfirmed)
      let locks = LockProblem(problem)
      let all = Set(locks.candidates())
      guard case .impossible = try locks.check(all.subtracting(found.rules), options) else {
        Issue.record("seed \(seed): the named rules can hold together")
        continue
      }
      for rule in found.rules {
        let rest = all.subtracting(found.rules).union([rule])
        guard case .placed = try locks.check(rest, options) else {
          Issue.record("seed \(seed): \(rule) is not needed")
          continue
        }
      }
    }
    #expect(count > 3)
  }
}
