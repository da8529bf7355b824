public import Formats
public import Planning

extension LocationPlan {
  /// The plan as a part of a result document: ids, never positions.
  ///
  /// - Parameter withTimes: Whether the seconds of the stages are told, which differ from run to run.
  public func json(for problem: LocationProblem, withTimes: Bool) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("model", model.json), .init("status", .string(status.rawValue)),
      .init("objective", .optional(objective)), .init("bound", .optional(bound)),
      .init("gap", .optional(gap)),
      .init("chosen", ids(chosen.map { problem.candidates[$0].id })),
      .init(
        "assignment",
        .array(
          assignment.map { part in
            [
              "demand": .string(problem.demand[part.demand].id),
              "hub": .string(problem.candidates[part.candidate].id),
              "share": .number(part.share), "cost": .number(part.cost),
            ]
          })),
      .init("uncovered", ids(uncovered.map { problem.demand[$0].id })),
      .init("out_of_reach", ids(outOfReach.map { problem.demand[$0].id })),
    ]
    if !steps.isEmpty {
      members.append(
        .init(
          "steps",
          .array(
            steps.map { step in
              [
                "period": .string(step.period), "objective": .number(step.objective),
                "chosen": ids(step.chosen.map { problem.candidates[$0].id }),
              ]
            })))
    }
    if let leastHubs { members.append(.init("least_hubs", .integer(leastHubs))) }
    if let certificate { members.append(.init("certificate", certificate.json(for: problem))) }
    members.append(.init("nodes", .integer(nodes)))
    if withTimes {
      members.append(
        .init("seconds", .object(times.map { .init($0.stage, .number($0.seconds)) })))
    }
    return .object(members)
  }

  private func ids(_ names: [String]) -> JSONValue { .array(names.map(JSONValue.string)) }
}

extension LocationCertificate {
  /// Multipliers by the ids of the demand points, those that are not 0.
  func json(for problem: LocationProblem) -> JSONValue {
    var members: [JSONValue.Member] = [.init("bound", .number(provenBound))]
    if let radius { members.append(.init("radius", .number(radius))) }
    members.append(
      .init(
        "multipliers",
        .object(
          zip(problem.demand, multipliers).filter { $1 != 0 }.map { .init($0.id, .number($1)) })))
    return .object(members)
  }
}

extension LocationCurve {
  /// The curve as a part of a result document.
  public func json(for problem: LocationProblem) -> JSONValue {
    .array(
      points.map { point in
        [
          "hubs": .integer(point.hubs), "status": .string(point.plan.status.rawValue),
          "objective": .optional(point.plan.objective), "bound": .optional(point.plan.bound),
          "gap": .optional(point.plan.gap), "gain": .optional(point.gain),
          "cost": .number(point.cost), "covered": .optional(point.covered),
          "chosen": .array(point.plan.chosen.map { .string(problem.candidates[$0].id) }),
        ]
      })
  }
}

extension LocationModel {
  /// The word of the command line and the scenario.
  public var word: String {
    switch self {
    case .pMedian: "p-median"
    case .pCenter: "p-center"
    case .coverage: "coverage"
    case .setCover: "set-cover"
    case .facilityLocation: "facility-location"
    }
  }

  var json: JSONValue {
    var members: [JSONValue.Member] = [.init("name", .string(word))]
    if let hubs { members.append(.init("hubs", .integer(hubs))) }
    switch self {
    case .coverage(_, let reach):
      members.append(.init("within", .number(reach.within)))
      if reach.until > reach.within { members.append(.init("until", .number(reach.until))) }
    case .setCover(let within): members.append(.init("within", .number(within)))
    default: break
    }
    return .object(members)
  }
}
