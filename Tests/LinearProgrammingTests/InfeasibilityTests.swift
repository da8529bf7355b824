import LinearProgramming
import Testing

@Suite("infeasible programs and numbers that make no sense")
struct InfeasibilityTests {
  /// x ≥ 3 and x + y ≤ 2 cannot be; the third row has nothing to do with it.
  private func contradiction(_ kind: LinearProgram.Column.Kind) -> LinearProgram {
    var program = LinearProgram(.minimize)
    let x = program.addColumn("x", upper: 100, kind: kind, objective: 1)
    let y = program.addColumn("y", upper: 100, kind: kind)
    program.addRow("at least three", [.init(1, x)], lower: 3)
    program.addRow("at most two", [.init(1, x), .init(1, y)], upper: 2)
    program.addRow("bystander", [.init(1, x), .init(-1, y)], upper: 50)
    return program
  }

  @Test(arguments: [LinearProgram.Column.Kind.continuous, .integer])
  func confirmed(kind: LinearProgram.Column.Kind) throws {
    #expect(try contradiction(kind).solve().status == .infeasible(confirmed: true))
  }

  @Test func conflictNamesRows() throws {
    for kind in [LinearProgram.Column.Kind.continuous, .integer] {
      let conflict = try #require(try contradiction(kind).conflict())
      #expect(conflict.rowNames == ["at least three", "at most two"])
    }
  }

  @Test("no conflict where there is none") func noConflict() throws {
    var program = LinearProgram(.minimize)
    let x = program.addColumn("x", upper: 1, objective: 1)
    program.addRow("fine", [.init(1, x)], lower: 0.5)
    #expect(try program.conflict() == nil)
  }

  /// 2x + 2y = 3 has no whole solution, but a relaxed one: HiGHS's subset is not to be believed there.
  @Test func infeasibleInWholeNumbersOnly() throws {
    var program = LinearProgram(.minimize)
    let x = program.addColumn("x", upper: 5, kind: .integer, objective: 1)
    let y = program.addColumn("y", upper: 5, kind: .integer, objective: 1)
    program.addRow("odd", [.init(2, x), .init(2, y)], lower: 3, upper: 3)
    #expect(try program.solve().status == .infeasible(confirmed: true))
    #expect(try program.conflict() == nil)
  }

  @Test("bounds that exclude each other need no solver") func contradictoryBounds() throws {
    var program = LinearProgram(.minimize)
    program.addColumn("x", lower: 0.2, upper: 0.8, kind: .integer)
    #expect(try program.solve().status == .infeasible(confirmed: true))
  }

  @Test("bad numbers name their column or row", arguments: [Double.nan, .infinity, -.infinity])
  func badNumbers(value: Double) {
    var column = LinearProgram(.minimize)
    column.addColumn("area of chaufferie", objective: value)
    #expect(
      throws: LinearProgramError.badColumn(
        "area of chaufferie", what: "objective", value: "\(value)")
    ) { try column.solve() }
    var row = LinearProgram(.minimize)
    let x = row.addColumn("x")
    row.addRow("budget", [.init(value, x)], upper: 1)
    #expect(
      throws: LinearProgramError.badRow("budget", what: "coefficient of 'x'", value: "\(value)")
    ) { try row.solve() }
  }

  @Test func badBoundsAndStarts() {
    var program = LinearProgram(.minimize)
    program.addColumn("x", lower: .nan)
    #expect(
      throws: LinearProgramError.badColumn("x", what: "lower bound", value: "nan")
    ) { try program.solve() }
    var fine = LinearProgram(.minimize)
    fine.addColumn("x", upper: 1)
    #expect(throws: LinearProgramError.badStart("2 values for 1 columns")) {
      try fine.solve(SolveOptions(start: [0, 1]))
    }
    #expect(throws: LinearProgramError.badStart("column 'x' is nan")) {
      try fine.solve(SolveOptions(start: [.nan]))
    }
    #expect(throws: LinearProgramError.badOption("relativeGap", value: "-1.0")) {
      try fine.solve(SolveOptions(relativeGap: -1))
    }
  }
}
