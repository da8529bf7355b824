import Planning
import TestSupport

/// Small random location problems, the same for the same seed.
enum LocationSample {
  /// What a problem has beyond weights and distances.
  struct Options: OptionSet {
    let rawValue: Int

    static let existing = Options(rawValue: 1)
    /// Pairs that cannot be served, and points that nobody can serve.
    static let holes = Options(rawValue: 2)
    static let conflicts = Options(rawValue: 4)
    static let equity = Options(rawValue: 8)
    static let openingCosts = Options(rawValue: 16)
    static let capacities = Options(rawValue: 32)
    static let periods = Options(rawValue: 64)
    /// Distances with decimals.
    static let decimals = Options(rawValue: 128)
  }

  static func problem(
    seed: UInt64, model: LocationModel, _ options: Options = [],
    service: LocationProblem.Service = .single, points: Int = 7, candidates: Int = 6
  ) -> LocationProblem {
    var generator = SeededGenerator(seed: seed)
    func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    let demand = (0..<points).map {
      LocationProblem.DemandPoint(
        id: "d\($0)", weight: Double(whole(1...9)), group: ["Nord", "Sud"][$0 % 2])
    }
    let total = demand.reduce(0) { $0 + $1.weight }
    let offered = (0..<candidates).map {
      LocationProblem.Candidate(
        id: "c\($0)",
        capacity: options.contains(.capacities)
          ? Double(whole(Int(total) / 3...Int(total))) : nil,
        openingCost: options.contains(.openingCosts) ? Double(whole(0...90)) : 0,
        isExisting: options.contains(.existing) && $0 == 2)
    }
    let rows = (0..<points).map { point in
      (0..<candidates).compactMap { candidate -> TravelCosts.Entry? in
        let cost = Double(whole(0...40)) + (options.contains(.decimals) ? 0.37 : 0)
        if options.contains(.holes), whole(0...99) < (point == 1 ? 80 : 15) { return nil }
        return .init(candidate: candidate, cost: cost)
      }
    }
    var conflicts: [LocationProblem.Conflict] = []
    if options.contains(.conflicts) {
      for first in 0..<candidates {
        for second in (first + 1)..<candidates where whole(0...99) < 30 {
          conflicts.append(.init(first, second))
        }
      }
    }
    let equity =
      options.contains(.equity)
      ? LocationProblem.Equity(
        within: Double(whole(8...20)), share: Double(whole(1...6)) / 10, byGroup: whole(0...1) == 1)
      : nil
    let periods: [LocationProblem.Period] =
      options.contains(.periods)
      ? [
        .init(name: "2026", hubs: 1, weight: 2), .init(name: "2028", hubs: 2, weight: 1),
        .init(name: "2030", hubs: 4, weight: 3),
      ] : []
    return LocationProblem(
      demand: demand, candidates: offered, travel: TravelCosts(rows: rows), model: model,
      service: service, conflicts: conflicts, equity: equity, periods: periods)
  }
}
