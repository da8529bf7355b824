public import Land

/// The search for land for one demand: which sites satisfy all of its rules, and how well.
///
/// A value that tasks share; it measures nothing itself, so that the same sheets serve.
public struct LandSearch: Sendable {
  /// What has to be measured of each site: what the demand's requirements and preferences ask for.
  public let columns: [SheetColumn]
  private let screen: DemandScreen

  public init(_ demand: Demand, in scenario: Scenario) {
    var alone = scenario
    alone.sheet = []
    alone.demands = [demand]
    columns = SheetColumn.columns(of: alone)
    screen = DemandScreen(
      demand, in: scenario, columns: SiteSheets(columns: columns, sheets: []))
  }

  /// Holds the demand against sites.
  ///
  /// - Parameter values: Of ``columns``, for each site.
  public func findings(on sites: [Site], _ values: [[AttributeValue]]) -> SearchFindings {
    var found = SearchFindings()
    for (site, values) in zip(sites, values) {
      let suitability = screen.suitability(of: site, SiteSheet(site: site.id, values: values))
      found.searched += 1
      if let failure = suitability.failures.first {
        found.refusals[failure.rule, default: 0] += 1
      } else {
        found.eligible += 1
        found.candidates.append(
          Candidate(site: site, values: values, suitability: suitability))
      }
    }
    return found
  }
}

/// A site that satisfies every rule of a demand.
public struct Candidate: Sendable {
  public let site: Site
  /// Of ``LandSearch/columns``.
  public let values: [AttributeValue]
  public let suitability: Suitability
}

/// What a search has found in some of the sites.
public struct SearchFindings: Sendable {
  /// The best first: greater score, then more land, then lesser id.
  public fileprivate(set) var candidates: [Candidate] = []
  public fileprivate(set) var searched = 0
  /// How many sites satisfy every rule, those included that were not kept.
  public fileprivate(set) var eligible = 0
  /// By the first rule that they break, without what was measured, how many sites do.
  public fileprivate(set) var refusals: [Finding: Int] = [:]

  public init() {}

  /// Adds what was found in other sites, and keeps the best.
  public mutating func add(_ others: SearchFindings, keeping limit: Int) {
    searched += others.searched
    eligible += others.eligible
    refusals.merge(others.refusals, uniquingKeysWith: +)
    guard !others.candidates.isEmpty else { return }
    candidates = Array(
      (candidates + others.candidates).sorted(by: SearchFindings.comesFirst).prefix(limit))
  }

  private static func comesFirst(_ one: Candidate, _ other: Candidate) -> Bool {
    let (a, b) = (one.suitability.score, other.suitability.score)
    if a != b { return a > b }
    if one.site.usableLand != other.site.usableLand {
      return one.site.usableLand > other.site.usableLand
    }
    return one.site.id < other.site.id
  }
}

extension Finding {
  /// The same for all sites that break the rule, or that lack the datum.
  fileprivate var rule: Finding {
    Finding(
      origin: origin, outcome: outcome, measure: measure, attribute: attribute, resource: resource,
      condition: condition)
  }
}
