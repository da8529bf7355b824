/// How departments come to an agreement over the front, round by round, or why they do not.
///
/// Two procedures over the same agreements: concessions between the parties (``rounds``), and a mediator's single
/// text that everybody accepts step by step (``singleText``). `docs/negotiation.md` has both.
public struct Negotiation: Sendable {
  public enum Outcome: Hashable, Sendable {
    /// Position in ``Front/points``, and the department whose proposal it is.
    case agreement(point: Int, proposer: String)
    /// No agreement of the front gives everybody at least what it has without one.
    case nobodyCanMove
    /// Agreements exist, but none gives anybody more than it has.
    case nothingToGain
  }

  public struct Proposal: Hashable, Sendable {
    public let department: String
    /// Position in ``Front/points``.
    public let point: Int
    /// Zeuthen's risk: what the department would lose by the proposal that suits it least, as a part of what it
    /// would lose by a breakdown; in [0, 1].
    public let risk: Double
  }

  public struct Round: Hashable, Sendable {
    /// From 1.
    public let number: Int
    /// What is on the table before it, in the scenario's order of departments.
    public let proposals: [Proposal]
    /// Who yields, from its proposal to another point.
    public let department: String
    public let from: Int
    public let to: Int
    /// What becomes of demands, from the one to the other.
    public let changes: [PlacementChange]
    /// By how much each department's u differs, in the scenario's order; nil where u is undefined.
    public let differences: [Double?]
  }

  /// In the scenario's order of departments.
  public let parties: [String]
  public let statusQuo: StatusQuo
  /// Positions in ``Front/points`` of agreements that give everybody at least the status quo.
  public let acceptable: [Int]
  public let opening: [Proposal]
  public let rounds: [Round]
  public let outcome: Outcome
  /// From the status quo to the agreement with the greatest product of gains; nil without an agreement, or where
  /// the status quo is given in figures only.
  public let singleText: SingleText?
}
