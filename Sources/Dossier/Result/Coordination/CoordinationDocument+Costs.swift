internal import Formats
internal import Land
internal import Planning

extension CoordinationDocument {
  /// `cost_of_no_coordination`: by rule without coordination, what the joint optimum brings.
  static func costs(_ study: CoordinationStudy) -> JSONValue {
    .object(
      study.costs.map { cost in
        .init(
          cost.rule.rawValue,
          JSONValue([
            "departments": .object(
              cost.changes.map { change in
                .init(
                  change.department,
                  JSONValue([
                    "without": share(change.without), "with": share(change.with),
                    "difference": share(change.difference),
                  ]))
              }),
            "total_without": .number(rounded(cost.totalWithout)),
            "total_with": .number(rounded(cost.totalWith)),
            "total_difference": .number(rounded(cost.totalDifference)),
            "bound": .number(rounded(cost.bound)),
          ]))
      })
  }
}
