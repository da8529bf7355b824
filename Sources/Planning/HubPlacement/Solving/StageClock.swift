/// Seconds by stage, and how many are left.
struct StageClock {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var mark: ContinuousClock.Instant
  private let limit: Double?
  private(set) var times: [LocationPlan.StageTime] = []

  init(limit: Double?) {
    start = clock.now
    mark = start
    self.limit = limit
  }

  /// Ends a stage that began where the one before ended.
  mutating func end(_ stage: String) {
    let now = clock.now
    let seconds = StageClock.seconds(now - mark)
    mark = now
    if let index = times.firstIndex(where: { $0.stage == stage }) {
      times[index].seconds += seconds
    } else {
      times.append(.init(stage: stage, seconds: seconds))
    }
  }

  var elapsed: Double { StageClock.seconds(clock.now - start) }

  /// Seconds left; nil without a limit.
  var left: Double? { limit.map { max(0, $0 - elapsed) } }

  var isOver: Bool { limit.map { elapsed >= $0 } ?? false }

  private static func seconds(_ duration: Duration) -> Double {
    let parts = duration.components
    return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
  }
}
