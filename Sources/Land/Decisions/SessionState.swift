/// What holds after an entry of a session.
public struct SessionState: Hashable, Sendable {
  /// A decision with the number of its entry.
  public struct Recorded: Hashable, Sendable {
    public var entry: Int
    public var decision: Decision
  }

  /// The ballots on one proposal, one for each department that voted, in the order of the entries.
  public struct Ballots: Hashable, Sendable {
    public var proposal: Vote.Proposal
    public var ballots: [Recorded]
  }

  /// The number of the last entry that counts.
  public private(set) var entry = 0
  /// The last position of each department on each subject, in the order of the entries.
  public private(set) var positions: [Recorded] = []
  /// Locks and vetoes that nobody has lifted, in the order of the entries.
  public private(set) var locks: [Recorded] = []
  public private(set) var vetoes: [Recorded] = []
  /// All concessions, in the order of the entries.
  public private(set) var concessions: [Recorded] = []
  /// By proposal, in the order in which they came up.
  public private(set) var votes: [Ballots] = []

  /// The state after the entries: a pure function of them.
  public init(after entries: some Sequence<SessionEntry>) {
    for entry in entries { apply(entry) }
  }

  private mutating func apply(_ entry: SessionEntry) {
    self.entry = entry.number
    guard let decision = entry.decision else { return }
    let recorded = Recorded(entry: entry.number, decision: decision)
    switch decision.act {
    case .position(let position):
      positions.removeAll { $0.isOvertaken(by: decision, on: position.subject) }
      positions.append(recorded)
    case .lock: locks.append(recorded)
    case .veto: vetoes.append(recorded)
    case .concession(let concession):
      concessions.append(recorded)
      if case .lifted(let number) = concession {
        locks.removeAll { $0.entry == number }
        vetoes.removeAll { $0.entry == number }
      }
    case .vote(let vote): count(vote, recorded)
    }
  }

  private mutating func count(_ vote: Vote, _ recorded: Recorded) {
    guard let index = votes.firstIndex(where: { $0.proposal == vote.proposal }) else {
      votes.append(Ballots(proposal: vote.proposal, ballots: [recorded]))
      return
    }
    votes[index].ballots.removeAll { $0.decision.department == recorded.decision.department }
    votes[index].ballots.append(recorded)
  }

  /// The lock or veto in force that an entry set.
  public func binding(_ entry: Int) -> Recorded? {
    locks.first { $0.entry == entry } ?? vetoes.first { $0.entry == entry }
  }
}

extension SessionState.Recorded {
  /// Positions on one demand replace each other, whatever the sites.
  fileprivate func isOvertaken(by later: Decision, on subject: Position.Subject) -> Bool {
    guard decision.department == later.department, case .position(let earlier) = decision.act
    else { return false }
    switch (earlier.subject, subject) {
    case (.rule(let first), .rule(let second)): return first == second
    case (.demand(let first, _), .demand(let second, _)): return first == second
    case (.rule, .demand), (.demand, .rule): return false
    }
  }

  /// The ballot, where the decision is a vote.
  public var ballot: Vote.Ballot? {
    if case .vote(let vote) = decision.act { vote.ballot } else { nil }
  }
}

extension SessionState.Ballots {
  /// The voices of the departments that voted so.
  ///
  /// - Parameter scenario: Whose voices count, with what was conceded of them.
  public func voices(_ ballot: Vote.Ballot, in scenario: Scenario) -> Double {
    ballots.filter { $0.ballot == ballot }
      .reduce(0) { $0 + (scenario.department($1.decision.department)?.voice ?? 0) }
  }
}
