public import Formats
internal import Land
public import Planning

/// `hubs` of result.json: each plan with its proof, its alternatives and what it leaves out.
public enum HubDocument {
  public static func json(of placements: [HubPlacement], wording: Wording) -> JSONValue {
    .object(placements.map { .init($0.plan.id, json(of: $0, wording: wording)) })
  }

  /// One plan, as in `hubs`. Costs are seconds of travel, objectives in the model's unit.
  public static func json(of placement: HubPlacement, wording: Wording) -> JSONValue {
    let instance = placement.instance
    let base: JSONValue
    if let location = placement.location {
      base = location.json(for: instance.problem, withTimes: false)
    } else {
      base = JSONValue([
        "model": .string(instance.problem.model.word), "status": .string("infeasible"),
        "faults": .array(
          placement.faults.map {
            JSONValue([
              "code": .string($0.problem.code), "fr": .string($0.problem.message.fr),
              "en": .string($0.problem.message.en),
            ])
          }),
      ])
    }
    guard case .object(let members) = base else { return base }
    return .object(
      members + [
        .init("unit", .string("s")),
        .init("hubs", DataTable.hubs([placement]).json),
        .init("communes", DataTable.hubCommunes([placement]).json),
        .init("candidates", DataTable.hubCandidates([placement]).json),
        .init("why_not", whyNot(placement, wording)),
        .init(
          "unserved",
          .array(
            placement.location == nil
              ? []
              : placement.unserved.map { point, reason, seconds in
                JSONValue([
                  "demand": .string(point.id), "name": .string(point.name),
                  "weight": .number(rounded(point.weight)), "reason": .string(reason),
                  "seconds": .optional(seconds.map { rounded($0, places: 1) }),
                ])
              })),
        .init(
          "left_out",
          .array(
            instance.gaps.map {
              JSONValue(["demand": .string($0.id), "reason": .string($0.reason.rawValue)])
            })),
        .init("curve", curve(placement)), .init("rivals", rivals(placement)),
        .init("under_rules", underRules(placement)), .init("streets", streets(placement)),
      ])
  }

  private static func whyNot(_ placement: HubPlacement, _ wording: Wording) -> JSONValue {
    .array(
      placement.rehearsals.map { rehearsal in
        let message = wording.sentence(rehearsal, of: placement)
        return JSONValue([
          "site": .string(rehearsal.site), "change": .string(rehearsal.change.rawValue),
          "fr": .string(message.fr), "en": .string(message.en),
        ])
      })
  }

  private static func curve(_ placement: HubPlacement) -> JSONValue {
    var last: Double?
    return .array(
      placement.curve.map { point in
        let gain = zip2(last, point.objective).map {
          placement.instance.problem.model.isMaximised ? $1 - $0 : $0 - $1
        }
        last = point.objective
        return JSONValue([
          "hubs": .integer(point.hubs), "status": .string(point.status.rawValue),
          "objective": .optional(point.objective.map { rounded($0) }),
          "gain": .optional(gain.map { rounded($0) }),
          "mean_s": .optional(point.mean.map { rounded($0, places: 1) }),
          "within": .object(
            zip(placement.plan.isochrones, point.within).map {
              .init("\(Int($0.rounded()))", .number(rounded($1)))
            }),
        ])
      })
  }

  private static func rivals(_ placement: HubPlacement) -> JSONValue {
    .array(
      placement.rivals.map { rival in
        JSONValue([
          "site": .string(rival.site),
          "occupied_by": .array(
            rival.occupations.map {
              JSONValue([
                "rule": .string($0.rule.rawValue), "demand": .string($0.placement.demand),
                "department": .string($0.placement.department),
                "area_m2": .number(rounded($0.placement.area, places: 2)),
                "leaves_room": .boolean($0.leavesRoom),
              ])
            }),
          "suitors": .array(rival.suitors.map(JSONValue.string)),
        ])
      })
  }

  private static func underRules(_ placement: HubPlacement) -> JSONValue {
    .object(
      placement.underRules.map { under in
        .init(
          under.rule.rawValue,
          JSONValue([
            "taken": .array(under.taken.map(JSONValue.string)),
            "objective": .optional(under.objective.map { rounded($0) }),
            "chosen": .array(under.chosen.map(JSONValue.string)),
          ]))
      })
  }

  private static func streets(_ placement: HubPlacement) -> JSONValue {
    guard let network = placement.instance.travel?.network else { return .null }
    let report = network.report
    return JSONValue([
      "nodes": .integer(network.nodes.count), "edges": .integer(network.edgeCount),
      "length_m": .number(rounded(report.length, places: 1)),
      "closed_to_bicycles": .integer(report.closed), "without_line": .integer(report.withoutLine),
      "components": .array(report.components.map(JSONValue.integer)),
    ])
  }
}

/// Both or nothing.
private func zip2(_ first: Double?, _ second: Double?) -> (Double, Double)? {
  guard let first, let second else { return nil }
  return (first, second)
}
