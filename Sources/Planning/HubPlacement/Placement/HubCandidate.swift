public import Land
public import PlanarGeometry

/// A site that may carry a hub.
public struct HubCandidate: Sendable {
  public let site: Site
  /// Inside the site: its centre, or where that lies outside, a point on its surface.
  public let position: Coordinate
  /// Nil in straight lines, and for a hub that is there already and lies off the streets.
  public let street: StreetPlace?
  /// The weight that it can serve; nil for no limit.
  public let capacity: Double?
  /// Euros a year; 0 where the plan weighs no costs.
  public let cost: Double
  public let isExisting: Bool
}

/// A site of a kind asked for that may not carry a hub, and all the reasons.
public struct HubRefusal: Sendable {
  public enum Reason: Hashable, Sendable {
    /// Named under `excluded`.
    case excluded
    /// A condition on a column of the sites, with the site's value.
    case filter(column: String, Condition, AttributeValue)
    /// A rule that any demand meets: availability, capacity, requirements, charters.
    case rule(Finding)
    /// No street within so many metres.
    case offStreet(limit: Double)
  }

  public let candidate: HubCandidate
  public let reasons: [Reason]

  public var site: Site { candidate.site }
}

extension HubRefusal.Reason {
  /// A stable code for programs, as those of ``Finding``.
  public var code: String {
    switch self {
    case .excluded: "excluded"
    case .filter(let column, _, let value): "where:\(column)=\(value.label ?? "")"
    case .rule(let finding): finding.code
    case .offStreet(let limit): "street>\(limit.text(decimals: 1))"
    }
  }
}

extension HubPlan {
  /// The hub as a demand, so that sites are screened for it as for any other: one for each resource that it
  /// needs, requirements and charters with the first.
  func demands(in scenario: Scenario) -> [Demand] {
    let resources = Resource.allCases.filter { needs[$0] != nil }
    return (resources.isEmpty ? [.floor] : resources).enumerated().map { index, resource in
      Demand(
        id: id, label: label, department: "", use: terms.use, resource: resource,
        minimum: needs[resource] ?? 0,
        period: terms.period ?? Period(from: scenario.referenceDate),
        attributes: terms.attributes, requirements: index == 0 ? terms.requirements : [])
    }
  }

  /// What a finding of the screening is told about.
  public func demand(in scenario: Scenario) -> Demand { demands(in: scenario)[0] }
}

/// Candidates and refusals of a plan.
struct HubScreening {
  private(set) var candidates: [HubCandidate] = []
  private(set) var refusals: [HubRefusal] = []
  /// Sites whose rent nobody knows although the plan counts rents.
  private(set) var withoutRent: [String] = []

  /// Charters that nobody could hold the plan against, because it states no attributes.
  private(set) var uncheckedCharters: Set<String> = []

  init(
    _ plan: HubPlan, _ scenario: Scenario, sites: [Site], sheets: SiteSheets, travel: StreetTravel?
  ) {
    let screens = plan.demands(in: scenario).map { DemandScreen($0, in: scenario, columns: sheets) }
    let area = plan.needs[.floor] ?? plan.needs[.land] ?? 0
    let kinds = Set(plan.kinds)
    let existing = Set(plan.terms.existing)
    let excluded = Set(plan.terms.excluded)
    let dearest = sites.filter { kinds.contains($0.kind) }.compactMap(\.rent).max() ?? 0
    for (site, sheet) in zip(sites, sheets.sheets)
    where kinds.contains(site.kind) || existing.contains(site.id) {
      guard let position = site.geometry.inside else { continue }
      let isExisting = existing.contains(site.id)
      var reasons: [HubRefusal.Reason] = []
      if !isExisting {
        if excluded.contains(site.id) { reasons.append(.excluded) }
        for column in plan.terms.filter.keys.sorted() {
          let value = site.attribute(column)
          if let condition = plan.terms.filter[column], condition.holds(for: value) != true {
            reasons.append(.filter(column: column, condition, value))
          }
        }
        for (index, screen) in screens.enumerated() {
          let failures = screen.suitability(of: site, sheet).failures
            .filter { index == 0 || $0.origin == .capacity }
          for failure in failures where !isWaived(failure, plan, site) {
            reasons.append(.rule(failure))
          }
        }
      }
      let street = travel?.place(of: position)
      if let travel, street == nil, !isExisting {
        reasons.append(.offStreet(limit: travel.options.snap))
      }
      var cost = plan.costs.opening
      if plan.costs.countsRent {
        if site.rent == nil { withoutRent.append(site.id) }
        // What is not known is not cheap: the dearest rent of all.
        cost += (site.rent ?? dearest) * area
      }
      let candidate = HubCandidate(
        site: site, position: position, street: street,
        capacity: plan.capacityField.flatMap { site.attribute($0).number } ?? plan.capacity,
        cost: cost, isExisting: isExisting)
      if reasons.isEmpty {
        candidates.append(candidate)
      } else {
        refusals.append(HubRefusal(candidate: candidate, reasons: reasons))
      }
    }
  }

  /// A plan without dates opens when its site is free; one without attributes is not yet held against charters, which
  /// a warning says.
  private mutating func isWaived(_ finding: Finding, _ plan: HubPlan, _ site: Site) -> Bool {
    switch finding.origin {
    case .availability:
      return plan.terms.period == nil && site.until == nil
    case .charter(let charter, _) where finding.outcome == .unknown:
      guard plan.terms.attributes.isEmpty else { return false }
      uncheckedCharters.insert(charter)
      return true
    default: return false
    }
  }
}

extension Geometry {
  /// The centroid; nil for nothing.
  var middle: Coordinate? { (try? centroid) ?? nil }

  /// The centre where it lies inside, else a point on the surface; nil for nothing.
  var inside: Coordinate? {
    guard let middle else { return nil }
    guard kind.isPolygonal, (try? intersects(.point(middle))) != true else { return middle }
    return (try? pointOnSurface) ?? middle
  }
}
