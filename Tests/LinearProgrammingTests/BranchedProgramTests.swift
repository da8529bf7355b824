import LinearProgramming
import TestSupport
import Testing

@Suite("A tree above one linear program")
struct BranchedProgramTests {
  /// Choices among 0-or-1 columns with areas beside them, short of room: like a small allocation.
  private func program(_ random: inout SeededGenerator) -> LinearProgram {
    var program = LinearProgram(.maximize)
    let count = Int.random(in: 3...9, using: &random)
    var terms: [[LinearProgram.Term]] = [[], []]
    for index in 0..<count {
      let x = program.addColumn("x \(index)", kind: .binary)
      let z = program.addColumn("z \(index)", upper: 4)
      program.addRow("area \(index)", [.init(1, z), .init(-4, x)], upper: 0)
      let room = Int.random(in: 0...1, using: &random)
      terms[room] += [.init(Double(Int.random(in: 2...6, using: &random)), x), .init(1, z)]
    }
    for (room, terms) in terms.enumerated() where !terms.isEmpty {
      program.addRow(
        "room \(room)", terms, upper: Double(Int.random(in: 4...12, using: &random)))
    }
    return program
  }

  @Test("finds what the full solver finds, for one objective after another", arguments: 0..<5)
  func objectives(block: Int) throws {
    var random = SeededGenerator(seed: UInt64(40 + block))
    for _ in 0..<20 {
      var program = program(&random)
      var tree = try BranchedProgram(program)
      for _ in 0..<5 {
        let objective = program.columns.map { _ in Double.random(in: 0...10, using: &random) }
        for (column, value) in objective.enumerated() {
          program.setObjective(ofColumn: column, to: value)
        }
        let expected = try #require(
          try program.solve(SolveOptions(relativeGap: 0, absoluteGap: 1e-9)).objective)
        let found = try tree.search(
          objective, importance: objective, betterThan: nil, gap: 1e-7, nodeLimit: 10_000)
        let values = try #require(found.values)
        #expect(found.isComplete && abs(found.bound - expected) < 1e-5)
        #expect(abs(program.objective(of: values) - expected) < 1e-5)
        // Nothing is better than the optimum, and a little less than it is passed.
        let above = try tree.search(
          objective, importance: objective, betterThan: expected + 1e-6, gap: 1e-7,
          nodeLimit: 10_000)
        #expect(above.values == nil && above.isComplete)
        let below = try tree.search(
          objective, importance: objective, betterThan: 0.9 * expected, gap: 1e-7,
          nodeLimit: 10_000)
        #expect(below.values != nil || expected == 0)
        // A search that is cut short still gives a bound.
        let short = try tree.search(
          objective, importance: objective, betterThan: nil, gap: 1e-7, nodeLimit: 1)
        #expect(short.bound >= expected - 1e-6)
        let relaxed = try #require(try tree.relaxed(objective))
        #expect(relaxed.value >= expected - 1e-6)
      }
    }
  }
}
