/// Whom a rule of fairness looks at: departments that could get something alone and have a voice.
struct FairParties {
  /// Positions of departments.
  let departments: [Int]
  /// Their voices as parts of the greatest, by position of all departments; 0 for the others.
  let voices: [Double]

  init(voices all: [Double], ideals: Ideals) {
    let parties = all.indices.filter { all[$0] > 0 && ideals.all[$0].utility > 0 }
    departments = parties
    let greatest = parties.map { all[$0] }.max() ?? 1
    voices = all.indices.map { parties.contains($0) ? all[$0] / greatest : 0 }
  }

  /// The shares that leximin levels out: u / voice, in ascending order.
  func ordered(_ u: [Double]) -> [Double] { departments.map { u[$0] / voices[$0] }.sorted() }
}

/// Seconds that the steps of one rule share.
struct RuleClock {
  private var left: Double?

  init(_ limit: Double?) { left = limit }

  /// For the next step, when `steps` are still to come: the first ones are the hardest, so that each may take
  /// half of what is left, the last all of it.
  func limit(steps: Int) -> Double? { left.map { max(0.1, steps > 1 ? $0 / 2 : $0) } }

  mutating func spend(_ seconds: Double) { left = left.map { $0 - seconds } }
}
