/// How long and how exactly to look for a plan of hubs.
public struct LocationOptions: Hashable, Sendable {
  /// Seconds for one plan; nil for no limit. When it strikes, the plan says how far it may be from the best.
  public var timeLimit: Double?
  /// Optimal means |bound − objective| / |objective| no greater than this.
  public var relativeGap: Double

  public init(timeLimit: Double? = 60, relativeGap: Double = 1e-9) {
    self.timeLimit = timeLimit
    self.relativeGap = relativeGap
  }
}
