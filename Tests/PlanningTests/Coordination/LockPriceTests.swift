import Land
import Testing

@testable import Planning

@Suite("prices of locks and vetoes")
struct LockPriceTests {
  @Test("by hand: a veto that costs one department everything and gives the other nothing")
  func byHand() throws {
    var made = HandMade()
    try made.site("mill", land: 1000)
    try made.site("yard", land: 1000, x: 500)
    made.demand("plant", "energy", min: 800)
    made.demand("homes", "housing", min: 700)
    made.scores = ["homes yard": 0.5]
    made.scenario.locks = [
      Lock(demand: "homes", .never(["mill"]), by: "energy"),
      Lock(demand: "plant", .never(["yard"])),
      Lock(demand: "plant", .always(["mill"])),
    ]
    let problem = try made.problem()
    let ideals = try problem.ideals()
    let allocation = try problem.solve(.utilitarian, ideals: ideals)
    #expect(allocation.summary == ["plant@mill:800", "homes@yard:700"])
    let prices = try problem.lockPrices(of: allocation, ideals: ideals)
    #expect(prices.map(\.lock) == [0, 1, 2])
    // The plant is locked on the mill all the same: without the veto the homes stay where they are.
    #expect(prices.allSatisfy { $0.isIdle && abs($0.gain) < 1e-9 })
    // Without that lock and the veto on the yard the two would change places.
    var freer = made
    freer.scenario.locks.removeLast()
    freer.scenario.locks.removeLast()
    let other = try freer.problem()
    let again = try other.solve(.utilitarian, ideals: try other.ideals())
    let price = try other.lockPrices(of: again, ideals: try other.ideals())[0]
    // Alone, the homes had the yard at best: u = 1 there, u = 2 on the mill.
    #expect(!price.isIdle && abs(price.gain - 1) < 1e-6)
    #expect(price.changes.map(\.after) == [1, 2])
    #expect(price.displaced.count == 2 && price.placed.count == 2)
  }

  @Test("lifting a lock never makes the joint optimum worse", arguments: 0..<4)
  func law(block: Int) throws {
    for seed in (block * 10)..<((block + 1) * 10) {
      let problem = try RandomScenario(seed: UInt64(3000 + seed), locksAlways: true).problem()
      let allocation = try problem.solve(.utilitarian)
      guard allocation.status != .infeasible else { continue }
      let ideals = try problem.ideals()
      let prices = try problem.lockPrices(of: allocation, ideals: ideals)
      #expect(prices.count == problem.scenario.locks.count)
      for price in prices {
        #expect(price.gain > -2e-4 * max(1, allocation.objective), "seed \(seed)")
        let sum = zip(problem.scenario.departments, price.changes).reduce(0.0) {
          guard let before = $1.1.before, let after = $1.1.after else { return $0 }
          return $0 + $1.0.voice * (after - before)
        }
        #expect(abs(sum - price.gain) < 1e-9, "seed \(seed)")
      }
    }
  }
}
