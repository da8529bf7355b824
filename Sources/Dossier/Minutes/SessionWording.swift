public import Land
internal import Planning

/// Puts the decisions of a session into sentences, with the names that its scenario gives things.
public struct SessionWording: Sendable {
  let scenario: Scenario
  private let names: [String: String]

  public init(scenario: Scenario, opening: SessionOpening) {
    self.scenario = scenario
    names = Dictionary(
      opening.sites.compactMap { site in site.name.map { (site.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  public func department(_ id: String) -> String { scenario.department(id)?.label ?? id }

  func demand(_ id: String) -> String { scenario.demand(id)?.label ?? id }

  /// The name of a site with its id.
  func site(_ id: String) -> String {
    guard let name = names[id], name != id else { return id }
    return "\(name) (\(id))"
  }

  /// What a department does, with its name: « Habitat verrouille « Logements » sur La Filature ».
  public func sentence(_ decision: Decision) -> Message {
    let who = department(decision.department)
    let what = act(decision.act)
    return Message(fr: "\(who) \(what.fr)", en: "\(who) \(what.en)")
  }

  /// What it does, without who: to stand after a name or in a column of its own.
  func act(_ act: Decision.Act) -> Message {
    switch act {
    case .position(let position): return self.position(position)
    case .lock(let demand, let sites):
      return Message(
        fr: "verrouille « \(self.demand(demand)) » sur \(list(sites, "et"))",
        en: "locks “\(self.demand(demand))” onto \(list(sites, "and"))")
    case .veto(let demand, let sites):
      return Message(
        fr: "met son veto à « \(self.demand(demand)) » sur \(list(sites, "et"))",
        en: "vetoes “\(self.demand(demand))” on \(list(sites, "and"))")
    case .concession(let concession): return self.concession(concession)
    case .vote(let vote): return self.vote(vote)
    }
  }

  private func position(_ position: Position) -> Message {
    switch position.subject {
    case .rule(let rule):
      let name = rule.label
      return position.isFor
        ? Message(
          fr: "préfère la règle « \(name.fr) »", en: "prefers the rule “\(name.en)”")
        : Message(fr: "refuse la règle « \(name.fr) »", en: "refuses the rule “\(name.en)”")
    case .demand(let demand, let sites):
      let name = self.demand(demand)
      let place =
        sites.isEmpty
        ? Message(fr: "", en: "")
        : Message(fr: " sur \(list(sites, "ou"))", en: " on \(list(sites, "or"))")
      return position.isFor
        ? Message(fr: "souhaite « \(name) »\(place.fr)", en: "wants “\(name)”\(place.en)")
        : Message(
          fr: "ne souhaite pas « \(name) »\(place.fr)", en: "does not want “\(name)”\(place.en)")
    }
  }

  private func concession(_ concession: Concession) -> Message {
    switch concession {
    case .area(let demand, let minimum, let target):
      let resource = scenario.demand(demand)?.resource ?? .land
      func area(_ value: Double, _ language: Language) -> String {
        Figure.amount(value, of: resource, in: language)
      }
      let french = [
        minimum.map { "un minimum de \(area($0, .fr))" },
        target.map { "une cible de \(area($0, .fr))" },
      ].compactMap { $0 }.joined(separator: " et ")
      let english = [
        minimum.map { "a minimum of \(area($0, .en))" },
        target.map { "a target of \(area($0, .en))" },
      ].compactMap { $0 }.joined(separator: " and ")
      return Message(
        fr: "se contente pour « \(self.demand(demand)) » d'\(french)",
        en: "will do with \(english) for “\(self.demand(demand))”")
    case .start(let demand, let from):
      return Message(
        fr: "reporte « \(self.demand(demand)) » au \(Figure.date(from, in: .fr))",
        en: "puts “\(self.demand(demand))” off until \(Figure.date(from, in: .en))")
    case .voice(let voice):
      return Message(
        fr: "abaisse sa voix à \(Figure.number(voice, places: 4, in: .fr))",
        en: "lowers its voice to \(Figure.number(voice, places: 4, in: .en))")
    case .lifted(let entry):
      return Message(
        fr: "lève son verrou ou son veto de l'entrée \(entry)",
        en: "lifts its lock or veto of entry \(entry)")
    }
  }

  private func vote(_ vote: Vote) -> Message {
    let proposal = self.proposal(vote.proposal)
    return switch vote.ballot {
    case .yes: Message(fr: "vote pour\u{A0}: \(proposal.fr)", en: "votes for: \(proposal.en)")
    case .no: Message(fr: "vote contre\u{A0}: \(proposal.fr)", en: "votes against: \(proposal.en)")
    case .abstention:
      Message(fr: "s'abstient\u{A0}: \(proposal.fr)", en: "abstains: \(proposal.en)")
    }
  }

  /// What was voted on.
  func proposal(_ proposal: Vote.Proposal) -> Message {
    switch proposal {
    case .rule(let rule):
      Message(
        fr: "la règle « \(rule.label.fr) »", en: "the rule “\(rule.label.en)”")
    case .entry(let number): Message(fr: "l'entrée \(number)", en: "entry \(number)")
    case .text(let text): Message(fr: "« \(text) »", en: "“\(text)”")
    }
  }

  private func list(_ sites: [String], _ last: String) -> String {
    let names = sites.map(site)
    guard names.count > 1, let end = names.last else { return names.first ?? "–" }
    return names.dropLast().joined(separator: ", ") + " \(last) " + end
  }
}

extension Decision.Kind {
  /// For a column of kinds.
  public var label: Message {
    switch self {
    case .position: Message(fr: "position", en: "position")
    case .lock: Message(fr: "verrou", en: "lock")
    case .veto: Message(fr: "veto", en: "veto")
    case .concession: Message(fr: "concession", en: "concession")
    case .vote: Message(fr: "vote", en: "vote")
    }
  }
}

extension Moment {
  /// « 28/11/2026 à 17 h 25 », `2026-11-28 17:25`: on the local clock where it was recorded.
  public func text(in language: Language) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let zone = minutesAhead == 0 ? " UTC" : ""
    return language == .fr
      ? "\(Figure.date(date, in: .fr)) à \(hour)\u{A0}h\u{A0}\(two(minute))\(zone)"
      : "\(date) \(two(hour)):\(two(minute))\(zone)"
  }
}
