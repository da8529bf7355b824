public import Land

extension Decision.Act {
  /// The column `content` of a decision, and the same in what commands print for programs.
  public var json: JSONValue {
    switch self {
    case .position(let position):
      let stance = JSONValue.string(position.isFor ? "for" : "against")
      switch position.subject {
      case .demand(let demand, let sites):
        return ["demand": .string(demand), "sites": Self.list(sites), "stance": stance]
      case .rule(let rule): return ["rule": .string(rule.rawValue), "stance": stance]
      }
    case .lock(let demand, let sites):
      return ["demand": .string(demand), "always": Self.list(sites)]
    case .veto(let demand, let sites):
      return ["demand": .string(demand), "never": Self.list(sites)]
    case .concession(let concession): return Self.json(concession)
    case .vote(let vote):
      let ballot = JSONValue.string(vote.ballot.rawValue)
      switch vote.proposal {
      case .rule(let rule): return ["rule": .string(rule.rawValue), "ballot": ballot]
      case .entry(let number): return ["entry": .integer(number), "ballot": ballot]
      case .text(let text): return ["proposal": .string(text), "ballot": ballot]
      }
    }
  }

  private static func json(_ concession: Concession) -> JSONValue {
    switch concession {
    case .area(let demand, let minimum, let target):
      var members = [JSONValue.Member("demand", .string(demand))]
      if let minimum { members.append(.init("minimum_m2", .number(minimum))) }
      if let target { members.append(.init("target_m2", .number(target))) }
      return .object(members)
    case .start(let demand, let from):
      return ["demand": .string(demand), "from": .string(from.description)]
    case .voice(let voice): return ["voice": .number(voice)]
    case .lifted(let entry): return ["lifted": .integer(entry)]
    }
  }

  private static func list(_ words: [String]) -> JSONValue { .array(words.map(JSONValue.string)) }

  /// Nil where the content is none of that kind.
  init?(_ kind: Decision.Kind, _ json: JSONValue) {
    switch kind {
    case .position:
      guard let stance = json["stance"]?.text, stance == "for" || stance == "against",
        let subject = Self.subject(json)
      else { return nil }
      self = .position(Position(subject, isFor: stance == "for"))
    case .lock:
      guard let demand = json["demand"]?.text, let sites = json["always"]?.texts else { return nil }
      self = .lock(demand: demand, sites: sites)
    case .veto:
      guard let demand = json["demand"]?.text, let sites = json["never"]?.texts else { return nil }
      self = .veto(demand: demand, sites: sites)
    case .concession:
      guard let concession = Self.concession(json) else { return nil }
      self = .concession(concession)
    case .vote:
      guard let ballot = json["ballot"]?.text.flatMap(Vote.Ballot.init(rawValue:)),
        let proposal = Self.proposal(json)
      else { return nil }
      self = .vote(Vote(ballot, on: proposal))
    }
  }

  private static func subject(_ json: JSONValue) -> Position.Subject? {
    if let demand = json["demand"]?.text, let sites = json["sites"]?.texts {
      return .demand(demand, sites: sites)
    }
    return json["rule"]?.text.flatMap(Rule.init(rawValue:)).map { .rule($0) }
  }

  private static func concession(_ json: JSONValue) -> Concession? {
    if let voice = json["voice"]?.double { return .voice(voice) }
    if let entry = json["lifted"]?.int { return .lifted(entry: entry) }
    guard let demand = json["demand"]?.text else { return nil }
    if let from = json["from"]?.text {
      return CalendarDate(from).map { .start(demand: demand, from: $0) }
    }
    let minimum = json["minimum_m2"]?.double
    let target = json["target_m2"]?.double
    guard minimum != nil || target != nil else { return nil }
    return .area(demand: demand, minimum: minimum, target: target)
  }

  private static func proposal(_ json: JSONValue) -> Vote.Proposal? {
    if let rule = json["rule"]?.text { return Rule(rawValue: rule).map { .rule($0) } }
    if let entry = json["entry"]?.int { return .entry(entry) }
    return json["proposal"]?.text.map { .text($0) }
  }
}
