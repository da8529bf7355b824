public import Land

/// What it costs that departments do not coordinate: u under the joint optimum less u under a rule without
/// coordination.
public struct CoordinationCost: Hashable, Sendable {
  public struct Change: Hashable, Sendable {
    public let department: String
    /// u without coordination and under the joint optimum; nil where U* = 0.
    public let without: Double?
    public let with: Double?

    /// What coordination brings; negative for a department that it takes from.
    public var difference: Double? {
      guard let without, let with else { return nil }
      return with - without
    }
  }

  /// ``Rule/silo`` or ``Rule/priority``.
  public let rule: Rule
  /// In the scenario's order of departments.
  public let changes: [Change]
  /// Σ voice × u without coordination and under the joint optimum.
  public let totalWithout: Double
  public let totalWith: Double
  /// Proven: no coordination brings more than this total.
  public let bound: Double

  public var totalDifference: Double { totalWith - totalWithout }

  /// For silo and priority, as far as they and the joint optimum (``Rule/utilitarian``) are there.
  ///
  /// - Parameter voices: By department.
  static func all(among allocations: [Allocation], voices: [Double]) -> [CoordinationCost] {
    func find(_ rule: Rule) -> Allocation? { allocations.first { $0.rule == rule } }
    guard let joint = find(.utilitarian) else { return [] }
    func total(_ allocation: Allocation) -> Double {
      zip(voices, allocation.shares).reduce(0) { $0 + $1.0 * ($1.1.u ?? 0) }
    }
    return [Rule.silo, .priority].compactMap(find).map { alone in
      CoordinationCost(
        rule: alone.rule,
        changes: zip(alone.shares, joint.shares).map {
          Change(department: $0.department, without: $0.u, with: $1.u)
        },
        totalWithout: total(alone), totalWith: total(joint), bound: joint.bound)
    }
  }
}
