public import Formats
public import Land

extension SessionLog {
  /// For programs: the head, and every entry.
  public var json: JSONValue {
    JSONValue([
      "scenario": .string(scenario), "head": .string(head), "count": .integer(entries.count),
      "entries": .array(entries.map(\.json)),
    ])
  }
}

extension SessionEntry {
  /// One entry for programs. The opening's content stays in the file: it holds the whole scenario.
  public var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("number", .integer(number)), .init("time", .string(time.description)),
    ]
    switch content {
    case .opening(let opening):
      members += [
        .init("kind", .string("opening")), .init("author", .string(opening.author)),
        .init("reason", .string(opening.reason)), .init("file", .string(opening.file)),
        .init(
          "inputs",
          .array(
            opening.inputs.map {
              JSONValue(["path": .string($0.path), "sha256": .string($0.sha256)])
            })),
      ]
    case .decision(let decision):
      members += [
        .init("kind", .string(decision.kind.rawValue)),
        .init("department", .string(decision.department)),
        .init("author", .string(decision.author)), .init("reason", .string(decision.reason)),
        .init("content", decision.act.json),
      ]
    }
    return .object(members + [.init("hash", .string(hash))])
  }
}

extension SessionState {
  /// What holds, for programs: numbers of entries and what they say.
  public func json(in scenario: Scenario) -> JSONValue {
    let decided = applied(to: scenario)
    func list(_ all: [Recorded]) -> JSONValue {
      .array(
        all.map { recorded in
          JSONValue([
            "entry": .integer(recorded.entry),
            "department": .string(recorded.decision.department),
            "content": recorded.decision.act.json, "reason": .string(recorded.decision.reason),
          ])
        })
    }
    return JSONValue([
      "entry": .integer(entry), "positions": list(positions), "locks": list(locks),
      "vetoes": list(vetoes), "concessions": list(concessions),
      "votes": .array(
        votes.map { ballots in
          JSONValue([
            "ballots": list(ballots.ballots),
            "voices": .object(
              Vote.Ballot.allCases.map {
                .init($0.rawValue, .number(ballots.voices($0, in: decided)))
              }),
          ])
        }),
      "departments": .object(
        decided.departments.map { .init($0.id, JSONValue(["voice": .number($0.voice)])) }),
      "demands": .object(
        decided.demands.map { demand in
          .init(
            demand.id,
            JSONValue([
              "minimum_m2": .number(demand.minimum), "target_m2": .number(demand.target),
              "from": .string(demand.period.from.description),
            ]))
        }),
    ])
  }
}
