extension SessionState {
  /// The scenario as decided: its own locks, then those and the vetoes in force; demands and voices as conceded.
  ///
  /// Positions and votes bind nobody and change nothing here.
  public func applied(to scenario: Scenario) -> Scenario {
    var decided = scenario
    for recorded in concessions {
      guard case .concession(let concession) = recorded.decision.act else { continue }
      decided.apply(concession, of: recorded.decision.department)
    }
    decided.locks += (locks + vetoes).sorted { $0.entry < $1.entry }.compactMap(\.lock)
    return decided
  }
}

extension SessionState.Recorded {
  /// The lock of the scenario that a lock or a veto amounts to.
  public var lock: Lock? {
    let reason = decision.reason.isEmpty ? nil : decision.reason
    return switch decision.act {
    case .lock(let demand, let sites):
      Lock(demand: demand, .always(sites), by: decision.department, reason: reason)
    case .veto(let demand, let sites):
      Lock(demand: demand, .never(sites), by: decision.department, reason: reason)
    case .position, .concession, .vote: nil
    }
  }
}

extension Scenario {
  fileprivate mutating func apply(_ concession: Concession, of department: String) {
    switch concession {
    case .area(let demand, let minimum, let target):
      change(demand) { demand in
        if let minimum { demand.minimum = minimum }
        if let target { demand.target = target }
      }
    case .start(let demand, let from):
      change(demand) { $0.period.from = from }
    case .voice(let voice):
      guard let index = departments.firstIndex(where: { $0.id == department }) else { return }
      departments[index].voice = voice
    case .lifted: break
    }
  }

  private mutating func change(_ demand: String, _ edit: (inout Demand) -> Void) {
    guard let index = demands.firstIndex(where: { $0.id == demand }) else { return }
    edit(&demands[index])
  }
}
