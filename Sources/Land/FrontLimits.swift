/// How finely and how long the front of agreements is searched.
public struct FrontLimits: Hashable, Sendable {
  /// In u: agreements that offer nobody more than this beyond another count as the same.
  public var tolerance: Double
  /// Greatest number of assignments to look for.
  public var points: Int
  /// Greatest number of programs to solve: the limit that is the same on every machine.
  public var programs: Int
  /// Seconds; a last resort, after which the answer may differ from one machine to another.
  public var time: Double

  /// Finer differences are lost in the rounding of areas.
  public static let leastTolerance = 0.001

  public init(
    tolerance: Double = 0.02, points: Int = 200, programs: Int = 400, time: Double = 10
  ) {
    self.tolerance = tolerance
    self.points = points
    self.programs = programs
    self.time = time
  }
}
