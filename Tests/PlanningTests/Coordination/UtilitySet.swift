import Foundation
import Land
import LinearProgramming

@testable import Planning

/// All that departments can get at once, by enumeration: a union of polytopes in the space of u, one for each
/// assignment of demands to sites, with the rules of fairness worked out on it from their definitions.
///
/// Shares nothing with the rules under test but the solver of linear programs: leximin here is the classical
/// one for convex sets, on each polytope by itself.
struct UtilitySet {
  /// What one assignment allows.
  struct Piece {
    /// One column for each area.
    let program: LinearProgram
    /// u_k = Σ coefficient × area + constant, by department.
    let terms: [[LinearProgram.Term]]
    let constants: [Double]
    /// No point of the piece has a greater u_k.
    let top: [Double]
    /// Whether the top itself is in the piece: then nothing else matters.
    let reachesTop: Bool
  }

  private(set) var pieces: [Piece] = []
  let count: Int

  /// - Parameter ideals: U* by department.
  init(_ brute: BruteForce, ideals: [Double]) throws {
    var all: [Piece] = []
    try brute.visitAssignments { all.append(Piece($0, brute, ideals: ideals)) }
    self.init(all, count: ideals.count)
  }

  /// - Parameter all: One for each assignment.
  init(_ all: [Piece], count: Int) {
    self.count = count
    // Pieces below a point that another piece reaches add nothing to any rule.
    let points = all.filter(\.reachesTop)
    for piece in all {
      let isBelow = points.contains {
        UtilitySet.isAtLeast($0.top, piece.top) && $0.top != piece.top
      }
      let isRepeated = pieces.contains { $0.reachesTop && $0.top == piece.top }
      if !isBelow, !isRepeated { pieces.append(piece) }
    }
  }

  fileprivate static func shares(
    _ terms: [[LinearProgram.Term]], _ constants: [Double], _ areas: [Double]
  ) -> [Double] {
    zip(terms, constants).map { terms, constant in
      terms.reduce(constant) { $0 + $1.coefficient * areas[$1.column] }
    }
  }

  static func isAtLeast(_ u: [Double], _ v: [Double]) -> Bool {
    zip(u, v).allSatisfy { $0 >= $1 }
  }

  /// Maximises Σ weight × u + weight × extra over a piece, subject to floors on u and to
  /// u_k ≥ constant + slope × extra.
  ///
  /// - Returns: u and the extra unknown; nil where the floors leave nothing.
  func solve(
    _ piece: Piece, weights: [Double] = [], floors: [Double] = [],
    extra: (weight: Double, upper: Double, slopes: [Double?])? = nil,
    cuts: [(logarithm: Int, department: Int, slope: Double, constant: Double)] = [],
    logarithms: [Double] = []
  ) throws -> (u: [Double], extra: Double, objective: Double)? {
    var program = piece.program
    for k in weights.indices {
      for term in piece.terms[k] {
        program.setObjective(
          ofColumn: term.column,
          to: program.columns[term.column].objective + weights[k] * term.coefficient)
      }
    }
    for k in floors.indices where floors[k] > -.infinity {
      program.addRow("floor", piece.terms[k], lower: floors[k] - piece.constants[k])
    }
    var column = 0
    if let extra {
      column = program.addColumn(
        "extra", lower: -10, upper: extra.upper, objective: extra.weight)
      for (k, slope) in extra.slopes.enumerated() {
        guard let slope else { continue }
        program.addRow(
          "slope", piece.terms[k] + [.init(-slope, column)],
          lower: (floors.isEmpty ? 0 : floors[k]) - piece.constants[k])
      }
    }
    let first = program.columns.count
    for weight in logarithms {
      program.addColumn("logarithm", lower: -100, upper: 10, objective: weight)
    }
    for cut in cuts {
      program.addRow(
        "tangent",
        [.init(1, first + cut.logarithm)]
          + piece.terms[cut.department].map { .init(-cut.slope * $0.coefficient, $0.column) },
        upper: cut.constant + cut.slope * piece.constants[cut.department])
    }
    let solution = try program.solve(SolveOptions(usesPresolve: false))
    guard solution.status == .optimal else { return nil }
    return (
      UtilitySet.shares(piece.terms, piece.constants, solution.values),
      extra == nil ? 0 : solution.values[column], solution.objective!
    )
  }

