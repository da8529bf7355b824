import Land

/// Takes the way from one allocation to another apart into the smallest steps that nobody loses by.
struct Mediation {
  let problem: AllocationProblem
  let ideals: Ideals
  /// Square decimetres by pair.
  let target: [Int: Int]

  /// Demands in the order of the scenario, each step ascending.
  struct Step {
    let demands: [Int]
    let obstacles: [SingleText.Obstacle]
    let isSmallest: Bool
    let before: [Int: Int]
    let after: [Int: Int]
  }

  /// Sets of a size that are tried before the size is given up: the way to the target always works whole.
  private static let greatestTries = 20_000
  private static let tolerance = 1e-9

  func steps(from start: [Int: Int]) -> [Step] {
    var text = start
    var open = problem.instance.demands.indices.filter { own($0, start) != own($0, target) }
    var result: [Step] = []
    while !open.isEmpty {
      let smallest = smallestStep(from: text, among: open)
      let chosen = smallest ?? open
      let after = applying(chosen, to: text)
      result.append(
        Step(
          demands: chosen,
          obstacles: chosen.count > 1 ? chosen.map { obstacle(to: $0, in: text) } : [],
          isSmallest: smallest != nil, before: text, after: after))
      text = after
      open.removeAll(where: chosen.contains)
    }
    return result
  }

  private func own(_ d: Int, _ areas: [Int: Int]) -> [Int: Int] {
    areas.filter { problem.instance.pairs[$0.key].demand == d }
  }

  private func applying(_ demands: [Int], to text: [Int: Int]) -> [Int: Int] {
    var result = text.filter { !demands.contains(problem.instance.pairs[$0.key].demand) }
    for d in demands { result.merge(own(d, target)) { $1 } }
    return result
  }

  /// The first of the smallest sets of changes that everybody accepts, that somebody gains by and that give
  /// nobody more than the end: what is given in return for something is not handed out before, so that what is
  /// left always works as a whole.
  private func smallestStep(from text: [Int: Int], among open: [Int]) -> [Int]? {
    let before = problem.shares(of: text, ideals)
    for size in 1...min(SingleText.greatestPackage, open.count) {
      var tries = 0
      var found: [Int]?
      func visit(_ chosen: [Int], _ first: Int) {
        if found != nil || tries >= Mediation.greatestTries { return }
        if chosen.count == size {
          tries += 1
          if isAccepted(applying(chosen, to: text), before) { found = chosen }
          return
        }
        for index in first..<open.count { visit(chosen + [open[index]], index + 1) }
      }
      visit([], 0)
      if let found { return found }
    }
    return nil
  }

  private func isAccepted(_ areas: [Int: Int], _ before: [Double]) -> Bool {
    guard isPossible(areas) else { return false }
    let after = problem.shares(of: areas, ideals)
    return zip(after, before).allSatisfy { $0 >= $1 - Mediation.tolerance }
      && zip(after, before).contains { $0 > $1 + FairnessAccount.leastGain }
      && beyondTheEnd(after, before).isEmpty
  }

  /// Departments that would have to give something back later.
  private func beyondTheEnd(_ after: [Double], _ before: [Double]) -> [Int] {
    let end = problem.shares(of: target, ideals)
    return after.indices.filter {
      after[$0] > before[$0] + Mediation.tolerance && after[$0] > end[$0] + Mediation.tolerance
    }
  }

  private func isPossible(_ areas: [Int: Int]) -> Bool {
    // Sorted, so that sums do not depend on the order of a dictionary.
    var ledger = Ledger(problem.instance)
    for p in areas.keys.sorted() { ledger.add(areas[p]!, to: p) }
    return ledger.isFeasible
  }

  private func obstacle(to d: Int, in text: [Int: Int]) -> SingleText.Obstacle {
    let areas = applying([d], to: text)
    guard isPossible(areas) else { return .noRoom }
    let after = problem.shares(of: areas, ideals)
    let before = problem.shares(of: text, ideals)
    let losers = after.indices.filter { after[$0] < before[$0] - Mediation.tolerance }
    func names(_ positions: [Int]) -> [String] {
      positions.map { problem.scenario.departments[$0].id }
    }
    if !losers.isEmpty { return .losers(names(losers)) }
    let winners = beyondTheEnd(after, before)
    return winners.isEmpty ? .noGain : .inReturn(names(winners))
  }
}
