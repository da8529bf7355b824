public import Land
import PlanarGeometry

/// A plan of a scenario, solved, with all that people ask about it.
public struct HubPlacement: Sendable {
  public let instance: HubInstance
  /// Nil where arithmetic alone shows that there is none: ``faults`` says why.
  public let location: LocationPlan?
  /// Too few candidates, too little capacity…; empty where there is a plan to look for.
  public let faults: [LocationFault]
  /// One for each number of hubs, ascending.
  public let curve: [HubCurvePoint]
  public let rehearsals: [HubRehearsal]
  public let rivals: [HubRival]
  public let underRules: [HubPlanUnderRule]
  /// Nil without a plan.
  public let catchments: Catchments?

  public var plan: HubPlan { instance.plan }
  /// The chosen candidates; empty without a plan.
  public var hubs: [HubCandidate] { (location?.chosen ?? []).map { instance.candidates[$0] } }

  /// Solves a plan and rehearses its alternatives.
  ///
  /// - Parameters:
  ///   - allocations: Of the same territory, for the second pass; empty for none.
  /// - Throws: ``LocationError`` for a bug, ``Problems`` for a geometry that cannot be handled.
  public init(
    _ instance: HubInstance, of scenario: Scenario, allocations: [Allocation] = [],
    suitabilities: [Suitability] = [], options: LocationOptions = LocationOptions()
  ) throws {
    self.instance = instance
    faults = instance.problem.faults
    guard faults.isEmpty else {
      location = nil
      (curve, rehearsals, rivals, underRules) = ([], [], [], [])
      catchments = nil
      return
    }
    let plan = try instance.problem.solve(options)
    location = plan
    guard plan.objective != nil else {
      (curve, rehearsals, rivals, underRules) = ([], [], [], [])
      catchments = nil
      return
    }
    curve = try instance.curve(options)
    rehearsals = try instance.rehearsals(of: plan, options)
    rivals = instance.rivals(
      of: plan, scenario, allocations: allocations, suitabilities: suitabilities)
    underRules = try instance.plans(under: allocations, scenario, options)
    do {
      catchments = try instance.catchments(of: plan)
    } catch {
      throw Problems([.unreadable(instance.plan, error)])
    }
  }
}

/// A plan with another number of hubs, all else being equal.
public struct HubCurvePoint: Hashable, Sendable {
  public var hubs: Int
  /// In the model's unit; nil where no plan keeps all rules.
  public var objective: Double?
  public var status: LocationPlan.Status
  /// Seconds of travel of one unit of weight, on average, to the nearest hub.
  public var mean: Double?
  /// Share of all weight within each of the plan's isochrones.
  public var within: [Double]
}

extension HubInstance {
  /// From one hub on to twice as many as asked for, at least six, at most all candidates.
  func curve(_ options: LocationOptions) throws(LocationError) -> [HubCurvePoint] {
    guard let asked = plan.periods.last?.hubs ?? problem.model.hubs else { return [] }
    var points: [HubCurvePoint] = []
    let least = max(1, candidates.count(where: \.isExisting))
    let most = min(candidates.count, max(6, 2 * asked), max(asked, 20))
    guard least <= most else { return [] }
    for hubs in least...most {
      var changed = problem
      changed.periods = []
      changed.model = problem.model.with(hubs: hubs)
      guard changed.faults.isEmpty else {
        points.append(.init(hubs: hubs, status: .infeasible, within: []))
        continue
      }
      let plan = try changed.solve(options)
      points.append(point(hubs: hubs, plan))
    }
    return points
  }

  private func point(hubs: Int, _ plan: LocationPlan) -> HubCurvePoint {
    var point = HubCurvePoint(
      hubs: hubs, objective: plan.objective, status: plan.status, within: [])
    guard plan.objective != nil else { return point }
    let nearest = seconds(toNearestOf: plan.chosen)
    let all = demand.reduce(0) { $0 + $1.weight }
    let served = zip(demand, nearest).filter { $1.isFinite }
    let weight = served.reduce(0) { $0 + $1.0.weight }
    if weight > 0 { point.mean = served.reduce(0) { $0 + $1.0.weight * $1.1 } / weight }
    point.within = self.plan.isochrones.map { bound in
      zip(demand, nearest).reduce(0) { $0 + ($1.1 <= bound ? $1.0.weight : 0) } / all
    }
    return point
  }

  /// Seconds from the nearest of some candidates to each demand point; infinity out of reach.
  public func seconds(toNearestOf chosen: [Int]) -> [Double] {
    var open = [Bool](repeating: false, count: candidates.count)
    for hub in chosen { open[hub] = true }
    return demand.indices.map { problem.travel.nearest(row: $0, open: open)?.cost ?? .infinity }
  }

  /// Isochrones and the land nearest to each hub.
  func catchments(of plan: LocationPlan) throws(TopologyError) -> Catchments {
    let hubs = plan.chosen.map { candidates[$0] }
    switch self.plan.travel {
    case .network:
      guard let travel else { return Catchments(isochrones: [], hubs: []) }
      return try Catchments(travel, from: hubs.map(\.street), within: self.plan.isochrones)
    case .detour(let factor, let speed):
      return try Catchments(
        around: hubs.map(\.position),
        radii: self.plan.isochrones.map { ($0, $0 * speed / factor) })
    }
  }
}
