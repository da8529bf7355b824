public import Land

/// What departments can agree on: the assignments that no other dominates, with the extreme shares u that their
/// areas allow.
///
/// An agreement is dominated where another gives every department at least as much and one of them more. Formulas
/// and method are in `docs/negotiation.md`.
public struct Front: Sendable {
  /// One agreement that could be signed.
  public struct Point: Hashable, Sendable {
    /// Position in ``Front/assignments``.
    public let assignment: Int
    /// In the scenario's order of demands, then by site.
    public let placements: [Placement]
    /// By department, in the scenario's order; nil where U* = 0.
    public let u: [Double?]
    /// Σ voice × u.
    public let total: Double
    /// Whether it is an extreme point of what the assignment's areas allow, rather than one between them.
    public let isExtreme: Bool
    /// Rules that give this, to within the tolerance.
    public let rules: [Rule]
    /// Further points that differ from this one by less than the tolerance and are not listed.
    public let merged: Int
  }

  /// Who sits where.
  public struct Assignment: Hashable, Sendable {
    public let seats: [Seat]
  }

  public struct Seat: Hashable, Sendable {
    public let demand: String
    public let site: String
  }

  /// What ended the search before all was settled.
  public enum Stop: String, Hashable, Sendable {
    case points
    case programs
    case time
  }

  /// Departments whose shares count: those that could get something alone.
  public let parties: [String]
  /// In order of `total`, greatest first.
  public let points: [Point]
  /// Of the points, in the same order.
  public let assignments: [Assignment]
  /// No allocation offers more than this beyond the assignments, where the search is complete.
  public let tolerance: Double
  /// Nil where the front is complete.
  public let stop: Stop?
  /// Share of all combinations of u, from 0 to what each could have at best, of which it is known whether some
  /// allocation reaches them; 1 where the front is complete. An estimate from ``samples`` drawn points.
  public let settledShare: Double
  /// Programs that were solved.
  public let programs: Int

  public var isComplete: Bool { stop == nil }

  /// Points drawn for ``settledShare``.
  public static let samples = 4096
  /// Departments up to which a front is looked for.
  public static let greatestParties = 6
}
