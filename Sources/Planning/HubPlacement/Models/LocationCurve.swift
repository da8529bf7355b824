/// What each further hub brings: plans of 1…n hubs side by side.
public struct LocationCurve: Hashable, Sendable {
  public struct Point: Hashable, Sendable {
    public let hubs: Int
    public let plan: LocationPlan
    /// Σ weight × cost of those who are served.
    public let cost: Double
    /// Weight with a hub within the limit that was asked about; nil without one.
    public let covered: Double?
    /// By how much the objective is better than with one hub less; nil for the first.
    public let gain: Double?
  }

  /// By ascending number of hubs; numbers for which there is no plan are left out.
  public let points: [Point]

  /// - Parameters:
  ///   - problem: Its number of hubs is the last of the curve.
  ///   - within: The limit for ``Point/covered``.
  ///   - options: The time is for each point.
  public init(
    of problem: LocationProblem, within: Double?, _ options: LocationOptions
  ) throws(LocationError) {
    let existing = problem.candidates.count { $0.isExisting }
    var points: [Point] = []
    for hubs in max(1, existing)...max(1, existing, problem.model.hubs ?? 1) {
      var step = problem
      step.model = problem.model.with(hubs: hubs)
      step.periods = []
      let plan = try step.solve(options)
      guard let objective = plan.objective else { continue }
      let gain = points.last.flatMap { last in
        last.plan.objective.map {
          problem.model.isMaximised ? objective - $0 : $0 - objective
        }
      }
      points.append(
        Point(
          hubs: hubs, plan: plan,
          cost: plan.assignment.reduce(0) {
            $0 + $1.share * problem.demand[$1.demand].weight * $1.cost
          },
          covered: within.map { problem.weight(within: $0, of: plan.chosen) }, gain: gain))
    }
    self.points = points
  }
}

extension LocationProblem {
  /// Weight of the demand points that have one of the hubs within a cost.
  public func weight(within limit: Double, of hubs: [Int]) -> Double {
    demand.indices.reduce(0) { $0 + (isNear($1, hubs, limit) ? demand[$1].weight : 0) }
  }

  /// Whether a demand point has one of the hubs within a cost.
  private func isNear(_ point: Int, _ hubs: [Int], _ limit: Double) -> Bool {
    travel.candidates(ofRow: point, within: limit).contains { hubs.contains($0) }
  }

  /// How much of the weight of a part of the territory lies beyond a cost from every hub.
  public struct GroupShare: Hashable, Sendable {
    /// Nil for points without a group.
    public let group: String?
    public let weight: Double
    public let beyond: Double

    /// 0...1.
    public var share: Double { weight > 0 ? beyond / weight : 0 }
  }

  /// By group, sorted by name; those who are out of reach count as beyond.
  public func groupShares(of hubs: [Int], beyond limit: Double) -> [GroupShare] {
    var shares: [String: (weight: Double, beyond: Double)] = [:]
    for (index, point) in demand.enumerated() {
      var share = shares[point.group ?? "", default: (0, 0)]
      share.weight += point.weight
      if !isNear(index, hubs, limit) { share.beyond += point.weight }
      shares[point.group ?? ""] = share
    }
    return shares.sorted { $0.key < $1.key }.map {
      GroupShare(
        group: $0.key.isEmpty ? nil : $0.key, weight: $0.value.weight, beyond: $0.value.beyond)
    }
  }
}
