import Land
import Testing

@testable import Planning

@Suite("commitment in the status quo")
struct CommitmentTests {
  @Test("what is signed keeps its place, what is an idea does not") func signed() throws {
    var made = HandMade()
    try made.site("mill", land: 1000)
    made.demand("plant", "energy", min: 800)
    made.demand("homes", "housing", min: 700)
    made.scenario.demands[0].commitment = .idea
    made.scenario.demands[1].commitment = .contract
    let byOrder = try made.problem()
    #expect(try byOrder.statusQuo(ideals: byOrder.ideals()).u == [1, 0])
    made.scenario.coordination.statusQuo = .committed(.funded)
    let signed = try made.problem()
    #expect(try signed.statusQuo(ideals: signed.ideals()).u == [0, 1])
    made.scenario.demands[1].commitment = .study
    let nothing = try made.problem()
    #expect(try nothing.statusQuo(ideals: nothing.ideals()).u == [0, 0])
  }

  @Test("idea, study, funded, contract: in this order") func order() {
    for (first, one) in Demand.Commitment.allCases.enumerated() {
      for (second, other) in Demand.Commitment.allCases.enumerated() {
        #expect(one.reaches(other) == (first >= second))
      }
    }
  }
}
