import Land
import LinearProgramming

/// At which voice of a department the best allocation changes, the other voices staying as they are.
///
/// With θ the department's share of all voices, an allocation is worth θ u_k + (1 − θ) Σ v_j u_j / Σ v_j: a
/// line. The best of all is a convex broken line, and its corners are found by asking, between two known
/// lines, for the best where they cross (Eisner and Severance 1976): if nothing is better there, that is
/// the corner.
struct FlipSearch: Sendable {
  private let problem: AllocationProblem
  private let ideals: Ideals
  private let chosen: [Int: Int]
  private let tolerance: Double
  private let options: RobustnessOptions

  init(
    _ problem: AllocationProblem, _ ideals: Ideals, _ chosen: [Int: Int], tolerance: Double,
    _ options: RobustnessOptions
  ) {
    self.problem = problem
    self.ideals = ideals
    self.chosen = chosen
    self.tolerance = tolerance
    self.options = options
  }

  /// A solution that is best from `start` on; the corner lies in `corner`.
  private struct Segment {
    let solution: Int
    let corner: ClosedRange<Double>
    let isExact: Bool
  }

  /// A share of all voices with the best allocation there.
  private struct Station {
    let theta: Double
    let solution: Int
    let value: Double
    let isProven: Bool
  }

  /// The flip points of a department's voice, for each placement of the allocation that has one.
  func flips(_ k: Int) throws(AllocationError) -> [Robustness.Flip] {
    let others = ideals.all.indices.filter { $0 != k && ideals.all[$0].utility > 0 }
    let rest = others.reduce(0) { $0 + problem.instance.voices[$1] }
    guard ideals.all[k].utility > 0, rest > 0 else { return [] }
    var family = try problem.family(
      hasFixedScores: true, tolerance: tolerance, nodeLimit: options.nodeLimit)
    family.keep(chosen)
    let own = problem.instance.voices[k]
    let centre = own / (own + rest)
    let above = try corners(k, rest, from: centre, to: 1, &family)
    let below = try corners(k, rest, from: centre, to: 0, &family)
    let solutions = family.solutions
    return chosen.keys.sorted().compactMap { p in
      let up = point(p, above, rest, solutions)
      let down = point(p, below, rest, solutions)
      guard up != nil || down != nil else { return nil }
      let pair = problem.instance.pairs[p]
      return Robustness.Flip(
        department: problem.scenario.departments[k].id,
        demand: problem.scenario.demands[pair.demand].id, site: problem.sites[pair.site].id,
        below: down, above: up)
    }
  }

  private func weighting(_ k: Int, _ rest: Double, _ theta: Double) -> OptimumFamily.Weighting {
    let weights = ideals.all.indices.map { j -> Double in
      guard ideals.all[j].utility > 0 else { return 0 }
      let share = j == k ? theta : (1 - theta) * problem.instance.voices[j] / rest
      return share / ideals.all[j].utility
    }
    return problem.weighting(weights)
  }

  private func station(
    _ k: Int, _ rest: Double, _ theta: Double, _ family: inout OptimumFamily
  ) throws(AllocationError) -> Station {
    let answer = try family.answer(weighting(k, rest, theta))
    return Station(
      theta: theta, solution: answer.solution, value: answer.value, isProven: answer.isProven)
  }

  /// The corners on the way from `start` to `end`, nearest first.
  private func corners(
    _ k: Int, _ rest: Double, from start: Double, to end: Double, _ family: inout OptimumFamily
  ) throws(AllocationError) -> [Segment] {
    var left = options.flipSteps
    var open = [try station(k, rest, end, &family), try station(k, rest, start, &family)]
    var result: [Segment] = []
    // The last two stations of `open` are the nearest interval; it is cut until its corner is certain.
    while open.count > 1 {
      let near = open[open.count - 1]
      let far = open[open.count - 2]
      if near.solution == far.solution {
        open.removeLast()
        continue
      }
      let here = (value(near.solution, k, rest, family), value(far.solution, k, rest, family))
      let crossing = crossing(here.0, here.1, near.theta, far.theta)
      let isInside = crossing != near.theta && crossing != far.theta
      guard isInside, left > 0 else {
        // Equally good at an end of the interval: there they change. Else the steps are used up.
        result.append(
          Segment(
            solution: far.solution,
            corner: isInside ? range(near.theta, far.theta) : crossing...crossing,
            isExact: !isInside && near.isProven && far.isProven))
        open.removeLast()
        continue
      }
      left -= 1
      let middle = try station(k, rest, crossing, &family)
      let line = here.0.at(crossing)
      if middle.value <= line + 1e-9 + family.tolerance * abs(line) {
        let slack = family.tolerance * abs(line) / max(1e-12, abs(here.0.slope - here.1.slope))
        let isExact =
          middle.isProven && near.isProven && far.isProven
          && family.tolerance <= OptimumFamily.rounding
        result.append(
          Segment(
            solution: far.solution,
            corner: isExact
              ? crossing...crossing
              : max(0, crossing - slack)...min(1, crossing + slack),
            isExact: isExact))
        open.removeLast()
      } else {
        open.insert(middle, at: open.count - 1)
      }
    }
    return result
  }

  private func range(_ a: Double, _ b: Double) -> ClosedRange<Double> { min(a, b)...max(a, b) }

  private struct Line {
    let slope: Double
    let start: Double
    func at(_ theta: Double) -> Double { start + slope * theta }
  }

  /// The value of an allocation over θ.
  private func value(
    _ solution: Int, _ k: Int, _ rest: Double, _ family: borrowing OptimumFamily
  ) -> Line {
    let start = family.solutions[solution].value(weighting(k, rest, 0))
    let end = family.solutions[solution].value(weighting(k, rest, 1))
    return Line(slope: end - start, start: start)
  }

  /// Where two lines cross, within the interval in which they are best at one end each.
  private func crossing(_ a: Line, _ b: Line, _ near: Double, _ far: Double) -> Double {
    let difference = a.slope - b.slope
    guard abs(difference) > 1e-12 else { return far }
    let theta = (b.start - a.start) / difference
    if abs(theta - near) < 1e-9 || (theta < near) == (near < far) { return near }
    if abs(theta - far) < 1e-9 || (theta > far) == (near < far) { return far }
    return theta
  }

  /// The first corner beyond which a pair is not chosen any more, as voices; nil where only a voice of nothing
  /// or one that silences all others changes it.
  private func point(
    _ p: Int, _ segments: [Segment], _ rest: Double, _ solutions: [OptimumFamily.Solution]
  ) -> Robustness.Point? {
    guard
      let first = segments.first(where: { solutions[$0.solution].areas[p] == nil })
    else { return nil }
    // Silent departments change nothing that somebody could ask for.
    guard first.corner.lowerBound > 1e-9, first.corner.upperBound < 1 - 1e-9 else { return nil }
    func voice(_ theta: Double) -> Double { theta >= 1 ? .infinity : theta * rest / (1 - theta) }
    let d = problem.instance.pairs[p].demand
    let sites = solutions[first.solution].pairs
      .filter { problem.instance.pairs[$0].demand == d }
      .map { problem.sites[problem.instance.pairs[$0].site].id }
    return Robustness.Point(
      low: voice(first.corner.lowerBound), high: voice(first.corner.upperBound),
      isExact: first.isExact, sites: sites)
  }
}
