/// A position, lock, veto, concession or vote of a department, recorded in a session.
public struct Decision: Hashable, Sendable {
  /// What the department does.
  public enum Act: Hashable, Sendable {
    case position(Position)
    /// The demand must be on each of these sites.
    case lock(demand: String, sites: [String])
    /// The demand must not be on any of these sites.
    case veto(demand: String, sites: [String])
    case concession(Concession)
    case vote(Vote)
  }

  /// The sort of an act, as files and commands name it.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case position, lock, veto, concession, vote
  }

  public var act: Act
  /// The department that takes it.
  public var department: String
  /// The person who speaks for the department.
  public var author: String
  public var time: Moment
  public var reason: String

  public init(_ act: Act, department: String, author: String, time: Moment, reason: String) {
    self.act = act
    self.department = department
    self.author = author
    self.time = time
    self.reason = reason
  }

  public var kind: Kind {
    switch act {
    case .position: .position
    case .lock: .lock
    case .veto: .veto
    case .concession: .concession
    case .vote: .vote
    }
  }
}

/// What a department wants or refuses, without binding anybody.
public struct Position: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    /// A demand on one of these sites; without sites, the demand as such.
    case demand(String, sites: [String])
    case rule(Rule)
  }

  public var subject: Subject
  /// Whether the department speaks for it or against it.
  public var isFor: Bool

  public init(_ subject: Subject, isFor: Bool) {
    self.subject = subject
    self.isFor = isFor
  }
}

/// What a department gives up.
public enum Concession: Hashable, Sendable {
  /// Square metres that a demand of its own will do with: a smaller minimum, a smaller target, or both.
  case area(demand: String, minimum: Double?, target: Double?)
  /// A demand of its own starts later.
  case start(demand: String, from: CalendarDate)
  /// Its weight in joint decisions becomes less.
  case voice(Double)
  /// A lock or veto of its own is lifted: the number of its entry.
  case lifted(entry: Int)
}

/// A ballot on a proposal. The last one of a department counts.
public struct Vote: Hashable, Sendable {
  public enum Ballot: String, CaseIterable, Hashable, Sendable {
    case yes = "for"
    case no = "against"
    case abstention = "abstain"
  }

  public enum Proposal: Hashable, Sendable {
    /// To allocate by a rule.
    case rule(Rule)
    /// What an earlier entry of the session says.
    case entry(Int)
    case text(String)
  }

  public var proposal: Proposal
  public var ballot: Ballot

  public init(_ ballot: Ballot, on proposal: Proposal) {
    self.ballot = ballot
    self.proposal = proposal
  }
}
