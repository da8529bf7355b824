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

/// Which rules to compute, and in which order departments choose under ``Rule/priority``.
public struct Coordination: Hashable, Sendable {
  public var rules: [Rule]
  public var priority: [String]

  public init(rules: [Rule], priority: [String]) {
    self.rules = rules
    self.priority = priority
  }
}
