import Land
import LinearProgramming

/// What the columns of an allocation's program are worth under a weighting, and what their values mean.
struct FamilyColumns: Sendable {
  typealias Weighting = OptimumFamily.Weighting

  private let instance: AllocationInstance
  private let labels: Labels
  private let demands: Set<Int>?
  private let model: AllocationModel
  /// For each column the pair whose weight counts and by how much.
  private let factors: [(pair: Int, factor: Double)?]
  /// For each column its part in settling ties.
  private let ties: [Double]
  /// The model with a column for the utility of each department where scores are fixed, so that cuts are as
  /// many numbers as there are departments, not columns.
  let relaxed: LinearProgram
  private let hasUtilities: Bool

  init(_ problem: AllocationProblem, demands: Set<Int>?, hasFixedScores: Bool) {
    let instance = problem.instance
    let model = AllocationModel(instance, Labels(problem), demands: demands)
    self.instance = instance
    self.model = model
    self.demands = demands
    labels = Labels(problem)
    var factors = [(pair: Int, factor: Double)?](
      repeating: nil, count: model.program.columns.count)
    for (p, pair) in instance.pairs.enumerated() {
      let demand = instance.demands[pair.demand]
      let each = demand.importance / Double(demand.target)
      if let x = model.x[p] { factors[x] = (p, each * Double(pair.least)) }
      if let z = model.z[p] { factors[z] = (p, each * 100) }
    }
    for bonus in model.bonuses {
      guard let column = bonus.column else { continue }
      let demand = instance.demands[instance.pairs[bonus.pair].demand]
      factors[column] = (bonus.pair, bonus.share * demand.importance)
    }
    self.factors = factors
    ties = FamilyColumns.ties(model, Labels(problem))
    var program = model.program
    if hasFixedScores {
      for k in instance.voices.indices {
        let column = program.addColumn("utility \(k)")
        program.addRow(
          "utility \(k)", model.utility(of: k) + [.init(-1, column)], lower: 0, upper: 0)
      }
    }
    relaxed = program
    hasUtilities = hasFixedScores
  }

  /// The second objective of ``Maximisation``: meet demands that add nothing, then earlier ones first.
  private static func ties(_ model: AllocationModel, _ labels: Labels) -> [Double] {
    var result = [Double](repeating: 0, count: model.program.columns.count)
    let instance = model.instance
    let preference = TiePreference(labels, instance)
    let share = Maximisation.tieShare / Double(max(1, instance.demands.count))
    for (p, pair) in instance.pairs.enumerated() {
      let demand = instance.demands[pair.demand]
      if let x = model.x[p] { result[x] = share * preference[p] / Double(2 * demand.parts) }
      if let z = model.z[p] {
        result[z] = share * preference[p] / 2 * 100 / Double(demand.target)
      }
    }
    return result
  }

  /// Utilities of departments, each at most what its demands could be worth, without any other row.
  var outer: LinearProgram {
    var program = LinearProgram(.maximize)
    for k in instance.voices.indices {
      var most = 0.0
      for (d, demand) in instance.demands.enumerated() where demand.department == k {
        most += greatest(d) { instance.pairs[$0].score }
      }
      program.addColumn("utility \(k)", upper: most)
    }
    return program
  }

  var isSmall: Bool { instance.isSmall }

  // MARK: Weightings

  private func greatest(_ d: Int, _ weight: (Int) -> Double) -> Double {
    let demand = instance.demands[d]
    let bonus = demand.together.reduce(1) { $0 + $1.share }
    return demand.importance * bonus * (instance.pairsOfDemand[d].map(weight).max() ?? 0)
  }

  /// The most that all demands together could be worth, each on its best site.
  func greatest(_ weighting: Weighting) -> Double {
    instance.demands.indices.reduce(0) { sum, d in
      guard demands?.contains(d) ?? true else { return sum }
      return sum + greatest(d) { weighting.pairs[$0] }
    }
  }

  /// Coefficients of the relaxation, scaled to about a million.
  func relaxed(_ weighting: Weighting) -> (coefficients: [Double], scale: Double) {
    let scale = 1e6 / max(greatest(weighting), 1e-12)
    guard hasUtilities, let weights = weighting.departments else {
      let own = factors.map { $0.map { $0.factor * weighting.pairs[$0.pair] * scale } ?? 0 }
      return (own + Array(repeating: 0, count: relaxed.columns.count - own.count), scale)
    }
    return (
      Array(repeating: 0, count: factors.count) + weights.map { $0 * scale }, scale
    )
  }

