internal import Formats
internal import Land

extension ResultDocument {
  /// The scenario's locks and limits: with them two results tell why they differ.
  static func rules(of scenario: Scenario) -> [JSONValue.Member] {
    [
      .init("locks", .array(scenario.locks.map(json))),
      .init("limits", json(scenario.limits)),
    ]
  }

  private static func json(_ lock: Lock) -> JSONValue {
    let (order, sites) =
      switch lock.order {
      case .always(let sites): ("always", sites)
      case .never(let sites): ("never", sites)
      }
    return JSONValue([
      "demand": .string(lock.demand), order: .array(sites.map(JSONValue.string)),
      "by": .optional(lock.by), "reason": .optional(lock.reason),
    ])
  }

  private static func json(_ limits: Limits) -> JSONValue {
    var members: [JSONValue.Member] = []
    if let area = limits.artificialised {
      members.append(.init("artificialised_m2", .number(area)))
    }
    if let budget = limits.totalBudget { members.append(.init("budget_eur", .number(budget))) }
    for (department, budget) in limits.budget.sorted(by: { $0.key < $1.key }) {
      members.append(.init("budget_eur.\(department)", .number(budget)))
    }
    return .object(members)
  }
}
