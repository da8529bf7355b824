public import Formats
internal import Land

extension Comparison {
  /// For programs: all differences, with their sentences in both languages.
  public var json: JSONValue {
    let wording = ComparisonWording(before: before, after: after)
    return JSONValue([
      "before": side(before), "after": side(after),
      "inputs": .array(
        inputs.map {
          JSONValue(["path": .string($0.path), "change": .string($0.kind.rawValue)])
        }),
      "scenario": .array(scenario.map { text(wording.sentence($0)) }),
      "eligibility": .array(
        eligibility.map { change in
          JSONValue([
            "demand": .string(change.demand), "site": .string(change.site),
            "eligible": .boolean(change.isEligible),
            "reasons": .array(change.reasons.map(JSONValue.string)),
            "text": text(wording.sentence(change, namesDemand: true)),
          ])
        }),
      "rules": .object(rules.map { .init($0.rule, json($0, wording)) }),
      "only_before": .array(onlyBefore.map(JSONValue.string)),
      "only_after": .array(onlyAfter.map(JSONValue.string)),
    ])
  }

  private func side(_ record: RunRecord) -> JSONValue {
    JSONValue([
      "name": .string(record.name), "scenario": .string(record.scenarioName),
      "entente": .string(record.version),
    ])
  }

  private func text(_ message: Message) -> JSONValue {
    JSONValue(["fr": .string(message.fr), "en": .string(message.en)])
  }

  private func json(_ rule: RuleChange, _ wording: ComparisonWording) -> JSONValue {
    func status(_ allocation: RunRecord.Allocation) -> JSONValue { .string(allocation.status) }
    return JSONValue([
      "status": JSONValue(["before": status(rule.before), "after": status(rule.after)]),
      "departments": .object(
        rule.gains.map { gain in
          .init(
            gain.department,
            JSONValue([
              "u_before": .optional(gain.before?.u), "u_after": .optional(gain.after?.u),
              "difference": .optional(gain.difference.map { rounded($0) }),
              "met_before": .optional(gain.before?.met), "met_after": .optional(gain.after?.met),
            ]))
        }),
      "moves": .array(
        rule.moves.map { move in
          JSONValue([
            "demand": .string(move.demand), "change": .string(move.kind.rawValue),
            "before": .array(move.before.map(json)), "after": .array(move.after.map(json)),
            "causes": .array(move.causes.map { text(wording.sentence($0)) }),
            "text": text(wording.sentence(move)),
          ])
        }),
    ])
  }

  private func json(_ spot: RunRecord.Spot) -> JSONValue {
    JSONValue([
      "site": .string(spot.site), "area_m2": .number(spot.area), "from": .string(spot.from),
      "until": .optional(spot.until),
    ])
  }
}
