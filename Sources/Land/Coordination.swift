/// How a joint allocation is chosen.
public enum Rule: String, CaseIterable, Hashable, Sendable {
  /// Each department alone; what clashes is lost to all.
  case silo
  /// One department after the other takes its optimum of what is left.
  case priority
  /// Greatest sum of voice × u.
  case utilitarian
  /// The worst-off first, then the next.
  case leximin
  /// Greatest product of gains over the status quo.
  case nash
  /// Equal share of the way from the status quo to the ideal.
  case kalaiSmorodinsky = "kalai-smorodinsky"
}

/// Which rules to compute, in which order departments choose under ``Rule/priority``, and what each has where
/// no agreement is reached.
public struct Coordination: Hashable, Sendable {
  /// Where the rules that share gains start from.
  public enum StatusQuo: Hashable, Sendable {
    /// What ``Rule/priority`` gives.
    case priority
    /// What ``Rule/silo`` leaves.
    case silo
    /// What the demands of this commitment and beyond get in the order of priority, nobody else having a place.
    case committed(Demand.Commitment)
    /// Shares u by department; who is not named has nothing.
    case shares([String: Double])
  }

  public var rules: [Rule]
  public var priority: [String]
  public var statusQuo: StatusQuo
  /// How far the front of agreements is searched.
  public var front: FrontLimits

  public init(
    rules: [Rule], priority: [String], statusQuo: StatusQuo = .priority,
    front: FrontLimits = FrontLimits()
  ) {
    self.rules = rules
    self.priority = priority
    self.statusQuo = statusQuo
    self.front = front
  }
}
