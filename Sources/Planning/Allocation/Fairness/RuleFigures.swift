import Foundation
import Land

/// Objective, bound and gap of a rule, worked out from what is handed out.
struct RuleFigures {
  let objective: Double
  let bound: Double
  let gap: Double
  /// bound − objective; for leximin the greatest of its levels.
  let difference: Double
  /// What rounding areas to the square decimetre may take from the objective beyond the tolerance.
  let rounding: Double

  /// What lies within the solver's tolerance of the objective counts as reached.
  private static let reached = 1e-7

  init(_ problem: AllocationProblem, _ outcome: RuleOutcome, _ ideals: Ideals) {
    let parties = FairParties(voices: problem.instance.voices, ideals: ideals)
    let u = problem.shares(of: outcome.areas, ideals)
    func figures(_ objective: Double, _ bound: Double) -> (bound: Double, gap: Double) {
      guard bound - objective > RuleFigures.reached else { return (objective, 0) }
      return (bound, (bound - objective) / max(abs(objective), 1e-9))
    }
    func whole(_ bound: Double?) -> Double { bound ?? -.infinity }
    switch outcome.fairness {
    case nil:
      let sum = problem.weightedUtility(outcome.areas, problem.voiceWeights(ideals))
      objective = sum
      bound = max(sum, outcome.bound ?? sum)
      gap = (bound - sum) / max(abs(sum), 1e-9)
      difference = bound - sum
      rounding = 0
    case .leximin(let levels):
      objective = parties.ordered(u)[0]
      bound = figures(objective, whole(outcome.bound)).bound
      gap = levels.map { figures($0.value, $0.bound).gap }.max() ?? 0
      difference = levels.map { $0.bound - $0.value }.max() ?? 0
      rounding = StatusQuo.tolerance
    case .nash(let statusQuo, let gaining, _):
      let names = problem.scenario.departments.map(\.id)
      let winners = names.indices.filter { gaining.contains(names[$0]) }
      let weight = winners.reduce(0) { $0 + parties.voices[$1] }
      let sum = winners.reduce(0.0) {
        $0 + parties.voices[$1] * log(max(0, u[$1] - (statusQuo.u[$1] ?? 0)))
      }
      objective = winners.isEmpty ? 0 : exp(sum / weight)
      (bound, gap) = figures(objective, whole(outcome.bound))
      difference = bound - objective
      rounding = StatusQuo.tolerance
    case .kalaiSmorodinsky(let statusQuo, _):
      let shares = parties.departments.compactMap { k -> Double? in
        let b = statusQuo.u[k] ?? 0
        return b < 1 ? (u[k] - b) / (parties.voices[k] * (1 - b)) : nil
      }
      objective = max(0, min(1, shares.min() ?? 1))
      (bound, gap) = figures(objective, whole(outcome.bound))
      difference = bound - objective
      rounding = StatusQuo.tolerance
    }
  }
}
