public import Formats
internal import Land
internal import Planning

extension RuleAccount {
  /// The account for programs.
  public var json: JSONValue {
    JSONValue([
      "rule": .string(allocation.rule.rawValue), "purpose": JSONValue(allocation.rule.purpose),
      "departments": .array(shares.map { JSONValue($0) }),
      "used_up": .array(scarcities.map { JSONValue($0) }),
      "relaxations": .array(
        relaxations.map { entry in
          JSONValue([
            "demand": .string(entry.demand), "department": .string(entry.department),
            "ways": .array(entry.ways.map { wording.json($0, for: entry.demand) }),
          ])
        }),
      "lock_prices": .array(prices.map { JSONValue(wording.sentence($0)) }),
    ])
  }
}