  // MARK: Rules

  /// The lexicographically greatest sorted vector u / voice.
  func leximin(_ parties: [Int], _ voices: [Double]) throws -> [Double] {
    var best: [Double] = []
    func ordered(_ u: [Double]) -> [Double] { parties.map { u[$0] / voices[$0] }.sorted() }
    // Points first: they cut off most polytopes.
    for piece in pieces where piece.reachesTop {
      let found = ordered(piece.top)
      if best.isEmpty || UtilitySet.isLexicographicallyGreater(found, best) { best = found }
    }
    for piece in pieces where !piece.reachesTop {
      if !best.isEmpty, !UtilitySet.isLexicographicallyGreater(ordered(piece.top), best) {
        continue
      }
      guard let u = try leximin(piece, parties, voices) else { continue }
      let found = ordered(u)
      if best.isEmpty || UtilitySet.isLexicographicallyGreater(found, best) { best = found }
    }
    return best
  }

  static func isLexicographicallyGreater(_ a: [Double], _ b: [Double], by least: Double = 1e-9)
    -> Bool
  {
    for (x, y) in zip(a, b) where abs(x - y) > least { return x > y }
    return false
  }

  /// On a convex set: raise all together; whoever cannot rise further stays; go on with the others.
  private func leximin(_ piece: Piece, _ parties: [Int], _ voices: [Double]) throws -> [Double]? {
    var floors = [Double](repeating: -.infinity, count: count)
    var open = parties
    var u: [Double]?
    while !open.isEmpty {
      // Fixed parties keep floors; open ones rise by voice × t.
      let slopes = (0..<count).map { open.contains($0) ? voices[$0] : nil }
      let raised = floors.enumerated().map { open.contains($0.offset) ? 0 : $0.element }
      guard
        let found = try solve(piece, floors: raised, extra: (1, 100, slopes))
      else { return nil }
      let level = found.extra
      for k in open { floors[k] = level * voices[k] - 1e-10 }
      u = found.u
      let stuck = try open.filter { k in
        var weights = [Double](repeating: 0, count: count)
        weights[k] = 1
        guard let alone = try solve(piece, weights: weights, floors: floors) else { return true }
        return alone.u[k] / voices[k] <= level + 1e-7
      }
      // Rounding could leave nobody stuck; then the first is.
      let settled = stuck.isEmpty ? [open[0]] : stuck
      open.removeAll(where: settled.contains)
    }
    return u
  }

  /// The greatest t for which u_k ≥ b_k + t × voice × (1 − b_k).
  func kalaiSmorodinsky(_ parties: [Int], _ voices: [Double], _ b: [Double]) throws -> Double {
    var best = -Double.infinity
    let way = (0..<count).map { k in
      parties.contains(k) && b[k] < 1 ? voices[k] * (1 - b[k]) : nil
    }
    func share(_ u: [Double]) -> Double {
      way.enumerated().reduce(1.0) { least, entry in
        entry.element.map { min(least, (u[entry.offset] - b[entry.offset]) / $0) } ?? least
      }
    }
    for piece in pieces {
      guard zip(piece.top, b).allSatisfy({ $0 >= $1 - 1e-7 }), share(piece.top) > best else {
        continue
      }
      if piece.reachesTop {
        best = share(piece.top)
      } else if let found = try solve(
        piece, floors: b.map { $0 - 1e-8 }, extra: (1, 1, way))
      {
        best = max(best, found.extra)
      }
    }
    return best
  }

