import LinearProgramming
import TestSupport
import Testing

@Suite("a program that grows")
struct GrowingProgramTests {
  /// Packing programs: columns, rows and bounds come one after the other; each time the optimum is that of the same
  /// program solved from nothing.
  @Test("columns, rows and bounds added later count like those of the beginning, seeds 0 to 49")
  func growth() throws {
    for seed in 0..<50 {
      var random = SeededGenerator(seed: UInt64(seed))
      var whole = LinearProgram(.maximize)
      for row in 0..<4 {
        whole.addRow("row \(row)", [], upper: Double.random(in: 1...5, using: &random))
      }
      var rows: [(terms: [LinearProgram.Term], upper: Double)] = whole.rows.map { ([], $0.upper) }
      let growing = try GrowingProgram(whole)
      var columns: [(objective: Double, lower: Double, upper: Double)] = []
      func same() throws {
        var program = LinearProgram(.maximize)
        for column in columns {
          program.addColumn(
            "", lower: column.lower, upper: column.upper, objective: column.objective)
        }
        for row in rows { program.addRow("", row.terms, upper: row.upper) }
        let expected = try program.solve()
        let found = try growing.optimum()
        guard expected.status == .optimal else {
          #expect(found == nil && expected.status == .infeasible(confirmed: true), "seed \(seed)")
          return
        }
        let optimum = try #require(found, "seed \(seed)")
        #expect(optimum.values.count == columns.count && optimum.prices.count == rows.count)
        #expect(program.violation(of: optimum.values) < 1e-6, "seed \(seed)")
        #expect(
          abs(program.objective(of: optimum.values) - expected.objective!) < 1e-6, "seed \(seed)")
        #expect(
          optimum.prices.allSatisfy { $0 >= -1e-7 }, "a packing row is never worth less than 0")
      }
      for _ in 0..<6 {
        let terms = (0..<4).map {
          (coefficient: Double.random(in: 0.1...2, using: &random), row: $0)
        }
        let value = Double.random(in: 0...3, using: &random)
        try growing.addColumn(objective: value, terms)
        for term in terms { rows[term.row].terms.append(.init(term.coefficient, columns.count)) }
        columns.append((value, 0, .infinity))
        try same()
      }
      let cut = [0, 2, 5].map { LinearProgram.Term(1, $0) }
      try growing.addRows([.init(cut, upper: 0.5)])
      rows.append((cut, 0.5))
      try same()
      try growing.setBounds(ofColumn: 2, lower: 0.25, upper: 0.25)
      (columns[2].lower, columns[2].upper) = (0.25, 0.25)
      try same()
      // More than the cut allows.
      try growing.setBounds(ofColumn: 5, lower: 0.4, upper: 1)
      (columns[5].lower, columns[5].upper) = (0.4, 1)
      try same()
      try growing.setBounds(ofColumn: 5, lower: 0, upper: 1)
      (columns[5].lower, columns[5].upper) = (0, 1)
      try same()
    }
  }
}
