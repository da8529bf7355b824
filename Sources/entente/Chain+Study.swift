import Dossier
import Land
import Planning

extension Chain {
  /// Every section of a study of coordination, one after the other.
  ///
  /// - Parameters:
  ///   - allocations: One for each rule, none infeasible.
  ///   - draws: Nil where robustness is left out.
  func study(
    _ problem: AllocationProblem, _ screening: Screening, _ allocations: [Allocation],
    ideals: Ideals, _ options: SolverOptions,
    draws: RobustnessOptions?
  ) throws -> CoordinationStudy {
    var study = CoordinationStudy(problem, ideals: ideals, allocations: allocations)
    study.orders = try section(fr: "tous les ordres de priorité", en: "all orders of priority") {
      try problem.priorityOrders(ideals: ideals, options: options.allocation)
    }
    let statusQuo = try section(fr: "le statu quo", en: "the status quo") {
      try problem.statusQuo(ideals: ideals, options: options.allocation)
    }
    study.front = try section(fr: "les accords possibles", en: "the agreements there are") {
      try problem.front(ideals: ideals, allocations: allocations, statusQuo: statusQuo)
    }
    study.negotiation = study.front.map {
      problem.negotiation(over: $0, from: statusQuo, ideals: ideals)
    }
    guard let joint = study[.utilitarian] else { return study }
    study.sharing = try section(fr: "les sites à partager", en: "sites to share") {
      try problem.sharing(ideals: ideals, joint: joint, options: options.allocation)
    }
    study.relaxations = try section(fr: "ce qui devrait céder", en: "what would have to give") {
      try problem.relaxations(beside: joint, threads: options.allocation.threads)
    }
    study.lockPrices = try section(fr: "le prix des verrous", en: "the price of locks") {
      try problem.lockPrices(of: joint, ideals: ideals, options: options.allocation)
    }
    guard let draws else { return study }
    study.robustness = try section(fr: "ce qui tient et ce qui bascule", en: "what holds") {
      try problem.robustness(
        of: joint, ideals: ideals, preferences: screening.preferenceValues(of: scenario),
        options: draws)
    }
    return study
  }

  /// Works out one section, told as progress.
  private func section<Value>(fr: String, en: String, _ body: () throws -> Value) throws -> Value {
    console.progress(fr: fr, en: en)
    defer { console.endProgress() }
    return try reporting(on: console, body)
  }
}
