internal import Formats
internal import Land
internal import Planning

extension CoordinationDocument {
  /// `front`: the agreements that no other dominates.
  static func front(_ study: CoordinationStudy, _ wording: Wording) -> JSONValue {
    guard let front = study.front else { return .null }
    return JSONValue([
      "complete": .boolean(front.isComplete),
      "stopped_by": front.stop.map { .string($0.rawValue) } ?? .null,
      "tolerance": .number(front.tolerance),
      "settled_share": .number(rounded(front.settledShare)),
      "programs": .integer(front.programs),
      "parties": .array(front.parties.map(JSONValue.string)),
      "assignments": .array(
        front.assignments.map { assignment in
          .array(
            assignment.seats.map {
              JSONValue(["demand": .string($0.demand), "site": .string($0.site)])
            })
        }),
      "points": .array(
        front.points.map { point in
          JSONValue([
            "assignment": .integer(point.assignment),
            "u": byDepartment(point.u, wording),
            "total": .number(rounded(point.total)),
            "extreme": .boolean(point.isExtreme),
            "rules": .array(point.rules.map { .string($0.rawValue) }),
            "merged": .integer(point.merged),
            "placements": placements(point.placements),
          ])
        }),
    ])
  }

  static func byDepartment(_ values: [Double?], _ wording: Wording) -> JSONValue {
    .object(zip(wording.scenario.departments, values).map { .init($0.id, share($1)) })
  }

  static func placements(_ placements: [Placement]) -> JSONValue {
    .array(
      placements.map {
        JSONValue([
          "demand": .string($0.demand), "site": .string($0.site),
          "area_m2": .number(rounded($0.area, places: 2)),
        ])
      })
  }
}
