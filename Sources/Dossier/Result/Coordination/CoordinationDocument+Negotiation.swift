internal import Formats
internal import Land
internal import Planning

extension CoordinationDocument {
  /// `negotiation`: outcome, rounds with their sentences, and the mediator's text. Points are positions in
  /// `front.points`.
  static func negotiation(_ study: CoordinationStudy, _ wording: Wording) -> JSONValue {
    guard let negotiation = study.negotiation else { return .null }
    let text = CoordinationText(of: study, wording: wording, in: .fr)
    return JSONValue([
      "outcome": outcome(negotiation.outcome),
      "parties": .array(negotiation.parties.map(JSONValue.string)),
      "status_quo": byDepartment(negotiation.statusQuo.u, wording),
      "acceptable": .array(negotiation.acceptable.map(JSONValue.integer)),
      "opening": proposals(negotiation.opening),
      "rounds": .array(
        negotiation.rounds.map { round in
          JSONValue([
            "round": .integer(round.number), "yields": .string(round.department),
            "from": .integer(round.from), "to": .integer(round.to),
            "differences": byDepartment(round.differences, wording),
            "proposals": proposals(round.proposals),
            "changes": changes(round.changes, wording),
            "text": message(text.sentence(round)),
          ])
        }),
      "single_text": singleText(negotiation.singleText, wording),
    ])
  }

  private static func outcome(_ outcome: Negotiation.Outcome) -> JSONValue {
    switch outcome {
    case .agreement(let point, let proposer):
      JSONValue([
        "kind": .string("agreement"), "point": .integer(point), "proposer": .string(proposer),
      ])
    case .nobodyCanMove:
      JSONValue(["kind": .string("breakdown"), "reason": .string("nobody-can-move")])
    case .nothingToGain:
      JSONValue(["kind": .string("breakdown"), "reason": .string("nothing-to-gain")])
    }
  }

  private static func proposals(_ proposals: [Negotiation.Proposal]) -> JSONValue {
    .object(
      proposals.map {
        .init(
          $0.department,
          JSONValue(["point": .integer($0.point), "risk": .number(rounded($0.risk))]))
      })
  }

  private static func singleText(_ text: SingleText?, _ wording: Wording) -> JSONValue {
    guard let text else { return .null }
    return JSONValue([
      "point": .integer(text.point),
      "steps": .array(
        text.steps.enumerated().map { index, step in
          JSONValue([
            "package": .boolean(step.isPackage && step.isSmallest),
            "differences": byDepartment(step.differences, wording),
            "changes": changes(step.changes, wording),
            "text": message(wording.sentence(step, number: index + 1)),
          ])
        }),
    ])
  }

  private static func changes(_ changes: [PlacementChange], _ wording: Wording) -> JSONValue {
    .array(
      changes.map {
        JSONValue([
          "demand": .string($0.demand), "department": .string($0.department),
          "kind": .string($0.kind.rawValue), "before": placements($0.before),
          "after": placements($0.after), "text": message(wording.sentence($0)),
        ])
      })
  }

  static func message(_ message: Message) -> JSONValue {
    JSONValue(["fr": .string(message.fr), "en": .string(message.en)])
  }
}
