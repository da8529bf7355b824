public import Land

/// Rules of a scenario that no allocation can satisfy together.
public struct Infeasibility: Hashable, Sendable {
  /// These cannot hold together. First locks, then the scenario's other rules, then physical facts.
  public let rules: [ClashingRule]
  /// Whether it is proven that without any one of `rules` the others can hold together.
  public let isProvenMinimal: Bool
  /// Whether two different computations agree that nothing satisfies the rules.
  public let isConfirmed: Bool

  public init(rules: [ClashingRule], isProvenMinimal: Bool, isConfirmed: Bool) {
    self.rules = rules
    self.isProvenMinimal = isProvenMinimal
    self.isConfirmed = isConfirmed
  }
}

/// A hard rule of a scenario, or a fact about a site, that takes part in a contradiction.
public enum ClashingRule: Hashable, Sendable {
  /// By its position in ``Scenario/locks``.
  case lock(Int)
  /// The question put by ``AllocationProblem/forcing(demand:site:)``.
  case forced(demand: String, site: String)
  /// A failed rule of suitability: requirement, charter, availability, room for the least part.
  case eligibility(demand: String, site: String, Finding)
  /// The demand may be on so many sites at most.
  case parts(demand: String, atMost: Int)
  /// Two uses must keep a distance: metres.
  case apart(String, String, distance: Double)
  /// Square metres.
  case artificialised(limit: Double)
  /// Euros.
  case budget(department: String, limit: Double)
  /// Euros.
  case totalBudget(limit: Double)
  /// Square metres that the site has.
  case capacity(site: String, resource: Resource, held: Double)

  /// Whether it puts a demand on a site or keeps it off one.
  public var isDecision: Bool {
    switch self {
    case .lock, .forced: true
    default: false
    }
  }

  /// Whether it is a fact about land, not a decision that somebody could take back.
  public var isPhysical: Bool {
    switch self {
    case .capacity: true
    case .eligibility(_, _, let finding):
      finding.origin == .capacity || finding.origin == .availability
    default: false
    }
  }
}
