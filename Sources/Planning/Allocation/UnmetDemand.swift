import Land

/// A demand that an allocation leaves without a site, and why.
public struct UnmetDemand: Hashable, Sendable {
  public let demand: String
  public let department: String
  /// At least one.
  public let reasons: [UnmetReason]

  public init(demand: String, department: String, reasons: [UnmetReason]) {
    self.demand = demand
    self.department = department
    self.reasons = reasons
  }
}

/// Why a demand has no site in an allocation.
public enum UnmetReason: Hashable, Sendable {
  /// No site is eligible. Which rules fail, and on how many of the sites that were screened.
  case noEligibleSite(screened: Int, failures: [RuleFailures])
  /// Its placements were lost to a clash (rule silo), by position in ``Allocation/clashes``.
  case lost(clashes: [Int])
  /// What stands in the way on each eligible site.
  case displaced([Obstacle])
  /// A common limit or its department's budget leaves too little, wherever it goes.
  case limit(LimitReached)
  /// It would still fit on these sites, and the rule gains nothing by it or ran out of time.
  case notChosen(sites: [String])
  /// Its parts fit on sites one by one, but never add up to the minimum: square metres.
  case tooLittleTogether(fits: Double, minimum: Double)
}

/// How often a rule stands between a demand and the sites.
public struct RuleFailures: Hashable, Sendable {
  public let origin: Finding.Origin
  /// Sites on which the rule fails.
  public let failed: Int
  /// Sites on which the datum is missing, which counts as failing.
  public let unknown: Int

  public init(origin: Finding.Origin, failed: Int, unknown: Int) {
    self.origin = origin
    self.failed = failed
    self.unknown = unknown
  }
}

/// What keeps a demand off a site where it would be eligible.
public struct Obstacle: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The placements that are there during its period leave `free` of the `needed` square metres.
    case occupied(free: Double, needed: Double)
    /// A placement with a use that must keep a distance is nearer than that: metres.
    case apart(distance: Double, required: Double)
    case limit(LimitReached)
  }

  public let site: String
  public let kind: Kind
  /// Who is in the way.
  public let placements: [Placement]

  public init(site: String, kind: Kind, placements: [Placement]) {
    self.site = site
    self.kind = kind
    self.placements = placements
  }
}

/// A limit of which too little is left.
public struct LimitReached: Hashable, Sendable {
  public enum Limit: Hashable, Sendable {
    /// Square metres of land newly artificialised.
    case artificialised
    /// Euros of a department.
    case budget(department: String)
    /// Euros of all.
    case totalBudget
  }

  public let limit: Limit
  /// Square metres or euros.
  public let left: Double
  public let needed: Double

  public init(limit: Limit, left: Double, needed: Double) {
    self.limit = limit
    self.left = left
    self.needed = needed
  }
}
