import Land
import Testing

@testable import Planning

/// The check that guards every result must see each kind of damage.
@Suite("the check sees what is broken")
struct AllocationCheckTests {
  private func made() throws -> HandMade {
    var made = HandMade(uses: [Use(id: "any"), Use(id: "plant", apart: ["any": 50])])
    try made.site("a", land: 1000, price: 10)
    try made.site("b", land: 1000, x: 30)
    made.demand("heat", use: "plant", min: 700, target: 900)
    made.demand("homes", "housing", min: 600)
    made.scenario.limits = Limits(
      artificialised: 1600, budget: ["energy": 9000], totalBudget: 20_000)
    made.scenario.locks = [Lock(demand: "homes", .never(["b"]))]
    return made
  }

  private func placement(
    _ demand: Demand, _ site: String, _ area: Double, worth: Double? = nil
  ) -> Placement {
    Placement(
      demand: demand.id, department: demand.department, site: site, area: area, resource: .land,
      period: demand.period, score: 1, worth: worth ?? demand.importance * area / demand.target)
  }

  private func faults(_ make: (Demand, Demand) -> [Placement]) throws -> [String] {
    let problem = try made().problem()
    let demands = problem.scenario.demands
    let placements = make(demands[0], demands[1])
    let shares = problem.scenario.departments.map { department in
      let utility = placements.filter { $0.department == department.id }.reduce(0) { $0 + $1.worth }
      return Allocation.Share(
        department: department.id, utility: utility, ideal: 1, u: utility, met: [], unmet: [])
    }
    let objective = shares.reduce(0) { $0 + $1.utility }
    return AllocationCheck(problem).faults(
      in: Allocation(
        rule: .utilitarian, status: .optimal, objective: objective, bound: objective, gap: 0,
        placements: placements, shares: shares))
  }

  @Test func nothingWrong() throws {
    #expect(try faults { heat, _ in [placement(heat, "a", 900)] } == [])
    #expect(try faults { _, homes in [placement(homes, "a", 600)] } == [])
  }

  @Test func damage() throws {
    #expect(try faults { heat, _ in [placement(heat, "a", 699.99)] }.count == 2)
    #expect(try faults { heat, _ in [placement(heat, "a", 900.01, worth: 1.00001)] }.count >= 2)
    #expect(try faults { heat, _ in [placement(heat, "a", 800.001)] }.count == 1)
    #expect(
      try faults { heat, homes in [placement(heat, "b", 700), placement(homes, "a", 600)] }
        .contains { $0.contains("nearer than 50.0 m") })
    #expect(
      try faults { heat, homes in [placement(heat, "a", 700), placement(homes, "a", 600)] }
        .contains { $0.contains("130000 dm² of land") })
    #expect(
      try faults { _, homes in [placement(homes, "b", 600)] }
        .contains("homes must not be on b"))
    #expect(
      try faults { heat, _ in [placement(heat, "a", 900, worth: 0.5)] }
        .contains { $0.contains("worth is") })
    #expect(
      try faults { heat, _ in
        [placement(heat, "a", 450), placement(heat, "b", 450)]
      }.contains("heat: 2 parts"))
    #expect(try faults { heat, _ in [placement(heat, "c", 800)] }.contains("heat on c: unknown"))
  }
}
