import Land
import LinearProgramming
import Testing

@testable import Planning

@Suite("rows and columns, without a solver")
struct ModelStructureTests {
  private func model(_ made: HandMade) throws -> LinearProgram {
    let problem = try made.problem()
    return AllocationModel(problem.instance, Labels(problem)).program
  }

  @Test("capacity only for maximal sets of demands that are active together")
  func capacityRows() throws {
    var made = HandMade()
    try made.site("friche", land: 1000)
    made.demand("depot", min: 600, from: 2027, until: 2029)
    made.demand("plant", min: 500, target: 800, from: 2028)
    made.demand("homes", "housing", min: 700, from: 2030)
    let program = try model(made)
    let rows = program.rows.map(\.name)
    #expect(
      rows.filter { $0.hasPrefix("capacity") } == [
        "capacity friche land 2028-01-01", "capacity friche land 2030-01-01",
      ])
    let first = program.rows.firstIndex { $0.name == "capacity friche land 2028-01-01" }!
    #expect(program.rows[first].upper == 1000)
    let names = program.terms(ofRow: first).map {
      "\($0.coefficient) \(program.columns[$0.column].name)"
    }
    #expect(
      names == [
        "600.0 place depot on friche", "500.0 place plant on friche",
        "1.0 beyond least plant on friche",
      ])
  }

  @Test("no column for a pair that is not eligible, not available or locked out")
  func columns() throws {
    var made = HandMade()
    try made.site("a", land: 1000)
    try made.site("b", land: 1000, until: HandMade.year(2030))
    try made.site("c", land: 1000)
    try made.site("d", land: 100)
    made.demand("plant", min: 500)
    made.failures["plant a"] = [Finding(origin: .requirement(0), outcome: .failed)]
    made.scenario.locks = [Lock(demand: "plant", .never(["c"]))]
    try made.site("e", land: 1000)
    #expect(try model(made).columns.map(\.name) == ["place plant on e"])
  }

  @Test("area at most what the site holds") func tightArea() throws {
    var made = HandMade()
    try made.site("small", land: 600)
    made.demand("plant", min: 500, target: 2000)
    let program = try model(made)
    #expect(program.columns.map(\.upper) == [1, 100])
    #expect(program.rows.map(\.name) == ["area plant on small"])
  }

  @Test("demands in parts") func parts() throws {
    var made = HandMade()
    try made.site("a", land: 600)
    try made.site("b", land: 600)
    made.demand("depot", min: 800, target: 1000, parts: 2)
    let rows = try model(made).rows.map(\.name)
    for name in ["parts depot", "least depot", "target depot", "part depot on a"] {
      #expect(rows.contains(name))
    }
  }

  @Test("distances: near pairs share a row, far ones have none") func apart() throws {
    var made = HandMade(uses: [Use(id: "plant", apart: ["homes": 50]), Use(id: "homes")])
    try made.site("a", land: 1000, x: 0)
    try made.site("b", land: 1000, x: 30)
    try made.site("c", land: 1000, x: 500)
    made.demand("heat", use: "plant", min: 100)
    made.demand("flats", "housing", use: "homes", min: 100)
    let program = try model(made)
    let rows = program.rows.map(\.name).filter { $0.hasPrefix("apart") }
    #expect(rows == ["apart heat on a | flats", "apart heat on c | flats"])
    let first = program.rows.firstIndex { $0.name == rows[0] }!
    #expect(
      program.terms(ofRow: first).map { program.columns[$0.column].name } == [
        "place heat on a", "place heat on b", "place flats on a", "place flats on b",
      ])
  }

  @Test("limits count what is left to artificialise, and fixed costs once") func limits() throws {
    var made = HandMade()
    try made.site("a", land: 1000, price: 10, artificialised: 0.25)
    made.demand("plant", min: 400, fixedCost: 3000)
    made.scenario.limits = Limits(
      artificialised: 500, budget: ["energy": 9000], totalBudget: 20_000)
    let program = try model(made)
    let rows = program.rows.enumerated().map { index, row in
      "\(row.name): \(program.terms(ofRow: index).map(\.coefficient)) ≤ \(row.upper)"
    }
    #expect(
      rows == [
        "artificialised: [300.0] ≤ 500.0", "budget energy: [7.0] ≤ 9.0",
        "budget of all: [7.0] ≤ 20.0",
      ])
  }

  @Test func invalidProblems() throws {
    var made = HandMade()
    try made.site("a", land: -5)
    made.demand("plant", "enrgy", min: 0)
    made.scenario.locks = [Lock(demand: "plant", .always(["z"]), line: 12)]
    do {
      _ = try made.problem()
      Issue.record("no error")
    } catch let problems as Problems {
      #expect(
        problems.all.map(\.code).sorted() == [
          "number-out-of-range", "number-out-of-range", "number-out-of-range", "unknown-name",
          "unknown-name",
        ])
      #expect(problems.all.contains { $0.remedy?.en == "Did you mean 'energy'?" })
      #expect(problems.all.contains { $0.place.line == 12 })
    }
  }
}
