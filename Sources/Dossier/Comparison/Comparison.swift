internal import Formats
internal import Land

/// Two runs side by side: what moved, who gained, and what in the inputs explains it.
public struct Comparison: Sendable {
  /// A demand whose placement is not the same.
  struct Move: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable {
      case placed, lost, moved, resized, rescheduled
    }

    var demand: String
    var kind: Kind
    var before: [RunRecord.Spot]
    var after: [RunRecord.Spot]
    var causes: [Cause]
  }

  /// What a department gets before and after.
  struct Gain: Hashable, Sendable {
    var department: String
    /// Nil where it has no share to speak of, or the rule gave nothing.
    var before: RunRecord.Share?
    var after: RunRecord.Share?

    /// u after less u before; nil where one is missing.
    var difference: Double? {
      guard let after = after?.u, let before = before?.u else { return nil }
      return after - before
    }
  }

  /// One rule of both runs.
  struct RuleChange: Sendable {
    var rule: String
    var before: RunRecord.Allocation
    var after: RunRecord.Allocation
    var gains: [Gain]
    var moves: [Move]
  }

  public let before: RunRecord
  public let after: RunRecord
  let inputs: [InputChange]
  let scenario: [ScenarioDifference]
  /// Pairs that became possible or impossible, in the order of demands and sites.
  let eligibility: [EligibilityChange]
  let rules: [RuleChange]
  /// Rules that only one of the runs has.
  let onlyBefore: [String]
  let onlyAfter: [String]

  public init(_ before: RunRecord, _ after: RunRecord) {
    self.before = before
    self.after = after
    inputs = InputChange.between(before.inputs, after.inputs)
    let changes = ScenarioDifference.between(before, after)
    let eligibility = EligibilityChange.between(before, after)
    scenario = changes
    self.eligibility = eligibility
    rules = before.allocations.compactMap { old in
      after.allocation(old.rule).map { new in
        RuleChange(
          rule: old.rule, before: old, after: new,
          gains: Self.gains(before, after, old, new),
          moves: Self.moves(before, after, old, new).map { move in
            var explained = move
            explained.causes = Cause.of(
              move, before, after, (old, new), changes: changes, eligibility: eligibility)
            return explained
          })
      }
    }
    onlyBefore = before.allocations.map(\.rule).filter { after.allocation($0) == nil }
    onlyAfter = after.allocations.map(\.rule).filter { before.allocation($0) == nil }
  }

  private static func gains(
    _ before: RunRecord, _ after: RunRecord, _ old: RunRecord.Allocation,
    _ new: RunRecord.Allocation
  ) -> [Gain] {
    merged(before.departments.map(\.id), after.departments.map(\.id)).map { id in
      Gain(
        department: id, before: old.shares.first { $0.department == id },
        after: new.shares.first { $0.department == id })
    }
  }

  private static func moves(
    _ before: RunRecord, _ after: RunRecord, _ old: RunRecord.Allocation,
    _ new: RunRecord.Allocation
  ) -> [Move] {
    merged(before.demands.map(\.id), after.demands.map(\.id)).compactMap { demand in
      let was = sorted(old.spots[demand])
      let now = sorted(new.spots[demand])
      guard let kind = kind(was, now) else { return nil }
      return Move(demand: demand, kind: kind, before: was, after: now, causes: [])
    }
  }

  private static func kind(_ was: [RunRecord.Spot], _ now: [RunRecord.Spot]) -> Move.Kind? {
    if was == now { return nil }
    if was.isEmpty { return .placed }
    if now.isEmpty { return .lost }
    if was.map(\.site) != now.map(\.site) { return .moved }
    return was.map(\.area) != now.map(\.area) ? .resized : .rescheduled
  }

  private static func sorted(_ spots: [RunRecord.Spot]?) -> [RunRecord.Spot] {
    (spots ?? []).sorted { ($0.site, $0.from) < ($1.site, $1.from) }
  }

  /// The first list, then what only the second has.
  static func merged(_ first: [String], _ second: [String]) -> [String] {
    first + second.filter { !first.contains($0) }
  }

  /// Whether nothing at all differs.
  public var isEmpty: Bool {
    inputs.isEmpty && scenario.isEmpty && eligibility.isEmpty && onlyBefore.isEmpty
      && onlyAfter.isEmpty
      && rules.allSatisfy { rule in
        rule.moves.isEmpty && rule.gains.allSatisfy { $0.before == $0.after }
          && rule.before.status == rule.after.status
      }
  }
}
