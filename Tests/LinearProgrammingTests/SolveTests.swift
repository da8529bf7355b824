import LinearProgramming
import TestSupport
import Testing

@Suite("programs that a hand can check")
struct SolveTests {
  /// max 3a + 2b, a + b ≤ 4, a + 3b ≤ 6, a ≤ 3: (3, 1), 11.
  private func textbook() -> LinearProgram {
    var program = LinearProgram(.maximize)
    let a = program.addColumn("a", upper: 3, objective: 3)
    let b = program.addColumn("b", objective: 2)
    program.addRow("land", [.init(1, a), .init(1, b)], upper: 4)
    program.addRow("work", [.init(1, a), .init(3, b)], upper: 6)
    return program
  }

  @Test func linear() throws {
    let solution = try textbook().solve()
    #expect(solution.status == .optimal)
    #expect(abs(solution.objective! - 11) < 1e-9)
    #expect(solution.bound == solution.objective)
    #expect(zip(solution.values, [3, 1]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(solution.nodeCount == 0)
  }

  /// The same with an offset, and minimised: 0 + 100 at the origin.
  @Test func offsetAndMinimum() throws {
    var program = textbook()
    program.offset = 100
    #expect(abs(try program.solve().objective! - 111) < 1e-9)
    program.sense = .minimize
    #expect(abs(try program.solve().objective! - 100) < 1e-9)
  }

  /// max x + y, 2x + 2y ≤ 5, whole: 2 where the relaxation has 2.5.
  @Test func integer() throws {
    var program = LinearProgram(.maximize)
    let x = program.addColumn("x", upper: 10, kind: .integer, objective: 1)
    let y = program.addColumn("y", upper: 10, kind: .integer, objective: 1)
    program.addRow("both", [.init(2, x), .init(2, y)], upper: 5)
    #expect(try program.solve().objective == 2)
    #expect(abs(try program.relaxed().solve().objective! - 2.5) < 1e-9)
  }

  @Test func unbounded() throws {
    var program = LinearProgram(.maximize)
    program.addColumn("x", objective: 1)
    #expect(try program.solve().status == .unbounded)
    var whole = LinearProgram(.maximize)
    let x = whole.addColumn("x", kind: .integer, objective: 1)
    let y = whole.addColumn("y", kind: .integer)
    whole.addRow("difference", [.init(1, x), .init(-1, y)], upper: 0)
    #expect(try whole.solve().status == .unbounded)
  }

  @Test func emptyProgram() throws {
    let solution = try LinearProgram(.maximize, offset: 7).solve()
    #expect(solution.status == .optimal && solution.objective == 7 && solution.values.isEmpty)
  }

  @Test("terms of one column are added up, zero terms dropped")
  func sparseRows() {
    var program = LinearProgram(.minimize)
    let x = program.addColumn("x")
    let y = program.addColumn("y")
    let row = program.addRow("r", [.init(1, y), .init(2, x), .init(3, y), .init(0, x)], upper: 1)
    #expect(Array(program.terms(ofRow: row)) == [.init(2, x), .init(4, y)])
  }

  @Test func startIsUsed() throws {
    var program = textbook()
    let x = program.addColumn("x", kind: .binary, objective: 1)
    let solution = try program.solve(SolveOptions(start: [0, 0, 1]))
    #expect(abs(solution.objective! - 12) < 1e-9 && solution.values[x] == 1)
  }

  @Test("a bound that nothing beats")
  func objectiveBound() throws {
    let program = Knapsack(seed: 5, count: 12).program
    let best = try program.solve(SolveOptions(relativeGap: 0)).objective!
    #expect(
      try program.solve(SolveOptions(relativeGap: 0, objectiveBound: best + 1)).status
        == .nothingBetter)
    let found = try program.solve(SolveOptions(relativeGap: 0, objectiveBound: best - 1))
    #expect(found.status == .optimal && found.objective == best)
  }

  @Test("a limit gives a gap, or no solution, and never a claim to be optimal")
  func limits() throws {
    let program = Knapsack.multiple(seed: 3, items: 150, sacks: 30)
    let none = try program.solve(SolveOptions(relativeGap: 0, timeLimit: 0))
    #expect(none.status == .noSolutionFound || none.status == .gap)
    let start = [Double](repeating: 0, count: program.columns.count)
    let some = try program.solve(
      SolveOptions(relativeGap: 0, absoluteGap: 0, timeLimit: 0.05, start: start))
    #expect(some.status == .gap)
    #expect(some.bound >= some.objective!)
    #expect(program.violation(of: some.values) < 1e-6)
  }

  @Test("optimum equals enumeration", arguments: 0..<60)
  func knapsack(seed: Int) throws {
    let knapsack = Knapsack(seed: UInt64(seed), count: 12)
    let solution = try knapsack.program.solve(SolveOptions(relativeGap: 0))
    #expect(solution.status == .optimal)
    #expect(solution.objective == knapsack.best, "seed \(seed)")
    #expect(knapsack.program.violation(of: solution.values) == 0)
  }

  @Test("the same program gives the same solution") func determinism() throws {
    let program = Knapsack.multiple(seed: 9, items: 40, sacks: 8)
    let options = SolveOptions(relativeGap: 0.01, nodeLimit: 200)
    let first = try program.solve(options)
    for _ in 0..<3 {
      let again = try program.solve(options)
      #expect(again.values == first.values && again.bound == first.bound)
      #expect(again.nodeCount == first.nodeCount)
    }
  }
}

/// A knapsack drawn from a seed.
struct Knapsack {
  let weights: [Int]
  let worths: [Int]
  let capacity: Int

  init(seed: UInt64, count: Int) {
    var random = SeededGenerator(seed: seed)
    weights = (0..<count).map { _ in Int.random(in: 10...60, using: &random) }
    worths = (0..<count).map { _ in Int.random(in: 10...99, using: &random) }
    capacity = weights.reduce(0, +) / 2
  }

  var program: LinearProgram {
    var program = LinearProgram(.maximize)
    let columns = worths.indices.map {
      program.addColumn("take \($0)", kind: .binary, objective: Double(worths[$0]))
    }
    program.addRow(
      "capacity", columns.map { .init(Double(weights[$0]), $0) }, upper: Double(capacity))
    return program
  }

  /// By trying all subsets.
  var best: Double {
    var best = 0
    for subset in 0..<(1 << weights.count) {
      let taken = weights.indices.filter { subset >> $0 & 1 == 1 }
      if taken.reduce(0, { $0 + weights[$1] }) <= capacity {
        best = max(best, taken.reduce(0) { $0 + worths[$1] })
      }
    }
    return Double(best)
  }

  /// Items into several sacks: hard enough to strike a limit.
  static func multiple(seed: UInt64, items: Int, sacks: Int) -> LinearProgram {
    var random = SeededGenerator(seed: seed)
    var program = LinearProgram(.maximize)
    var rows = [[LinearProgram.Term]](repeating: [], count: sacks)
    for item in 0..<items {
      var once: [LinearProgram.Term] = []
      for sack in 0..<sacks {
        let x = program.addColumn(
          "\(item) in \(sack)", kind: .binary,
          objective: Double(Int.random(in: 100...999, using: &random)))
        rows[sack].append(.init(Double(Int.random(in: 100...900, using: &random)), x))
        once.append(.init(1, x))
      }
      program.addRow("once \(item)", once, upper: 1)
    }
    for (sack, terms) in rows.enumerated() { program.addRow("sack \(sack)", terms, upper: 1000) }
    return program
  }
}