  /// How many can gain at least `least` at once, and the greatest Σ voice × log gain over so many.
  func nash(
    _ parties: [Int], _ voices: [Double], _ b: [Double], least: Double
  ) throws -> (gaining: Int, logarithm: Double) {
    for size in stride(from: parties.count, through: 1, by: -1) {
      var best = -Double.infinity
      for winners in UtilitySet.subsets(of: parties, size: size) {
        let floors = (0..<count).map { b[$0] + (winners.contains($0) ? least : -1e-8) }
        for piece in pieces where UtilitySet.isAtLeast(piece.top, floors) {
          let top = winners.reduce(0.0) { $0 + voices[$1] * log(piece.top[$1] - b[$1]) }
          guard top > best else { continue }
          best =
            piece.reachesTop
            ? top
            : max(best, try product(piece, winners, voices, b, floors) ?? -.infinity)
        }
      }
      if best > -.infinity { return (size, best) }
    }
    return (0, 0)
  }

  /// The greatest Σ voice × log (u − b) over a polytope, by Kelley's cutting planes.
  private func product(
    _ piece: Piece, _ winners: [Int], _ voices: [Double], _ b: [Double], _ floors: [Double]
  ) throws -> Double? {
    var cuts: [(logarithm: Int, department: Int, slope: Double, constant: Double)] = []
    func cut(at gain: Double, _ index: Int) {
      let k = winners[index]
      cuts.append((index, k, 1 / gain, log(gain) - 1 - b[k] / gain))
    }
    for index in winners.indices { for gain in [0.01, 0.1, 0.3, 1] { cut(at: gain, index) } }
    var best = -Double.infinity
    for _ in 0..<60 {
      guard
        let found = try solve(
          piece, floors: floors, cuts: cuts, logarithms: winners.map { voices[$0] })
      else { return nil }
      let value = winners.reduce(0.0) {
        $0 + voices[$1] * log(max(1e-12, found.u[$1] - b[$1]))
      }
      best = max(best, value)
      if found.objective - best <= 1e-9 { break }
      for index in winners.indices {
        cut(at: max(1e-6, found.u[winners[index]] - b[winners[index]]), index)
      }
    }
    return best
  }

  static func subsets(of all: [Int], size: Int) -> [[Int]] {
    guard size > 0 else { return [[]] }
    guard all.count >= size else { return [] }
    let rest = Array(all.dropFirst())
    return subsets(of: rest, size: size - 1).map { [all[0]] + $0 } + subsets(of: rest, size: size)
  }

  // MARK: Axioms

  /// By how much Σ u can exceed that of `u` without anybody having less.
  func improvement(on u: [Double]) throws -> Double {
    var best = 0.0
    let total = u.reduce(0, +)
    for piece in pieces {
      guard UtilitySet.isAtLeast(piece.top, u.map { $0 - 1e-9 }) else { continue }
      if piece.reachesTop {
        best = max(best, piece.top.reduce(0, +) - total)
      } else if let found = try solve(
        piece, weights: [Double](repeating: 1, count: count), floors: u.map { $0 - 1e-9 })
      {
        best = max(best, found.u.reduce(0, +) - total)
      }
    }
    return best
  }
}

extension UtilitySet.Piece {
  /// - Parameters:
  ///   - here: Pairs of demand and site.
  ///   - ideals: U* by department.
  init(_ here: [(d: Int, s: Int)], _ brute: BruteForce, ideals: [Double]) {
    let departments = brute.scenario.departments.map(\.id)
    program = brute.areas(here)
    var terms = [[LinearProgram.Term]](repeating: [], count: departments.count)
    for (column, pair) in here.enumerated() {
      let k = departments.firstIndex(of: brute.scenario.demands[pair.d].department)!
      if ideals[k] > 0 { terms[k].append(.init(brute.density(pair) / ideals[k], column)) }
    }
    self.terms = terms
    constants = departments.indices.map { k in
      let unit = departments.indices.map { $0 == k ? 1.0 : 0.0 }
      return ideals[k] > 0 ? brute.bonuses(here, unit) / ideals[k] : 0
    }
    let greatest = program.columns.map(\.upper)
    top = UtilitySet.shares(terms, constants, greatest)
    reachesTop = program.violation(of: greatest) <= 1e-9
  }
}
