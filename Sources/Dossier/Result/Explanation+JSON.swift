public import Formats
internal import Land
internal import Planning

extension Explanation {
  /// The account for programs.
  public func json(_ answers: [Answer]) -> JSONValue {
    return JSONValue([
      "demand": .string(demand), "rule": .string(allocation.rule.rawValue),
      "commitment": wording.scenario.demand(demand)?.commitment.map { .string($0.rawValue) }
        ?? .null,
      "relaxations": relaxations.map { ways in
        .array(ways.map { wording.json($0, for: demand) })
      } ?? .null,
      "sites": .array(
        answers.map { answer in
          JSONValue([
            "site": .string(answer.site), "verdict": .string(answer.verdict.rawValue),
            "score": .number(rounded(answer.suitability.score)),
            "area_m2": answer.placement.map { .number(rounded($0.area, places: 2)) } ?? .null,
            "findings": .array(
              answer.suitability.findings.map { finding in
                JSONValue([
                  "code": .string(finding.code), "outcome": .string(finding.outcome.rawValue),
                  "measured": JSONValue(roundedValue(finding.measured)),
                  "margin": finding.margin.map { .number(rounded($0)) } ?? .null,
                  "text": JSONValue(wording.sentence(finding, demand: demand, site: answer.site)),
                  "change": change(of: finding, at: answer.site).map { JSONValue($0) } ?? .null,
                ])
              }),
            "swap": answer.swap.map { swap in
              JSONValue([
                "status": .string(swap.status.rawValue), "loss": .number(rounded(swap.loss)),
                "departments": .array(
                  swap.changes.map {
                    JSONValue([
                      "department": .string($0.department),
                      "before": $0.before.map { .number(rounded($0)) } ?? .null,
                      "after": $0.after.map { .number(rounded($0)) } ?? .null,
                    ])
                  }),
                "text": .array(wording.sentences(swap).map { JSONValue($0) }),
              ])
            } ?? .null,
          ])
        }),
    ])
  }
}