  /// What the columns of the relaxation are worth each by itself, to branch on those that matter.
  func importance(_ weighting: Weighting) -> [Double] {
    let scale = 1e6 / max(greatest(weighting), 1e-12)
    let own = factors.map { $0.map { $0.factor * weighting.pairs[$0.pair] * scale } ?? 0 }
    return own + Array(repeating: 0, count: relaxed.columns.count - own.count)
  }

  /// The program in whole numbers, with ties told apart.
  func whole(_ weighting: Weighting) -> (program: LinearProgram, scale: Double) {
    let scale = 1e6 / max(greatest(weighting), 1e-12)
    var program = model.program
    for (column, tie) in ties.enumerated() {
      let worth = factors[column].map { $0.factor * weighting.pairs[$0.pair] * scale } ?? 0
      program.setObjective(ofColumn: column, to: worth + 1e6 * tie)
    }
    return (program, scale)
  }

  // MARK: Solutions

  func values(_ areas: [Int: Int]) -> [Double] { model.values(of: areas) }

  func solution(_ areas: [Int: Int]) -> OptimumFamily.Solution {
    // Worths at score 1 are what each unit of weight is worth.
    let even = instance.scored(Array(repeating: 1, count: instance.pairs.count))
    return OptimumFamily.Solution(
      areas: areas,
      worths: even.worths(of: areas).sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      tie: zip(model.values(of: areas), ties).reduce(0) { $0 + $1.0 * $1.1 },
      pairs: areas.keys.sorted())
  }

  /// Whole areas of a solution in whole numbers.
  func settled(_ values: [Double], _ weighting: Weighting) -> [Int: Int]? {
    AreaSettlement(
      instance: instance.scored(weighting.pairs),
      weights: Array(repeating: 1, count: instance.voices.count), fixed: [:]
    ).settle(model.areas(of: values))
  }

  /// An allocation near a solution of the relaxation: what it chooses for the greater part, as far as that
  /// fits, then what is worth most; nil where something required does not fit.
  func rounded(_ values: [Double], _ weighting: Weighting) -> [Int: Int]? {
    let scored = instance.scored(weighting.pairs)
    var ledger = Ledger(scored)
    let likely = instance.pairs.indices.filter { p in model.x[p].map { values[$0] > 0.3 } ?? false }
    let order = likely.sorted { p, q in
      let keys = [p, q].map { (instance.required.contains($0) ? 0 : 1, -values[model.x[$0]!], $0) }
      return keys[0] < keys[1]
    }
    for p in order {
      let pair = instance.pairs[p]
      let demand = instance.demands[pair.demand]
      guard ledger.areas[p] == nil, ledger.parts[pair.demand] < demand.parts,
        ledger.tooNear(p).isEmpty
      else { continue }
      let room = ledger.room(p)
      guard room >= pair.least else { continue }
      let wanted = Int(
        ((values[model.x[p]!] > 0.99 ? model.z[p].map { values[$0] } ?? 0 : 0) * 100).rounded(.down)
      )
      ledger.add(min(room, pair.least + wanted), to: p)
    }
    for (d, demand) in instance.demands.enumerated() where demand.parts > 1 && ledger.parts[d] > 0 {
      for p in instance.pairsOfDemand[d] where ledger.areas[p] != nil {
        ledger.add(min(ledger.room(p), max(0, demand.minimum - ledger.taken[d])), to: p)
      }
      if ledger.taken[d] < demand.minimum {
        for p in instance.pairsOfDemand[d] {
          if let area = ledger.areas[p] { ledger.add(-area, to: p) }
        }
      }
    }
    let search = GreedySearch(
      Maximisation(
        instance: scored, labels: labels,
        weights: Array(repeating: 1, count: instance.voices.count), demands: demands))
    let areas = search.improve(ledger.areas)
    let isWhole =
      instance.required.allSatisfy { model.x[$0] == nil || areas[$0] != nil }
      && Ledger(scored, areas).isFeasible
    return isWhole ? areas : nil
  }
}
