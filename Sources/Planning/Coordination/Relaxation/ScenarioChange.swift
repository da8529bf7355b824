public import Land

/// One thing that somebody would have to give up so that a demand can come in: a rule that is loosened,
/// or room that another demand makes.
public enum ScenarioChange: Hashable, Sendable {
  /// A requirement of a demand, by its position.
  case requirement(demand: String, Int, SmallestChange)
  /// A charter's rule, by its position in the charter.
  case charter(String, Int, SmallestChange)
  /// A datum of the site that a requirement reads: it would have to be known, and to be good.
  case datum(demand: String, site: String, Finding.Origin)
  /// A lock, by its position in ``Scenario/locks``, lifted.
  case lock(Int)
  /// Square metres newly artificialised.
  case artificialised(from: Double, to: Double)
  /// Euros of a department.
  case budget(department: String, from: Double, to: Double)
  /// Euros of all.
  case totalBudget(from: Double, to: Double)
  /// Square metres with which the demand would have to make do.
  case minimum(demand: String, from: Double, to: Double)
  /// The demand would have to keep to a part of its period.
  case period(demand: String, from: Period, to: Period)
  /// Metres between two uses; nil where they would even have to share a site.
  case apart(String, String, from: Double, to: Double?)
  /// On how many sites the demand may be spread.
  case parts(demand: String, from: Int, to: Int)
  /// Square metres that a demand that is placed gives up, and keeps its minimum.
  case cede(demand: String, from: Double, to: Double)
  /// A demand that is placed goes to other sites.
  case move(demand: String, from: [String], to: [String])
  /// A demand that is placed leaves without another site.
  case leave(demand: String, from: [String])

  /// The kind that costs are set for.
  public var kind: RelaxationCosts.Kind {
    switch self {
    case .requirement: .requirement
    case .charter: .charter
    case .datum: .datum
    case .lock: .lock
    case .artificialised, .budget, .totalBudget: .limit
    case .minimum: .minimum
    case .period: .dates
    case .apart: .apart
    case .parts: .parts
    case .cede: .cede
    case .move: .move
    case .leave: .leave
    }
  }

  /// Whether another demand pays for it, rather than a rule.
  public var isCession: Bool {
    switch self {
    case .cede, .move, .leave: true
    default: false
    }
  }
}

/// A way to let demands in that an allocation leaves without a site, or to lift a contradiction.
public struct Relaxation: Hashable, Sendable {
  /// Everything that has to give, all of it together: rules first, then who makes room.
  public let changes: [ScenarioChange]
  /// What it costs by ``RelaxationCosts``: 1 is a rule that is dropped altogether.
  public let cost: Double
  /// Proven: nothing that touches other rules than the relaxations listed before it is cheaper.
  public let isProven: Bool
  /// Where the demands let in would be, and those that make room.
  public let placements: [Placement]

  public init(
    changes: [ScenarioChange], cost: Double, isProven: Bool, placements: [Placement]
  ) {
    self.changes = changes
    self.cost = cost
    self.isProven = isProven
    self.placements = placements
  }
}
