public import Land
import PlanarGeometry

/// A plan of a scenario made ready to be solved: who may be served by whom, and at what cost.
public struct HubInstance: Sendable {
  public let plan: HubPlan
  public let candidates: [HubCandidate]
  /// Sites of a kind asked for that may not carry a hub.
  public let refusals: [HubRefusal]
  public let demand: [HubDemandPoint]
  /// Features of the demand layer that take no part.
  public let gaps: [HubDemandGap]
  /// Candidates in the order of ``candidates``, demand points in that of ``demand``; costs in seconds.
  public let problem: LocationProblem
  /// Nil in straight lines.
  public let travel: StreetTravel?
  /// What is doubtful about streets and data.
  public let problems: [Problem]
  /// Seconds from each refused site to each demand point.
  let refusedSeconds: [[Double]]

  /// Screens the sites, reads demand and streets, and computes every travel time.
  ///
  /// - Parameters:
  ///   - sheets: One for each site of the territory, with the measures that the plan requires.
  ///   - tasks: How many tasks share the shortest paths; the result does not depend on it.
  /// - Throws: ``Problems``: no street, nothing to serve, negative weights, repeated ids.
  public init(
    _ plan: HubPlan, of scenario: Scenario, _ territory: Territory, sheets: SiteSheets,
    tasks: Int = 2
  ) async throws(Problems) {
    var problems: [Problem] = []
    let travel = try Self.travel(of: plan, territory, &problems)
    let screened = HubScreening(
      plan, scenario, sites: territory.sites, sheets: sheets, travel: travel)
    let demand = try HubDemand(plan, territory, travel: travel)
    let outside = demand.points.filter { $0.commune == nil }
    if plan.equity?.byCommune == true, !outside.isEmpty {
      problems.append(.outsideCommunes(plan, outside))
    }
    if !screened.withoutRent.isEmpty, plan.costs.countsRent {
      problems.append(.withoutRent(plan, screened.withoutRent))
    }
    if !screened.uncheckedCharters.isEmpty {
      problems.append(.uncheckedCharters(plan, screened.uncheckedCharters.sorted()))
    }
    if let travel {
      for candidate in screened.candidates where candidate.street == nil {
        problems.append(.existingOffStreet(plan, candidate.site.id, snap: travel.options.snap))
      }
    }
    let all = screened.candidates + screened.refusals.map(\.candidate)
    let seconds = await Self.seconds(plan, travel, from: all, to: demand.points, tasks: tasks)
    self.plan = plan
    self.travel = travel
    candidates = screened.candidates
    refusals = screened.refusals
    self.demand = demand.points
    gaps = demand.gaps
    refusedSeconds = Array(seconds[screened.candidates.count...])
    problem = Self.problem(plan, screened.candidates, demand.points, seconds)
    self.problems = problems
  }

  private static func travel(
    of plan: HubPlan, _ territory: Territory, _ problems: inout [Problem]
  ) throws(Problems) -> StreetTravel? {
    guard case .network(let name, let speed) = plan.travel else { return nil }
    guard let layer = territory.layer(name) else {
      throw Problems([.unknownLayer(name, among: territory.layers.map(\.name))])
    }
    let options = StreetOptions(plan.streets, speed: speed)
    let network = StreetNetwork(layer, options)
    guard network.edgeCount > 0 else {
      throw Problems([.noStreets(plan, layer, closed: network.report.closed)])
    }
    if network.report.components.count > 1 {
      problems.append(.separateStreets(plan, network.report))
    }
    if network.report.withoutGradient > 0 {
      problems.append(.withoutGradient(plan, network.report.withoutGradient))
    }
    return StreetTravel(network, options)
  }

  private static func seconds(
    _ plan: HubPlan, _ travel: StreetTravel?, from candidates: [HubCandidate],
    to demand: [HubDemandPoint], tasks: Int
  ) async -> [[Double]] {
    let bound = plan.limit ?? .infinity
    switch plan.travel {
    case .network:
      return await travel?.seconds(
        from: candidates.map(\.street), to: demand.map(\.street), within: bound, tasks: tasks) ?? []
    case .detour(let factor, let speed):
      return candidates.map { candidate in
        demand.map {
          let seconds = candidate.position.distance(to: $0.position) * factor / speed
          return seconds <= bound ? seconds : .infinity
        }
      }
    }
  }

  private static func problem(
    _ plan: HubPlan, _ candidates: [HubCandidate], _ demand: [HubDemandPoint], _ seconds: [[Double]]
  ) -> LocationProblem {
    let forbidden = Set(plan.terms.forbidden)
    var travel = TravelCosts()
    for (row, point) in demand.enumerated() {
      travel.append(
        row: candidates.indices.compactMap { index in
          let cost = seconds[index][row]
          let pair = HubTerms.Pair(site: candidates[index].site.id, demand: point.id)
          return cost.isFinite && !forbidden.contains(pair)
            ? TravelCosts.Entry(candidate: index, cost: cost) : nil
        })
    }
    var conflicts: Set<LocationProblem.Conflict> = []
    let number = Dictionary(
      candidates.enumerated().map { ($1.site.id, $0) }, uniquingKeysWith: { first, _ in first })
    for group in plan.terms.exclusive {
      let members = Set(group.compactMap { number[$0] }).sorted()
      for (place, first) in members.enumerated() {
        for second in members[(place + 1)...] { conflicts.insert(.init(first, second)) }
      }
    }
    if let spacing = plan.terms.spacing {
      conflicts.formUnion(
        LocationProblem.conflicts(
          places: candidates.map { ($0.position.x, $0.position.y) }, nearerThan: spacing))
    }
    return LocationProblem(
      demand: demand.map { .init(id: $0.id, weight: $0.weight, group: $0.commune) },
      candidates: candidates.map {
        .init(
          id: $0.site.id, capacity: $0.capacity, openingCost: $0.cost / plan.euros,
          isExisting: $0.isExisting)
      },
      travel: travel, model: LocationModel(plan.model),
      service: plan.splitsDemand ? .split : .single,
      conflicts: conflicts.sorted { ($0.first, $0.second) < ($1.first, $1.second) },
      equity: plan.equity.map {
        .init(within: $0.within, share: $0.share, byGroup: $0.byCommune)
      },
      periods: plan.periods.map { .init(name: $0.name, hubs: $0.hubs, weight: $0.weight) })
  }
}

extension HubPlan {
  /// Euros for one second of travel of one unit of weight; 1 where the plan weighs no costs.
  public var euros: Double { costs.minute > 0 ? costs.minute / 60 : 1 }
}

extension LocationModel {
  init(_ model: HubPlan.Model) {
    switch model {
    case .pMedian(let hubs): self = .pMedian(hubs: hubs)
    case .pCenter(let hubs): self = .pCenter(hubs: hubs)
    case .coverage(let hubs, let within, let until):
      self = .coverage(hubs: hubs, Reach(within: within, until: until))
    case .setCover(let within): self = .setCover(within: within)
    case .facilityLocation(let hubs): self = .facilityLocation(hubs: hubs)
    }
  }
}

extension StreetOptions {
  init(_ streets: HubStreets, speed: Double) {
    let noding: Noding =
      switch streets.noding {
      case .ends: .ends
      case .vertices: .vertices
      case .crossings: .crossings
      }
    self.init(
      noding: noding, tolerance: streets.tolerance, snap: streets.snap,
      speeds: CyclingSpeeds(base: speed, classes: streets.speeds),
      gradientField: streets.gradientField)
  }
}
